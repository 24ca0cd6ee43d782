"""What is asked of a crowd of pages: the kinds of query that people type, some of each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_tools.domain import Findable
from tests.search.crowd import WORD


@dataclass(frozen=True, slots=True)
class Asked:
    """One query."""

    kind: str
    text: str


class _Said:
    """What is said on all pages, to be drawn from."""

    def __init__(self, lang: str, found: Sequence[Findable]) -> None:
        self.lot = random.Random(f"queries {lang}")
        self.pages = [(it.title, WORD.findall(it.text)) for it in found]
        counts = Counter(word for _, words in self.pages for word in words)
        ranked = [word for word, _ in counts.most_common() if len(word) > 1]
        self.stop_words = ranked[:25]
        self.usual = [word for word in ranked[40:4000] if len(word) >= 4]
        self.rare = [word for word in ranked[40:] if counts[word] == 1 and len(word) >= 5]

    def beginning(self, letters: int) -> str:
        """Return the first letters of a word."""
        return self.lot.choice([it for it in self.usual if len(it) > letters])[:letters]

    def two(self) -> str:
        """Return two words that stand on one page."""
        _, words = self.lot.choice(self.pages)
        return " ".join(self.lot.sample([it for it in words if len(it) >= 4], 2))

    def phrase(self) -> str:
        """Return three words that stand beside each other in a paragraph, in quotes."""
        _, words = self.lot.choice(self.pages)
        at = self.lot.randrange(len(words) - 2)
        return f'"{" ".join(words[at : at + 3])}"'

    def mistyped(self) -> str:
        """Return a word with one letter too few, too many, wrong, or two exchanged."""
        word = self.lot.choice([it for it in self.usual if len(it) >= 6])
        at = self.lot.randrange(1, len(word) - 2)
        before, after = word[:at], word[at:]
        wrong = (
            before + after[1:],
            before + self.lot.choice("aeinrst") + after,
            before + self.lot.choice("bdfmpvz") + after[1:],
            before + after[1] + after[0] + after[2:],
        )
        return self.lot.choice(wrong)

    def nothing(self) -> str:
        """Return letters that no word is like."""
        return "".join(self.lot.choices("qxzwvk", k=self.lot.randint(6, 9)))


def asked_of(lang: str, found: Sequence[Findable], each: int) -> list[Asked]:
    """Return so many queries of each kind, the kinds in turn; the same every time."""
    said = _Said(lang, found)
    kinds: dict[str, Callable[[], str]] = {
        "a word": lambda: said.lot.choice(said.usual),
        "2 letters": lambda: said.beginning(2),
        "3 letters": lambda: said.beginning(3),
        "4 letters": lambda: said.beginning(4),
        "two words": said.two,
        "a title": lambda: said.lot.choice(said.pages)[0],
        "a phrase": said.phrase,
        "a typing error": said.mistyped,
        "a rare word": lambda: said.lot.choice(said.rare),
        "a stop word": lambda: said.lot.choice(said.stop_words),
        "nothing like it": said.nothing,
    }
    return [Asked(kind, draw()) for _ in range(each) for kind, draw in kinds.items()]
