"""One filled-in questionnaire, or a class's sums, held against what can be answered. Pure.

A record holds an id drawn by lot, the journey, who was asked, the day and the answers, and
nothing else: what is not named here is refused, so that no name slips in beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from build_tools.evaluation.nonsense import Nonsense, shown
from build_tools.questionnaires import QUESTIONNAIRES, Question, Questionnaire

Given: TypeAlias = "str | int | list[str] | dict[str, int]"
"""An answer's id, a number, ids of several, or, in sums, how many chose each id."""

MOST_OF = 2000
"""How many questionnaires one set of sums may stand for."""

_LOT = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIELDS = ("id", "journey", "who", "version", "day", "of", "answers")
EXAMPLE = "demonstration"
"""The field of an example. No device writes it, so that no school's file may hold it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One questionnaire as it was filled in, or `of` of them as sums."""

    id: str
    journey: str
    who: str
    version: int
    day: date
    answers: Mapping[str, Given]
    of: int | None = None
    is_example: bool = False
    """Whether nobody has filled it in: a hub shows by it what results look like."""

    @property
    def count(self) -> int:
        """How many questionnaires it stands for."""
        return self.of or 1

    def counts(self, question: Question) -> Mapping[str, int]:
        """Return how often each answer was chosen; empty where the question was left out."""
        given = self.answers.get(question.id)
        if isinstance(given, dict):
            return given
        if isinstance(given, list):
            return dict.fromkeys(given, 1)
        return {given: 1} if isinstance(given, str) else {}

    def number(self, question: str) -> int | None:
        """Return the number that answers a question."""
        given = self.answers.get(question)
        return given if isinstance(given, int) else None

    def value(self) -> dict[str, Any]:
        """Return it as files hold it: what reads the same is the same, letter by letter."""
        held = {
            "id": self.id,
            "journey": self.journey,
            "who": self.who,
            "version": self.version,
            "day": self.day.isoformat(),
        }
        sums = {} if self.of is None else {"of": self.of}
        mark = {EXAMPLE: True} if self.is_example else {}
        asked = QUESTIONNAIRES[self.who].questions
        given = {it.id: self.answers[it.id] for it in asked if it.id in self.answers}
        return {**held, **sums, **mark, "answers": given}


def record(said: object, *, kept: bool = False) -> Record:
    """Return what a file says of one questionnaire; one that a hub has `kept` may be an example.
    Raises Nonsense."""
    if not isinstance(said, dict):
        raise Nonsense(
            "a questionnaire is expected in braces, and this is {said}", said=shown(said)
        )
    known = {*_FIELDS, EXAMPLE} if kept else {*_FIELDS}
    if unknown := sorted(set(said) - known):
        raise Nonsense("{field} is no field of a questionnaire", field=shown(unknown[0]))
    id, journey = said.get("id"), said.get("journey")
    if not (isinstance(id, str) and _LOT.fullmatch(id)):
        raise Nonsense(
            "an id of 32 digits from 0 to f is expected, and this is {said}", said=shown(id)
        )
    if not isinstance(journey, str):
        raise Nonsense("a journey’s id is expected, and this is {said}", said=shown(journey))
    if said.get(EXAMPLE, True) is not True:
        raise Nonsense("only “true” is said of an example, not {said}", said=shown(said[EXAMPLE]))
    questionnaire = _questionnaire(said.get("who"), said.get("version"))
    of = _of(said["of"], questionnaire) if "of" in said else None
    answers = _answers(said.get("answers"), questionnaire, of)
    day = _day(said.get("day"))
    who, version = questionnaire.id, questionnaire.version
    return Record(id, journey, who, version, day, answers, of, is_example=EXAMPLE in said)


def _questionnaire(who: object, version: object) -> Questionnaire:
    known = QUESTIONNAIRES.get(who) if isinstance(who, str) else None
    if known is None:
        raise Nonsense(
            "{said} is not asked; one of {known} is",
            said=shown(who),
            known=", ".join(QUESTIONNAIRES),
        )
    if type(version) is not int or version != known.version:
        raise Nonsense(
            "version {said} of the questionnaire {who} is unknown; "
            "this Poche knows version {known}",
            said=shown(version),
            who=shown(known.id),
            known=known.version,
        )
    return known


def _day(said: object) -> date:
    try:
        if isinstance(said, str) and _DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass
    raise Nonsense("a day such as 2026-01-31 is expected, and this is {said}", said=shown(said))


def _of(said: object, questionnaire: Questionnaire) -> int:
    if not questionnaire.tallied:
        raise Nonsense("of the questionnaire {who} there are no sums", who=shown(questionnaire.id))
    return _whole(said, "of", MOST_OF, least=1)


def _answers(said: object, questionnaire: Questionnaire, of: int | None) -> dict[str, Given]:
    if not isinstance(said, dict) or not said:
        raise Nonsense("answers are expected, and there are none")
    found: dict[str, Given] = {}
    for id, given in said.items():
        question = questionnaire.question(id)
        if question is None:
            raise Nonsense(
                "{who} has no question {said}", who=shown(questionnaire.id), said=shown(id)
            )
        found[id] = _one(given, question) if of is None else _sums(given, question, of)
    return found


def _one(given: object, question: Question) -> Given:
    if question.form == "number":
        return _whole(given, question.id, question.most)
    chosen = given if question.form == "several" and isinstance(given, list) else [given]
    for each in chosen:
        _known(each, question)
    if question.form != "several":
        return str(given)
    if not isinstance(given, list) or not given or len(set(given)) < len(given):
        raise Nonsense(
            "{field} takes a list of answers, each once, not {said}",
            field=shown(question.id),
            said=shown(given),
        )
    return [id for id in question.ids if id in given]


def _sums(given: object, question: Question, of: int) -> dict[str, int]:
    if not isinstance(given, dict) or not given:
        raise Nonsense(
            "{field} takes a sum for each answer, not {said}",
            field=shown(question.id),
            said=shown(given),
        )
    for id in given:
        _known(id, question)
    sums = {id: _whole(given[id], question.id, of) for id in question.ids if id in given}
    if question.form != "several" and sum(sums.values()) > of:
        raise Nonsense(
            "at {field} {count} answers are counted, and there are {of} questionnaires",
            field=shown(question.id),
            count=sum(sums.values()),
            of=of,
        )
    return sums


def _known(id: object, question: Question) -> None:
    if not isinstance(id, str) or id not in question.ids:
        raise Nonsense("{said} is no answer to {field}", said=shown(id), field=shown(question.id))


def _whole(said: object, what: str, most: int, least: int = 0) -> int:
    if type(said) is not int or not least <= said <= most:
        raise Nonsense(
            "{field} takes a whole number from {least} to {most}, not {said}",
            field=shown(what),
            least=least,
            most=most,
            said=shown(said),
        )
    return said
