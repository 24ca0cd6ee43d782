"""Two plans against each other: a factor that is wrong is wrong for both.

Every factor has one value in both plans at a time, while what was typed of kilometres, meals and
so on may be off in each plan by itself. What both plans have alike is taken out first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.domain import Factor
from build_tools.footprint.interval import Interval
from build_tools.footprint.lines import Line

LESS, MORE, SAME = "less", "more", "smaller than its uncertainty"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much more the second plan costs than the first; below 0, how much less."""

    kg: Interval

    @property
    def verdict(self) -> str:
        """Say whether the second plan costs less, more, or whether nobody can tell."""
        if self.kg.has_zero:
            return SAME
        return LESS if self.kg.high < 0 else MORE


def compared(first: Sequence[Line], second: Sequence[Line]) -> Comparison:
    """Return the difference between two plans."""
    had, has = Counter(first), Counter(second)
    gone, come = [*(had - has).elements()], [*(has - had).elements()]
    central = _difference(gone, come, {}, 0)
    return Comparison(Interval(_extreme(gone, come, -1), central, _extreme(gone, come, 1)))


def _extreme(gone: Sequence[Line], come: Sequence[Line], side: int) -> float:
    """Return the lowest (-1) or highest (1) difference that factors and quantities allow.

    The difference is linear in each factor, so its extremes have every factor at an end; one
    after the other is moved to its better end until none is to be moved.
    """
    factors = _factors((*gone, *come))
    values: dict[Factor, float] = {}
    best = side * _difference(gone, come, values, side)
    moved = True
    while moved:
        moved = False
        for factor in factors:
            for end in (factor.low, factor.high):
                tried = {**values, factor: end}
                reached = side * _difference(gone, come, tried, side)
                if reached > best + 1e-12:
                    best, values, moved = reached, tried, True
    return side * best


def _factors(lines: Iterable[Line]) -> list[Factor]:
    return [*dict.fromkeys(factor for line in lines for factor in line.factors)]


def _difference(
    gone: Sequence[Line], come: Sequence[Line], values: dict[Factor, float], side: int
) -> float:
    def value(factor: Factor) -> float:
        return values.get(factor, factor.value)

    return sum(line.kg_at(value, side) for line in come) - sum(
        line.kg_at(value, -side) for line in gone
    )
