"""Styles and scripts without what only their authors need: comments, and space between words. Pure.

What is written for people is long: a third of our scripts explains the rest, and a stick or a plain
server delivers every byte. Names and strings stay as they are, so that what somebody's console
tells can still be found. What cannot be read for certain is left as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_STRING = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
_KEPT = rf"(?P<kept>{_STRING}|url\([^)\"']*\)|/\*!.*?\*/)"
_LOOSE = re.compile(rf"{_KEPT}|(?:\s|/\*.*?\*/)+", re.DOTALL)
_MARKS = re.compile(
    rf"{_KEPT}|;?\s*(?P<end>\}})\s*|\s*(?P<mark>[{{;,>])\s*|(?<=:)\s+|(?<=[\s:(,-])0+(?=\.\d)",
    re.DOTALL,
)
"""What may go beside signs, and zeros before a point."""

_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+|//[^\n]*|/\*(?!!).*?\*/)
  | (?P<word>[\w$\\]+)
  | (?P<string>{_STRING})
  | (?P<licence>/\*!.*?\*/)
  | (?P<slash>/)
  | (?P<mark>[^`"'])
    """,
    re.VERBOSE | re.DOTALL,
)
_EXPRESSION = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
_TEMPLATE = re.compile(r"[`}](?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.DOTALL)
"""A template's text, from where it begins or goes on to where it ends or something is computed."""
_BEFORE_VALUES = frozenset(
    [
        "return",
        "typeof",
        "case",
        "in",
        "of",
        "delete",
        "void",
        "throw",
        "new",
        "else",
        "do",
        "await",
    ]
)
"""Words after which a slash begins a regular expression; after any other it divides."""
_HEADED = frozenset(["if", "for", "await", "while", "with"])
"""Words whose brackets a statement follows, if only an empty one."""
_GOES_ON_AFTER = frozenset("{([,;:?=&|<>*%~^!.")
_GOES_ON_BEFORE = frozenset(")]},;:?=&|<>*%^.")
"""The end of a line beside one of these ends no statement, whatever stands on its other side."""


class _UnknownError(Exception):
    """Not written as we write scripts."""


def style(text: str) -> str:
    """Return a style sheet without loose space and comments, but those that begin with `/*!`."""
    plain = _LOOSE.sub(lambda found: found["kept"] or " ", text)
    return _MARKS.sub(lambda it: it["kept"] or it["end"] or it["mark"] or "", plain).strip()


def script(text: str) -> str:
    """Return a script without loose space and comments, but those that begin with `/*!`."""
    written: list[str] = []
    before, gap = "", ""
    try:
        for token in _tokens(text):
            if token in (" ", "\n"):
                gap = max(gap, token, key=("", " ", "\n").index)
                continue
            if gap and before and _parts(gap, before, token):
                written.append(gap)
            if token == "}" and _ends_a_statement(written):
                written.pop()
            written.append(token)
            before, gap = token, ""
    except _UnknownError:
        return text
    return "".join(written)


def _ends_a_statement(written: Sequence[str]) -> bool:
    """Tell whether what was written last is a semicolon that a brace can stand for: one that is no
    statement by itself, such as the body of a loop."""
    if written[-1:] != [";"] or written[-2:-1] in ([], ["{"], [":"], ["else"], ["do"]):
        return False
    if written[-2] != ")":
        return True
    opened = 0
    for at in range(len(written) - 2, -1, -1):
        opened += {")": 1, "(": -1}.get(written[at], 0)
        if not opened:
            return written[at - 1] not in _HEADED
    return False


def _parts(gap: str, before: str, after: str) -> bool:
    """Tell whether what is on both sides of a gap would be something else without it."""
    if gap == "\n":
        return not (before in _GOES_ON_AFTER or after in _GOES_ON_BEFORE)
    left, right = before[-1], after[0]
    words = (left + right).replace("$", "a").replace("\\", "a")
    return (
        (words.isidentifier() or words.isalnum())
        or "/" in words  # not a comment by chance
        or words in ("++", "--", "<!")
        or (left.isdigit() and right == ".")
    )


def _tokens(text: str) -> Iterator[str]:
    """Yield what a script is made of; all that is only space as a space or the end of a line.

    Raises _UnknownError.
    """
    before, at = "", 0
    braces: list[int] = []  # for each template that something is computed in: how many are open
    while at < len(text):
        if text[at] == "`" or (text[at] == "}" and braces and braces[-1] == 0):
            token, kind = _matched(_TEMPLATE, text, at)[0], "template"
            if token[0] == "}":
                braces.pop()
            if token[-1] == "{":
                braces.append(0)
        else:
            found = _matched(_TOKEN, text, at)
            token, kind = found[0], str(found.lastgroup)
            if kind == "slash" and not _divides(before, text[at + 1 : at + 2]):
                token = _matched(_EXPRESSION, text, at)[0]
            if braces:
                braces[-1] += {"{": 1, "}": -1}.get(token, 0)
        at += len(token)
        if kind == "space":
            yield "\n" if "\n" in token else " "
        else:
            yield token
            before = token
    if braces:
        raise _UnknownError


def _matched(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if not found:
        raise _UnknownError
    return found


def _divides(before: str, after: str) -> bool:
    """Tell what a slash is by what stands on both sides. Raises _UnknownError."""
    last = before[-1:]
    if last in (")", "}") and (last == "}" or not after.isspace()):
        raise _UnknownError  # the end of a condition or a block, or of a value?
    if last.isalnum() or last in ("_", "$"):
        return before not in _BEFORE_VALUES
    return last in (")", "]", '"', "'", "`", "/")
