"""Sums of forms on paper count like the forms themselves; few people are told nothing of."""

import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from build_tools.evaluation import FEWEST, Group, Record, as_json, as_rows, as_text, results
from build_tools.evaluation.records import record
from build_tools.questionnaires import QUESTIONNAIRES
from tests.evaluation.people import records, summed
from tests.evaluation.test_records import CHILD

PROJECTS = {"annee": "moselle", "libre": "moselle", "mer": "creuse"}


def children(
    count: int, journey: str = "annee", first: int = 0, liked: str = "much"
) -> list[Record]:
    said = CHILD | {"journey": journey, "answers": {"liked": liked}}
    return [record(said | {"id": f"{first + number:032x}"}) for number in range(count)]


def of(groups: list[Group], kind: str, id: str) -> Group:
    return next(group for group in groups if (group.kind, group.id) == (kind, id))


def chosen(group: Group, who: str = "children", question: str = "liked") -> Mapping[str, int]:
    return group.roles[who].answers.get(question, {})


@given(st.sampled_from(["children", "families"]), st.data())
def test_sums_count_like_the_forms_they_were_made_of(who: str, data: st.DataObject) -> None:
    people = data.draw(records(who=who, journey="annee").filter(len))
    assert results(people, PROJECTS) == results([summed(people, "e" * 32)], PROJECTS)


@given(records())
def test_every_answer_is_counted_once(people: list[Record]) -> None:
    groups = results(people, PROJECTS)
    for kind in ("journey", "project"):
        roles = [role for group in groups if group.kind == kind for role in group.roles.values()]
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


@given(records())
def test_what_a_project_tells_is_not_what_one_small_journey_said(people: list[Record]) -> None:
    """The difference between a project and its journeys is never of one to four people."""
    groups = results(people, PROJECTS)
    for project in (group for group in groups if group.kind == "project"):
        for who, role in project.roles.items():
            parts = [
                group.roles[who].shown
                for group in groups
                if group.kind == "journey"
                and PROJECTS[group.id] == project.id
                and who in group.roles
            ]
            left = role.shown - sum(parts)
            assert left == 0 or left >= FEWEST


def test_fewer_than_five_are_not_broken_down() -> None:
    group = of(results(children(4), PROJECTS), "journey", "annee")
    assert (group.roles["children"].count, group.roles["children"].shown) == (4, 0)
    assert chosen(group) == {}
    text = as_text([group], {})
    assert "children: 4 questionnaires" in text
    assert "4 of them not broken down" in text
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
    assert "How many sessions did you hold? 18" in as_text(groups, {})


def test_the_three_forms_tell_the_same() -> None:
    groups = results(children(7), PROJECTS)
    assert "Very much 7, A little 0, Not really 0" in as_text(groups, {})
    told = json.loads(as_json(groups))
    [journey] = told["journeys"]
    assert journey["asked"]["children"]["answers"]["liked"]["much"] == 7
    rows = as_rows(groups, {("journey", "annee"): "Une année"})
    assert ("journey", "annee", "Une année", "children", "7", "liked", "much", "7") in rows


def test_a_scale_has_a_mean() -> None:
    said = CHILD | {"who": "families"}
    people = [
        record(said | {"id": f"{n:032x}", "answers": {"joy": step}})
        for n, step in enumerate("55544")
    ]
    assert "4.6 of 5 on average (2× 4, 3× 5)" in as_text(results(people, PROJECTS), {})


def test_nobody_has_answered_yet() -> None:
    assert "poche evaluate import" in as_text(results([], PROJECTS), {})
    assert as_rows([], {})[1:] == []
