"""A season's footprint as files: the same numbers, in words, and harmless to spreadsheets."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from build_tools import csvfile, footprint_files, footprints
from build_tools.domain import (
    LANGUAGES,
    Amount,
    Catalogue,
    Hub,
    Leg,
    Localised,
    Project,
)
from build_tools.memory import Shelf
from build_tools.strings import Strings, load_each
from tests.footprint.activities import activity, sets
from tests.season import ROOT

PUBLISHED = footprints.Published(pages=10, media_bytes=1_000_000, audio_hours=0.5)


def titled(text: str) -> Localised:
    return Localised(everywhere=text)


@pytest.fixture(scope="module")
def strings() -> dict[str, Strings]:
    return load_each(LANGUAGES, [ROOT / "overrides"])


@pytest.fixture
def known(tmp_path: Path) -> Catalogue:
    """A project whose title is a formula, with two nights and a drive."""
    project = Project("rhin", titled("=1+1"), {}, start=date(2026, 9, 7), countries=("FR",))
    done = activity(
        legs=(Leg("car", "diesel", km=100, people=2, occupancy=2, data="measured"),),
        nights=(Amount("hotel", 2, "bill"), Amount("host", 3, "measured")),
    )
    return Catalogue(
        hub=Hub("poche", titled("Poche"), titled(""), LANGUAGES, "fr", {}),
        projects={"rhin": project},
        activities={"rhin": (done,)},
        factors=sets(tmp_path),
    )


@pytest.fixture
def made(known: Catalogue, strings: dict[str, Strings]) -> footprint_files.Made:
    report = footprints.report(known)
    assert report is not None
    return footprint_files.files(report, known, PUBLISHED, strings)


def test_every_language_has_all_four_beside_its_page(made: footprint_files.Made) -> None:
    documents, contents = made
    assert len(documents) == 4 * len(LANGUAGES)
    assert {each.url for each in documents.values()} == set(contents)
    assert "fr/special/footprint-seeds.csv" in contents
    for each in documents.values():
        assert each.size_bytes == len(contents[each.url])


def test_a_table_says_what_was_reckoned_in_words(made: footprint_files.Made) -> None:
    rows = csvfile.read(made[1]["de/special/footprint.csv"]).rows
    assert rows[0][:5] == ["Faktoren", "Niveau", "Name", "Bereich", "Zählweise"]
    told = {(row[1], row[3]): row for row in rows[1:]}
    assert told["Projekt", "Fahrten des Teams"][6] == "17,689"
    assert told["Saison", "Digitales"][4:8] == ["nicht gezählt", "", "", ""]


def test_no_title_becomes_a_formula(made: footprint_files.Made) -> None:
    for name in ("footprint.csv", "footprint-seeds.csv"):
        assert b"'=1+1" in made[1][f"fr/special/{name}"]
        assert b";=1+1" not in made[1][f"fr/special/{name}"]
    book = openpyxl.load_workbook(io.BytesIO(made[1]["fr/special/footprint.xlsx"]))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "'=1+1" in {cell.value for cell in cells}


def test_a_workbook_can_add_up(made: footprint_files.Made) -> None:
    """Figures are numbers there, and nothing is where nothing is counted."""
    book = openpyxl.load_workbook(io.BytesIO(made[1]["en/special/footprint.xlsx"]))
    rows = [*book.active.iter_rows(values_only=True)]
    team = next(row for row in rows if row[1] == "Project" and row[3] == "Team travel")
    assert team[6] == pytest.approx(17.689)
    digital = next(row for row in rows if row[1] == "Project" and row[3] == "Digital")
    assert digital[5:8] == (None, None, None)


def test_seeds_gets_quantities_of_each_project(made: footprint_files.Made) -> None:
    """It reckons with factors of its own: kilometres and nights, and ours beside them."""
    rows = csvfile.read(made[1]["en/special/footprint-seeds.csv"]).rows
    told = {row[3]: row for row in rows[1:]}
    assert {row[0] for row in rows[1:]} == {"Projets"}
    assert told["Car, diesel"][4:6] == ["100", "vkm"]
    assert told["Night in a hotel"][4:6] == ["2", "night"]
    assert told["Night with a host family"][4:6] == ["", "not counted"]


def test_programs_get_everything(made: footprint_files.Made) -> None:
    told = json.loads(made[1]["lb/special/footprint.json"])
    assert told["unit"] == "kg CO₂e"
    assert [each["scope"] for each in told["reports"][0]["totals"]][:2] == ["season", "project"]


def test_nothing_is_written_twice(
    known: Catalogue,
    strings: dict[str, Strings],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As long as activities, titles and languages are as they were."""
    report = footprints.report(known)
    assert report is not None

    def recalled(it: Catalogue) -> footprint_files.Made:
        told = footprints.report(it)
        assert told is not None
        shelf = Shelf(tmp_path / "footprint", "ours")
        return footprint_files.recalled(shelf, told, it, PUBLISHED, strings)

    first = recalled(known)
    with monkeypatch.context() as nobody:
        nobody.setattr(footprint_files, "files", None)
        assert recalled(known) == first
    renamed = replace(known.projects["rhin"], title=titled("Rhin"))
    assert recalled(replace(known, projects={"rhin": renamed})) != first


def test_the_same_facts_give_the_same_bytes(
    known: Catalogue, strings: dict[str, Strings], made: footprint_files.Made
) -> None:
    report = footprints.report(known)
    assert report is not None
    assert footprint_files.files(report, known, PUBLISHED, strings)[1] == made[1]
