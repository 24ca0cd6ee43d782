"""A season's footprint as files beside its page: a workbook, a table, quantities for SEEDS, JSON.

SEEDS, the tool of Arviva, reckons with factors of its own, so what it wants are quantities. It has
three entries: buildings, operations and projects; what Poche knows all belongs to projects.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from build_tools import csvfile, site
from build_tools.domain import FOOTPRINT_FILES, Catalogue, Factor, Localised
from build_tools.figure_files import Made, as_table, in_each
from build_tools.footprint import FIGURES, Carrier, Line, Report, as_json, as_rows, lines
from build_tools.footprints import Published
from build_tools.grid import Grid
from build_tools.memory import Shelf
from build_tools.reading import digest
from build_tools.site.footprint_words import CATEGORIES, SCOPES, STATES, use_words
from build_tools.strings import Strings

HEADINGS = (
    *("Factors", "Level", "Name", "Category", "How it is counted", "Low", "Central", "High"),
    *("Unit", "Participant-hours", "Activities", "Examples", "Items not counted"),
    *("Told on", "Change since then"),
)
"""What the columns of `footprint.as_rows` are called: message ids."""
SEEDS_HEADINGS = (
    *("Entry of SEEDS", "Project", "Category", "What", "Quantity", "Unit"),
    *("Low", "Central", "High"),
)
SEEDS_ENTRY = "Projets"
"""As it is called there: the tool is in French."""


NAMES = {
    form: f"{site.FOOTPRINT}-seeds.csv" if form == "seeds" else f"{site.FOOTPRINT}.{form}"
    for form in FOOTPRINT_FILES
}


def files(
    of: Report, catalogue: Catalogue, published: Published, strings: Mapping[str, Strings]
) -> Made:
    """Return the season's files in each language, and their contents by address."""
    return in_each(strings, NAMES, partial(_content, of, catalogue, published))


def recalled(
    shelf: Shelf,
    of: Report,
    catalogue: Catalogue,
    published: Published,
    strings: Mapping[str, Strings],
) -> Made:
    """Return what `files` returns, from a shelf where nothing changed: workbooks take long. Raises
    OSError."""
    stands = digest([of, catalogue.done, published, _titles(catalogue), [*strings]])
    made = shelf.recalled("files", stands, lambda: files(of, catalogue, published, strings))
    shelf.write()
    return made


def _content(
    of: Report, catalogue: Catalogue, published: Published, form: str, t: Strings
) -> bytes:
    if form == "json":
        told = as_json([of], [_carrier(published)])
        return json.dumps(told, ensure_ascii=False).encode()
    if form == "seeds":
        return csvfile.written(seeds(of, catalogue, t))
    return as_table(form, table(of, catalogue, t), t("Footprint"), FIGURES)


def _carrier(published: Published) -> Carrier:
    return Carrier("media", published.media_bytes, published.pages, published.audio_hours)


def table(of: Report, catalogue: Catalogue, t: Strings) -> Grid:
    """Return the rows of all totals, in words."""
    named = _names(catalogue, t)
    told = {"all": t("All categories"), "per participant-hour": t("Per participant-hour")}
    words = {**told, **{name: t(label) for name, label in CATEGORIES.items()}}
    rows = [[t(each) for each in HEADINGS]]
    for factors, scope, id, category, state, *rest in as_rows([of])[1:]:
        said = t(STATES[state]) if state else ""
        rows.append([factors, t(SCOPES[scope]), named(scope, id), words[category], said, *rest])
    return rows


_NAMED = ("project", "journey", "concert", "workshop")
"""Levels that are resources, and have titles."""


def _titles(catalogue: Catalogue) -> dict[tuple[str, str], Localised]:
    """Return the titles of all that may be named, by level and id."""
    return {
        (scope, id): getattr(it, "title")  # noqa: B009 (all four have one, people have none)
        for scope in _NAMED
        for id, it in catalogue.of_kind(f"{scope}s").items()
    }


def _names(catalogue: Catalogue, t: Strings) -> Callable[[str, str], str]:
    """Return what tells the title of something by its level and id; what has none keeps its id."""
    titles, chain = _titles(catalogue), catalogue.hub.chain(t.lang)

    def named(scope: str, id: str) -> str:
        title = catalogue.hub.title if scope == "season" else titles.get((scope, id))
        return title.choose(chain).text if title else id

    return named


def seeds(of: Report, catalogue: Catalogue, t: Strings) -> Grid:
    """Return a row for each project and each thing that it used, with its quantity."""
    named = _names(catalogue, t)
    rows = [[t(each) for each in SEEDS_HEADINGS]]
    for project, activities in catalogue.done.items():
        found: dict[tuple[str, str], list[Line]] = {}
        for each in activities:
            for line in lines(each, of.factors):
                found.setdefault((line.category, line.what), []).append(line)
        title = named("project", project)
        for (category, what), them in sorted(found.items(), key=_in_order):
            rows.append([SEEDS_ENTRY, title, *_of_use(t, category, what, them)])
    return rows


def _in_order(item: tuple[tuple[str, str], list[Line]]) -> tuple[int, str]:
    category, what = item[0]
    return [*CATEGORIES].index(category), what


def _of_use(t: Strings, category: str, what: str, them: list[Line]) -> Iterator[str]:
    """Yield the cells of what was used; without a factor nothing is known of its quantity."""
    yield t(CATEGORIES[category])
    yield use_words(t, what)
    counted = [line for line in them if line.factor is not None]
    if not counted:
        yield from ("", t("not counted"), "", "", "")
        return
    factor = counted[0].factor
    assert factor is not None
    yield _decimal(sum(line.amount_at(_central) for line in counted))
    yield factor.unit.partition("/")[2]
    for bound in ("low", "central", "high"):
        yield _decimal(sum(getattr(line.kg, bound) for line in counted))


def _central(factor: Factor) -> float:
    return factor.value


def _decimal(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".").replace(".", ",")
