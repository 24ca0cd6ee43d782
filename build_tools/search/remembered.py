"""All that an index is made of, and how it goes on from one making to the next. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.search.pages import Entry, Exchanged, Known, Met, Page
from build_tools.search.pairs import Common
from build_tools.search.prose import Pieces
from build_tools.search.words import Touched, Words, found

_SPARE = 1_000
"""How many writings may be of no page any more, besides as many as are of some."""


@dataclass(slots=True)
class Remembered:
    """The pages of a language, and what is known of all of them together."""

    keys: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    met: Met = field(default_factory=Met)
    pieces: Pieces = field(default_factory=Pieces)
    words: Words = field(default_factory=Words)
    common: Common = field(default_factory=Common)
    files: dict[bytes, dict[str, object]] = field(default_factory=dict)
    """Files of words, by what stands for the words and their lists."""

    def is_stale(self) -> bool:
        """Return whether more is known than is of use: it is quicker to begin anew."""
        known = len(self.met.pieces) + len(self.met.written)
        used = len(self.pieces.counts) - self.pieces.counts.count(0) + len(self.words.bits)
        return known > 2 * used + _SPARE


class Reading:
    """Pages of a language that are read one by one, beside those that are remembered, which are of
    no use to anybody else any more."""

    def __init__(self, lang: str, before: Remembered) -> None:
        self._lang = lang
        self._before = before
        self._known = Known(before.met.pieces, before.met.written)
        self._there = dict(zip(before.keys, before.pages, strict=True))
        self._said = {page.text: page for page in before.pages if page.text}

    def read(self, it: Entry) -> None:
        """Read a page, unless it is known."""
        if it.key not in self._there:
            self._there[it.key] = self._known.read(self._lang, it.make(), self._said)

    def all(self, entries: Sequence[Entry]) -> Remembered:
        """Return what is known of these pages, and of all of them together."""
        for it in entries:
            self.read(it)
        before, met = self._before, self._known.met()
        del self._known
        keys = [it.key for it in entries]
        pages = [self._there[key] for key in keys]
        exchanged = self._exchanged(keys)
        exchanged.recount_pieces(before.pieces.counts, len(met.pieces))
        before.pieces.sort(met.pieces)
        counts = before.pieces.counts
        common = before.common.renewed(met.pieces, counts, before.pages, pages, exchanged)
        exchanged.recount_words(before.words.counts, len(met.written))
        touched = _touched(before.pages, pages)
        were = Words(before.words.counts) if touched is None else before.words
        words = found(self._lang, pages, met.written, were, touched)
        return Remembered(keys, pages, met, before.pieces, words, common, before.files)

    def _exchanged(self, keys: Sequence[str]) -> Exchanged:
        old, new = Counter(self._before.keys), Counter(keys)
        gone, come = (
            [self._there[key] for key in them.elements()] for them in (old - new, new - old)
        )
        return Exchanged(gone, come)


def _touched(old: Sequence[Page], new: Sequence[Page]) -> Touched | None:
    """Return which words came, went or stand elsewhere; None if most pages have other places, or
    if there is another number of them."""
    if len(old) != len(new):
        return None
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one is not other]
    if 2 * len(changed) > len(new):
        return None
    touched, near = set[int](), set[int]()
    for one, other in changed:
        touched |= {*one.title} ^ {*other.title} | {*one.keys} ^ {*other.keys}
        if one.prose is not other.prose:
            before, after = ({*zip(it.prose, it.counts, strict=True)} for it in (one, other))
            touched.update(word for word, _ in before ^ after)
        for it in (one, other):
            near.update(it.title, it.keys, it.prose)
    return Touched(touched, near)
