"""Files of schools are believed in nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import evaluation
from build_tools.evaluation.exports import MOST_BYTES, taken
from build_tools.strings import load
from tests.evaluation.people import ASKED, fillings
from tests.evaluation.test_records import CHILD


def file(*said: Any, **more: Any) -> bytes:
    return json.dumps(
        {"poche": 1, "hub": "hub", "evaluation": 1, "fillings": [*said], **more}
    ).encode()


@given(st.lists(fillings(), max_size=5, unique_by=lambda it: it["id"]))
def test_what_a_device_has_saved_is_taken(said: list[dict[str, Any]]) -> None:
    found = taken(file(*said), ASKED)
    assert found.refused == ()
    assert [each.value() for each in found.records] == said


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not whole"),
        (file(CHILD)[:-3], "not whole"),
        (b"\xff\xfe\x00", "not whole"),
        (b"[" * 100_000, "not whole"),
        (b'{"poche": 1, "poche": 1}', "not whole"),
        (b'{"poche": NaN}', "not whole"),
        (b"[]", "no questionnaires"),
        (b'{"poche": 1, "hub": "hub", "journey": "annee", "kept": {}}', "no questionnaires"),
        (file(poche=2), "no questionnaires"),
        (file(evaluation=2), "of version 2"),
        (file(hub="other"), "another hub"),
        (file(hub=["hub"]), "another hub"),
        (file(fillings={}), "something else"),
        (file(CHILD, names=["Zoé"]), "something else"),
        (b" " * (MOST_BYTES + 1), "larger than 2 MB"),
    ],
)
def test_files_that_are_none(raw: bytes, why: str) -> None:
    found = taken(raw, ASKED)
    assert found.records == ()
    [reason] = found.refused
    assert why in str(reason)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"journey": "gone"}, "no journey 'gone'"),
        ({"day": "2026-11-29"}, "still to come"),
        ({"day": "2026-09-06"}, "outside the journey 'annee'"),
        ({"day": "1970-01-01"}, "outside the journey"),
        ({"answers": {"liked": "Zoé"}}, "no answer"),
        ({"demonstration": True}, "'demonstration' is no field"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_rest_is_taken(more: dict[str, Any], why: str) -> None:
    other = CHILD | {"id": "f" * 32}
    found = taken(file(CHILD | more, other), ASKED)
    assert [each.id for each in found.records] == ["f" * 32]
    [reason] = found.refused
    assert str(reason).startswith("questionnaire 1: ")
    assert why in str(reason)


def test_it_may_be_tomorrow_elsewhere() -> None:
    assert taken(file(CHILD | {"day": "2026-11-28"}), ASKED).refused == ()


def test_one_id_with_two_answers_in_one_file() -> None:
    found = taken(file(CHILD, CHILD | {"answers": {"liked": "not"}}), ASKED)
    assert len(found.records) == 1
    assert "same id" in str(found.refused[0])


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    assert taken(raw, ASKED).records == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@given(st.sampled_from([*CHILD, "of"]), JSON)
def test_no_field_raises(name: str, value: Any) -> None:
    """Whatever stands in a field, it is taken as it is, or refused in one line."""
    found = taken(file(CHILD | {name: value}), ASKED)
    assert len(found.records) + len(found.refused) == 1
    assert all(str(reason).isprintable() for reason in found.refused)


def test_reasons_are_said_in_the_editors_language() -> None:
    t = load("de", [Path(evaluation.__file__).parent.parent])
    found = taken(file(CHILD | {"answers": {"liked": "Zoé"}}), ASKED)
    assert found.refused[0].said(t) == "Fragebogen 1: 'Zoé' ist keine Antwort auf 'liked'"
