"""What the sample season's help page tells readers to press is there, by the same name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from build_tools.domain import LANGUAGES
from build_tools.site.player_words import KEYS

ROOT = Path(__file__).resolve().parent.parent
LISTENING, CHILDREN, SHEETS, JOURNEYS, KEYBOARD = 2, 3, 4, 5, 6
"""Places of the sections about what can be pressed, from 0."""


def sections(lang: str) -> list[str]:
    """What stands under each second-level heading, in order."""
    text = (ROOT / f"content/pages/help/index.{lang}.md").read_text("utf-8")
    return re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]


def strings(lang: str) -> dict[str, str]:
    """Text in a language to its message id."""
    with (ROOT / f"overrides/locales/{lang}.po").open("rb") as file:
        return {str(it.string): str(it.id) for it in read_po(file) if isinstance(it.id, str)}


def named(lang: str) -> list[str]:
    """Message ids of all that stands in bold where things to press are explained, in order."""
    places = (LISTENING, CHILDREN, SHEETS, JOURNEYS)
    told = "".join(sections(lang)[place] for place in places)
    known = strings(lang)
    return [known.get(name, f"no text is {name!r}") for name in re.findall(r"\*\*(.+?)\*\*", told)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_calls_things_as_the_site_does(lang: str) -> None:
    """Every name in bold is written so on the site, the same ones everywhere."""
    found = named(lang)
    assert found == named("en")
    assert {"The words", "My part", "Loop", "Loudest volume", "Start fresh"} <= set(found)
    assert {"Show to the class", "To print", "Key"} <= set(found)
    assert {"Which week are you in?", "Done", "Skip", "Diary of our journey"} <= set(found)
    assert [name for name in found if name.startswith("no text")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_keys_that_act(lang: str) -> None:
    """Each row of the table of keys is one of the player's, in all languages."""
    rows = re.findall(r"^\| ([^|]+) \|", sections(lang)[KEYBOARD], flags=re.MULTILINE)[1:]
    told = [tuple(row.split(", ")) for row in rows]
    listed = {keys for keys, _ in KEYS}
    alike = {keys: keys for keys in listed} | {("K",): ("K", "Space")}
    parts = {("R", "Z"), ("Esc",), ("0", "1", "…", "9"), ("F",), ("Y",)}
    assert {alike.get(row, row) for row in told} == (listed - parts) | {("F", "Y")}
