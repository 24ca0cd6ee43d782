"""The road behind the stops of a children's path: bends for wide and for upright windows. Pure.

The stops of a screen lie on the edges of a rectangle, from one side to the other
in turns. Everything here is in hundredths of that rectangle, so that one drawing
fits every window; style sheets say how large it is, and how large the pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]

_BEYOND = 60.0
"""How far the road goes on beyond the rectangle: more than half a picture and the margin."""


@dataclass(frozen=True, slots=True)
class Winding:
    """A road in one direction."""

    stops: tuple[Point, ...]
    parts: tuple[str, ...]
    """SVG path data: the way to each stop from the one before, and the way on at the end."""
    marks: tuple[Point, ...]
    """Where something small may lie behind each stop."""


def across(stops: int, on: bool, last_mark: bool) -> Winding:
    """Return a road from left to right for so many stops.

    With `on` it leads out at the end; with `last_mark` to something small behind the last stop.
    """
    return _winding(_spots(stops), on, last_mark, upright=False)


def down(stops: int, on: bool, last_mark: bool) -> Winding:
    """Return a road from top to bottom; see `across`."""
    turned = tuple((y, x) for x, y in _spots(stops))
    return _winding(turned, on, last_mark, upright=True)


def _spots(stops: int) -> tuple[Point, ...]:
    """Return stops at even distances, the first on top, the second below, and so on."""
    if stops == 1:
        return ((50.0, 50.0),)
    return tuple((100.0 * at / (stops - 1), 100.0 * (at % 2)) for at in range(stops))


def _winding(stops: tuple[Point, ...], on: bool, last_mark: bool, *, upright: bool) -> Winding:
    parts = [_entry(stops[0], upright=upright)]
    marks = []
    for (x, y), (to_x, to_y) in pairwise(stops):
        half_x, half_y = (x + to_x) / 2, (y + to_y) / 2
        bends = ((x, half_y), (to_x, half_y)) if upright else ((half_x, y), (half_x, to_y))
        parts.append(f"M{_written((x, y))}{_bend(*bends, (to_x, to_y))}")
        marks.append((half_x, half_y))
    beside = _beside(stops, upright=upright)
    ways = []
    if last_mark:
        ways.append(_to_mark(stops[-1], beside, upright=upright))
    if on:
        ways.append(_exit(beside if last_mark else stops[-1], upright=upright))
    if ways:
        parts.append(f"M{_written(stops[-1])}{''.join(ways)}")
    return Winding(stops, tuple(parts), (*marks, beside))


def _entry(first: Point, *, upright: bool) -> str:
    """Return the way in from the left, where the house stands beside a wide screen."""
    x, y = first
    if upright:
        return f"M{_written((-5 * _BEYOND, y))}L{_written(first)}"
    return f"M{_written((-_BEYOND, 50.0))}{_bend((-30.0, 50.0), (x - 40.0, y), first)}"


def _beside(stops: tuple[Point, ...], *, upright: bool) -> Point:
    """Return the free place beside the last stop: opposite it, where no picture is."""
    x, y = stops[-1]
    if upright:
        return (62.0 if x < 50 else 38.0, y) if len(stops) > 1 else (100.0, 0.0)
    return (x, 100.0 - y) if len(stops) > 1 else (100.0, 50.0)


def _to_mark(stop: Point, mark: Point, *, upright: bool) -> str:
    (x, y), (to_x, to_y) = stop, mark
    if upright:
        return f"L{_written(mark)}"
    return _bend((x - 6.0, (2 * y + to_y) / 3), (to_x - 6.0, (y + 2 * to_y) / 3), mark)


def _exit(begin: Point, *, upright: bool) -> str:
    x, y = begin
    if upright:
        return _bend((x, y + 30.0), (100.0, y + 5.0), (102.0, 100.0 + _BEYOND))
    return _bend((x + 25.0, y), (x + 25.0, 50.0), (100.0 + _BEYOND, 50.0))


def _bend(first: Point, second: Point, end: Point) -> str:
    return f"C{_written(first)} {_written(second)} {_written(end)}"


def _written(point: Point) -> str:
    return " ".join(f"{value:.1f}".removesuffix(".0") for value in point)
