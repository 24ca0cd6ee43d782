"""Outlines of countries from a file in the package: Natural Earth, in the public domain.

`outlines.json` is written by `packing` and holds arcs: stretches of coast and of borders. A border
is one arc of two countries, so that they still meet when it is simplified. An arc is a list of
whole numbers, x and y in turns: the first pair is where it begins, the others lead on from point
to point. A ring is a list of arcs; ~n is arc n backwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from build_tools.journeys.geometry import Point, lambert

FILE = Path(__file__).with_name("outlines.json")

STEP = 0.004
"""Degrees for one unit of the file: at most 450 m."""

WEST, EAST = -15.0, 26.0
SOUTH, NORTH = 37.4, 60.0
"""Degrees between which the file knows land and sea."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Countries as they are drawn from arcs."""

    arcs: tuple[tuple[Point, ...], ...]
    """Each from its first point to its last, in the plane of `geometry.lambert`."""
    countries: Mapping[str, Sequence[Sequence[int]]]
    """ISO 3166-1 alpha-2 to rings."""


@cache
def outlines() -> Outlines:
    """Read the file, once."""
    kept: dict[str, Any] = json.loads(FILE.read_bytes())
    return Outlines(tuple(_points(numbers) for numbers in kept["arcs"]), kept["countries"])


def _points(numbers: Sequence[int]) -> tuple[Point, ...]:
    across, along = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return tuple(lambert(x * STEP, y * STEP) for x, y in zip(across, along, strict=True))


def joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Return a ring's points, each where two arcs meet once."""
    points: list[Point] = []
    for number in ring:
        stretch = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += stretch[:-1] if len(stretch) > 1 else stretch
    return points
