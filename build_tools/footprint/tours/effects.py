"""What made the difference between two plans, with the kilograms that each assumption moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from build_tools.domain import Factor, FactorSet, Way
from build_tools.footprint.comparing import Comparison, compared, swings
from build_tools.footprint.lines import Line
from build_tools.footprint.tours.proposing import Schedule, proposal
from build_tools.footprint.tours.roads import Habits

HANG = 3
"""How many factors are named on which a difference hangs most."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What would be more (above 0) or less if one thing of a proposal were not so."""

    what: str
    """tours, ways, sharing, instruments or meals."""
    more: Comparison


@dataclass(frozen=True, slots=True)
class Hinge:
    """A factor on which a difference hangs: what it is with the factor at both ends."""

    factor: Factor
    low: float
    high: float


def effects(proposed: Schedule, factors: FactorSet) -> tuple[Effect, ...]:
    """Return what each part of a proposal is worth, each taken back alone, most first.

    They are not to be added up: a car that nobody shares matters less where tours are short.
    """
    plan, habits = proposed.plan, proposed.habits
    lines = proposed.lines(factors)
    first = habits.ways[0]
    others = {
        "tours": proposal(plan, factors, alone=True),
        "ways": _by(proposed, lambda way: replace(first, occupancy=way.occupancy)
                    if way.mode == first.mode == "car" else first),
        "sharing": _by(proposed, lambda way: replace(
            way, occupancy=first.occupancy if way.mode == "car" else way.occupancy)),
        "instruments": _with(proposed, replace(habits, borrows=False)),
        "meals": _with(proposed, replace(habits, meals=plan.meals)),
    }  # fmt: skip
    found = [Effect(what, compared(lines, other.lines(factors))) for what, other in others.items()]
    moving = [each for each in found if any((each.more.kg.low, each.more.kg.high))]
    return tuple(sorted(moving, key=lambda each: -abs(each.more.kg.central)))


def hinges(first: Sequence[Line], second: Sequence[Line]) -> tuple[Hinge, ...]:
    """Return the factors that move the difference most between their ends."""
    found = [Hinge(*each) for each in swings(first, second)]
    return tuple(sorted(found, key=lambda it: (-abs(it.high - it.low), it.factor.use)))[:HANG]


def _by(proposed: Schedule, other: Callable[[Way], Way]) -> Schedule:
    tours = tuple(replace(tour, way=other(tour.way)) for tour in proposed.tours)
    return replace(proposed, tours=tours)


def _with(proposed: Schedule, habits: Habits) -> Schedule:
    return replace(proposed, habits=habits)
