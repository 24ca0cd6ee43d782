"""What was planned, frozen: written once, so that next year's proposal is laid beside it.

It holds activities and not kilograms: they are reckoned anew by whatever factors are asked for,
and the factors by which they were told at first are named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from build_tools.domain import Activity, Amount, Audience, FactorSet, Leg, Localised, Place
from build_tools.footprint.lines import Line, lines
from build_tools.footprint.tours.proposing import Schedule

VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Activities as they were planned, and what is told beside kilograms."""

    activities: tuple[Activity, ...]
    km: float
    nights: int
    hours: float
    factors: str
    """The id of the set by which it was told at first."""
    visits: tuple[tuple[str, str], ...]
    """Kind and place of each visit, in order: whether both plans are about the same."""

    def lines(self, factors: FactorSet) -> tuple[Line, ...]:
        """Return everything that it takes."""
        return tuple(line for each in self.activities for line in lines(each, factors))


def frozen(schedule: Schedule, factors: FactorSet) -> Baseline:
    """Return a plan as it stands, to be kept."""
    return Baseline(
        activities=schedule.activities,
        km=round(schedule.km, 1),
        nights=schedule.nights,
        hours=round(schedule.hours, 1),
        factors=factors.id,
        visits=visits_of(schedule),
    )


def visits_of(schedule: Schedule) -> tuple[tuple[str, str], ...]:
    """Return kind and place of each visit, in order."""
    return tuple(
        sorted((each.kind, each.place.name.choose(()).text) for each in schedule.plan.visits)
    )


def as_values(baseline: Baseline) -> dict[str, Any]:
    """Return a baseline as plain values for a file."""
    return {
        "version": VERSION,
        "factors": baseline.factors,
        "km": baseline.km,
        "nights": baseline.nights,
        "hours": baseline.hours,
        "visits": [list(each) for each in baseline.visits],
        "activities": [_activity(each) for each in baseline.activities],
    }


def from_values(values: Mapping[str, Any]) -> Baseline:
    """Return what a file holds. Raises ValueError, KeyError or TypeError if it is none of ours."""
    if values["version"] != VERSION:
        raise ValueError("of another version")
    return Baseline(
        activities=tuple(map(_from_activity, values["activities"])),
        km=float(values["km"]),
        nights=int(values["nights"]),
        hours=float(values["hours"]),
        factors=str(values["factors"]),
        visits=tuple((str(kind), str(place)) for kind, place in values["visits"]),
    )


def _activity(each: Activity) -> dict[str, Any]:
    return {
        "date": each.date.isoformat(),
        "kind": each.kind,
        "place": each.place.name.choose(()).text,
        "country": each.country,
        "people": each.people,
        "legs": [asdict(leg) for leg in each.legs],
        "freight": [asdict(leg) for leg in each.freight],
        "nights": [asdict(amount) for amount in each.nights],
        "meals": [asdict(amount) for amount in each.meals],
        "audience": _audience(each.audience),
    }


def _audience(audience: Audience | None) -> dict[str, Any] | None:
    return asdict(replace(audience, shares=dict(audience.shares))) if audience else None


def _from_activity(values: Mapping[str, Any]) -> Activity:
    return Activity(
        date=date.fromisoformat(values["date"]),
        kind=values["kind"],
        place=Place(Localised(everywhere=values["place"])),
        country=values["country"],
        people=values["people"],
        legs=tuple(Leg(**each) for each in values["legs"]),
        freight=tuple(Leg(**each) for each in values["freight"]),
        nights=tuple(Amount(**each) for each in values["nights"]),
        meals=tuple(Amount(**each) for each in values["meals"]),
        audience=Audience(**values["audience"]) if values["audience"] else None,
    )
