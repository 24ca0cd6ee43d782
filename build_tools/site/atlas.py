"""Pins on a map, parted where they would lie upon each other. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from build_tools.domain import Land, Localised, Map, Pin, Project

WIDTH = 1000
"""Units across every map as it is drawn, whatever its own."""
LETTER = 22.5
"""In these units, how wide a letter of a country's name is on a phone, where it is largest."""
APART = 84
"""In these units, how near pins may be: on a phone's 328 px that is 28 px, a finger's touch."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One or several places that share a mark on the map, and a number with the list beside it."""

    number: int
    """From 1, from north to south."""
    x: float
    y: float
    pins: tuple[Pin, ...]

    @property
    def projects(self) -> tuple[tuple[Project, tuple[Localised, ...]], ...]:
        """Its projects, each once, each with its places here."""
        found: dict[str, tuple[Project, list[Localised]]] = {}
        for pin in self.pins:
            names = found.setdefault(pin.project.id, (pin.project, []))[1]
            if pin.name not in names:
                names.append(pin.name)
        return tuple((project, tuple(names)) for project, names in found.values())


@dataclass(frozen=True, slots=True)
class Atlas:
    """A map as it is drawn, `WIDTH` units across."""

    height: float
    scale: float
    """From the map's own units to those of the drawing."""
    spots: tuple[Spot, ...]
    lands: tuple[Land, ...]

    def names(self, called: Callable[[str], str]) -> Iterator[tuple[str, int, int, str]]:
        """Yield the countries whose names have room on the map: code, place, name.

        `called` knows the name of a code, in the reader's language.
        """
        for land in self.lands:
            name = called(land.country)
            x, y, half = land.x * self.scale, land.y * self.scale, len(name) * LETTER / 2
            free = all(abs(it.y - y) > 64 or abs(it.x - x) > half + 44 for it in self.spots)
            if 2 * half < land.room * self.scale and free:
                yield land.country, round(x), round(y), name


def atlas(drawn: Map) -> Atlas:
    """Return a map's pins, those nearer to each other than `APART` put together.

    The two nearest first, at their middle, until none are too near: then marks keep their
    distance, and a mark stands among the places it stands for.
    """
    scale = WIDTH / drawn.width
    groups = [[pin] for pin in drawn.pins]
    while (pair := _nearest(groups, APART / scale)) is not None:
        one, other = pair
        groups[one] += groups.pop(other)
    placed = sorted(((*_middle(group), group) for group in groups), key=lambda it: (it[1], it[0]))
    spots = (
        Spot(number, round(x * scale, 1), round(y * scale, 1), tuple(_in_order(group)))
        for number, (x, y, group) in enumerate(placed, 1)
    )
    return Atlas(round(drawn.height * scale, 1), round(scale, 5), tuple(spots), drawn.lands)


def _in_order(group: Sequence[Pin]) -> list[Pin]:
    return sorted(group, key=lambda pin: (pin.project.id, pin.y, pin.x))


def _middle(group: Sequence[Pin]) -> tuple[float, float]:
    count = len(group)
    return sum(pin.x for pin in group) / count, sum(pin.y for pin in group) / count


def _nearest(groups: Sequence[Sequence[Pin]], most: float) -> tuple[int, int] | None:
    """Return the two groups that are nearest to each other, if nearer than `most`."""
    near = ((gap, pair) for gap, pair in _gaps(groups) if gap < most)
    found = min(near, default=None)
    return found[1] if found else None


def _gaps(groups: Sequence[Sequence[Pin]]) -> Iterator[tuple[float, tuple[int, int]]]:
    middles = [_middle(group) for group in groups]
    for one, (x, y) in enumerate(middles):
        for other, (x2, y2) in enumerate(middles[one + 1 :], one + 1):
            yield hypot(x - x2, y - y2), (one, other)
