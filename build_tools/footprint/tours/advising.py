"""Advice for a plan, by kilograms: what would weigh most, and what is too close to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from build_tools.domain import FactorSet, Visit
from build_tools.footprint.comparing import SAME, Comparison, compared
from build_tools.footprint.interval import Interval
from build_tools.footprint.totals import total
from build_tools.footprint.tours.proposing import Schedule, Stop

A_TENTH = 10.0
"""Percent of the audience who come on foot in the place of a car, to say what walking is worth."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that would change the footprint of a proposal."""

    what: str
    """walking, audience, or close: two ways between which the figures do not choose."""
    kg: Interval
    """More than now; below 0, less."""
    names: tuple[str, ...] = ()
    """Of what it speaks: ways to travel that are close to each other."""


def advice(proposed: Schedule, factors: FactorSet) -> tuple[Advice, ...]:
    """Return advice, what moves most kilograms first; what is undecided stands at the end."""
    found = [*_of_audience(proposed, factors), *_of_ways(proposed, factors)]
    return tuple(sorted(found, key=lambda it: (it.what == "close", -abs(it.kg.central))))


def _of_audience(proposed: Schedule, factors: FactorSet) -> Iterator[Advice]:
    """What the audience weighs beside the team, and what it is worth that some of it walks."""
    parts = total("plan", "", proposed.activities, factors).categories
    if not parts["audience"].kg.central:
        return
    yield Advice("audience", parts["audience"].kg)
    plan = proposed.plan
    walking = replace(plan, visits=tuple(map(_who_walk, plan.visits)))
    kg = total("plan", "", replace(proposed, plan=walking).activities, factors).categories
    spared = kg["audience"].kg
    yield Advice("walking", Interval(-spared.high, -spared.central, -spared.low))


def _who_walk(visit: Visit) -> Visit:
    """Return a visit to which only those come by car who might walk."""
    by_car = visit.audience.shares.get("car", 0.0) if visit.audience else 0.0
    if visit.audience is None or not by_car:
        return replace(visit, audience=None)
    shares = {"car": min(A_TENTH, by_car)}
    return replace(visit, audience=replace(visit.audience, shares=shares))


def _of_ways(proposed: Schedule, factors: FactorSet) -> Iterator[Advice]:
    """Every other way that is so close to the proposed one that nobody can tell which is less."""
    seen: set[tuple[str, str]] = set()
    for tour in proposed.tours:
        here = replace(proposed, tours=(tour,)).lines(factors)
        for way in proposed.habits.ways:
            names = (f"{tour.way.mode}-{tour.way.vehicle}", f"{way.mode}-{way.vehicle}")
            is_new = names[0] != names[1] and names not in seen
            if not is_new or not _is_open(proposed, way.mode, tour.stops):
                continue
            other = replace(proposed, tours=(replace(tour, way=way),)).lines(factors)
            more: Comparison = compared(here, other)
            if more.verdict == SAME:
                seen.add(names)
                yield Advice("close", more.kg, names)


def _is_open(proposed: Schedule, mode: str, stops: tuple[Stop, ...]) -> bool:
    visits = [proposed.plan.visits[stop.number] for stop in stops]
    return mode != "train" or all(each.station_km is not None for each in visits)
