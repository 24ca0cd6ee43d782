"""One activity as lines: each is a quantity and the factors that it is multiplied by.

A line keeps its factors apart from its quantity, since two plans share the errors of factors and
not those of quantities.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from build_tools.domain import SEATS, Activity, Amount, Audience, Factor, FactorSet, Leg
from build_tools.footprint.interval import Interval

CATEGORIES = ("team", "freight", "audience", "nights", "meals", "venue", "digital")
"""What a footprint consists of."""

COUNTED, ESTIMATED, NOT_COUNTED = "counted", "estimated", "not counted"

Value = Callable[[Factor], float]
"""Gives each factor one of its values."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of an activity; without a factor it is named, and not counted."""

    category: str
    what: str
    """The use that its factor is of, such as `car-diesel`."""
    state: str
    """counted, estimated or not counted."""
    quantity: float = 0.0
    """In the units of the factor, before detour and occupancy."""
    spread: float = 0.0
    """How far the quantity may be off, as a part of it."""
    factor: Factor | None = None
    grid: Factor | None = None
    """What a kilowatt hour stands for, where the factor asks for electricity."""
    detour: Factor | None = None
    """Where the kilometres are those through the air."""
    occupancy: Factor | None = None
    """Where nobody said how many sit in a vehicle."""
    people: int = 0
    """How many are to sit in vehicles: of the team, where the last vehicle drives half full."""

    @property
    def factors(self) -> tuple[Factor, ...]:
        """Return all that it is multiplied by."""
        found = (self.factor, self.grid, self.detour, self.occupancy)
        return tuple(each for each in found if each is not None)

    def amount_at(self, value: Value, side: int = 0) -> float:
        """Return the quantity in the units of the factor; `side` is -1, 0 or 1: whether it is at
        its lowest, as it was given, or at its highest."""
        amount = self.quantity * max(0.0, 1 + side * self.spread)
        if self.detour is not None:
            amount *= value(self.detour)
        if self.occupancy is not None:
            vehicles = 1 / value(self.occupancy)
            amount *= max(1.0, self.people * vehicles) if self.people else vehicles
        return amount

    def electricity_at(self, value: Value) -> float:
        """Return what a unit comes to besides its factor, by the grid."""
        if self.factor is None or self.grid is None:
            return 0.0
        return self.factor.kwh * value(self.grid)

    def kg_at(self, value: Value, side: int = 0) -> float:
        """Return kilograms with these values of factors."""
        if self.factor is None:
            return 0.0
        return self.amount_at(value, side) * (value(self.factor) + self.electricity_at(value))

    @property
    def kg(self) -> Interval:
        """Return kilograms of CO₂e, everything at its lowest, as given, and at its highest."""

        def lowest(factor: Factor) -> float:
            return factor.high if factor is self.occupancy else factor.low

        def highest(factor: Factor) -> float:
            return factor.low if factor is self.occupancy else factor.high

        return Interval(
            self.kg_at(lowest, -1), self.kg_at(lambda each: each.value), self.kg_at(highest, 1)
        )


def lines(activity: Activity, factors: FactorSet) -> tuple[Line, ...]:
    """Return everything that an activity took."""
    reckoning = _Reckoning(factors, activity.country)
    return tuple(reckoning.of(activity))


@dataclass(frozen=True, slots=True)
class _Reckoning:
    """Factors as they are in one country."""

    factors: FactorSet
    country: str

    def of(self, activity: Activity) -> Iterator[Line]:
        for leg in activity.legs:
            yield self._leg("team", leg)
        for leg in activity.freight:
            yield self._leg("freight", leg)
        if activity.audience is not None:
            yield from self._audience(activity.audience)
        for name, category, amounts in (
            ("nights", "nights", activity.nights),
            ("meals", "meals", activity.meals),
            ("energy", "venue", activity.energy),
        ):
            for amount in amounts:
                yield self._amount(category, f"{name}-{amount.kind}", amount)

    def _spread_of(self, data: str) -> float:
        return self.factors.spread.get(data, 0.0) / 100

    def _line(self, category: str, use: str, quantity: float, data: str, **more: object) -> Line:
        """Return a line with its factor, as far as there is one; what is borrowed from another
        country, or quoted by others, is an estimate."""
        factor = self.factors.factor(use, self.country)
        grid = self.factors.factor("energy-electricity", self.country)
        if factor is None or (factor.kwh and grid is None):
            return Line(category, use, NOT_COUNTED)
        line = Line(
            category=category,
            what=use,
            state=COUNTED,
            quantity=quantity,
            spread=self._spread_of(data),
            factor=factor,
            grid=grid if factor.kwh else None,
            **more,  # type: ignore[arg-type]
        )
        borrowed = any(each.country not in (None, self.country) for each in line.factors)
        quoted = any(each.is_secondary for each in line.factors)
        guessed = data == "estimated" or line.detour or line.occupancy
        state = ESTIMATED if borrowed or quoted or guessed else COUNTED
        return replace(line, state=state)

    def _use(self, mode: str, vehicle: str | None) -> str:
        known = self.factors.vehicles(mode)
        return f"{mode}-{vehicle or (known[0] if known else 'any')}"

    def _leg(self, category: str, leg: Leg) -> Line:
        use = self._use(leg.mode, leg.vehicle)
        detour = None if leg.km is not None else self.factors.factor("detour-road")
        km = leg.km if leg.km is not None else leg.air_km
        if km is None or (leg.km is None and detour is None):
            return Line(category, use, NOT_COUNTED)
        km *= 1 + leg.is_return
        if leg.mode not in SEATS:
            return self._line(category, use, km * leg.people, leg.data, detour=detour)
        if not leg.people:
            return self._line(category, use, km, leg.data, detour=detour)
        if leg.occupancy is not None:
            vehicles = math.ceil(leg.people / leg.occupancy)
            return self._line(category, use, km * vehicles, leg.data, detour=detour)
        usual = self.factors.factor(f"occupancy-{leg.mode}")
        if usual is None:
            vehicles = math.ceil(leg.people / SEATS[leg.mode])
            return self._line(category, use, km * vehicles, "estimated", detour=detour)
        return self._line(
            category, use, km, leg.data, detour=detour, occupancy=usual, people=leg.people
        )

    def _audience(self, audience: Audience) -> Iterator[Line]:
        if audience.km is None or not audience.shares:
            yield Line("audience", "travel", NOT_COUNTED)
            return
        for mode, share in audience.shares.items():
            use = self._use(mode, None)
            person_km = audience.number * share / 100 * audience.km * 2
            usual = self.factors.factor(f"occupancy-{mode}")
            if mode not in SEATS:
                yield self._line("audience", use, person_km, audience.data)
            elif audience.occupancy is not None:
                vehicle_km = person_km / audience.occupancy
                yield self._line("audience", use, vehicle_km, audience.data)
            elif usual is not None:
                yield self._line("audience", use, person_km, audience.data, occupancy=usual)
            else:
                yield Line("audience", use, NOT_COUNTED)

    def _amount(self, category: str, use: str, amount: Amount) -> Line:
        return self._line(category, use, amount.number, amount.data)
