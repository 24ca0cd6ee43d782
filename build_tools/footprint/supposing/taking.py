"""What activities took, as items: each thing reckoned for one unit by whatever may be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from build_tools.domain import SEATS, Activity, Amount, Audience, FactorSet, Leg
from build_tools.footprint.lines import Line, lines
from build_tools.footprint.supposing.choices import (
    FULL,
    MEATLESS,
    MOVED,
    PEOPLE,
    PRIVATE,
    Offer,
)
from build_tools.footprint.supposing.items import (
    AUDIENCE,
    CAR_LOADS,
    FIXED,
    FREIGHT,
    MEALS,
    NIGHTS,
    TEAM,
    Item,
    Term,
)


def items(plans: Sequence[Iterable[Activity]], taking: Taking) -> list[Item]:
    """Return what activities took, alike ones as one. More than one plan are the same visits in
    other tours; what they have alike is one item."""
    found: list[Counter[Item]] = [
        Counter(item for each in plan for item in taking.of(each)) for plan in plans
    ]
    there = dict.fromkeys(item for each in found for item in each)
    sums: dict[Item, list[float]] = {}
    for item in there:
        counts = [each[item] for each in found]
        for count, tours in _nested(counts):
            key = replace(item, quantity=0.0, off=0.0, tours=tours)
            had = sums.setdefault(key, [0.0, 0.0])
            had[0] += item.quantity * count
            had[1] += item.off * count
    return [replace(key, quantity=q, off=off) for key, (q, off) in sums.items()]


def _nested(counts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield how many of one item there are in which plans: three in one and two in another are
    two in both and one in the first."""
    before = 0
    for level in sorted({*counts} - {0}):
        yield level - before, sum(1 << at for at, count in enumerate(counts) if count >= level)
        before = level


class Taking:
    """Makes items of activities; what is alike is worked out once."""

    def __init__(self, factors: FactorSet, offered: Offer) -> None:
        self.factors = factors
        self.offered = offered
        self._known: dict[object, Item | None] = {}
        self._terms: dict[tuple[Leg, str], Term] = {}

    def of(self, activity: Activity) -> Iterator[Item]:
        """Yield an item for everything that is counted."""
        bare = replace(
            activity, legs=(), freight=(), nights=(), meals=(), energy=(), audience=None,
            participants=None, concert=None, workshop=None, journey=None,
        )  # fmt: skip
        for leg in activity.legs:
            yield from self._leg(TEAM, leg, bare)
        for leg in activity.freight:
            yield from self._leg(FREIGHT, leg, bare)
        if activity.audience is not None:
            yield from self._audience(activity.audience, bare)
        for name in ("nights", "meals", "energy"):
            for amount in getattr(activity, name):
                yield from self._amount(name, amount, bare)

    def _yielded(
        self, key: object, quantity: float, make: Callable[[], Item | None]
    ) -> Iterator[Item]:
        if key not in self._known:
            self._known[key] = make()
        unit = self._known[key]
        if unit is not None and quantity:
            yield replace(unit, quantity=quantity, off=unit.off * quantity)

    def _leg(self, lever: str, leg: Leg, bare: Activity) -> Iterator[Item]:
        through_air = leg.km is None
        km = leg.air_km if through_air else leg.km
        unit = replace(
            leg, km=None if through_air else 1.0, air_km=1.0 if through_air else None,
            is_return=False,
        )  # fmt: skip

        def make() -> Item | None:
            if lever == FREIGHT:
                own = self._unit(replace(bare, freight=(unit,)))
                return self._item(FREIGHT, FREIGHT, own, [_NOTHING])
            own = self._unit(replace(bare, legs=(unit,)))
            if own is None or not leg.people:
                return self._item(TEAM, FIXED, own, [])
            legs = [self._chosen(unit, way, people) for way in range(len(self.offered.ways) + 1)
                    for people in range(CAR_LOADS)]  # fmt: skip
            if not any(each != unit for each in legs):
                return self._item(TEAM, FIXED, own, [])
            terms = [self._term_of(each, bare) for each in legs]
            return self._item(TEAM, TEAM, own, terms[1:])

        return self._yielded((lever, unit, bare.country), (km or 0.0) * (1 + leg.is_return), make)

    def _term_of(self, leg: Leg, bare: Activity) -> Term:
        key = (leg, bare.country)
        if key not in self._terms:
            self._terms[key] = _term(self._unit(replace(bare, legs=(leg,))))
        return self._terms[key]

    def _chosen(self, leg: Leg, way: int, people: int) -> Leg:
        """Return a leg by another way, and with so many in each car."""
        if way:
            by = self.offered.ways[way - 1]
            if leg.mode in (MOVED if by.mode in SEATS else PRIVATE):
                kept = leg.occupancy if leg.mode == by.mode else None
                filled = float(SEATS[by.mode]) if by.mode in SEATS and by.mode != "car" else None
                leg = replace(leg, mode=by.mode, vehicle=by.vehicle, occupancy=kept or filled)
        if people and leg.mode == "car":
            leg = replace(leg, occupancy=float(PEOPLE[people - 1]))
        return leg

    def _audience(self, audience: Audience, bare: Activity) -> Iterator[Item]:
        if audience.km is None:
            return

        def of(mode: str, occupancy: float | None) -> Line | None:
            shares = MappingProxyType({mode: 100.0})
            one = Audience(1, 1.0, shares, occupancy, audience.data)
            return self._unit(replace(bare, audience=one))

        for mode, share in audience.shares.items():

            def make(mode: str = mode) -> Item | None:
                own = of(mode, audience.occupancy)
                if mode != "car":
                    return self._item(AUDIENCE, FIXED, own, [])
                fuller = [_term(of(mode, float(each))) for each in FULL]
                walking = of("walk", None)
                return self._item(
                    AUDIENCE, AUDIENCE, own, fuller, _term(walking) if walking else None
                )

            key = (AUDIENCE, mode, audience.occupancy, audience.data, bare.country)
            yield from self._yielded(key, audience.number * share / 100 * audience.km, make)

    def _amount(self, name: str, amount: Amount, bare: Activity) -> Iterator[Item]:
        def of(kind: str) -> Line | None:
            return self._unit(replace(bare, **{name: (Amount(kind, 1.0, amount.data),)}))  # type: ignore[arg-type]

        def make() -> Item | None:
            own = of(amount.kind)
            if name == "nights":
                return self._item(
                    NIGHTS, NIGHTS, own, [_term(of(it)) for it in self.offered.nights]
                )
            if name == "meals" and self.offered.meal and amount.kind not in MEATLESS:
                return self._item(MEALS, MEALS, own, [], _term(of(self.offered.meal)))
            return self._item("venue" if name == "energy" else name, FIXED, own, [])

        return self._yielded((name, amount.kind, amount.data, bare.country), amount.number, make)

    def _unit(self, activity: Activity) -> Line | None:
        """Return the only line of an activity, if it is counted."""
        (line,) = lines(activity, self.factors)
        return line if line.factor is not None else None

    @staticmethod
    def _item(
        category: str,
        lever: str,
        own: Line | None,
        terms: Sequence[Term],
        other: Term | None = None,
    ) -> Item | None:
        if own is None:
            return None
        return Item(category, lever, (_term(own), *terms), other, own.detour, 1.0, own.spread)


_NOTHING = Term(0.0)


def _term(line: Line | None) -> Term:
    if line is None:
        return _NOTHING
    return Term(line.quantity, line.factor, line.grid, line.occupancy, line.people)
