"""All questionnaires on paper, in each of the hub's languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import product

from build_tools.domain import Catalogue
from build_tools.papers import Papers
from build_tools.questionnaires import QUESTION_FORMS, QUESTIONNAIRES, Questionnaire
from build_tools.sheets.asked import SIZES_PT, Asked
from build_tools.sheets.bench import Bench
from build_tools.sheets.desk import Notes
from build_tools.sheets.parts import Parts
from build_tools.sheets.press import Inks
from build_tools.sheets.setting import Job, Task, Workroom, published
from build_tools.strings import Strings


def lay_out_questionnaires(
    known: Catalogue, strings: Mapping[str, Strings], room: Workroom
) -> Papers:
    """Set every questionnaire as a form, and where a class may be counted the sheet for that.

    `strings` are the site's own words by language. Raises SheetError where typst refuses one,
    OSError where the disk does not do its part.
    """
    inks = Inks(room.press, room.store)
    bench = _Questions(known, strings, inks, Parts(room.folder, room.store))
    wanted = [
        (it, lang, form)
        for it, lang, form in product(QUESTIONNAIRES.values(), known.hub.languages, QUESTION_FORMS)
        if form != "tally" or it.tallied
    ]
    tasks = [
        Task((it.id, lang, form), _name(it, lang, form), partial(bench.written, it, lang, form))
        for it, lang, form in wanted
    ]
    papers = room.papers(tasks, QUESTION_FORMS)
    inks.keep()
    return published(papers, ())


def _name(it: Questionnaire, lang: str, form: str) -> str:
    return f"questions-{it.id}-{lang}-{form}"


class _Questions(Bench):
    """Writes questionnaires."""

    __slots__ = ()

    def written(
        self, it: Questionnaire, lang: str, form: str
    ) -> tuple[Job, tuple[str, ...], tuple[str, ...]]:
        """Return what is to be set, see Task."""
        notes = Notes()
        asked = Asked(it, form, self.known.hub, self.pen(lang, notes))
        job = Job(
            name=_name(it, lang, form),
            draft=asked.source,
            ways=repr(SIZES_PT),
            drafts=len(SIZES_PT),
            most_pages=asked.most_pages,
        )
        asked.source(0)  # notes what is amiss
        return job, tuple(notes.missing), ()
