"""The figures in a terminal, in a spreadsheet, and in the languages of coordinators."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.bundled import layered
from build_tools.domain import LANGUAGES
from build_tools.status.as_text import WIDTH, _columns, _cut
from build_tools.status.sections import decimal
from build_tools.strings import load
from tests.commands import poche
from tests.status.season import TODAY, season

GOLDEN = Path(__file__).parent / "terminal.txt"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return season(tmp_path_factory.mktemp("season"))


def told(hub: Path, *options: str) -> str:
    code, out, _ = poche(hub, "status", "--today", TODAY, *options)
    assert code == 0
    return out


def test_the_terminal(hub: Path) -> None:
    """All of it as it is printed; POCHE_SAVE_GOLDEN=1 writes it anew, and you read the diff."""
    said = told(hub)
    if os.environ.get("POCHE_SAVE_GOLDEN"):
        GOLDEN.write_text(said, "utf-8", newline="\n")
    assert said == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_eighty_columns_are_enough(tmp_path: Path, lang: str) -> None:
    """In every language, with the longest names that there may be."""
    hub = season(tmp_path)
    recordings = hub / "content/recordings"
    for name in ("voix", "libre"):
        (recordings / name).rename(recordings / (name + "-x" * 27))
    playlist = hub / "playlists/ecoute.yml"
    playlist.write_text(playlist.read_text("utf-8").replace(": voix", ": voix" + "-x" * 27))
    said = told(hub, "--lang", lang).splitlines()
    assert any("-x…" in line or "x-…" in line for line in said)
    assert [line for line in said if _columns(line) > WIDTH] == []
    assert [line for line in said if line != line.rstrip()] == []


def test_the_terminal_speaks_its_users_language(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCHE_LANG", "de")
    assert "VON DATENTRÄGERN ZU ENTFERNEN" in told(hub)
    assert "À RETIRER DES SUPPORTS" in told(hub, "--lang", "fr")


def test_a_row_for_each_resource_and_language(hub: Path) -> None:
    """As spreadsheets of our languages open it: semicolons, a byte order mark, Windows' ends."""
    said = told(hub, "--format", "csv")
    assert said.startswith("\ufeffkind;id;form;title;lang;state;path;reviewed_by;")
    rows = [*csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline=""), delimiter=";")]
    assert len(rows) == 12 * 3
    (reviewed,) = (row for row in rows if row["state"] == "reviewed")
    assert [reviewed[it] for it in ("kind", "id", "lang", "reviewed_by", "facts_missing")] == [
        *("works", "seul", "de", "Anna", "0"),
    ]
    (hard,) = (row for row in rows if row["path"] == "content/workshops/tambour/index.fr.md")
    assert [hard["words"], hard["lix"]] == ["60", "70.0"]


def test_no_title_becomes_a_formula(tmp_path: Path) -> None:
    hub = season(tmp_path)
    facts = hub / "content/works/seul/work.yml"
    facts.write_text("title: '=HYPERLINK(\"http://x.example\")'\ncomposer: traditional\n")
    assert ";\"'=HYPERLINK(" in told(hub, "--format", "csv")


def test_into_a_file(hub: Path, tmp_path: Path) -> None:
    """The same bytes as are printed otherwise; only that it was written is said."""
    for form in ("text", "json", "csv", "html"):
        file = tmp_path / form
        assert told(hub, "--format", form, "--output", str(file)) == ""
        assert file.read_bytes().decode().replace("\r\n", "\n") == told(hub, "--format", form)


def test_the_day_is_that_of_a_build_that_can_be_repeated(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788739200")
    _, said, _ = poche(hub, "status")
    assert said.startswith("Petite saison · 7 Sept 2026\n")
    assert poche(hub, "status", "--today", TODAY)[1].startswith("Petite saison · 10 Sept 2026\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, said, wrong = poche(hub, "status")
    assert (code, said) == (2, "") and "SOURCE_DATE_EPOCH is 'yesterday'" in wrong


def test_the_day_is_the_clocks(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = date.today()
    _, said, _ = poche(hub, "status", "--format", "json")
    assert before <= date.fromisoformat(json.loads(said)["today"]) <= date.today()


def test_numbers_are_written_as_the_language_does() -> None:
    strings = {lang: load(lang, layered(ROOT, "overrides")) for lang in LANGUAGES}
    written = {lang: decimal(t, -12.345, 2) for lang, t in strings.items()}
    assert written == {**dict.fromkeys(LANGUAGES, "−12,35"), "en": "−12.35"}
    assert decimal(strings["de"], None) == "–"


@given(st.text("aé\u0301x/", max_size=40), st.integers(3, 20))
def test_what_is_too_long_is_cut_in_its_middle(text: str, width: int) -> None:
    cut = _cut(text, width)
    assert _columns(cut) <= width or text == cut
    assert cut == text or (cut[0] == text[0] and cut[-1] == text[-1] and "…" in cut)
