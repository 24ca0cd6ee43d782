"""Answers counted, for each journey, each project and the season. Pure.

What fewer than five people have said is not broken down: in a village it would be known who
said it. What stands above must not tell either what its parts keep to themselves: where those
that are left out are fewer than five together, they are left out there, too. So whatever is
told is a sum of groups of five or more, and so is every difference of two of them. How many
children took part and how many sessions were held are facts about classes, and always shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.domain import Journey, Results, Role
from build_tools.evaluation.records import Record
from build_tools.questionnaires import QUESTIONNAIRES, Questionnaire

FEWEST = 5
"""How many questionnaires there must be before answers are shown one by one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What people of one kind have said, and which of it may be broken down."""

    every: tuple[Record, ...] = ()
    shown: tuple[Record, ...] = ()
    left: tuple[Record, ...] = ()


_Parts = Mapping[str, _Said]
"""By who was asked."""


def counted(records: Iterable[Record], journeys: Iterable[Journey]) -> list[Results]:
    """Return the results of a hub that has these journeys."""
    return results(records, {it.id: it.project.id if it.project else "" for it in journeys})


def results(records: Iterable[Record], projects: Mapping[str, str]) -> list[Results]:
    """Return the journeys' results, then the projects', by id, and last the season's.

    `projects` are the ids of projects by those of the hub's journeys; empty for a journey that
    has none. Answers about other journeys are told of these alone.
    """
    by_journey = _grouped(sorted(records, key=lambda it: it.journey))
    journeys = {id: _parts_of(its) for id, its in by_journey.items()}
    below: dict[str, list[str]] = {}
    for id in journeys:
        if id in projects:
            below.setdefault(projects[id], []).append(id)
    alone = below.pop("", [])
    merged = {id: _joined([journeys[each] for each in its]) for id, its in sorted(below.items())}
    found = [_results("journey", id, parts, (id,)) for id, parts in journeys.items()]
    found += [_results("project", id, parts, below[id]) for id, parts in merged.items()]
    known = [id for id in journeys if id in projects]
    if known:
        season = _joined([*merged.values(), *(journeys[id] for id in alone)])
        found.append(_results("season", "", season, known))
    return found


def _grouped(records: list[Record]) -> dict[str, list[Record]]:
    return {id: list(its) for id, its in groupby(records, key=lambda it: it.journey)}


def _parts_of(records: Sequence[Record]) -> _Parts:
    """Return what each kind of people said of one journey."""
    return {who: _divided([each for each in records if each.who == who]) for who in QUESTIONNAIRES}


def _divided(records: Sequence[Record]) -> _Said:
    every = tuple(records)
    return _Said(every, shown=every) if _count(every) >= FEWEST else _Said(every, left=every)


def _joined(parts: Sequence[_Parts]) -> _Parts:
    """Return what each kind of people said of all parts: what these show, and what they leave out
    where that is enough together."""
    return {who: _together([part[who] for part in parts]) for who in QUESTIONNAIRES}


def _together(said: Sequence[_Said]) -> _Said:
    every = tuple(each for it in said for each in it.every)
    shown = tuple(each for it in said for each in it.shown)
    left = tuple(each for it in said for each in it.left)
    if _count(left) >= FEWEST:
        return _Said(every, (*shown, *left))
    return _Said(every, shown, left)


def _results(level: str, id: str, parts: _Parts, journeys: Iterable[str]) -> Results:
    roles = {who: _role(QUESTIONNAIRES[who], said) for who, said in parts.items() if said.every}
    return Results(level, id, roles, tuple(journeys))


def _role(questionnaire: Questionnaire, said: _Said) -> Role:
    closed = [question for question in questionnaire.questions if question.form != "number"]
    answers = {}
    for question in closed if said.shown else ():
        chosen: Counter[str] = Counter()
        for each in said.shown:
            chosen.update(each.counts(question))
        answers[question.id] = {id: chosen[id] for id in question.ids}
    numbers = {
        question.id: sum(each.number(question.id) or 0 for each in said.every)
        for question in questionnaire.questions
        if question.form == "number"
    }
    examples = _count(each for each in said.every if each.is_example)
    return Role(
        questionnaire.id, _count(said.every), examples, _count(said.shown), answers, numbers
    )


def _count(records: Iterable[Record]) -> int:
    return sum(each.count for each in records)
