"""Ways between the visits of one team as plain numbers, so that many tours can be tried quickly.

Everything is linear in kilometres: rates come from the same lines by which footprints are
reckoned, at their central values. Numbers of visits are their places in the plan; home is -1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from build_tools.domain import Activity, Amount, FactorSet, Leg, Localised, Place, Plan, Visit, Way
from build_tools.earth import air_km
from build_tools.footprint.lines import lines
from build_tools.footprint.tours.assumptions import (
    FREIGHT,
    PLANT_BASED,
    PROPOSED_MEALS,
    SHARED,
    SPEEDS,
    WALK_KM,
    speed,
)

HOME = -1


@dataclass(frozen=True, slots=True)
class Habits:
    """What a plan is reckoned with, apart from its tours."""

    ways: tuple[Way, ...]
    """The first is open for every visit, trains only where a station is known."""
    meals: str
    borrows: bool
    """Whether instruments are taken that can be had there."""


def usual(plan: Plan) -> Habits:
    """Return what is planned without advice."""
    return Habits(plan.ways[:1], plan.meals, borrows=False)


def proposed(plan: Plan) -> Habits:
    """Return what a proposal may use: cars are shared, the first way stays as it was."""
    shared = (
        replace(way, occupancy=SHARED)
        for way in plan.ways
        if way.mode == "car" and way.occupancy is None
    )
    meals = plan.meals if plan.meals in PLANT_BASED else PROPOSED_MEALS
    return Habits(tuple(dict.fromkeys((*plan.ways, *shared))), meals, borrows=True)


def is_carried(visit: Visit, habits: Habits) -> bool:
    """Say whether an instrument comes along."""
    return visit.instrument is not None and not (habits.borrows and visit.has_instrument)


def is_open(way: Way, visit: Visit, habits: Habits) -> bool:
    """Say whether a visit can be reached so: the first way was planned, so it can."""
    return way == habits.ways[0] or way.mode != "train" or visit.station_km is not None


@dataclass(frozen=True, slots=True)
class Rates:
    """Kilograms, by country."""

    km: Mapping[tuple[Way, str], float]
    freight_km: Mapping[str, float]
    night: Mapping[str, float]
    """With the evening's meals, for the whole team."""
    day: Mapping[str, float]
    """The noon meals of the team."""
    last_km: Mapping[str, float]
    """A taxi's, there and back."""


@dataclass(frozen=True, slots=True)
class Track:
    """One way to travel, between the visits of one team."""

    way: Way
    speed: float
    open: frozenset[int]
    """The visits that can be reached so."""
    last_hours: Mapping[int, float]
    """From the station, by visit; none from home."""
    arrival: Mapping[int, float]
    """Kilograms from the station and back there, by visit."""
    light: Mapping[str, float]
    laden: Mapping[str, float]
    """Kilograms for a kilometre of the team, by country: without and with an instrument."""


@dataclass(frozen=True, slots=True)
class Roads:
    """The visits of one team, with what lies between them."""

    plan: Plan
    habits: Habits
    numbers: tuple[int, ...]
    km: Mapping[int, Mapping[int, float]]
    """From each visit, and from home, to every other: by road, detours in it."""
    rates: Rates
    tracks: tuple[Track, ...]
    countries: Mapping[int, str]
    carried: frozenset[int]
    """To which an instrument is brought."""
    windows: Mapping[int, tuple[int, int, float]]
    """Earliest and latest date, as ordinals, and hours there."""

    def hours(self, track: Track, one: int, other: int) -> float:
        """Return how long it takes from one place to the next, from door to door."""
        last = track.last_hours
        return self.km[one][other] / track.speed + last[one] + last[other]


def roads(plan: Plan, habits: Habits, numbers: Sequence[int], factors: FactorSet) -> Roads:
    """Return what lies between the visits of one team."""
    people = max(plan.visits[number].people for number in numbers)
    countries = tuple(dict.fromkeys(plan.visits[number].country for number in numbers))
    limit = plan.day_hours
    rates = _rates(habits, plan.nights, people, countries, factors)
    return Roads(
        plan=plan,
        habits=habits,
        numbers=tuple(numbers),
        km=_distances(plan, numbers, factors),
        rates=rates,
        tracks=tuple(_track(plan, habits, way, numbers, rates) for way in habits.ways),
        countries={number: plan.visits[number].country for number in numbers},
        carried=frozenset(n for n in numbers if is_carried(plan.visits[n], habits)),
        windows={
            number: (
                plan.visits[number].earliest.toordinal(),
                plan.visits[number].latest.toordinal(),
                min(plan.visits[number].hours, limit),
            )
            for number in numbers
        },
    )


def _track(plan: Plan, habits: Habits, way: Way, numbers: Sequence[int], rates: Rates) -> Track:
    visits = {number: plan.visits[number] for number in numbers}
    is_train = way.mode == "train"
    last = {at: (each.station_km or 0.0) if is_train else 0.0 for at, each in visits.items()}
    light = {country: kg for (each, country), kg in rates.km.items() if each == way}
    freight = {it: kg if way.mode != "van" else 0.0 for it, kg in rates.freight_km.items()}
    return Track(
        way=way,
        speed=speed(way),
        open=frozenset(at for at, each in visits.items() if is_open(way, each, habits)),
        last_hours={
            HOME: 0.0,
            **{at: km / SPEEDS["walk" if km <= WALK_KM else "taxi"] for at, km in last.items()},
        },
        arrival={
            at: km * rates.last_km[visits[at].country] if km > WALK_KM else 0.0
            for at, km in last.items()
        },
        light=light,
        laden={it: kg + freight[it] for it, kg in light.items()},
    )


def _distances(
    plan: Plan, numbers: Sequence[int], factors: FactorSet
) -> Mapping[int, Mapping[int, float]]:
    found = factors.factor("detour-road")
    detour = found.value if found else 1.0
    where = {number: _degrees(plan.visits[number].place) for number in numbers}
    where[HOME] = _degrees(plan.home)
    typed = {number: plan.visits[number].home_km for number in numbers}
    km: dict[int, dict[int, float]] = {one: {one: 0.0} for one in where}
    places = [*where]
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            known = typed[one] if other == HOME else None
            if known is None:
                known = (air_km(where[one], where[other]) or 0.0) * detour
            km[one][other] = km[other][one] = known
    return km


def _degrees(place: Place) -> tuple[float, float] | None:
    return (place.lat, place.lon) if place.lat is not None and place.lon is not None else None


def _rates(
    habits: Habits, nights: str, people: int, countries: Sequence[str], factors: FactorSet
) -> Rates:
    def kg(country: str, **what: tuple[Leg | Amount, ...]) -> float:
        nowhere = Place(Localised(everywhere=""))
        one = Activity(date.min, "workshop", nowhere, country, people, **what)  # type: ignore[arg-type]
        return sum(line.kg.central for line in lines(one, factors))

    def leg(way: Way, is_return: bool = False) -> tuple[Leg, ...]:
        one = Leg(way.mode, way.vehicle, 1.0, people=people, occupancy=way.occupancy)
        return (replace(one, is_return=is_return),)

    meal = (Amount(habits.meals, people),)
    return Rates(
        km={(way, it): kg(it, legs=leg(way)) for way in habits.ways for it in countries},
        freight_km={
            it: kg(it, freight=(Leg(FREIGHT.mode, FREIGHT.vehicle, 1.0),)) for it in countries
        },
        night={it: kg(it, nights=(Amount(nights, people),), meals=meal) for it in countries},
        day={it: kg(it, meals=meal) for it in countries},
        last_km={it: kg(it, legs=leg(Way("taxi"), is_return=True)) for it in countries},
    )
