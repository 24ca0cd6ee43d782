"""Answers counted, for each journey and each project. Pure.

What fewer than five people have said is not broken down: in a village it would be known who
said it. A project's numbers must not tell either what its journeys keep to themselves: where
those left out are fewer than five together, they are left out of the project's, too. How many
children took part and how many sessions were held are facts about classes, and always shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_tools.evaluation.records import Record
from build_tools.questionnaires import QUESTIONNAIRES, Questionnaire

FEWEST = 5
"""How many questionnaires there must be before answers are shown one by one."""


@dataclass(frozen=True, slots=True)
class Role:
    """What those who were asked by one questionnaire have said."""

    who: str
    count: int
    """How many questionnaires there are."""
    shown: int
    """How many of them the answers below are of; 0 where they are not broken down."""
    answers: Mapping[str, Mapping[str, int]]
    """By question and answer, how many chose it; every answer of the questionnaire is there."""
    numbers: Mapping[str, int]
    """By question that a number answers, the sum of all."""


@dataclass(frozen=True, slots=True)
class Group:
    """A journey or a project."""

    kind: str
    id: str
    roles: Mapping[str, Role]
    """By who was asked; who has not answered is missing."""


def results(records: Iterable[Record], projects: Mapping[str, str]) -> list[Group]:
    """Return the journeys' results and then the projects', by id.

    `projects` are the ids of projects by those of their journeys; a journey may have none.
    """
    by_journey = _grouped(sorted(records, key=lambda it: it.journey))
    journeys = [Group("journey", id, _roles([its])) for id, its in by_journey.items()]
    found: dict[str, list[Sequence[Record]]] = {}
    for id, its in by_journey.items():
        if id in projects:
            found.setdefault(projects[id], []).append(its)
    return journeys + [Group("project", id, _roles(parts)) for id, parts in sorted(found.items())]


def _grouped(records: list[Record]) -> dict[str, list[Record]]:
    return {id: list(its) for id, its in groupby(records, key=lambda it: it.journey)}


def _roles(parts: Sequence[Sequence[Record]]) -> dict[str, Role]:
    """Return what each kind of people said, in all parts together."""
    found = {}
    for it in QUESTIONNAIRES.values():
        own = [[each for each in part if each.who == it.id] for part in parts]
        if any(own):
            found[it.id] = _role(it, own)
    return found


def _role(questionnaire: Questionnaire, parts: Sequence[Sequence[Record]]) -> Role:
    everything = [each for part in parts for each in part]
    shown = _shown(parts)
    closed = [question for question in questionnaire.questions if question.form != "number"]
    answers = {}
    for question in closed if shown else ():
        chosen: Counter[str] = Counter()
        for each in shown:
            chosen.update(each.counts(question))
        answers[question.id] = {id: chosen[id] for id in question.ids}
    numbers = {
        question.id: sum(each.number(question.id) or 0 for each in everything)
        for question in questionnaire.questions
        if question.form == "number"
    }
    return Role(questionnaire.id, _count(everything), _count(shown), answers, numbers)


def _shown(parts: Sequence[Sequence[Record]]) -> list[Record]:
    """Return those that may be broken down without telling what a small part has said."""
    few = [each for part in parts if _count(part) < FEWEST for each in part]
    enough = [each for part in parts if _count(part) >= FEWEST for each in part]
    return enough + few if _count(few) >= FEWEST else enough


def _count(records: Iterable[Record]) -> int:
    return sum(each.count for each in records)
