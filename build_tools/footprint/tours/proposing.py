"""Tours with their dates, and what they take: activities like all others.

A plan as it stands is a tour for each visit, by the first way. A proposal has the tours that cost
least. Both become activities, one for each visit, which are reckoned as every footprint is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from build_tools.domain import Activity, Amount, FactorSet, Leg, Plan, Visit, Way
from build_tools.earth import air_km
from build_tools.footprint.lines import Line, lines
from build_tools.footprint.tours import days
from build_tools.footprint.tours.assumptions import FREIGHT, WALK_KM
from build_tools.footprint.tours.costing import best
from build_tools.footprint.tours.dating import Span, begun
from build_tools.footprint.tours.exact import MOST, exact
from build_tools.footprint.tours.improving import improved
from build_tools.footprint.tours.roads import (
    HOME,
    Habits,
    Roads,
    is_carried,
    proposed,
    roads,
    usual,
)

DECIDED = "measured"
"""A plan decides how many eat and sleep, and where it leads: two plans about the same visits do
not differ by a guess. What is not known of the roads is in the detour."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit within a tour."""

    number: int
    """Of the visit in its plan."""
    date: date
    nights: int
    """Slept at this place, or on the way to it."""
    dinners_before: int
    """Nights that were slept at the place before, once the visit there was over."""
    noons: int
    """Days that began since the visit before."""


@dataclass(frozen=True, slots=True)
class Tour:
    """Visits between which a team does not go home."""

    stops: tuple[Stop, ...]
    way: Way
    begins: date
    days: int
    nights_home: int
    """Slept after the last visit, before the team was home."""
    km: float
    hours: float
    """On the way, of the whole team together."""
    is_clashing: bool = False
    """Whether the team has another tour on one of its days."""

    @property
    def nights(self) -> int:
        """Return nights away."""
        return sum(it.nights + it.dinners_before for it in self.stops) + self.nights_home


@dataclass(frozen=True, slots=True)
class Schedule:
    """A plan with its tours, and what they are reckoned with."""

    plan: Plan
    habits: Habits
    tours: tuple[Tour, ...]

    def lines(self, factors: FactorSet) -> tuple[Line, ...]:
        """Return everything that it takes."""
        return tuple(line for each in self.activities for line in lines(each, factors))

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Return its visits as activities, by tour."""
        return tuple(each for tour in self.tours for each in _activities(self, tour))

    @property
    def km(self) -> float:
        """Return kilometres of all tours."""
        return sum(tour.km for tour in self.tours)

    @property
    def nights(self) -> int:
        """Return nights of all of the team together."""
        return sum(tour.nights * _people(self.plan, tour) for tour in self.tours)

    @property
    def hours(self) -> float:
        """Return hours on the way, of all of the team together."""
        return sum(tour.hours for tour in self.tours)


def as_planned(plan: Plan, factors: FactorSet) -> Schedule:
    """Return a plan without advice: there and back for each visit, by the first way."""
    return _schedule(plan, usual(plan), factors, alone=True)


def proposal(plan: Plan, factors: FactorSet, *, alone: bool = False) -> Schedule:
    """Return the tours that cost least; `alone`: each visit for itself, all else as proposed."""
    return _schedule(plan, proposed(plan), factors, alone=alone)


def _schedule(plan: Plan, habits: Habits, factors: FactorSet, *, alone: bool) -> Schedule:
    tours: list[Tour] = []
    for team in dict.fromkeys((each.team, each.people) for each in plan.visits):
        numbers = [at for at, each in enumerate(plan.visits) if (each.team, each.people) == team]
        known = roads(plan, habits, numbers, factors)
        tours += _dated(known, _orders(known, alone))
    return Schedule(
        plan, habits, tuple(sorted(tours, key=lambda it: (it.begins, it.stops[0].number)))
    )


def _orders(known: Roads, alone: bool) -> Sequence[tuple[int, ...]]:
    if alone:
        return [(number,) for number in known.numbers]
    return exact(known) if len(known.numbers) <= MOST else improved(known)[0]


def _dated(known: Roads, orders: Sequence[tuple[int, ...]]) -> list[Tour]:
    tours = [_toured(known, order) for order in orders]
    spans = {at: Span(*found) for at, (_, found) in enumerate(tours)}
    begins, clashing = begun(spans)
    return [
        _begun(tour, date.fromordinal(begins[at]), at in clashing)
        for at, (tour, _) in enumerate(tours)
    ]


def _begun(tour: Tour, begins: date, is_clashing: bool) -> Tour:
    ahead = begins - tour.begins
    stops = tuple(replace(each, date=each.date + ahead) for each in tour.stops)
    return replace(tour, stops=stops, begins=begins, is_clashing=is_clashing)


def _toured(known: Roads, order: Sequence[int]) -> tuple[Tour, tuple[int, int, int]]:
    """Return a tour that begins on the first date that would do, and when it may begin."""
    track = best(known, order)[1]
    plan, limit = known.plan, known.plan.day_hours
    state, at, km, hours = days.AT_HOME, HOME, 0.0, 0.0
    steps: list[tuple[int, days.Step, int]] = []
    for number in order:
        road = known.hours(track, at, number)
        step = days.onward(state, road, known.windows[number], limit)
        if step is None:
            raise ValueError("this order keeps no dates")
        steps.append((number, step, step.state.day - state.day))
        state, at, km, hours = step.state, number, km + known.km[at][number], hours + road
    nights_home, total = days.back(state, known.hours(track, at, HOME), limit)
    begins = date.fromordinal(state.first)
    people = plan.visits[order[0]].people
    return Tour(
        stops=tuple(
            Stop(
                number=number,
                date=date.fromordinal(state.first + step.state.day),
                nights=step.there,
                dinners_before=step.here,
                noons=passed,
            )
            for number, step, passed in steps
        ),
        way=track.way,
        begins=begins,
        days=total,
        nights_home=nights_home,
        km=km + known.km[at][HOME],
        hours=(hours + known.hours(track, at, HOME)) * people,
    ), (state.first, state.last, total)


def _people(plan: Plan, tour: Tour) -> int:
    return plan.visits[tour.stops[0].number].people


def _activities(schedule: Schedule, tour: Tour) -> list[Activity]:
    plan, habits = schedule.plan, schedule.habits
    visits = [plan.visits[stop.number] for stop in tour.stops]
    is_carrying = any(is_carried(each, habits) for each in visits) and tour.way.mode != "van"
    found = []
    for at, (stop, visit) in enumerate(zip(tour.stops, visits, strict=True)):
        is_last = at + 1 == len(visits)
        after = tour.nights_home if is_last else tour.stops[at + 1].dinners_before
        before = visits[at - 1] if at else None
        km = [_between(plan, before, visit), *([_between(plan, visit, None)] if is_last else [])]
        nights = (stop.nights + after) * visit.people
        noons = (stop.noons + (not at) + (tour.nights_home if is_last else 0)) * visit.people
        found.append(
            Activity(
                date=stop.date,
                kind=visit.kind,
                place=visit.place,
                country=visit.country,
                people=visit.people,
                legs=(
                    *(_leg(tour.way, each, visit.people) for each in km),
                    *_last(tour.way, visit),
                ),
                freight=tuple(_leg(FREIGHT, each, 0) for each in km if is_carrying),
                nights=_amount(plan.nights, nights),
                meals=_amount(habits.meals, nights + noons),
                audience=visit.audience,
            )
        )
    return found


def _amount(kind: str, number: int) -> tuple[Amount, ...]:
    return (Amount(kind, number, DECIDED),) if number else ()


def _between(plan: Plan, one: Visit | None, other: Visit | None) -> tuple[float | None, float]:
    """Return kilometres that somebody typed, and those through the air."""
    (here, there) = (each.place if each else plan.home for each in (one, other))
    through_air = air_km((here.lat or 0.0, here.lon or 0.0), (there.lat or 0.0, there.lon or 0.0))
    at_home = other if one is None else one if other is None else None
    return (at_home.home_km if at_home else None), through_air or 0.0


def _leg(way: Way, km: tuple[float | None, float], people: int) -> Leg:
    return Leg(
        way.mode, way.vehicle, km[0], km[1], people=people,
        occupancy=way.occupancy if people else None, data=DECIDED,
    )  # fmt: skip


def _last(way: Way, visit: Visit) -> tuple[Leg, ...]:
    """Return the way from the station and back, where it is too far to walk."""
    km = visit.station_km or 0.0
    if way.mode != "train" or km <= WALK_KM:
        return ()
    return (Leg("taxi", km=km, is_return=True, people=visit.people, data=DECIDED),)
