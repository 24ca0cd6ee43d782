"""The prose of all pages in one code, which depends on how often each piece is met. Pure."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.search import coding, letters
from build_tools.search.fold import bare
from build_tools.search.pages import Page

_TOGETHER = 32
"""Pieces that are one row of bits in the dictionary, which is not read as a whole."""
_PAGES_AT_ONCE = 64
"""Whose bits are there at the same time, each as a sign of its own."""
_FEW = 16
"""One of so many may be put where it belongs; if there are more, all are sorted."""


@dataclass(slots=True)
class Pieces:
    """All pieces by number: how often each is met, and two orders of them."""

    counts: list[int] = field(default_factory=list)
    by_name: list[int] = field(default_factory=list)
    """Their numbers by the alphabet."""
    kin: list[int] = field(default_factory=list)
    """Their numbers so that those of one word stand together, as JavaScript sorts."""

    def sort(self, names: Sequence[str]) -> None:
        """Put new ones where they belong; `names` are all pieces."""
        new = range(len(self.by_name), len(names))
        if len(new) * _FEW > len(names):
            self.by_name = sorted(range(len(names)), key=names.__getitem__)
            words = [bare(name).encode("utf-16-be") for name in names]
            self.kin = sorted(self.by_name, key=words.__getitem__)  # equals stay by the alphabet
            return
        for piece in new:
            insort(self.by_name, piece, key=names.__getitem__)
            insort(self.kin, piece, key=lambda at: _kin(names[at]))

    def code(self) -> coding.Code:
        """Return the code of all pieces that are met."""
        met = [piece for piece in self.by_name if self.counts[piece]]
        by_count = sorted(met, key=self.counts.__getitem__)
        return coding.coded(
            self.counts, by_count, (piece for piece in self.kin if self.counts[piece])
        )


def _kin(piece: str) -> tuple[bytes, str]:
    return bare(piece).encode("utf-16-be"), piece


def dictionary(code: coding.Code, names: Sequence[str]) -> dict[str, object]:
    """Return the pieces of prose in rows, and the code of their letters."""
    known = [names[piece] for piece in code.order]
    shared = letters.shared_with_before(known)
    rows = []
    for at in range(0, len(known), _TOGETHER):
        shared[at] = 0  # a row is read without the one before
        end = at + _TOGETHER
        rows.append(letters.row(known[at:end], shared[at:end]))
    by_letter = letters.dictionary(Counter("".join(rows)))
    return {
        "lengths": code.lengths,
        "rows": coding.LINE.join(coding.packed(map(by_letter.bits, rows))),
        "letters": [by_letter.pieces, by_letter.lengths],
    }


def coded(pages: Sequence[Page], code: coding.Code, pieces: int) -> list[str]:
    """Return the prose of each page in signs; there are so many `pieces` in all."""
    bits_of = [""] * pieces
    for piece, bits in zip(code.order, code.bits, strict=True):
        bits_of[piece] = bits
    rows: list[str] = []
    for at in range(0, len(pages), _PAGES_AT_ONCE):
        rows += coding.packed(
            coding.gamma(len(page.pieces) + 1) + "".join(map(bits_of.__getitem__, page.pieces))
            for page in pages[at : at + _PAGES_AT_ONCE]
        )
    return rows
