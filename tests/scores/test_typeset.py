"""A score's own sheet of paper, whatever its title is written in."""

from __future__ import annotations

import io

import pytest
import typst
from pypdf import PdfReader

from build_tools.scores.typeset import Press, Sheet

SYSTEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def text_of(sheet: Sheet) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(Press().pdf(sheet))).pages)


@pytest.mark.parametrize("title", ["Калинка", "Λύρα", "הבה נגילה", '#import "x" ]$\\'])
def test_titles_in_other_scripts_are_set(title: str) -> None:
    shown = text_of(Sheet(title, "trad.", "ré mineur", "fr", [SYSTEM], ["D4 E4"]))
    assert set(title) - set(shown) <= {" "}


def test_a_character_without_a_drawing_gives_its_number() -> None:
    shown = text_of(Sheet("茉莉花 😀", "民歌", "ré mineur", "fr", [SYSTEM], ["D4 E4"]))
    for number in ("8309", "8389", "82B1", "1F600", "6C11", "6B4C"):
        assert f"[{number}]" in shown


def test_other_faults_are_not_hidden() -> None:
    with pytest.raises(typst.TypstError):
        Press().pdf(Sheet("Lied", "trad.", "d-Moll", "de", ["no drawing"], ["D4 E4"]))
