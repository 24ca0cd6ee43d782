"""Sums of forms on paper count like the forms themselves; few people are told nothing of."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Journey, Localised, Project, Results
from build_tools.evaluation import FEWEST, Record, as_json, as_rows, as_text, counted, results
from build_tools.evaluation.records import record
from build_tools.questionnaires import QUESTIONNAIRES
from build_tools.strings import Strings
from tests.evaluation.people import records, summed
from tests.evaluation.test_records import CHILD

PROJECTS = {"annee": "moselle", "libre": "moselle", "mer": "creuse"}
ENGLISH = Strings("en")


def children(
    count: int, journey: str = "annee", first: int = 0, liked: str = "much"
) -> list[Record]:
    said = CHILD | {"journey": journey, "answers": {"liked": liked}}
    return [record(said | {"id": f"{first + number:032x}"}) for number in range(count)]


def of(groups: list[Results], kind: str, id: str) -> Results:
    return next(group for group in groups if (group.level, group.id) == (kind, id))


def chosen(group: Results, who: str = "children", question: str = "liked") -> Mapping[str, int]:
    return group.roles[who].answers.get(question, {})


@given(st.sampled_from(["children", "families"]), st.data())
def test_sums_count_like_the_forms_they_were_made_of(who: str, data: st.DataObject) -> None:
    people = data.draw(records(who=who, journey="annee").filter(len))
    assert results(people, PROJECTS) == results([summed(people, "e" * 32)], PROJECTS)


@given(records())
def test_every_answer_is_counted_once(people: list[Record]) -> None:
    groups = results(people, PROJECTS)
    for kind in ("journey", "project", "season"):
        roles = [role for group in groups if group.level == kind for role in group.roles.values()]
        assert sum(role.count for role in roles) == len(people)
    for group in groups:
        for who, role in group.roles.items():
            assert role.shown == 0 or role.shown >= FEWEST
            for id, counts in role.answers.items():
                question = QUESTIONNAIRES[who].question(id)
                assert question is not None
                assert tuple(counts) == question.ids
                if question.form != "several":
                    assert sum(counts.values()) <= role.shown


PARTS = {
    "season": lambda it, of: it.level == "project" or (it.level == "journey" and not of[it.id]),
    "project": lambda it, of: it.level == "journey",
}


@given(records(journeys=("annee", "libre", "mer", "nuit", "vent")), st.data())
def test_what_is_told_above_is_not_what_a_few_have_said(
    people: list[Record], data: st.DataObject
) -> None:
    """The difference between anything and its parts is never of one to four people."""
    names = ("annee", "libre", "mer", "nuit", "vent")
    homes = {id: data.draw(st.sampled_from(["moselle", "creuse", ""])) for id in names}
    groups = results(people, homes)
    for whole in (group for group in groups if group.level in PARTS):
        for who, role in whole.roles.items():
            parts = [
                group.roles[who].shown
                for group in groups
                if PARTS[whole.level](group, homes)
                and set(group.journeys) <= set(whole.journeys)
                and who in group.roles
            ]
            left = role.shown - sum(parts)
            assert left == 0 or left >= FEWEST, (whole.level, who)


def test_a_season_does_not_tell_what_a_project_keeps_to_itself() -> None:
    """Six in small journeys of one project are told by it; two of another's are left out there,
    and would be known if the season had all eight."""
    people = [
        *children(3, "annee"),
        *children(3, "libre", 50),
        *children(2, "mer", 90, "not"),
    ]
    groups = results(people, PROJECTS)
    assert of(groups, "season", "").roles["children"].answers["liked"] == {
        "much": 6,
        "little": 0,
        "not": 0,
    }
    assert of(groups, "season", "").roles["children"].count == 8


def test_fewer_than_five_are_not_broken_down() -> None:
    group = of(results(children(4), PROJECTS), "journey", "annee")
    assert (group.roles["children"].count, group.roles["children"].shown) == (4, 0)
    assert chosen(group) == {}
    text = as_text([group], {}, ENGLISH)
    assert "Children: questionnaires 4" in text
    assert "not broken down: 4;" in text
    assert "Did you like it?" not in text
    assert chosen(of(results(children(5), PROJECTS), "journey", "annee"))["much"] == 5


def test_a_small_journey_is_left_out_of_its_project() -> None:
    people = [*children(6), *children(2, "libre", 50, "not")]
    groups = results(people, PROJECTS)
    role = of(groups, "project", "moselle").roles["children"]
    assert (role.count, role.shown) == (8, 6)
    assert role.answers["liked"] == {"much": 6, "little": 0, "not": 0}


def test_small_journeys_that_are_enough_together_are_in_their_project() -> None:
    people = [*children(3), *children(3, "libre", 50, "not")]
    role = of(results(people, PROJECTS), "project", "moselle").roles["children"]
    assert role.answers["liked"] == {"much": 3, "little": 0, "not": 3}


def test_children_and_sessions_are_facts_and_always_told() -> None:
    said = CHILD | {"who": "teachers", "answers": {"children": 24, "sessions": 9, "joy": "5"}}
    groups = results([record(said), record(said | {"id": "f" * 32})], PROJECTS)
    assert of(groups, "project", "moselle").roles["teachers"].numbers == {
        "children": 48,
        "sessions": 18,
    }
    assert "How many sessions did you hold? 18" in as_text(groups, {}, ENGLISH)


def test_the_three_forms_tell_the_same() -> None:
    groups = results(children(7), PROJECTS)
    assert "Very much 7, A little 0, Not really 0" in as_text(groups, {}, ENGLISH)
    told = json.loads(as_json(groups))
    [journey] = told["journeys"]
    assert journey["asked"]["children"]["answers"]["liked"]["much"] == 7
    rows = as_rows(groups, {"journeys/annee": "Une année"})
    assert (
        "journey",
        "annee",
        "Une année",
        "children",
        "7",
        "0",
        "7",
        "liked",
        "much",
        "7",
    ) in rows


def test_a_scale_has_a_mean() -> None:
    said = CHILD | {"who": "families"}
    people = [
        record(said | {"id": f"{n:032x}", "answers": {"joy": step}})
        for n, step in enumerate("55544")
    ]
    assert "4.6 of 5 on average (2× 4, 3× 5)" in as_text(results(people, PROJECTS), {}, ENGLISH)


def test_nobody_has_answered_yet() -> None:
    assert "poche evaluate import" in as_text(results([], PROJECTS), {}, ENGLISH)
    assert as_rows([], {})[1:] == []


def test_answers_about_a_journey_that_is_gone_are_in_no_season() -> None:
    groups = results([*children(6), *children(7, "gone", 50)], PROJECTS)
    assert of(groups, "journey", "gone").count == 7
    assert of(groups, "season", "").count == 6
    assert [group.level for group in results(children(7, "gone"), PROJECTS)] == ["journey"]


def test_examples_are_counted_and_called_so() -> None:
    said = [record(each.value() | {"demonstration": True}, kept=True) for each in children(5)]
    group = of(results([*said, *children(2, first=50)], PROJECTS), "journey", "annee")
    assert (group.examples, group.count) == (5, 7)
    assert "examples that nobody has filled in: 5" in as_text([group], {}, ENGLISH)
    assert as_rows([group], {})[1][4:7] == ("7", "5", "7")


def test_a_journey_is_counted_to_the_project_that_it_names() -> None:
    project = Project("creuse", Localised({}), {}, countries=("FR",), start=date(2026, 9, 7))
    journey = Journey("mer", Localised({}), {}, ages=(6, 9), weeks=3, steps=(), project=project)
    groups = counted(children(5, "mer"), [journey])
    assert [group.key for group in groups] == ["journeys/mer", "projects/creuse", ""]
    alone = counted(children(5, "mer"), [replace(journey, project=None)])
    assert [group.key for group in alone] == ["journeys/mer", ""]
