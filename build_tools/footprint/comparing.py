"""Two plans against each other: a factor that is wrong is wrong for both.

Every factor has one value in both plans at a time, while what was typed of kilometres, meals and
so on may be off in each plan by itself. What both plans have alike is taken out first.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def swings(first: Sequence[Line], second: Sequence[Line]) -> list[tuple[Factor, float, float]]:
    """Return every factor of a difference that is not known exactly, with the central difference
    where it alone is at its lowest, and at its highest."""
    had, has = Counter(first), Counter(second)
    gone, come = [*(had - has).elements()], [*(has - had).elements()]
    factors = dict.fromkeys(each for line in (*gone, *come) for each in line.factors)
    return [
        (
            each,
            _difference(gone, come, {each: each.low}, 0),
            _difference(gone, come, {each: each.high}, 0),
        )
        for each in factors
        if each.low < each.high
    ]


def _extreme(gone: Sequence[Line], come: Sequence[Line], side: int) -> float:
    """Return the lowest (-1) or highest (1) difference that factors and quantities allow.

    Detours, occupancies and grids multiply factors: they are few, and all their ends are tried
    together. Beside them the difference is linear in each factor, which then has its better end.
    """
    shared = _shared((*gone, *come))
    ends = [_ends(each, is_below) for each, is_below in shared.items()]
    return side * max(
        side * _difference(gone, come, dict(zip(shared, values, strict=True)), side)
        for values in itertools.product(*ends)
    )


def _shared(lines: Iterable[Line]) -> dict[Factor, bool]:
    """Return what multiplies factors, and whether it does so from below a line, as occupancies
    do: there the middle may be worse than both ends."""
    found: dict[Factor, bool] = {}
    for line in lines:
        for each in (line.grid, line.detour):
            if each is not None:
                found.setdefault(each, False)
        if line.occupancy is not None:
            found[line.occupancy] = True
    return found


def _ends(factor: Factor, with_middle: bool) -> tuple[float, ...]:
    return (factor.low, factor.high, *((factor.value,) if with_middle else ()))


def _difference(
    gone: Sequence[Line], come: Sequence[Line], values: Mapping[Factor, float], side: int
) -> float:
    """Return the difference at these values; with a `side`, all other factors and all quantities
    are at their ends."""

    def value(factor: Factor) -> float:
        return values.get(factor, factor.value)

    total = 0.0
    amounts: dict[Factor, float] = {}
    for sign, lines in ((1, come), (-1, gone)):
        for line in lines:
            if line.factor is not None:
                amount = sign * line.amount_at(value, sign * side)
                amounts[line.factor] = amounts.get(line.factor, 0.0) + amount
                total += amount * line.electricity_at(value)
    for factor, amount in amounts.items():
        if factor in values or not side:
            total += amount * value(factor)
        else:
            total += side * max(side * amount * factor.low, side * amount * factor.high)
    return total
