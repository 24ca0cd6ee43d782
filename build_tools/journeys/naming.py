"""Where on a map there is room for a country's name. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from build_tools.journeys.geometry import Point

Span: TypeAlias = tuple[float, float]

ROW = 12
"""Units between the lines at which land is looked for."""

LINE = 2
"""Rows above and below a name's middle that have to be its country's, too."""

CLEAR = 62.0
"""Units around a place that stay free for its mark."""

ENOUGH = 400.0
"""Units beyond which more room makes no difference."""


def room(
    rings: Sequence[Sequence[Point]], places: Iterable[Point], width: int, height: int
) -> tuple[float, float, float]:
    """Return the middle of the best room for a country's name, and how wide it is.

    All of it is the country's, on the map, and no place is in it. The widest is best, and of
    several that are wide enough the one nearest to the country's middle. No room is 0 wide.
    """
    marks = tuple(places)
    rows = [_within(_spans(rings, y), width) for y in range(0, height + 1, ROW)]
    found = [
        (right - left, (left + right) / 2, float(at * ROW))
        for at in range(LINE, len(rows) - LINE)
        for left, right in _free(rows[at - LINE : at + LINE + 1], at * ROW, marks)
    ]
    if not found:
        return 0.0, 0.0, 0.0
    whole = sum(wide for wide, _, _ in found)
    x0 = sum(wide * x for wide, x, _ in found) / whole
    y0 = sum(wide * y for wide, _, y in found) / whole
    wide, x, y = max(
        found, key=lambda it: min(it[0], ENOUGH) - (abs(it[1] - x0) + abs(it[2] - y0)) / 4
    )
    return round(x), y, round(wide)


def _spans(rings: Sequence[Sequence[Point]], y: float) -> list[Span]:
    """Return where a line from left to right is within rings (the even-odd rule)."""
    crossings = sorted(
        x0 + (x1 - x0) * (y - y0) / (y1 - y0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise((*ring, *ring[:1]))
        if (y0 > y) != (y1 > y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _within(spans: Iterable[Span], width: float) -> list[Span]:
    return [(max(0.0, left), min(width, right)) for left, right in spans if left < width]


def _free(rows: Sequence[Sequence[Span]], y: float, marks: Sequence[Point]) -> Iterator[Span]:
    """Yield what all rows have in common, but for what is around places."""
    spans: Sequence[Span] = rows[0]
    for row in rows[1:]:
        pairs = [(max(a[0], b[0]), min(a[1], b[1])) for a in spans for b in row]
        spans = [(left, right) for left, right in pairs if left < right]
    near = sorted(x for x, mark_y in marks if abs(mark_y - y) < CLEAR + LINE * ROW)
    for start, end in spans:
        left = start
        for x in near:
            if left < x - CLEAR <= end:
                yield left, x - CLEAR
            left = max(left, x + CLEAR) if x - CLEAR <= end else left
        if left < end:
            yield left, end
