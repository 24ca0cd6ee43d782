"""What pages about footprints show, in words and charts; pure functions for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from babel import numbers
from markupsafe import Markup

from build_tools import drawings
from build_tools.domain import (
    FOOTPRINT_FILES,
    Bounds,
    Document,
    Factor,
    Footprint,
    FootprintPart,
    Resource,
    Trip,
)
from build_tools.site.footprint import FOOTPRINT, FootprintPage
from build_tools.site.footprint_words import (
    CATEGORIES,
    KINDS,
    QUALITIES,
    SCOPES_OF_FACTORS,
    STATES,
    UNIT,
    UNITS,
    use_words,
)
from build_tools.site.reader import Reader
from build_tools.site.subjects import Subject, key_of, subject_of, told_of
from build_tools.strings import locale_of

LONGEST_LABEL = 26
"""Letters beside which a phone has room for a figure; the table has titles in full."""
MANY_ON_PAPER = 24
"""How many activities are printed: more would need a third sheet."""


@dataclass(frozen=True, slots=True)
class Share:
    """A category in a legend."""

    category: str
    percent: str


def amount(r: Reader, value: float) -> str:
    """Return a figure with as many digits as its uncertainty leaves a meaning to."""
    size = abs(value)
    digits = 0 if size >= 10 or not size else 1 if size >= 1 else 2 if size >= 0.1 else 3
    form = f"#,##0.{'0' * digits}" if digits else "#,##0"
    said = str(numbers.format_decimal(value, format=form, locale=locale_of(r.lang)))
    return said.replace("-", "−")


def between(r: Reader, kg: Bounds) -> str:
    """Return what a figure lies between, in words."""
    return r.t("between {low} and {high}", low=amount(r, kg.low), high=amount(r, kg.high))


def footprint_of(r: Reader) -> Footprint | None:
    """Return the footprint that a page is about."""
    key = r.page.data.of if isinstance(r.page.data, FootprintPage) else ""
    return r.assets.derived.footprints.get(key)


def has_footprint(r: Reader, what: Subject | None = None) -> bool:
    """Say whether a project, a journey, or else the season has a footprint; its figures are not
    read, so that whoever asks need not be made again when they change."""
    return key_of(what) in r.assets.derived.footprints


def footprint_way(r: Reader, what: Subject | None = None) -> str:
    """Return the way to the page with a footprint."""
    return r.to(f"{r.lang}/special/{FootprintPage(key_of(what)).id}.html")


def footprint_title(r: Reader, page: FootprintPage) -> str:
    """Return the title of a page with a footprint."""
    what = subject_of(r, page.of)
    return r.t("Footprint of {title}", title=r.words(what.title)) if what else r.t("Footprint")


def footprints_of(r: Reader, kind: str) -> list[tuple[Subject, Footprint]]:
    """Return the projects or the journeys that have a footprint, with theirs."""
    return told_of(r, kind, r.assets.derived.footprints)


def by_size(it: Footprint) -> list[FootprintPart]:
    """Return the categories, the largest first; those that are not counted last."""
    return sorted(it.parts, key=lambda part: (part.state == "not counted", -part.kg.central))


def category_words(r: Reader, category: str) -> str:
    """Return a category in words."""
    return r.t(CATEGORIES[category])


def state_words(r: Reader, part: FootprintPart) -> str:
    """Return how a category was counted, and what of it was not."""
    said = r.t(STATES[part.state])
    if part.missing and part.state != "not counted":
        more = r.t.count(part.missing, "{n} item not counted", "{n} items not counted")
        return f"{said}, {more}"
    return said


def category_chart(r: Reader, it: Footprint) -> Markup:
    """Return a bar for each category that is counted."""
    rows = [
        _bar(r, category_words(r, part.category), part.kg, part.category)
        for part in by_size(it)
        if part.state != "not counted"
    ]
    return Markup(drawings.bars(rows, _read_aloud(r, r.t("By category"), rows)))


def years_chart(r: Reader, it: Footprint) -> Markup:
    """Return a bar for each school year."""
    rows = [_bar(r, f"{year.begins}/{(year.begins + 1) % 100:02}", year.kg) for year in it.years]
    return Markup(drawings.bars(rows, _read_aloud(r, r.t("Year by year"), rows)))


def projects_chart(r: Reader, of: Sequence[tuple[Resource, Footprint]], heading: str) -> Markup:
    """Return a bar for each of some projects or journeys."""
    rows = [
        _bar(r, shorten(r.words(r.title(what)), LONGEST_LABEL, placeholder=" …"), it.kg)
        for what, it in of
    ]
    return Markup(drawings.bars(rows, _read_aloud(r, heading, rows)))


def _bar(r: Reader, label: str, kg: Bounds, pattern: str = "plain") -> drawings.Bar:
    return drawings.Bar(label, amount(r, kg.central), kg.low, kg.central, kg.high, pattern)


def _read_aloud(r: Reader, heading: str, rows: Sequence[drawings.Bar]) -> str:
    said = (
        f"{row.label} {row.value} {UNIT}, {between(r, Bounds(row.low, row.central, row.high))}"
        for row in rows
    )
    return f"{heading}: {'; '.join(said)}"


def shares_of(r: Reader, it: Footprint) -> list[Share]:
    """Return how much of the whole each category is, for a legend; nothing where all is 0."""
    whole = it.kg.central
    if not whole:
        return []
    told = []
    for part in by_size(it):
        share = part.kg.central / whole
        if part.state != "not counted" and share > 0:
            told.append(Share(part.category, _percent(r, share)))
    return told


def _percent(r: Reader, share: float) -> str:
    said = numbers.format_percent(max(share, 0.01), locale=locale_of(r.lang))
    return f"< {said}" if share < 0.01 else str(said)


def shares_chart(r: Reader, it: Footprint) -> Markup:
    """Return all categories as parts of one bar."""
    told = shares_of(r, it)
    sizes = {part.category: part.kg.central for part in it.parts}
    said = "; ".join(f"{category_words(r, each.category)} {each.percent}" for each in told)
    parts = [(each.category, sizes[each.category]) for each in told]
    return Markup(drawings.shares(parts, f"{r.t('Shares of the whole')}: {said}"))


def trip_words(r: Reader, trip: Trip) -> str:
    """Return what an activity was, and where."""
    where = r.words(trip.activity.place.name)
    return f"{r.t(KINDS[trip.activity.kind])}, {where}"


def trips_of(it: Footprint) -> tuple[tuple[Trip, ...], tuple[Trip, ...]]:
    """Return the activities that are printed, and those that stand on the screen alone."""
    return it.trips[:MANY_ON_PAPER], it.trips[MANY_ON_PAPER:]


def footprint_files(r: Reader) -> list[tuple[str, Document]]:
    """Return the season's footprint as files in the reader's language, each with its name."""
    labels = {
        "xlsx": r.t("Workbook for LibreOffice or Excel"),
        "csv": r.t("Table as text"),
        "seeds": r.t("Quantities for SEEDS, the tool of Arviva"),
        "json": r.t("For programs"),
    }
    told = r.assets.derived.tables
    return [
        (labels[form], told[r.lang, form]) for form in FOOTPRINT_FILES if (r.lang, form) in told
    ]


def factor_words(r: Reader, factor: Factor) -> str:
    """Return what a factor is for."""
    return use_words(r.t, factor.use)


def factor_unit(r: Reader, factor: Factor) -> str:
    """Return what a factor is given in."""
    if factor.unit in UNITS:
        return r.t("{unit} per {one}", unit=UNIT, one=r.t(UNITS[factor.unit]))
    return r.t("a bare number")


def factor_scope(r: Reader, factor: Factor) -> str:
    """Return what of something a factor holds."""
    known = SCOPES_OF_FACTORS.get(factor.scope)
    return r.t(known) if known else factor.scope


def exact(r: Reader, value: float) -> str:
    """Return a factor as its source gives it."""
    return str(numbers.format_decimal(value, format="0.######", locale=locale_of(r.lang)))


def quality_words(r: Reader, quality: str) -> str:
    """Return where a figure comes from, in words."""
    return r.t(QUALITIES[quality])


def method_way(r: Reader) -> str:
    """Return the way to the page about method and sources."""
    return r.to(f"{r.lang}/special/{FOOTPRINT}-method.html")
