"""A plan beside its proposal for other programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from build_tools.footprint.comparing import Comparison
from build_tools.footprint.interval import Interval
from build_tools.footprint.tours.assumptions import SHARED, SPEEDS, WALK_KM
from build_tools.footprint.tours.comparison import Beside
from build_tools.footprint.values import UNIT, decimal

COLUMNS = (
    *("project", "plan", "tour", "date", "days", "nights", "way", "kind", "place", "country"),
    *("km", "low", "central", "high", "unit"),
)
FIGURES = (10, 11, 12, 13)
"""The columns with numbers that may be below 0."""


def as_json(found: Sequence[Beside]) -> dict[str, Any]:
    """Return everything, as plain values."""
    return {
        "version": 1,
        "unit": UNIT,
        "assumptions": {"km_per_hour": dict(SPEEDS), "people_per_car": SHARED, "walk_km": WALK_KM},
        "plans": [_beside(each) for each in found],
    }


def _beside(it: Beside) -> dict[str, Any]:
    was, now = it.baseline, it.proposed
    return {
        "project": it.project,
        "factors": it.factors.id,
        "frozen": it.is_frozen,
        "same_visits": it.is_alike,
        "planned": _told(it.planned_kg, was.km, was.nights, was.hours),
        "proposed": _told(it.proposed_kg, now.km, now.nights, now.hours),
        "not_counted": it.missing,
        "difference": _compared(it.difference),
        "tours": [
            {
                "begins": tour.begins.isoformat(),
                "days": tour.days,
                "nights": tour.nights,
                "km": round(tour.km, 1),
                "way": {"mode": tour.way.mode, "vehicle": tour.way.vehicle,
                        "occupancy": tour.way.occupancy},
                "overlaps": tour.is_clashing,
                "stops": [
                    {
                        "visit": stop.number,
                        "date": stop.date.isoformat(),
                        "place": now.plan.visits[stop.number].place.name.choose(()).text,
                    }
                    for stop in tour.stops
                ],
            }
            for tour in now.tours
        ],
        "effects": [{"what": each.what, "more": _compared(each.more)} for each in it.effects],
        "hinges": [
            {"factor": each.factor.use, "low": round(each.low, 6), "high": round(each.high, 6)}
            for each in it.hinges
        ],
        "advice": [
            {"what": each.what, "names": [*each.names], **_interval(each.kg)} for each in it.advice
        ],
    }  # fmt: skip


def _told(kg: Interval, km: float, nights: int, hours: float) -> dict[str, Any]:
    return {"kg": _interval(kg), "km": round(km, 1), "nights": nights, "hours": round(hours, 1)}


def _compared(difference: Comparison) -> dict[str, Any]:
    return {**_interval(difference.kg), "verdict": difference.verdict}


def _interval(kg: Interval) -> dict[str, float]:
    return {"low": round(kg.low, 6), "central": round(kg.central, 6), "high": round(kg.high, 6)}


def as_rows(found: Sequence[Beside]) -> list[list[str]]:
    """Return a row for each plan as a whole, and one for each stop of what is proposed."""
    rows = [[*COLUMNS]]
    for it in found:
        for name, km, kg in (
            ("planned", it.baseline.km, it.planned_kg),
            ("proposed", it.proposed.km, it.proposed_kg),
            ("difference", it.proposed.km - it.baseline.km, it.difference.kg),
        ):
            bounds = [decimal(each) for each in (kg.low, kg.central, kg.high)]
            rows.append([it.project, name, *[""] * 8, decimal(km), *bounds, UNIT])
        for number, tour in enumerate(it.proposed.tours, 1):
            for stop in tour.stops:
                visit = it.proposed.plan.visits[stop.number]
                place = visit.place.name.choose(()).text
                way = f"{tour.way.mode}-{tour.way.vehicle}"
                rows.append(
                    [it.project, "proposed", str(number), stop.date.isoformat(), str(tour.days),
                     str(tour.nights), way, visit.kind, place, visit.country, *[""] * 5]
                )  # fmt: skip
    return rows
