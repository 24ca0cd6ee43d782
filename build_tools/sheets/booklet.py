"""Which pages of a booklet stand on which side of which sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Page = TypeVar("_Page")

PER_SHEET = 4
"""Pages on a sheet that is folded once: two on each side."""


def lacking(pages: int) -> int:
    """Return how many pages a booklet lacks until its sheets are full."""
    return -pages % PER_SHEET


def imposed(pages: Sequence[_Page]) -> Iterator[tuple[_Page, _Page]]:
    """Yield the sides of all sheets, front and back in turn, each with its left and right page.

    Printed on both sides, turned over at the short edge, laid one into another and folded,
    the pages are in order. Raises ValueError for pages that do not fill their sheets.
    """
    if lacking(len(pages)):
        raise ValueError(f"{len(pages)} pages do not fill sheets of {PER_SHEET}")
    last = len(pages) - 1
    for at in range(0, len(pages) // 2, 2):
        yield pages[last - at], pages[at]
        yield pages[at + 1], pages[last - at - 1]
