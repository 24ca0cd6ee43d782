"""What people answered, as files beside its page: a workbook, a table, JSON.

They hold what pages may tell, sums alone: of fewer than five questionnaires how many they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from build_tools import evaluation, site
from build_tools.domain import (
    RESULT_FILES,
    Catalogue,
    Hub,
    Journey,
    Project,
    Results,
    Role,
)
from build_tools.figure_files import Made, as_table, in_each
from build_tools.grid import Grid
from build_tools.memory import Shelf
from build_tools.questionnaires import QUESTIONNAIRES
from build_tools.reading import digest
from build_tools.strings import Strings

HEADINGS = (
    *("Level", "Name", "Who was asked", "Questionnaires", "Examples", "Broken down"),
    *("Question", "Answer", "Count"),
)
"""What the columns are called: message ids."""
LEVELS = {"journey": "Journey", "project": "Project", "season": "Season"}
"""Level to its label: message ids."""
SUM = "Sum"
_FIGURES = (3, 4, 5, 8)


NAMES = {form: f"{site.RESULTS}.{form}" for form in RESULT_FILES}


def recalled(shelf: Shelf, known: Catalogue, strings: Mapping[str, Strings]) -> Made:
    """Return what `files` returns, from a shelf where nothing changed: workbooks take long. Raises
    OSError."""
    told = [*known.answered.values()]
    titles = [_named(known, it, t) for it in told for t in strings.values()]
    stands = digest([told, titles, [*strings]])
    made = shelf.recalled("files", stands, lambda: files(known, strings))
    shelf.write()
    return made


def files(known: Catalogue, strings: Mapping[str, Strings]) -> Made:
    """Return all results as files in each language, and their contents by address."""
    return in_each(strings, NAMES, partial(_content, known))


def _content(known: Catalogue, form: str, t: Strings) -> bytes:
    told = [*known.answered.values()]
    if form == "json":
        return evaluation.as_json(told).encode()
    return as_table(form, table(known, told, t), t("Results"), _FIGURES)


def table(known: Catalogue, told: Sequence[Results], t: Strings) -> Grid:
    """Return a row for each answer and each sum, in words. Of those who may not be told of, and
    tell no sums, there is one row."""
    rows = [[t(each) for each in HEADINGS]]
    for it in told:
        name = _named(known, it, t)
        for role in it.roles.values():
            people = t(QUESTIONNAIRES[role.who].people)
            counts = map(str, (role.count, role.examples, role.shown))
            about = [t(LEVELS[it.level]), name, people, *counts]
            rows += [[*about, *cells] for cells in _answers(role, t)] or [[*about, "", "", ""]]
    return rows


def _answers(role: Role, t: Strings) -> Iterator[tuple[str, str, str]]:
    for question in QUESTIONNAIRES[role.who].questions:
        words = t(question.words)
        if question.id in role.numbers:
            yield words, t(SUM), str(role.numbers[question.id])
        chosen = role.answers.get(question.id, {})
        for answer in question.answers if chosen else ():
            label = answer.words if question.form == "scale" else t(answer.words)
            yield words, label, str(chosen[answer.id])


def _named(known: Catalogue, it: Results, t: Strings) -> str:
    whose: Hub | Journey | Project = known.hub
    if it.level == "journey":
        whose = known.journeys[it.id]
    elif it.level == "project":
        whose = known.projects[it.id]
    return whose.title.choose(known.hub.chain(t.lang)).text
