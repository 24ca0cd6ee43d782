"""What pages show on which choices of a footprint can be moved; functions for the templates."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from babel import numbers
from markupsafe import Markup

from build_tools import drawings
from build_tools.domain import Bounds, FootprintPart, Project, Suggested, WhatIf
from build_tools.site.footprint_views import amount, between, category_words
from build_tools.site.footprint_words import CATEGORIES, use_words
from build_tools.site.reader import Reader
from build_tools.site.what_if import WhatIfPage
from build_tools.strings import locale_of

TITLES = ("What if …? {title}", "What if …? Planned visits of {title}")
"""Of a project's page, and of that of its plan: message ids."""


def what_if_of(r: Reader, of: str | None = None) -> WhatIf | None:
    """Return what can be chosen: of what is named, or of what a page is about."""
    if of is None:
        of = r.page.data.of if isinstance(r.page.data, WhatIfPage) else ""
    return r.assets.derived.what_ifs.get(of)


def what_if_way(r: Reader, of: str) -> str:
    """Return the way to a page where choices can be moved."""
    return r.to(f"{r.lang}/special/{WhatIfPage(of).id}.html")


def what_if_project(r: Reader, page: WhatIfPage) -> Project | None:
    """Return the project whose choices they are; None for the season's."""
    return r.catalogue.projects[page.of.partition("/")[2]] if page.of else None


def what_if_title(r: Reader, page: WhatIfPage) -> str:
    """Return the title of a page where choices can be moved."""
    project = what_if_project(r, page)
    if project is None:
        return r.t("What if …?")
    return r.t(TITLES[page.is_planned], title=r.words(project.title))


def option_words(r: Reader, choice: str, option: str) -> str:
    """Return what can be chosen in a list, in words."""
    if choice == "tours":
        return r.t.count(int(option), "at most {n} day", "at most {n} days")
    return option if choice in ("people", "full") else use_words(r.t, option)


SUGGESTED: Mapping[str, str] = MappingProxyType(
    {
        "shared": "The team in electric cars, three in each",
        "people": "{n} in each car of the team",
        "there": "Instruments are there: nobody carries any",
        "meals": "Every meal vegetarian or vegan",
        "walking": "10 of 100 who come by car walk or cycle",
        "walkable": "Concerts to which all can walk or cycle",
        "full": "{n} in each car of the audience",
    }
)
"""A choice made alone: message ids."""


def suggested_words(r: Reader, it: Suggested) -> str:
    """Return one choice alone, in words."""
    match it.what:
        case "way" | "nights":
            what = r.t(CATEGORIES["team" if it.what == "way" else it.what])
            return r.t("{what}: {how}", what=what, how=use_words(r.t, it.option))
        case "tours":
            return r.t.count(
                int(it.option), "Tours of at most {n} day", "Tours of at most {n} days"
            )
    return r.t(SUGGESTED[it.what], n=it.option)


def ranked(it: WhatIf) -> list[Suggested]:
    """Return what each choice would change by itself, what spares most first."""
    return [each for each in it.suggested if each.what != "close"]


_CLOSE = (
    "A train and electric cars shared by three cannot be told apart here: the cars come to "
    "between {low} kg CO₂e less and {high} kg CO₂e more."
)
_HEAVIER = (
    "The audience weighs more than the team: {audience} kg CO₂e, {between}; "
    "the team {team}, {range}."
)
_SEEMS_HEAVIER = (
    "The audience seems to weigh more than the team, though their ranges overlap: "
    "{audience} kg CO₂e, {between}; the team {team}, {range}."
)
REMARKS = (_CLOSE, _HEAVIER, _SEEMS_HEAVIER)
"""What is said below choices: message ids."""


def close_words(r: Reader, it: WhatIf) -> str:
    """Return that nobody can tell which of two ways is less; empty where somebody can."""
    for each in it.suggested:
        if each.what == "close":
            return r.t(_CLOSE, low=amount(r, -each.kg.low), high=amount(r, each.kg.high))
    return ""


def heaviest_words(r: Reader, it: WhatIf) -> str:
    """Return that the audience weighs more than the team, where it does."""
    kg = {part.category: part.kg for part in it.parts}
    audience, team = kg["audience"], kg["team"]
    if audience.central <= team.central:
        return ""
    return r.t(
        _HEAVIER if audience.low > team.high else _SEEMS_HEAVIER,
        audience=amount(r, audience.central),
        between=between(r, audience),
        team=amount(r, team.central),
        range=between(r, team),
    )


def part_number(part: FootprintPart) -> int:
    """Return by which number a script knows a category."""
    return [*CATEGORIES].index(part.category)


def is_counted(part: FootprintPart) -> bool:
    """Say whether a category has figures."""
    return part.state != "not counted"


def pairs_chart(r: Reader, it: WhatIf) -> Markup:
    """Return two bars for each category: what was, and what would be."""
    parts = sorted(filter(is_counted, it.parts), key=lambda part: -part.kg.central)
    rows = [
        (
            str(part_number(part)),
            _bar(r, category_words(r, part.category), part.kg, part.category),
        )
        for part in parts
    ]
    return _pairs(r, rows)


def whole_chart(r: Reader, it: WhatIf) -> Markup:
    """Return two bars for the whole."""
    return _pairs(r, [("all", _bar(r, r.t("Everything that is counted"), it.kg, "plain"))])


def _pairs(r: Reader, rows: list[tuple[str, drawings.Bar]]) -> Markup:
    label = r.t("Unchanged beside your choices; the table has the figures")
    return Markup(drawings.pairs(rows, label))


def _bar(r: Reader, label: str, kg: Bounds, pattern: str) -> drawings.Bar:
    return drawings.Bar(label, amount(r, kg.central), kg.low, kg.central, kg.high, pattern)


def separators(r: Reader) -> tuple[str, str]:
    """Return what stands before decimals and between thousands."""
    locale = locale_of(r.lang)
    return numbers.get_decimal_symbol(locale), numbers.get_group_symbol(locale)


def percent_form(r: Reader) -> str:
    """Return how a percentage is written, with `{n}` in the place of its number."""
    return str(numbers.format_percent(0.5, locale=locale_of(r.lang))).replace("50", "{n}")
