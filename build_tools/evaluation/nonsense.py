"""What no questionnaire says, told in an editor's language. Pure."""

from __future__ import annotations

from build_tools.strings import Strings

_ENGLISH = Strings("en")


class Nonsense(Exception):
    """Something that no questionnaire says; its text, a message id with what fills it, tells what
    was seen and expected."""

    def __init__(self, text: str, **facts: object) -> None:
        super().__init__(text)
        self._text = text
        self._facts = facts

    def said(self, t: Strings) -> str:
        """Return it in a language. A reason within it is said in that one, too."""
        facts = {
            name: each.said(t) if isinstance(each, Nonsense) else each
            for name, each in self._facts.items()
        }
        return t(self._text, **facts)

    def __str__(self) -> str:
        return self.said(_ENGLISH)


def shown(said: object) -> str:
    """Return what was seen, short and on one line, whatever somebody wrote there."""
    text = ascii(said) if not isinstance(said, str) else f"'{said}'"
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else f"{text[:39]}…"
