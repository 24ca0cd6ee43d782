"""A report as rows for a spreadsheet, and as values for other programs: in English, always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.domain import Bounds, Factor, FootprintPart, Since
from build_tools.footprint.digital import Carrier, break_even, transfer
from build_tools.footprint.interval import Interval
from build_tools.footprint.lines import NOT_COUNTED
from build_tools.footprint.totals import Category, Report, Total

UNIT = "kg CO₂e"
COLUMNS = (
    *("factors", "scope", "id", "category", "state", "low", "central", "high", "unit"),
    *("participant_hours", "activities", "demonstrations", "missing", "told", "change"),
)
"""`told` is the day on which something was kept, empty for what is told now; `change` is by how
much the central figure is more now."""
FIGURES = tuple(
    COLUMNS.index(name)
    for name in (
        *("low", "central", "high", "participant_hours", "activities", "demonstrations"),
        *("missing", "change"),
    )
)
"""The columns with numbers."""


def as_rows(reports: Sequence[Report]) -> list[list[str]]:
    """Return a row for each category of each total, and one for the total, names first; below them
    the same as it was told before."""
    rows = [[*COLUMNS]]
    for report in reports:
        for total in report.totals:
            for name, part in total.categories.items():
                rows.append(_row(report, total, (name, part.state, str(part.missing)), part.kg))
            rows.append(_row(report, total, ("all", "", ""), total.kg))
            if total.per_hour is not None:
                rows.append(_row(report, total, ("per participant-hour", "", ""), total.per_hour))
            for since in report.before.get((total.scope, total.id), ()):
                rows += _before(since, total)
    return rows


def _before(since: Since, now: Total) -> Iterator[list[str]]:
    """Yield what was told of something, in the rows in which it is told now."""
    for part in since.total.parts:
        kg = None if part.state == NOT_COUNTED else part.kg
        about = (part.category, part.state, str(part.missing))
        yield _row_before(since, about, kg, _change(now.categories.get(part.category), part))
    yield _row_before(since, ("all", "", ""), since.total.kg, since.change_kg)


def _change(now: Category | None, then: FootprintPart) -> float | None:
    """Return by how much more a category is now; None where one of the two is not counted."""
    if now is None or NOT_COUNTED in (now.state, then.state):
        return None
    return now.kg.central - then.kg.central


def _row(report: Report, total: Total, about: tuple[str, str, str], kg: Interval) -> list[str]:
    name, state, missing = about
    return [
        *(report.factors.id, total.scope, total.id, name, state),
        *_figures(kg if state != NOT_COUNTED else None),
        UNIT,
        decimal(total.person_hours),
        *(str(total.activities), str(total.demonstrations), missing, "", ""),
    ]


def _row_before(
    since: Since, about: tuple[str, str, str], kg: Bounds | None, change: float | None
) -> list[str]:
    name, state, missing = about
    it = since.total
    return [
        *(since.kept.factors, it.scope, it.id, name, state),
        *_figures(kg),
        UNIT,
        decimal(it.hours),
        *(str(it.activities), str(it.demonstrations), missing),
        *(since.kept.told.isoformat(), "" if change is None else decimal(change)),
    ]


def _figures(kg: Interval | Bounds | None) -> tuple[str, str, str]:
    """Return three cells; a 0 would say that what is not counted is nothing."""
    if kg is None:
        return "", "", ""
    return decimal(kg.low), decimal(kg.central), decimal(kg.high)


def decimal(number: float) -> str:
    """Return a number as spreadsheets in four of our five languages read it."""
    return f"{number + 0.0:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def as_json(reports: Sequence[Report], carriers: Sequence[Carrier]) -> dict[str, Any]:
    """Return everything, as plain values."""
    return {
        "version": 1,
        "unit": UNIT,
        "reports": [_report(each) for each in reports],
        "hub": [
            {
                "name": each.name,
                "bytes": each.size_bytes,
                "pages": each.pages,
                "audio_hours": round(each.audio_hours, 4),
                "fetched_once_g": round(transfer(each.size_bytes), 4),
            }
            for each in carriers
        ],
        "stick_equals_streaming_hours": _interval(break_even(reports[0].factors)),
    }


def _report(report: Report) -> dict[str, Any]:
    it = report.factors
    return {
        "factors": {"id": it.id, "title": it.title, "version": it.version.isoformat()},
        "used": [_factor(each) for each in report.used],
        "totals": [
            {
                "scope": total.scope,
                "id": total.id,
                "kg": _interval(total.kg),
                "per_participant_hour": _interval(total.per_hour),
                "participant_hours": total.person_hours,
                "activities": total.activities,
                "demonstrations": total.demonstrations,
                "categories": {name: _category(part) for name, part in total.categories.items()},
                "before": [_since(each) for each in report.before.get((total.scope, total.id), ())],
            }
            for total in report.totals
        ],
    }


def _since(it: Since) -> dict[str, Any]:
    kept, was = it.kept, it.total
    return {
        "file": kept.id,
        "told": kept.told.isoformat(),
        "poche": kept.poche,
        "factors": {"id": kept.factors, "title": kept.title, "version": kept.version.isoformat()},
        "same_factors": it.has_same_factors,
        "same_activities": it.has_same_activities,
        "activities": was.activities,
        "demonstrations": was.demonstrations,
        "participant_hours": was.hours,
        "kg": _interval(was.kg),
        "by_its_factors_now": _interval(it.again),
        "change": {
            "central": round(it.change_kg, 3),
            "by_activities": _maybe(it.by_activities_kg),
            "by_factors": _maybe(it.by_factors_kg),
            "of_what_is_counted_alike": round(it.alike_kg, 3),
        },
        "not_counted_alike": [*it.unlike],
        "categories": {each.category: _category(each) for each in was.parts},
    }


def _maybe(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def _category(part: Category | FootprintPart) -> dict[str, Any]:
    """Return a part of a total; what is not counted has no number, for 0 would be one."""
    told: dict[str, Any] = {"state": part.state, "missing": part.missing}
    known = _interval(part.kg) if part.state != NOT_COUNTED else None
    return {**(known or {"low": None, "central": None, "high": None}), **told}


def _factor(factor: Factor) -> dict[str, Any]:
    return {
        "use": factor.use,
        "value": factor.value,
        "low": factor.low,
        "high": factor.high,
        "kwh": factor.kwh,
        "unit": factor.unit,
        "scope": factor.scope,
        "year": factor.year,
        "country": factor.country,
        "source": factor.source.title,
        "licence": factor.source.licence,
        "verified": "secondary" if factor.is_secondary else True,
        "note": factor.note,
    }


def _interval(kg: Interval | Bounds | None) -> dict[str, float] | None:
    if kg is None:
        return None
    return {"low": round(kg.low, 6), "central": round(kg.central, 6), "high": round(kg.high, 6)}
