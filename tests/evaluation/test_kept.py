"""What a hub keeps: merged in any order, once each, on lines that tell no order."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.evaluation import (
    FOLDER,
    Nonsense,
    Record,
    Unreadable,
    file_of,
    kept,
    looked_over,
    merged,
    written,
)
from build_tools.evaluation.records import record
from tests.evaluation.people import records
from tests.evaluation.test_records import CHILD


@given(records())
def test_to_merge_again_changes_nothing(come: list[Record]) -> None:
    once = merged({}, come)
    twice = merged(once.records, come)
    assert twice.records == once.records
    assert (once.new, twice.new, twice.again, twice.other) == (len(come), 0, len(come), ())


@given(records(journey="annee"), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(come: list[Record], lot: random.Random) -> None:
    shuffled = [*come, *come[:3]]
    lot.shuffle(shuffled)
    first, second = merged({}, come).records, merged({}, shuffled).records
    assert first == second
    assert written("annee", first.values()) == written("annee", second.values())


def test_the_same_id_with_other_answers_does_not_take_its_place() -> None:
    before = {CHILD["id"]: record(CHILD)}
    after = merged(before, [record(CHILD | {"answers": {"liked": "not"}})])
    assert after.records == before
    assert after.other == (CHILD["id"],)


@given(come=records(journey="annee"))
def test_what_is_kept_comes_back(
    tmp_path_factory: pytest.TempPathFactory, come: list[Record]
) -> None:
    root = tmp_path_factory.mktemp("hub")
    (root / FOLDER).mkdir(parents=True)
    raw = written("annee", come)
    (root / file_of("annee")).write_bytes(raw)
    back = kept(root)
    assert sorted(back) == sorted(each.id for each in come)
    assert written("annee", back.values()) == raw
    assert raw.count(b"\n") == len(come) + 6 + (not come)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "as “poche evaluate import” writes it"),
        ("[]", "as “poche evaluate import” writes it"),
        ('{"poche": 1, "journey": "mer", "records": []}', "of 'annee'"),
        ('{"poche": 1, "journey": "annee", "records": [1]}', "braces"),
        ('{"poche": 1, "journey": "annee"}', "as “poche evaluate import” writes it"),
    ],
)
def test_files_that_were_changed(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / file_of("annee")).write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=why):
        kept(tmp_path)


def test_an_answer_about_another_journey_and_one_that_is_there_twice(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    its = record(CHILD)
    (tmp_path / file_of("mer")).write_bytes(written("mer", [its]))
    with pytest.raises(Unreadable, match="about 'annee'"):
        kept(tmp_path)
    (tmp_path / file_of("mer")).unlink()
    (tmp_path / file_of("annee")).write_bytes(written("annee", [its, its]))
    with pytest.raises(Unreadable, match="twice"):
        kept(tmp_path)


def test_an_example_comes_back_as_one(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    example = CHILD | {"demonstration": True}
    raw = written("annee", [record(example, kept=True)])
    (tmp_path / file_of("annee")).write_bytes(raw)
    [back] = kept(tmp_path).values()
    assert back.is_example
    assert written("annee", [back]) == raw
    assert not record(CHILD).is_example
    with pytest.raises(Nonsense, match="only “true” is said of an example, not False"):
        record(CHILD | {"demonstration": False}, kept=True)


def test_a_file_that_cannot_be_read_tells_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    good = record(CHILD)
    gone = record(CHILD | {"journey": "gone", "id": "f" * 32})
    (tmp_path / file_of("annee")).write_bytes(written("annee", [good]))
    (tmp_path / file_of("gone")).write_bytes(written("gone", [gone]))
    (tmp_path / file_of("mer")).write_bytes(b"{")
    records, problems = looked_over(tmp_path, ["annee", "mer"])
    assert records == (good,)
    assert [each.code for each in problems] == ["EVA02", "EVA01"]
