"""A report as text, as rows for a spreadsheet, and as values for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.domain import Factor
from build_tools.footprint.digital import Carrier, break_even, downloads, rating, transfer
from build_tools.footprint.interval import Interval
from build_tools.footprint.lines import CATEGORIES, NOT_COUNTED
from build_tools.footprint.totals import Category, Report, Total

UNIT = "kg CO₂e"
_TOLD = ("season", "project", "journey", "concert")
"""Scopes that are told to people; all are in the other forms."""
COLUMNS = (
    *("factors", "scope", "id", "category", "state", "low", "central", "high", "unit"),
    *("participant_hours", "activities", "demonstrations", "missing"),
)


def as_text(reports: Sequence[Report], carriers: Sequence[Carrier]) -> Iterator[str]:
    """Return the lines that people read."""
    for report in reports:
        yield from _told(report)
        yield ""
    yield from _hub(reports[0], carriers)
    yield ""
    yield (
        "Low and high are what the sources allow, not chances. Nothing is offset, and no saving is "
        "counted for what nobody planned."
    )


def _told(report: Report) -> Iterator[str]:
    it = report.factors
    yield f"Factors {it.id}: {it.title} ({it.version}). {UNIT}, low – central – high."
    for total in report.totals:
        if total.scope in _TOLD:
            yield from _total(total)
    secondary = sorted({each.use for each in report.used if each.is_secondary})
    if secondary:
        yield f"Quoted by others, not read at the source: {', '.join(secondary)}."
    yield "Sources: " + "; ".join(
        f"{each.title} [{each.licence}]" for each in dict.fromkeys(f.source for f in report.used)
    )


def _total(total: Total) -> Iterator[str]:
    count = f"{total.activities} activit{'y' if total.activities == 1 else 'ies'}"
    if total.demonstrations:
        count += f", {total.demonstrations} of them examples that did not take place"
    yield f"{total.scope} {total.id}: {shown(total.kg)} ({count})"
    if total.per_hour is not None:
        yield f"  {shown(total.per_hour, 3)} per participant-hour ({total.person_hours:g} hours)"
    if total.scope not in ("season", "project"):
        return
    for name, label in CATEGORIES.items():
        part = total.categories[name]
        missing = f", {part.missing} not counted" if part.missing and part.kg.high else ""
        kg = shown(part.kg) if part.state != NOT_COUNTED else "–"
        yield f"  {label:12} {kg:>24}  {part.state}{missing}"


def _hub(report: Report, carriers: Sequence[Carrier]) -> Iterator[str]:
    """What the hub itself costs, where it is hosted and on sticks."""
    yield "The hub itself:"
    if not carriers:
        yield "  not built yet; 'poche build' and 'poche pack' make what can be measured"
    for each in carriers:
        size = f"{each.size_bytes / 1e6:.1f} MB"
        held = f"{each.pages} pages, {each.audio_hours:.2f} h of audio"
        grams = transfer(each.size_bytes)
        line = f"  {each.name}: {size}, {held}; fetched once from a server {grams:.3g} g CO₂e"
        if each.pages:
            visit = transfer(each.size_bytes // each.pages)
            line += f"; an average page with its sounds {visit:.3g} g ({rating(visit)})"
        yield f"{line} (Sustainable Web Design v4, world grid)"
    hours = break_even(report.factors)
    if hours is not None:
        yield (
            f"  a new stick equals about {hours.central:.0f} hours of mobile audio streaming "
            f"({hours.low:.0f} to {hours.high:.0f}): reuse sticks"
        )
    for each in carriers:
        often = downloads(report.factors, each.size_bytes)
        if often is not None:
            yield f"  … or {often:.3g} downloads of {each.name}"
    yield "  playing from a stick: the device’s electricity is not modelled"


def shown(kg: Interval, digits: int = 1) -> str:
    """Return an interval as people read it."""
    return " – ".join(f"{each:.{digits}f}" for each in (kg.low, kg.central, kg.high))


def as_rows(reports: Sequence[Report]) -> list[list[str]]:
    """Return a row for each category of each total, and one for the total, names first."""
    rows = [[*COLUMNS]]
    for report in reports:
        for total in report.totals:
            for name, part in total.categories.items():
                rows.append(_row(report, total, (name, part.state, str(part.missing)), part.kg))
            rows.append(_row(report, total, ("all", "", ""), total.kg))
            if total.per_hour is not None:
                rows.append(_row(report, total, ("per participant-hour", "", ""), total.per_hour))
    return rows


def _row(report: Report, total: Total, about: tuple[str, str, str], kg: Interval) -> list[str]:
    name, state, missing = about
    bounds = [decimal(each) for each in (kg.low, kg.central, kg.high)]
    return [
        *(report.factors.id, total.scope, total.id, name, state),
        *(bounds if state != NOT_COUNTED else ("", "", "")),  # a 0 would say that it is nothing
        UNIT,
        decimal(total.person_hours),
        *(str(total.activities), str(total.demonstrations), missing),
    ]


def decimal(number: float) -> str:
    """Return a number as spreadsheets in four of our five languages read it."""
    return f"{number:.4f}".rstrip("0").rstrip(".").replace(".", ",")


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
            }
            for total in report.totals
        ],
    }


def _category(part: Category) -> dict[str, Any]:
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


def _interval(kg: Interval | None) -> dict[str, float] | None:
    if kg is None:
        return None
    return {"low": round(kg.low, 6), "central": round(kg.central, 6), "high": round(kg.high, 6)}
