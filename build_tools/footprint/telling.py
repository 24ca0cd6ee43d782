"""A report as text in an editor's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.domain import Bounds, Since
from build_tools.footprint.digital import Carrier, break_even, downloads, rating, transfer
from build_tools.footprint.interval import Interval
from build_tools.footprint.lines import NOT_COUNTED
from build_tools.footprint.totals import Report, Total
from build_tools.footprint.values import UNIT
from build_tools.strings import Strings

TOLD = ("season", "project", "journey", "concert")
"""Scopes that are told to people; all are in the other forms."""
_SAME_KG = 0.0005
"""Below the gram nothing has changed."""


def as_text(reports: Sequence[Report], carriers: Sequence[Carrier], t: Strings) -> Iterator[str]:
    """Return the lines that people read."""
    for report in reports:
        yield from _told(report, t)
        yield ""
    yield from _hub(reports[0], carriers, t)
    yield ""
    yield t("Low and high are what the sources allow, not chances. Nothing is offset.")
    yield t("No saving is counted for what nobody planned.")
    if any(report.before for report in reports):
        yield t(
            "Of what was told before, sums alone are known: differences are of central figures, "
            "and have no bounds."
        )


def _told(report: Report, t: Strings) -> Iterator[str]:
    it = report.factors
    yield t(
        "Factors {factors}: {title} ({version}). {unit}, low – central – high.",
        factors=it.id, title=it.title, version=it.version, unit=UNIT,
    )  # fmt: skip
    for total in report.totals:
        if total.scope in TOLD:
            yield from _total(total, t)
            for since in report.before.get((total.scope, total.id), ()):
                yield from _since(since, t)
    secondary = sorted({each.use for each in report.used if each.is_secondary})
    if secondary:
        yield t("Quoted by others, not read at the source: {uses}.", uses=", ".join(secondary))
    sources = dict.fromkeys(each.source for each in report.used)
    told = "; ".join(f"{each.title} [{each.licence}]" for each in sources)
    yield t("Sources: {sources}", sources=told)


def _total(total: Total, t: Strings) -> Iterator[str]:
    count = _count(total.activities, total.demonstrations, t)
    yield f"{_scope(total.scope, t)} {total.id}: {shown(total.kg)} ({count})"
    if total.per_hour is not None:
        yield "  " + t(
            "{kg} per participant-hour (hours: {hours})",
            kg=shown(total.per_hour, 3), hours=f"{total.person_hours:g}",
        )  # fmt: skip
    if total.scope not in ("season", "project"):
        return
    labels, states = _categories(t), _states(t)
    wide = max(map(len, labels.values()))
    for name, label in labels.items():
        part = total.categories[name]
        state = states[part.state]
        if part.missing and part.kg.high:
            state += ", " + t("not counted: {count}", count=part.missing)
        kg = shown(part.kg) if part.state != NOT_COUNTED else "–"
        yield f"  {label:{wide}} {kg:>24}  {state}"


def _scope(scope: str, t: Strings) -> str:
    return {
        "season": t("season"),
        "project": t("project"),
        "journey": t("journey"),
        "concert": t("concert"),
    }[scope]


def _categories(t: Strings) -> dict[str, str]:
    return {
        "team": t("team travel"),
        "freight": t("freight"),
        "audience": t("audience"),
        "nights": t("nights"),
        "meals": t("meals"),
        "venue": t("venue"),
        "digital": t("digital"),
    }


def _states(t: Strings) -> dict[str, str]:
    return {
        "counted": t("counted"),
        "estimated": t("estimated"),
        "not counted": t("not counted"),
    }


def _count(activities: int, demonstrations: int, t: Strings) -> str:
    count = t("activities: {count}", count=activities)
    if demonstrations:
        count += ", " + t("examples that did not take place: {count}", count=demonstrations)
    return count


def _since(it: Since, t: Strings) -> Iterator[str]:
    """Yield what was told of something once, and what has become of it."""
    count = _count(it.total.activities, it.total.demonstrations, t)
    told = t(
        "told on {day} by {factors}: {kg}",
        day=it.kept.told, factors=it.kept.factors, kg=shown(it.total.kg),
    )  # fmt: skip
    yield f"  {told} ({count})"
    yield f"    {_change(it, t)}"
    if it.unlike:
        labels = _categories(t)
        yield "    " + t(
            "not the same items are counted: {categories}; all the rest {kg}",
            categories=", ".join(labels[each] for each in it.unlike), kg=signed(it.alike_kg),
        )  # fmt: skip


def _change(it: Since, t: Strings) -> str:
    """Say by how much the central figure is another now, and what that comes from."""
    kg, activities, factors = it.change_kg, it.by_activities_kg, it.by_factors_kg
    if it.has_same_activities and it.has_same_factors:
        if abs(kg) < _SAME_KG:
            return t("since then: nothing has changed")
        return t(
            "since then: {kg}, as Poche {version} reckoned otherwise",
            kg=signed(kg), version=it.kept.poche,
        )  # fmt: skip
    if it.has_same_activities:
        return t("since then: {kg}, all by other factors", kg=signed(kg))
    if it.has_same_factors:
        return t("since then: {kg}, all by other activities", kg=signed(kg))
    if activities is None or factors is None:
        return t(
            "since then: {kg}, by other activities and other factors; without the set of then "
            "nobody can part the two",
            kg=signed(kg),
        )
    return t(
        "since then: {kg}, of which by other activities {activities}, by other factors {factors}",
        kg=signed(kg), activities=signed(activities), factors=signed(factors),
    )  # fmt: skip


def _hub(report: Report, carriers: Sequence[Carrier], t: Strings) -> Iterator[str]:
    """What the hub itself costs, where it is hosted and on sticks."""
    yield t("The hub itself:")
    if not carriers:
        yield "  " + t("not built yet; poche build and poche pack make what can be measured")
    for each in carriers:
        yield f"  {_carrier(each, t)}"
    hours = break_even(report.factors)
    if hours is not None:
        yield "  " + t(
            "a new stick equals about {hours} hours of mobile audio streaming "
            "({low} to {high}): reuse sticks",
            hours=f"{hours.central:.0f}", low=f"{hours.low:.0f}", high=f"{hours.high:.0f}",
        )  # fmt: skip
    for each in carriers:
        often = downloads(report.factors, each.size_bytes)
        if often is not None:
            yield "  " + t("… or {count} downloads of {name}", count=f"{often:.3g}", name=each.name)
    yield "  " + t("playing from a stick: the device’s electricity is not modelled")


def _carrier(it: Carrier, t: Strings) -> str:
    said = t(
        "{name}: {size} MB, pages: {pages}, hours of audio: {hours}; "
        "fetched once from a server {grams} g CO₂e",
        name=it.name, size=f"{it.size_bytes / 1e6:.1f}", pages=it.pages,
        hours=f"{it.audio_hours:.2f}", grams=f"{transfer(it.size_bytes):.3g}",
    )  # fmt: skip
    if it.pages:
        visit = transfer(it.size_bytes // it.pages)
        said += "; " + t(
            "an average page with its sounds {grams} g ({letter})",
            grams=f"{visit:.3g}", letter=rating(visit),
        )  # fmt: skip
    return said + " " + t("(Sustainable Web Design v4, world grid)")


def shown(kg: Interval | Bounds, digits: int = 1) -> str:
    """Return an interval as people read it."""
    return " – ".join(f"{each:.{digits}f}" for each in (kg.low, kg.central, kg.high))


def signed(kg: float) -> str:
    """Return a difference as people read it."""
    return f"{round(kg, 1) + 0.0:+.1f} {UNIT}"
