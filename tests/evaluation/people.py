"""People who answer: questionnaires as files hold them, drawn by lot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from build_tools.evaluation import Asked
from build_tools.evaluation.records import Record, record
from build_tools.questionnaires import QUESTIONNAIRES, Question, Questionnaire

JOURNEYS = ("annee", "libre", "mer")
ASKED = Asked(
    "hub",
    {"annee": (date(2026, 9, 7), date(2027, 6, 30)), "libre": None, "mer": None},
    date(2026, 11, 27),
)
LOTS = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")


def given(question: Question) -> st.SearchStrategy[Any]:
    """One person's answer to a question."""
    if question.form == "number":
        return st.integers(0, question.most)
    one = st.sampled_from(question.ids)
    if question.form != "several":
        return one
    return st.lists(one, unique=True, min_size=1).map(
        lambda chosen: [id for id in question.ids if id in chosen]
    )


def answers(it: Questionnaire) -> st.SearchStrategy[dict[str, Any]]:
    """One person's answers: to some of the questions, at least one."""
    every = {question.id: given(question) for question in it.questions}
    return st.fixed_dictionaries({}, optional=every).filter(bool)


@st.composite
def fillings(draw: st.DrawFn, who: str | None = None, journey: str | None = None) -> dict[str, Any]:
    """A questionnaire that one person has filled in."""
    it = QUESTIONNAIRES[who or draw(st.sampled_from([*QUESTIONNAIRES]))]
    return {
        "id": draw(LOTS),
        "journey": journey or draw(st.sampled_from(JOURNEYS)),
        "who": it.id,
        "version": it.version,
        "day": draw(st.dates(date(2026, 9, 7), date(2026, 11, 27))).isoformat(),
        "answers": draw(answers(it)),
    }


def records(
    *asked: Any, journeys: Sequence[str] = (), **more: Any
) -> st.SearchStrategy[list[Record]]:
    """Some of them, no two with the same id; of given journeys, more."""
    if journeys:
        each = st.sampled_from(journeys).flatmap(lambda id: fillings(journey=id, **more))
        return st.lists(each, max_size=40, unique_by=lambda it: it["id"]).map(
            lambda said: [record(each) for each in said]
        )
    return st.lists(fillings(*asked, **more), max_size=12, unique_by=lambda it: it["id"]).map(
        lambda said: [record(each) for each in said]
    )


def summed(people: list[Record], id: str) -> Record:
    """What a teacher enters who has counted the forms of these people."""
    first = people[0]
    counted: dict[str, dict[str, int]] = {}
    for question in QUESTIONNAIRES[first.who].questions:
        sums: dict[str, int] = {}
        for each in people:
            for answer, count in each.counts(question).items():
                sums[answer] = sums.get(answer, 0) + count
        if sums:
            counted[question.id] = sums
    return record({**first.value(), "id": id, "of": len(people), "answers": counted})
