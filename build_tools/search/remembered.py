"""All that an index is made of, and how it goes on from one making to the next. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.search.pages import Entry, Exchanged, Known, Page
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
    known: Known = field(default_factory=Known)
    pieces: Pieces = field(default_factory=Pieces)
    words: Words = field(default_factory=Words)
    common: Common = field(default_factory=Common)
    files: dict[bytes, dict[str, object]] = field(default_factory=dict)
    """Files of words, by what stands for the words and their lists."""

    def renewed(self, lang: str, entries: Sequence[Entry]) -> Remembered:
        """Return the same for these entries. It is made of what was known before, which is of no
        use any more."""
        there = dict(zip(self.keys, self.pages, strict=True))
        keys = [it.key for it in entries]
        gone = {there[key].text: there[key] for key in there.keys() - keys if there[key].text}
        for it in entries:
            if it.key not in there:
                there[it.key] = self.known.read(lang, it.make(), gone)
        pages = [there[key] for key in keys]
        old, new = Counter(self.keys), Counter(keys)
        exchanged = Exchanged(*([there[it] for it in e.elements()] for e in (old - new, new - old)))
        names = list(self.known.pieces)
        exchanged.recount_pieces(self.pieces.counts, len(names))
        self.pieces.sort(names)
        common = self.common.renewed(names, self.pieces.counts, self.pages, pages, exchanged)
        written = list(self.known.written)
        exchanged.recount_words(self.words.counts, len(written))
        touched = _touched(self.pages, pages)
        before = Words(self.words.counts) if touched is None else self.words
        words = found(lang, pages, written, before, touched)
        return Remembered(keys, pages, self.known, self.pieces, words, common, self.files)

    def is_stale(self) -> bool:
        """Return whether more is known than is of use: it is quicker to begin anew."""
        known = len(self.known.pieces) + len(self.known.written)
        used = len(self.pieces.counts) - self.pieces.counts.count(0) + len(self.words.bits)
        return known > 2 * used + _SPARE


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
