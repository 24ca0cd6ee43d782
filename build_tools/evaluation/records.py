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

from build_tools.questionnaires import QUESTIONNAIRES, Question, Questionnaire

Given: TypeAlias = "str | int | list[str] | dict[str, int]"
"""An answer's id, a number, ids of several, or, in sums, how many chose each id."""

MOST_OF = 2000
"""How many questionnaires one set of sums may stand for."""

_LOT = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIELDS = ("id", "journey", "who", "version", "day", "of", "answers")


class Nonsense(Exception):
    """Something that no questionnaire says; its text tells what was seen and expected."""


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
        asked = QUESTIONNAIRES[self.who].questions
        given = {it.id: self.answers[it.id] for it in asked if it.id in self.answers}
        return {**held, **sums, "answers": given}


def record(said: object) -> Record:
    """Return what a file says of one questionnaire. Raises Nonsense."""
    if not isinstance(said, dict):
        raise Nonsense(f"a questionnaire is expected in braces, and this is {shown(said)}")
    unknown = sorted(set(said) - set(_FIELDS))
    if unknown:
        raise Nonsense(f"'{shown(unknown[0])}' is no field of a questionnaire")
    id, journey = said.get("id"), said.get("journey")
    if not (isinstance(id, str) and _LOT.fullmatch(id)):
        raise Nonsense(f"an id of 32 digits from 0 to f is expected, and this is {shown(id)}")
    if not isinstance(journey, str):
        raise Nonsense(f"a journey's id is expected, and this is {shown(journey)}")
    questionnaire = _questionnaire(said.get("who"), said.get("version"))
    of = _of(said["of"], questionnaire) if "of" in said else None
    answers = _answers(said.get("answers"), questionnaire, of)
    day = _day(said.get("day"))
    return Record(id, journey, questionnaire.id, questionnaire.version, day, answers, of)


def _questionnaire(who: object, version: object) -> Questionnaire:
    known = QUESTIONNAIRES.get(who) if isinstance(who, str) else None
    if known is None:
        raise Nonsense(f"{shown(who)} is not asked; one of {', '.join(QUESTIONNAIRES)} is")
    if type(version) is not int or version != known.version:
        raise Nonsense(
            f"version {shown(version)} of the questionnaire '{known.id}' is unknown; "
            f"this Poche knows version {known.version}"
        )
    return known


def _day(said: object) -> date:
    try:
        if isinstance(said, str) and _DAY.fullmatch(said):
            return date.fromisoformat(said)
    except ValueError:
        pass
    raise Nonsense(f"a day such as 2026-01-31 is expected, and this is {shown(said)}")


def _of(said: object, questionnaire: Questionnaire) -> int:
    if not questionnaire.tallied:
        raise Nonsense(f"of the questionnaire '{questionnaire.id}' there are no sums")
    return _whole(said, "how many questionnaires", MOST_OF, least=1)


def _answers(said: object, questionnaire: Questionnaire, of: int | None) -> dict[str, Given]:
    if not isinstance(said, dict) or not said:
        raise Nonsense("answers are expected, and there are none")
    found: dict[str, Given] = {}
    for id, given in said.items():
        question = questionnaire.question(id)
        if question is None:
            raise Nonsense(f"'{questionnaire.id}' has no question {shown(id)}")
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
        raise Nonsense(f"'{question.id}' takes a list of answers, each once, not {shown(given)}")
    return [id for id in question.ids if id in given]


def _sums(given: object, question: Question, of: int) -> dict[str, int]:
    if not isinstance(given, dict) or not given:
        raise Nonsense(f"'{question.id}' takes a sum for each answer, not {shown(given)}")
    for id in given:
        _known(id, question)
    sums = {id: _whole(given[id], question.id, of) for id in question.ids if id in given}
    if question.form != "several" and sum(sums.values()) > of:
        raise Nonsense(
            f"at '{question.id}' {sum(sums.values())} answers are counted, "
            f"and there are {of} questionnaires"
        )
    return sums


def _known(id: object, question: Question) -> None:
    if not isinstance(id, str) or id not in question.ids:
        raise Nonsense(f"{shown(id)} is no answer to '{question.id}'")


def _whole(said: object, what: str, most: int, least: int = 0) -> int:
    if type(said) is not int or not least <= said <= most:
        raise Nonsense(f"'{what}' takes a whole number from {least} to {most}, not {shown(said)}")
    return said


def shown(said: object) -> str:
    """Return what was seen, short and on one line, whatever somebody wrote there."""
    text = ascii(said) if not isinstance(said, str) else f"'{said}'"
    text = "".join(sign if sign.isprintable() else "?" for sign in text)
    return text if len(text) <= 40 else f"{text[:39]}…"
