"""All journeys of a hub on paper: for the wall, for the teacher, for the children."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

from build_tools.domain import JOURNEY_FORMS, Catalogue, Journey
from build_tools.papers import Papers
from build_tools.problems import Problem
from build_tools.sheets import plan, wall
from build_tools.sheets.bench import Bench
from build_tools.sheets.desk import Notes
from build_tools.sheets.diary import Diary
from build_tools.sheets.parts import Parts
from build_tools.sheets.pen import Pen
from build_tools.sheets.press import Inks
from build_tools.sheets.proposal import address_of
from build_tools.sheets.setting import Job, Task, Workroom, published
from build_tools.sheets.year_faults import faults
from build_tools.strings import Strings


def lay_out_journeys(
    root: Path,
    known: Catalogue,
    strings: Mapping[str, Strings],
    room: Workroom,
    *,
    forms: Sequence[str] = JOURNEY_FORMS,
) -> Papers:
    """Set every journey in `forms` and in each of the hub's languages.

    `strings` are the site's own words by language. Raises SheetError where typst refuses one,
    OSError where the disk does not do its part.
    """
    if not known.journeys:
        return Papers()
    inks = Inks(room.press, room.store)
    bench = _Years(known, strings, inks, Parts(room.folder, room.store))
    tasks = [
        Task((journey.id, lang, form), _name(journey, lang, form), partial(bench.written, *it))
        for it in product(known.journeys.values(), known.hub.languages, forms)
        for journey, lang, form in [it]
    ]
    papers = room.papers(tasks, forms)
    inks.keep()
    facts = {paper.key: paper.stored.facts for paper in papers if paper.stored is not None}
    problems: list[Problem] = []
    for journey in known.journeys.values():
        own = (paper.missing for paper in papers if paper.key[0] == journey.id)
        missing = tuple(dict.fromkeys(cluster for each in own for cluster in each))
        problems += faults(root, known, journey, facts, missing)
    return published(papers, problems)


def _name(journey: Journey, lang: str, form: str) -> str:
    return f"journey-{journey.id}-{lang}-{form}"


@dataclass(frozen=True, slots=True)
class _Drafts:
    draft: Callable[[int], str]
    ways: str = ""
    count: int = 1
    most_pages: int = 0


class _Years(Bench):
    """Writes journeys."""

    __slots__ = ()

    def written(
        self, journey: Journey, lang: str, form: str
    ) -> tuple[Job, tuple[str, ...], tuple[str, ...]]:
        """Return what is to be set, see Task; its first draft is written at once, and notes what
        is amiss."""
        notes = Notes()
        drafts = self._drafts(journey, form, self.pen(lang, notes))
        first = drafts.draft(0)
        job = Job(
            name=_name(journey, lang, form),
            draft=lambda number: drafts.draft(number) if number else first,
            ways=drafts.ways,
            drafts=drafts.count,
            most_pages=drafts.most_pages,
        )
        return job, tuple(notes.missing), ()

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
