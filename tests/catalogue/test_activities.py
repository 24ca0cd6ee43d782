"""What projects write of their activities: in YAML, and as project managers keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.domain import Activity, Localised, Place
from build_tools.problems import Problem
from tests.catalogue.hubs import HUB, resolved, write

PROJECT = (
    "title: Moselle\ncountries: [FR, LU]\nstart: 2026-09-07\n"
    "places: [{name: {fr: Trèves, de: Trier}, lat: 49.76, lon: 6.64}]\n"
)
YAML = """\
activities:
  - date: 2026-10-06
    kind: workshop
    place: Metz
    people: 3
    legs:
      - {from: Nancy, to: Metz, km: 57.5, mode: train, vehicle: regional, return: true,
         data: ticket}
      - {from: Metz, to: Trèves, km: 105, mode: car, occupancy: 3}
    meals: [{number: 6, kind: vegetarian}]
    energy: [{kwh: 1250.5, kind: gas, data: bill}]
    audience: {number: 40, km: 5, modes: {car: 60, walk: 40}}
    participants: {children: 24, adults: 2, hours: 1.5}
    demonstration: true
"""
TABLE = """\
date;kind;place;people;legs.from;legs.to;legs.km;legs.mode;legs.vehicle;legs.return;legs.data;\
legs.occupancy;meals.number;meals.kind;energy.kwh;energy.kind;energy.data;audience.number;\
audience.km;audience.modes.car;audience.modes.walk;participants.children;participants.adults;\
participants.hours;demonstration
06/10/2026;workshop;Metz;3;Nancy;Metz;57,5;train;regional;true;ticket;;6;vegetarian;1 250,5;gas;\
bill;40;5;60;40;24;2;1,5;true
;;;;Metz;Trèves;105;car;;;;3;;;;;;;;;;;;;
"""
PATH = "content/projects/moselle/activity"


def hub(tmp_path: Path, **files: str | bytes) -> Path:
    named = {f"{PATH}.{ending}": text for ending, text in files.items()}
    return write(
        tmp_path, {"content/hub.yml": HUB, "content/projects/moselle/project.yml": PROJECT} | named
    )


def read(tmp_path: Path, **files: str | bytes) -> tuple[tuple[Activity, ...], list[Problem]]:
    catalogue, problems = resolved(hub(tmp_path, **files))
    assert catalogue is not None, problems
    return catalogue.activities["moselle"], problems


def wrong(tmp_path: Path, **files: str | bytes) -> list[tuple[str, int, int]]:
    _, problems = resolved(hub(tmp_path, **files))
    return [(it.code, it.location.line, it.location.column) for it in problems]


def test_a_table_says_what_yaml_says(tmp_path: Path) -> None:
    """Semicolons, decimal commas, spaces between thousands, days as spreadsheets show them."""
    from_yaml, problems = read(tmp_path / "yaml", yml=YAML)
    assert problems == []
    (only,) = from_yaml
    assert [leg.km for leg in only.legs] == [57.5, 105]
    assert (only.energy[0].number, only.country) == (1250.5, "FR")
    from_table, problems = read(tmp_path / "table", csv=TABLE)
    assert problems == []
    assert _without_place(from_table) == _without_place(from_yaml)
    assert from_table[0].place == Place(Localised(everywhere="Metz"))


def _without_place(activities: tuple[Activity, ...]) -> list[dict[str, object]]:
    names = [name for name in Activity.__dataclass_fields__ if name != "place"]
    return [{name: getattr(each, name) for name in names} for each in activities]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_other_separators_are_understood(tmp_path: Path, separator: str) -> None:
    table = "date;kind;place;people;legs.km;legs.mode\n2026-10-06;workshop;Metz;3;57.5;train\n"
    (only,), problems = read(tmp_path, csv=table.replace(";", separator))
    assert (only.legs[0].km, problems) == (57.5, [])


def test_latin_1_is_read_and_told(tmp_path: Path) -> None:
    (only,), problems = read(tmp_path, csv=TABLE.replace("Metz", "Thérouanne").encode("latin-1"))
    assert [problem.code for problem in problems] == ["TAB11"]
    assert only.place.name.everywhere == "Thérouanne"


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3"])
def test_a_formula_is_no_value(tmp_path: Path, cell: str) -> None:
    """Neither as a place nor as a number; the cell is named by row and column."""
    table = f'date;kind;place;people;legs.km;legs.mode\n2026-10-06;workshop;"{cell}";3;5;car\n'
    assert ("TAB09", 2, 3) in wrong(tmp_path / "a", csv=table)
    table = f'date;kind;place;people;legs.km;legs.mode\n2026-10-06;workshop;Metz;3;"{cell}";car\n'
    assert ("TAB09", 2, 5) in wrong(tmp_path / "b", csv=table)


@pytest.mark.parametrize(
    ("cell", "code"), [("-55", "FPR03"), ("5,000", "FPR03"), ("5.000", "FPR03"), ("5000", "FPR09")]
)
def test_odd_kilometres_are_told_at_their_cell(tmp_path: Path, cell: str, code: str) -> None:
    """Three decimals may be thousands; nobody guesses which."""
    table = f"date;kind;place;people;legs.km;legs.mode\n2026-10-06;workshop;Metz;3;{cell};car\n"
    assert wrong(tmp_path, csv=table) == [(code, 2, 5)]


def test_columns_are_judged_in_the_first_row(tmp_path: Path) -> None:
    table = "date;kind;place;people;leg.km;kind\n2026-10-06;workshop;Metz;3;5;concert\n"
    assert wrong(tmp_path, csv=table) == [("TAB02", 1, 5), ("TAB03", 1, 6)]


def test_a_row_without_a_date_is_told(tmp_path: Path) -> None:
    """With some of what an activity must have it is one, and lacks the rest."""
    table = "date;kind;place;people\n2026-10-06;workshop;Metz;3\n;concert;Metz;3\n"
    assert wrong(tmp_path, csv=table) == [("FPR01", 3, 1)]


def test_no_table_is_told(tmp_path: Path) -> None:
    assert wrong(tmp_path, csv=b"\x00\x01") == [("TAB01", 0, 0)]
    assert wrong(tmp_path / "empty", csv="") == [("FPR01", 0, 0)]


@pytest.mark.parametrize(
    ("cell", "expected"), [("VRAI", True), ("WAHR", True), ("onwaar", False), ("x", True)]
)
def test_truths_are_those_of_the_spreadsheets_language(
    tmp_path: Path, cell: str, expected: bool
) -> None:
    """LibreOffice in French makes VRAI of what was typed as true."""
    table = f"date;kind;place;people;demonstration\n2026-10-06;workshop;Metz;3;{cell}\n"
    (only,), problems = read(tmp_path, csv=table)
    assert (only.is_demonstration, problems) == (expected, [])


def test_kilometres_through_the_air(tmp_path: Path) -> None:
    """From degrees that the leg, the file or the project gives; Metz to Trier is about 79 km."""
    text = (
        "places: [{name: Metz, lat: 49.12, lon: 6.18}]\nactivities:\n  - date: 2026-10-06\n"
        "    kind: workshop\n    place: Metz\n    people: 3\n    legs:\n"
        "      - {from: metz, to: Trier, mode: car}\n"
        "      - {from: {name: X, lat: 49.12, lon: 6.18}, to: Trèves, mode: car}\n"
        "      - {from: Trier, to: Metz, km: 100, mode: car}\n"
    )
    (only,), problems = read(tmp_path, yml=text)
    assert problems == []
    assert only.legs[0].air_km == pytest.approx(78.6, abs=0.5)
    assert only.legs[1].air_km == only.legs[0].air_km
    assert (only.legs[2].km, only.legs[2].air_km) == (100, None)


def test_a_misspelt_name_of_a_place_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    text = YAML.replace("place: Metz", "place: {nmae: Metz, lat: 49.1, lon: 6.1}")
    assert {code for code, _, _ in wrong(tmp_path, yml=text)} == {"FPR02", "FPR03"}


def test_a_file_of_the_same_name_elsewhere_is_not_read(tmp_path: Path) -> None:
    """Only projects have activities."""
    root = write(tmp_path, {"content/hub.yml": HUB, "content/works/x/activity.csv": "=1\n"})
    assert "TAB09" not in {problem.code for problem in resolved(root)[1]}


BAD = (
    ("legs.mode", "ufo", "FPR03"),
    ("legs.km", "-12", "FPR03"),
    ("legs.km", "5000", "FPR09"),
    ("legs.km", "5.000", "FPR03"),
    ("legs.occupancy", "60", "FPR11"),
    ("legs.vehicle", "rocket", "FPR08"),
    ("people", "-3", "FPR03"),
    ("date", "06/10/2031", "FPR10"),
    ("date", "31/02/2027", "FPR03"),
)
"""A cell of a spreadsheet, and what is said of it; formulas have their own test."""
GOOD = {
    "date": "06/10/2026",
    "kind": "workshop",
    "place": "Trèves",
    "people": "3",
    "legs.km": "57,5",
    "legs.mode": "car",
    "legs.vehicle": "diesel",
    "legs.occupancy": "3",
}


def table(**changed: str) -> str:
    """Return a spreadsheet of one activity, as it is saved in our languages: semicolons, commas."""
    cells = {**GOOD, **changed}
    return ";".join(cells) + "\r\n" + ";".join(cells.values()) + "\r\n"


@pytest.mark.parametrize(("column", "cell", "code"), BAD)
def test_each_mistake_in_a_spreadsheet_is_told_once_where_it_is(
    tmp_path: Path, column: str, cell: str, code: str
) -> None:
    """One clear problem at its cell, and nothing of it is reckoned."""
    assert wrong(tmp_path, csv=table(**{column: cell})) == [(code, 2, [*GOOD].index(column) + 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_a_spreadsheet_is_reckoned_whatever_it_was_saved_as(tmp_path: Path, encoding: str) -> None:
    """Semicolons and decimal commas are taken as they are; old encodings with a notice."""
    (only,), problems = read(tmp_path, csv=table().encode(encoding))
    old = encoding in ("latin-1", "cp1252")
    assert [it.code for it in problems] == (["TAB11"] if old else [])
    assert only.place.name == Localised(everywhere="Trèves")
    assert (only.legs[0].km, only.legs[0].occupancy) == (57.5, 3)
