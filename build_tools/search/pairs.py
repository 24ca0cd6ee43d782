"""Which of the most common words stand side by side on which pages. Pure.

A phrase of common words alone could stand on any page; without this nearly all prose would be
read to prove it. `find-phrase.js` reads prose by the same steps.
"""

from __future__ import annotations

import functools
import heapq
import re
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from build_tools.search import coding
from build_tools.search.fold import bare
from build_tools.search.pages import Exchanged, Page

COMMON = 64
"""Words that are on most pages; their pairs take a twentieth of the index."""
ENOUGH_PAGES = 200
"""Of fewer than these all prose is read in no time."""
_SMALL = re.compile(r"(?:[^\W\d_]|qu)")
"""What may stand before an apostrophe without being looked for."""
_GAP, _BREAK = " ", "\n"
"""No word: what a phrase goes on behind, and where none does."""
_NONE, _LEFT_OUT = 0, 255
"""In a row of bytes, of which each other is a common word: another word or a break, and a gap."""
_AT_ONCE = 250
"""Words that are counted together, each of them a byte."""


@dataclass(slots=True)
class Common:
    """The most common words, and what finds them again when some pages change; empty where there
    are few pages."""

    met: dict[str, int] = field(default_factory=dict)
    """How often each word is met."""
    pages_with: dict[str, int] = field(default_factory=dict)
    """On how many pages those words are that are met most often."""
    words: list[str] = field(default_factory=list)
    """Those that are on most, by the alphabet."""
    pairs: list[bytes] = field(default_factory=list)
    """Which two stand side by side on each page, as `_pair` has them."""

    def renewed(
        self,
        names: Sequence[str],
        counts: Sequence[int],
        old: Sequence[Page],
        new: Sequence[Page],
        exchanged: Exchanged,
    ) -> Common:
        """Return what is common on the pages `new`, where this is so on `old` ones; `names` are all
        pieces by number, and `counts` how often each is met."""
        if len(new) < ENOUGH_PAGES:
            return Common()
        forms = _Forms(names)
        if self.words and 2 * len(exchanged.come) < len(new):
            it, there = self, dict(zip(map(id, old), self.pairs, strict=True))
            it._recount(exchanged, forms)
        else:
            it, there = Common(_met(counts, forms)), {}
        rows = _Rows(new, forms)
        words = sorted(it._most(rows))
        if words != it.words:
            there = {}
        left = [page for page in new if id(page) not in there]
        found = rows.of(words) if len(left) == len(new) else _in_bytes(left, forms, words)
        there |= zip(map(id, left), map(_side_by_side, found), strict=True)
        return Common(it.met, it.pages_with, words, [there[id(page)] for page in new])

    def _recount(self, exchanged: Exchanged, forms: Mapping[int, str]) -> None:
        """Count the pages that came, and no longer those that are gone."""
        for piece, change in exchanged.pieces().items():
            form = forms[piece]
            self.met[form] = self.met.get(form, 0) + change
        counted = list(self.pages_with)
        for at in range(0, len(counted), _AT_ONCE):
            some = counted[at : at + _AT_ONCE]
            for sign, pages in ((-1, exchanged.gone), (1, exchanged.come)):
                for word, count in _pages_with(some, _in_bytes(pages, forms, some)):
                    self.pages_with[word] += sign * count

    def _most(self, rows: _Rows) -> list[str]:
        """Return the words that are on most pages; of those that are on as many the first by the
        alphabet.

        No word is on more pages than it is met, so that those that are met most often are counted
        until no other can be among them.
        """
        while True:
            best = sorted(self.pages_with, key=lambda it: (-self.pages_with[it], it))[:COMMON]
            others = self.met.keys() - self.pages_with.keys() - {_GAP, _BREAK}
            most = max(map(self.met.__getitem__, others), default=0)
            if not most or (len(best) == COMMON and self.pages_with[best[-1]] > most):
                return [it for it in best if self.pages_with[it]]
            some = heapq.nlargest(_AT_ONCE, others, key=self.met.__getitem__)
            self.pages_with |= _pages_with(some, rows.of(some))

    def told(self, pages: int) -> dict[str, object] | None:
        """Return the words and, in a row of bits for each, with which others they stand, and on
        which of so many pages. None where there are few."""
        if pages < ENOUGH_PAGES:
            return None
        found: defaultdict[int, list[int]] = defaultdict(list)
        for page, own in enumerate(self.pairs):
            for pair in memoryview(own).cast("H"):
                found[pair].append(page)
        every = range(1, len(self.words) + 1)
        rows = (
            "".join([_bits(found.get(_pair(one, other)), pages) for other in every])
            for one in every
        )
        return {"words": " ".join(self.words), "rows": coding.LINE.join(coding.packed(rows))}


def _met(counts: Iterable[int], forms: Mapping[int, str]) -> dict[str, int]:
    """Return how often each word is met, by how often each piece is."""
    met: defaultdict[str, int] = defaultdict(int)
    for piece, count in enumerate(counts):
        if count:
            met[forms[piece]] += count
    return dict(met)


class _Forms(dict[int, str]):
    """Pieces by number to what they are in a phrase."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, piece: int) -> str:
        self[piece] = form = _form(self._names[piece])
        return form


def _pages_with(words: Sequence[str], rows: Iterable[bytes]) -> Iterator[tuple[str, int]]:
    """Yield words, and on how many pages each is, where rows of bytes stand for these words."""
    on = Counter(chain.from_iterable(map(set, rows)))
    return ((word, on[byte]) for byte, word in enumerate(words, start=1))


class _Rows:
    """All pages as rows of bytes that stand for some words."""

    def __init__(self, pages: Sequence[Page], forms: Mapping[int, str]) -> None:
        self._pages = pages
        self._forms = forms
        self._words: Sequence[str] = ()
        self._rows: list[bytes] = []

    def of(self, words: Sequence[str]) -> list[bytes]:
        """Return the rows, in which the first of these words is 1. What stands for some of the
        words before is not looked for again."""
        byte_of = {word: at for at, word in enumerate(words, start=1)}
        if self._rows and byte_of.keys() <= {*self._words}:
            table = bytearray(range(_LEFT_OUT + 1))
            for at, word in enumerate(self._words, start=1):
                table[at] = byte_of.get(word, _NONE)
            return [row.translate(table) for row in self._rows]
        self._words, self._rows = words, list(_in_bytes(self._pages, self._forms, words))
        return self._rows


def _in_bytes(
    pages: Sequence[Page], forms: Mapping[int, str], words: Iterable[str]
) -> Iterator[bytes]:
    """Yield each page as a row of bytes that stand for some words, the first of which is 1."""
    byte_of = {word: at for at, word in enumerate(words, start=1)} | {_GAP: _LEFT_OUT}
    met = {*chain.from_iterable([page.pieces for page in pages])}
    table = bytearray(max(met, default=0) + 1)  # small, so that to look there is quick
    for piece in met:
        table[piece] = byte_of.get(forms[piece], _NONE)
    for page in pages:
        yield bytes(map(table.__getitem__, page.pieces))


def _side_by_side(row: bytes) -> bytes:
    """Return which two words stand side by side in a row, each as `_pair` has it."""
    row = row.translate(None, bytes([_LEFT_OUT]))
    even = memoryview(row)[: len(row) // 2 * 2].cast("H")
    odd = memoryview(row)[1 : (len(row) - 1) // 2 * 2 + 1].cast("H")
    return array("H", {*even, *odd} - _no_pairs()).tobytes()


def _pair(one: int, other: int) -> int:
    """Return two bytes as the number that this machine reads from them."""
    return int.from_bytes((one, other), sys.byteorder)


@functools.cache
def _no_pairs() -> frozenset[int]:
    """Return the pairs of which one is no word."""
    return frozenset(
        chain.from_iterable((_pair(_NONE, it), _pair(it, _NONE)) for it in range(_LEFT_OUT))
    )


def _bits(pages: list[int] | None, many: int) -> str:
    return "1" + coding.numbers(pages, many) if pages else "0"


def _form(piece: str) -> str:
    """Return a piece as a word of a phrase, or what it is instead."""
    if not piece or not piece[0].isalnum():
        return _BREAK if "\n" in piece else _GAP
    form = bare(piece)
    return _GAP if piece[-1] in "'’" and _SMALL.fullmatch(form) else form
