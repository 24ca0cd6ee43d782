"""Worksheets in the catalogue: minutes, scores, and who found them easy to read."""

from datetime import date
from pathlib import Path

import pytest

from build_tools.domain import Catalogue, EasyRead
from build_tools.problems import Problem
from tests.catalogue.hubs import VALID, errors, resolved, write

SHEET = "content/workshops/tambour/index.fr.md"
EASY = "content/workshops/tambour/easy.fr.md"


def known_in(root: Path, files: dict[str, str]) -> Catalogue:
    known, _ = resolved(write(root, files))
    assert known is not None
    return known


def problems_in(root: Path, files: dict[str, str]) -> list[Problem]:
    return resolved(write(root, files))[1]


def steps(*minutes: int) -> str:
    return "".join(f"::: step {each} Frapper\n:::\n" for each in minutes)


@pytest.mark.parametrize("minutes", [(), (30,), (10, 20), (0, 30), (60,), (30, 30)])
def test_minutes_of_one_session_or_of_all(minutes: tuple[int, ...], tmp_path: Path) -> None:
    """The workshop has two sessions of half an hour; a sheet without steps is right, too."""
    files = {**VALID, SHEET: steps(*minutes), EASY: steps(*minutes)}
    assert not [it for it in problems_in(tmp_path, files) if it.code == "SHE11"]


@pytest.mark.parametrize("path", [SHEET, EASY, "content/workshops/tambour/index.de.md"])
def test_minutes_that_do_not_add_up(path: str, tmp_path: Path) -> None:
    """In every language and in easy language, at the first step."""
    files = {**VALID, path: f"---\ntitle: T\n---\nOui.\n\n{steps(10, 21)}"}
    (problem,) = [it for it in problems_in(tmp_path, files) if it.code == "SHE11"]
    assert (problem.location.path, problem.location.line, problem.location.column) == (path, 6, 10)
    assert "31 minutes" in problem.message and "says 30" in problem.message
    assert "(10 + 21)" in problem.help and "'duration_min: 31'" in problem.help


def test_minutes_are_not_counted_where_a_step_is_misspelt(tmp_path: Path) -> None:
    files = {**VALID, SHEET: f"{steps(10)}::: stpe 20 Chanter\n:::\n"}
    assert errors(problems_in(tmp_path, files)) == ["TXT02"]


def test_scores_of_a_sheet(tmp_path: Path) -> None:
    known = known_in(tmp_path, {**VALID, SHEET: "::: score chant -2\n:::\n::: score chant\n:::\n"})
    body = known.workshops["tambour"].bodies["fr"]
    assert body.scores == (("chant", -2), ("chant", 0))


def test_unknown_work_is_told_with_the_nearest(tmp_path: Path) -> None:
    files = {**VALID, SHEET: "::: score chants 2\n:::\n"}
    (problem,) = [it for it in problems_in(tmp_path, files) if it.code == "TXT20"]
    assert "work" in problem.message and "'chant'" in problem.help


def test_work_whose_score_is_not_in_order_is_not_told_twice(tmp_path: Path) -> None:
    files = {**VALID, SHEET: "::: score chant\n:::\n"}
    del files["content/works/chant/chant.abc"]
    codes = errors(problems_in(tmp_path, files))
    assert codes == ["WRK05"]


def test_who_found_a_text_easy_to_read(tmp_path: Path) -> None:
    front = "---\neasy_read: {reviewed_by: Un groupe, date: 2026-09-07}\n---\n"
    known = known_in(tmp_path, {**VALID, EASY: f"{front}Frappez.\n"})
    easy = known.workshops["tambour"].easy["fr"]
    assert easy.easy_read == EasyRead("Un groupe", date(2026, 9, 7))
    assert known.workshops["tambour"].bodies["fr"].easy_read is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("true", "PAG03"),
        ("{reviewed_by: Un groupe}", "PAG01"),
        ("{reviewed_by: Un groupe, date: hier}", "PAG03"),
        ("{reviewed_by: Un groupe, date: 2026-09-07, by: x}", "PAG02"),
    ],
)
def test_saying_easy_to_read_without_saying_who(written: str, code: str, tmp_path: Path) -> None:
    files = {**VALID, EASY: f"---\neasy_read: {written}\n---\nFrappez.\n"}
    assert errors(problems_in(tmp_path, files)) == [code]
