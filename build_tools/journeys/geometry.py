"""Points, rings and frames in a plane, and the way there from degrees. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import asinh, cos, exp, hypot, log, radians, sin, tan
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

EARTH_KM = 6371.0
SOUTH, NORTH = radians(43), radians(54)
"""The two parallels along which lengths are true: most of what is drawn lies between them."""


def _stretch(latitude: float) -> float:
    """Return ln tan(45° + latitude / 2)."""
    return asinh(tan(latitude))


CONE = log(cos(SOUTH) / cos(NORTH)) / (_stretch(NORTH) - _stretch(SOUTH))
"""By which share of its own angle a meridian is turned from the middle one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A frame; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def has_beyond(self, points: Sequence[Point]) -> bool:
        """Say whether all points lie beyond one and the same side of it."""
        return (
            all(x < self.left for x, _ in points)
            or all(x > self.right for x, _ in points)
            or all(y < self.top for _, y in points)
            or all(y > self.bottom for _, y in points)
        )


def lambert(lon: float, lat: float) -> Point:
    """Return where a place lies, in kilometres to the right of and below the pole.

    Degrees in. Lambert's conformal conic projection of a sphere: what is small keeps its shape,
    and north is up along the meridian of Greenwich. From J. P. Snyder, Map Projections: A Working
    Manual (USGS Professional Paper 1395, 1987), equations 15-1 to 15-5.
    """
    away = EARTH_KM * cos(SOUTH) / CONE * exp(CONE * (_stretch(SOUTH) - _stretch(radians(lat))))
    return away * sin(CONE * radians(lon)), away * cos(CONE * radians(lon))


def turned(points: Iterable[Point], lon: float) -> list[Point]:
    """Return points of that plane turned around the pole, so that north is up along `lon`."""
    cosine, sine = cos(CONE * radians(lon)), sin(CONE * radians(lon))
    return [(x * cosine - y * sine, x * sine + y * cosine) for x, y in points]


def simplified(points: Sequence[Point], most: float) -> list[Point]:
    """Return the points without which a line would be off by more than `most`, first and last
    among them (Douglas and Peucker, 1973)."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        off, at = max(
            ((_off(points[at], points[first], points[last]), at) for at in range(first + 1, last)),
            default=(0.0, first),
        )
        if off > most:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the stretch between two others."""
    (x, y), along_x, along_y = point, end[0] - start[0], end[1] - start[1]
    length = along_x**2 + along_y**2
    share = ((x - start[0]) * along_x + (y - start[1]) * along_y) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(x - start[0] - share * along_x, y - start[1] - share * along_y)


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return what of a ring lies within a box, as a ring (Sutherland and Hodgman, 1974).

    Where the ring leaves and comes back, what is left is joined along the box's sides.
    """
    for side, axis, sign in (
        (box.left, 0, 1),
        (box.right, 0, -1),
        (box.top, 1, 1),
        (box.bottom, 1, -1),
    ):
        depth: Callable[[Point], float] = partial(_depth, side=side, axis=axis, sign=sign)
        ring = list(_inside(ring, depth))
    return list(ring)


def _depth(point: Point, side: float, axis: int, sign: int) -> float:
    """Return how far within a side a point is."""
    return sign * (point[axis] - side)


def _inside(ring: Sequence[Point], depth: Callable[[Point], float]) -> Iterator[Point]:
    for before, point in zip((*ring[-1:], *ring[:-1]), ring, strict=True):
        was, now = depth(before), depth(point)
        if (was < 0) != (now < 0):
            share = was / (was - now)  # the signs differ, so that this is never 0
            yield (
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            )
        if now >= 0:
            yield point


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, negative for one that runs the other way round."""
    pairs = zip(ring, (*ring[1:], *ring[:1]), strict=True)
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairs) / 2
