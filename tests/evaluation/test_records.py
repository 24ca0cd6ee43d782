"""A questionnaire is what was asked and nothing else."""

from typing import Any

import pytest
from hypothesis import given

from build_tools.evaluation import Nonsense
from build_tools.evaluation.records import record
from build_tools.questionnaires import QUESTIONNAIRES
from tests.evaluation.people import fillings

CHILD: dict[str, Any] = {
    "id": "0123456789abcdef" * 2,
    "journey": "annee",
    "who": "children",
    "version": 1,
    "day": "2026-11-27",
    "answers": {"liked": "much", "did": ["listen", "sing"]},
}
TEACHER = CHILD | {"who": "teachers", "answers": {"children": 24, "joy": "5"}}
SUMS = CHILD | {"of": 20, "answers": {"liked": {"much": 15, "not": 5}, "did": {"sing": 20}}}


@given(fillings())
def test_what_was_filled_in_comes_back(said: dict[str, Any]) -> None:
    assert record(said).value() == said


def test_sums_come_back() -> None:
    assert record(SUMS).value() == SUMS
    assert record(SUMS).count == 20


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (None, "braces"),
        ([], "braces"),
        (CHILD | {"name": "Zoé"}, "'name'"),
        (CHILD | {"school": "X"}, "no field"),
        (CHILD | {"id": "1"}, "32 digits"),
        (CHILD | {"id": CHILD["id"].upper()}, "32 digits"),
        (CHILD | {"journey": 3}, "journey"),
        (CHILD | {"who": "mayors"}, "one of children"),
        (CHILD | {"who": ["children"]}, "is not asked"),
        (CHILD | {"version": 2}, "version 2"),
        (CHILD | {"version": True}, "version True"),
        (CHILD | {"day": "2026-02-30"}, "a day such as"),
        (CHILD | {"day": "20261127"}, "a day such as"),
        (CHILD | {"day": "2026-W48-5"}, "a day such as"),
        (CHILD | {"answers": {}}, "there are none"),
        (CHILD | {"answers": [1]}, "there are none"),
        (CHILD | {"answers": {"words": "Zoé was there"}}, "no question"),
        (CHILD | {"answers": {"liked": "Zoé"}}, "no answer to 'liked'"),
        (CHILD | {"answers": {"liked": ["much"]}}, "no answer to 'liked'"),
        (CHILD | {"answers": {"liked": {"much": 3}}}, "no answer to 'liked'"),
        (CHILD | {"answers": {"did": "sing"}}, "list of answers"),
        (CHILD | {"answers": {"did": []}}, "list of answers"),
        (CHILD | {"answers": {"did": ["sing", "sing"]}}, "each once"),
        (CHILD | {"answers": {"did": ["sing", "fly"]}}, "'fly'"),
        (CHILD | {"answers": {"did": [["sing"]]}}, "no answer"),
        (TEACHER | {"answers": {"children": -1}}, "from 0 to 2000"),
        (TEACHER | {"answers": {"children": 2001}}, "from 0 to 2000"),
        (TEACHER | {"answers": {"children": 2.5}}, "whole number"),
        (TEACHER | {"answers": {"children": True}}, "whole number"),
        (TEACHER | {"answers": {"children": "24"}}, "whole number"),
        (TEACHER | {"answers": {"joy": "6"}}, "no answer to 'joy'"),
        (TEACHER | {"answers": {"joy": 5}}, "no answer to 'joy'"),
        (TEACHER | {"of": 2}, "no sums"),
        (SUMS | {"of": 0}, "from 1 to 2000"),
        (SUMS | {"of": None}, "from 1 to 2000"),
        (SUMS | {"of": 19}, "20 answers are counted"),
        (SUMS | {"answers": {"liked": {"much": 15, "not": 6}}}, "21 answers"),
        (SUMS | {"answers": {"liked": "much"}}, "sum for each"),
        (SUMS | {"answers": {"liked": {"never": 1}}}, "no answer"),
    ],
)
def test_nonsense(said: object, why: str) -> None:
    with pytest.raises(Nonsense, match=why):
        record(said)


def test_what_is_said_of_nonsense_is_short_and_on_one_line() -> None:
    with pytest.raises(Nonsense) as told:
        record(CHILD | {"answers": {"a\n\x1b[31m" + "b" * 5000: 1}})
    assert len(str(told.value)) < 120
    assert str(told.value).isprintable()


def test_nobody_is_asked_in_words_of_their_own() -> None:
    """Names come in by such questions; so there is no form that takes a text."""
    for it in QUESTIONNAIRES.values():
        assert {question.form for question in it.questions} <= {"one", "several", "scale", "number"}
        for question in it.questions:
            assert len(set(question.ids)) == len(question.answers)
            assert bool(question.most) == (question.form == "number")
            assert bool(question.answers) == (question.form != "number")


def test_a_class_is_asked_little() -> None:
    """Five questions for a child, ten at most for anybody; sums have no numbers."""
    assert len(QUESTIONNAIRES["children"].questions) == 5
    assert all(len(it.questions) <= 10 for it in QUESTIONNAIRES.values())
    for it in QUESTIONNAIRES.values():
        if it.tallied:
            assert all(question.form != "number" for question in it.questions)
    for question in QUESTIONNAIRES["children"].questions:
        assert all(answer.icon for answer in question.answers), "children may not read"


IDS = {
    "children": "liked did best feeling again",
    "teachers": "children sessions did concert joy sheets surer changed missing again",
    "families": "told sang together concert joy changed",
    "artists": "children sessions prepared joy sheets changed missing again",
}


def test_ids_keep_their_meaning() -> None:
    """Files of schools name them: who takes one away raises the version, and this changes."""
    for who, it in QUESTIONNAIRES.items():
        assert it.version == 1
        assert [question.id for question in it.questions] == IDS[who].split()
