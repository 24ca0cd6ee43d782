"""Results as files: sums in words, nothing of few people, and harmless to spreadsheets."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from build_tools import csvfile, evaluation, result_files
from build_tools.domain import LANGUAGES, Catalogue, Hub, Journey, Localised, Project
from build_tools.evaluation.records import Record, record
from build_tools.memory import Shelf
from build_tools.strings import Strings, load_each
from tests.season import ROOT


def titled(text: str) -> Localised:
    return Localised(everywhere=text)


@pytest.fixture(scope="module")
def strings() -> dict[str, Strings]:
    return load_each(LANGUAGES, [ROOT / "overrides"])


def people(who: str, count: int, first: int = 0, **answers: object) -> list[Record]:
    said = {"journey": "mer", "who": who, "version": 1, "day": "2027-06-18", "answers": answers}
    return [record(said | {"id": f"{first + number:032x}"}) for number in range(count)]


def counted(*records: Record) -> Catalogue:
    """A hub whose titles are formulas, with these answers about its journey."""
    project = Project("rhin", titled("=1+1"), {}, countries=("FR",), start=date(2026, 9, 7))
    journey = Journey("mer", titled("@mer"), {}, ages=(6, 9), weeks=3, project=project)
    found = evaluation.counted(records, [journey])
    return Catalogue(
        hub=Hub("poche", titled("Poche"), titled(""), LANGUAGES, "fr", {}),
        projects={"rhin": project},
        journeys={"mer": journey},
        results={it.key: it for it in found},
    )


@pytest.fixture
def known() -> Catalogue:
    return counted(
        *people("children", 6, liked="much"),
        *people("teachers", 2, 50, children=20, joy="5", changed=["courage"]),
        *people("families", 3, 70, joy="1"),
    )


@pytest.fixture
def made(known: Catalogue, strings: dict[str, Strings]) -> result_files.Made:
    return result_files.files(known, strings)


def rows(made: result_files.Made, lang: str) -> list[list[str]]:
    return [[*row] for row in csvfile.read(made[1][f"{lang}/special/results.csv"]).rows]


def test_every_language_has_all_three_beside_its_page(made: result_files.Made) -> None:
    documents, contents = made
    assert len(documents) == 3 * len(LANGUAGES)
    assert {each.url for each in documents.values()} == set(contents)
    assert all(each.size_bytes == len(contents[each.url]) for each in documents.values())


def test_a_table_says_in_words_who_has_chosen_what(made: result_files.Made) -> None:
    told = rows(made, "de")
    assert told[0][:4] == ["Niveau", "Name", "Wer gefragt wurde", "Fragebögen"]
    much = ["Projekt", "=1+1", "Kinder", "6", "0", "6", "Hat es dir gefallen?", "Sehr", "6"]
    assert much in told
    assert {row[0] for row in told[1:]} == {"Lernweg", "Projekt", "Saison"}


def test_of_fewer_than_five_a_file_says_how_many_they_are_and_how_many_children(
    made: result_files.Made,
) -> None:
    told = [row for row in rows(made, "en") if row[0] == "Journey"]
    assert [row[3:] for row in told if row[2] == "Families"] == [["3", "0", "0"]]
    teachers = [row[3:] for row in told if row[2] == "Teachers"]
    assert ["2", "0", "0", "How many children took part?", "Sum", "40"] in teachers
    assert {row[4] for row in teachers} == {"Sum"}
    programs = json.loads(made[1]["en/special/results.json"])
    assert programs["season"]["asked"]["families"]["answers"] == {}
    assert programs["season"]["asked"]["teachers"]["answers"] == {}


def test_no_title_becomes_a_formula(made: result_files.Made) -> None:
    raw = made[1]["fr/special/results.csv"]
    assert b"'=1+1" in raw and b"'@mer" in raw
    assert b";=1+1" not in raw and b";@mer" not in raw
    book = openpyxl.load_workbook(io.BytesIO(made[1]["fr/special/results.xlsx"]))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {"'=1+1", "'@mer"} <= {cell.value for cell in cells}


def test_a_workbook_can_add_up(made: result_files.Made) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made[1]["en/special/results.xlsx"]))
    much = next(row for row in book.active.iter_rows(values_only=True) if row[7] == "Very much")
    assert much[3:6] == (6, 0, 6)
    assert much[8] == 6


def test_no_file_holds_a_questionnaire(made: result_files.Made) -> None:
    """Neither an id nor a day: only sums leave the hub."""
    for content in made[1].values():
        assert b"2027-06-18" not in content
        assert b"0" * 20 not in content


def test_nothing_is_written_twice(
    known: Catalogue,
    strings: dict[str, Strings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As long as answers, titles and languages are as they were."""

    def recalled(it: Catalogue) -> result_files.Made:
        return result_files.recalled(Shelf(tmp_path / "results", "ours"), it, strings)

    first = recalled(known)
    with monkeypatch.context() as nobody:
        nobody.setattr(result_files, "files", None)
        assert recalled(known) == first
    renamed = replace(known.projects["rhin"], title=titled("Rhin"))
    assert recalled(replace(known, projects={"rhin": renamed})) != first
    assert recalled(counted(*people("children", 7, liked="much"))) != first


def test_the_same_answers_give_the_same_bytes(
    known: Catalogue, strings: dict[str, Strings], made: result_files.Made
) -> None:
    assert result_files.files(known, strings)[1] == made[1]
