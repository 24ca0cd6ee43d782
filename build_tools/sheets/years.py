"""All journeys of a hub on paper: for the wall, for the teacher, for the children."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_tools.domain import JOURNEY_FORMS, Catalogue, Journey, Progress
from build_tools.problems import Problem
from build_tools.sheets import plan, wall
from build_tools.sheets.desk import Notes
from build_tools.sheets.diary import Diary
from build_tools.sheets.glyphs import Inked
from build_tools.sheets.parts import Parts
from build_tools.sheets.pen import Pen
from build_tools.sheets.press import Inks, Press
from build_tools.sheets.proposal import address_of
from build_tools.sheets.setting import Job, Made, published, set_all, show_sources
from build_tools.sheets.year_faults import faults
from build_tools.store import Store
from build_tools.strings import Strings


def lay_out_journeys(
    root: Path,
    known: Catalogue,
    strings: Mapping[str, Strings],
    store: Store,
    progress: Progress,
    *,
    forms: Sequence[str] = JOURNEY_FORMS,
) -> Made:
    """Set every journey in `forms` and in each of the hub's languages.

    `strings` are the site's own words by language. The sources stay in `build/sheets/`, to be
    looked at. Raises SheetError where typst refuses one, OSError where the disk does not do
    its part.
    """
    if not known.journeys:
        return Made()
    folder = root / "build" / "sheets"
    press = Press(folder)
    press.prepare()
    inks = Inks(press, store)
    bench = _Bench(known, strings, inks, Parts(folder, store))
    notes = {id_: Notes() for id_ in known.journeys}
    jobs = [
        bench.job(journey, lang, form, notes[journey.id])
        for journey in known.journeys.values()
        for lang in known.hub.languages
        for form in forms
    ]
    inks.keep()
    made = set_all(jobs, press, store, partial(progress, "Setting the journeys"))
    show_sources(folder, jobs, made, forms)
    facts = {job.key: each.facts for job, each in zip(jobs, made, strict=True)}
    problems: list[Problem] = []
    for journey in known.journeys.values():
        problems += faults(root, known, journey, facts, tuple(notes[journey.id].missing))
    return published(jobs, made, problems)


@dataclass(frozen=True, slots=True)
class _Drafts:
    draft: Callable[[int], str]
    ways: str = ""
    count: int = 1
    most_pages: int = 0


@dataclass(frozen=True, slots=True)
class _Bench:
    """What all journeys are written with."""

    known: Catalogue
    strings: Mapping[str, Strings]
    inked: Inked
    parts: Parts

    def job(self, journey: Journey, lang: str, form: str, notes: Notes) -> Job:
        """Return what is to be set; its first draft is written at once, and notes what is amiss."""
        chain, symbol = self.known.hub.chain(lang), self.parts.symbol
        pen = Pen(lang, chain, self.strings[lang], self.inked, symbol, notes)
        drafts = self._drafts(journey, form, pen)
        first = drafts.draft(0)
        return Job(
            key=(journey.id, lang, form),
            name=f"journey-{journey.id}-{lang}-{form}",
            draft=lambda number: drafts.draft(number) if number else first,
            ways=drafts.ways,
            drafts=drafts.count,
            most_pages=drafts.most_pages,
        )

    def _drafts(self, journey: Journey, form: str, pen: Pen) -> _Drafts:
        hub = self.known.hub
        if form == "wall":
            year = wall.Wall(journey, hub, pen)
            return _Drafts(year.source, repr(wall.DRAFTS), len(wall.DRAFTS), wall.MOST_PAGES)
        if form == "plan":
            address = address_of(journey, pen.lang, hub)
            code = self.parts.code(address) if hub.address else None
            table = plan.Plan(journey, hub, pen, code)
            return _Drafts(table.source, repr(plan.DRAFTS), len(plan.DRAFTS), plan.MOST_PAGES)
        diary = Diary(journey, hub, pen)
        return _Drafts(lambda _: diary.source())
