"""What choices come to: bars by category, and the difference between two sets of choices.

Bars add bounds end to end, as every footprint does. In a difference every factor has one value on
both sides at a time, and so has every quantity: only what is moved may be wrong.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.domain import Factor
from build_tools.footprint.comparing import Comparison
from build_tools.footprint.interval import NONE, Interval
from build_tools.footprint.supposing.choices import Choices
from build_tools.footprint.supposing.items import Item, Term

Shares = tuple[tuple[float, Term], ...]


def bars(items: Sequence[Item], choices: Choices) -> dict[str, Interval]:
    """Return kilograms by category."""
    found: dict[str, Interval] = {}
    for item in items:
        found[item.category] = found.get(item.category, NONE) + _kg(item, item.taken(choices))
    return found


def _kg(item: Item, taken: Shares) -> Interval:
    """Return everything at its lowest, as given, and at its highest: a full car is low."""

    def at(side: int) -> float:
        def value(factor: Factor) -> float:
            low, high = (factor.low, factor.high) if side < 0 else (factor.high, factor.low)
            if not side:
                return factor.value
            return high if factor.unit == _RATIO_BELOW else low

        detour = value(item.detour) if item.detour else 1.0
        unit = sum(share * term.at(value) for share, term in taken)
        return (item.quantity + side * item.off) * detour * unit

    return Interval(at(-1), at(0), at(1))


_RATIO_BELOW = "people/vehicle"
"""The unit of what stands below a line: the more, the less."""


_Values = dict[int, float]
"""What factors are in one case, by identity: all are of one set, and comparing them takes long."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """An item that is not the same on both sides."""

    item: Item
    before: Shares
    after: Shares

    def more(self, values: _Values) -> float:
        """Return how much more a unit comes to on the other side."""

        def value(factor: Factor) -> float:
            return values.get(id(factor), factor.value)

        detour = value(self.item.detour) if self.item.detour else 1.0
        after = sum(share * term.at(value) for share, term in self.after)
        return detour * (after - sum(share * term.at(value) for share, term in self.before))

    @property
    def terms(self) -> list[Term]:
        """What is multiplied, what was first."""
        return [term for share, term in (*self.before, *self.after) if share and term.weight]

    @property
    def uncertain(self) -> list[Factor]:
        """Factors of its kilograms that are not known exactly, what was first."""
        return _open(term.factor for term in self.terms)

    @property
    def multipliers(self) -> list[Factor]:
        """What multiplies its factors and is not known exactly: grids, detour and occupancies."""
        grids = (term.grid for term in self.terms)
        return _open((self.item.detour, *grids, *(term.occupancy for term in self.terms)))


def _open(factors: Iterable[Factor | None]) -> list[Factor]:
    there = {id(it): it for it in factors if it is not None and it.low < it.high}
    return [*there.values()]


def difference(items: Sequence[Item], one: Choices, other: Choices) -> Comparison:
    """Return how much more other choices come to."""
    moved = [
        _Moved(item, before, after)
        for item in items
        if (before := item.taken(one)) != (after := item.taken(other))
    ]
    central = sum(each.item.quantity * each.more({}) for each in moved)
    low, high = _extremes(moved)
    return Comparison(Interval(low, central, high))


def _extremes(moved: Sequence[_Moved]) -> tuple[float, float]:
    """Return the lowest and the highest difference that factors and quantities allow.

    What binds moved items to each other is tried at all its ends together. Beside it every item
    has one factor of its own at most, and kilograms are bent upwards in it: it takes the end that
    goes farther.
    """
    bound = _bound(moved)
    groups: dict[Factor | None, dict[tuple[int, ...], _Alike]] = {}
    for each in moved:
        free = next((it for it in each.uncertain if id(it) not in bound), None)
        binding = [id(it) for it in (*each.uncertain, *each.multipliers) if id(it) in bound]
        alike = groups.setdefault(free, {}).setdefault(tuple(binding), _Alike(free, binding))
        alike.moved.append(each)
    low, high = float("inf"), float("-inf")
    for ends in itertools.product(*bound.values()):
        values = dict(zip(bound, ends, strict=True))
        least = most = 0.0
        for them in groups.values():
            lows, highs = zip(*(alike.reached(values) for alike in them.values()), strict=True)
            least += min(map(sum, zip(*lows, strict=True)))
            most += max(map(sum, zip(*highs, strict=True)))
        low, high = min(low, least), max(high, most)
    return low, high


class _Alike:
    """Moved items with the same factor of their own, and bound by the same factors."""

    def __init__(self, free: Factor | None, binding: Sequence[int]) -> None:
        self.moved: list[_Moved] = []
        self._free, self._binding = free, binding
        self._known: dict[tuple[float, ...], tuple[list[float], list[float]]] = {}

    def reached(self, values: _Values) -> tuple[list[float], list[float]]:
        """Return the lowest and the highest sums, each with the free factor at both its ends."""
        at = tuple(values[it] for it in self._binding)
        if at not in self._known:
            its = dict(zip(self._binding, at, strict=True))
            free = self._free
            cases = [{**its, id(free): end} for end in (free.low, free.high)] if free else [its]
            more = [[(it.item, it.more(case)) for it in self.moved] for case in cases]
            low, high = (
                [sum(it.quantity * kg + side * it.off * abs(kg) for it, kg in case)
                 for case in more]
                for side in (-1, 1)
            )  # fmt: skip
            self._known[at] = low, high
        return self._known[at]


def _bound(moved: Sequence[_Moved]) -> dict[int, tuple[float, ...]]:
    """Return what is tried together, with the values that are tried: detours, grids, occupancies,
    and of an item with several factors all but the first."""
    found: dict[int, tuple[float, ...]] = {}
    people = sorted({float(term.people) for each in moved for term in each.terms})
    for each in moved:
        for it in (*each.uncertain[1:], *each.multipliers):
            # Where as many sit in one car as there are, a second one falls away.
            bends = people if it.unit == _RATIO_BELOW else []
            found[id(it)] = (it.low, *(bend for bend in bends if it.low < bend < it.high), it.high)
    return found
