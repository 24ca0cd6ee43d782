"""The text file beside the site: for Notepad, in the reader's words, true of what lies there."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.domain import LANGUAGES, Hub, Localised
from build_tools.editions.readme import NAMES, readmes
from build_tools.manifest import refused
from build_tools.strings import Strings, load
from tests.editions.laid_out import STAMP

OVERRIDES = Path(__file__).parents[2] / "overrides"
TITLE = Localised(by_lang={"fr": "Petite saison", "de": "Kleine Saison"})
HUB = Hub("petite-saison", TITLE, LANGUAGES, "fr", contact="bonjour@example.org")
STRINGS: dict[str, Strings] = {lang: load(lang, [OVERRIDES]) for lang in LANGUAGES}
ALL = replace(STAMP, languages=LANGUAGES)
MUSIC = ("Musique/Fete.m3u8", "Musique/Fete/01 Un.mp3")


def text(lang: str, stamp: object = ALL, beside: tuple[str, ...] = MUSIC) -> str:
    files = readmes(stamp, HUB, STRINGS, beside)  # type: ignore[arg-type]
    return " ".join(files[NAMES[lang]].decode("utf-8-sig").split())


def test_each_language_of_the_edition_has_its_file() -> None:
    assert list(readmes(STAMP, HUB, STRINGS, ())) == ["LISEZ-MOI.txt", "LIESMICH.txt"]
    assert set(NAMES) == set(LANGUAGES) and not any(map(refused, NAMES.values()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notepad_can_show_it(lang: str) -> None:
    """Its mark first, its ends of lines, and none that is wider than a window."""
    file = readmes(ALL, HUB, STRINGS, MUSIC)[NAMES[lang]]
    assert file.startswith(b"\xef\xbb\xbf") and file.endswith(b"\r\n")
    assert file.count(b"\n") == file.count(b"\r\n")
    assert max(map(len, file.decode("utf-8-sig").splitlines())) <= 76


def test_it_says_what_it_is_and_how_to_open_it() -> None:
    said = text("fr")
    assert said.startswith("Petite saison ============= Édition « stick » du 1er septembre 2026")
    assert "Double-cliquez sur index.html." in said and "verify.html" in said
    assert "sha256sum -c SHA256SUMS" in said and "nommé PUBLIC" in said
    assert "Kleine Saison" in text("de") and said.endswith("bonjour@example.org")


def test_it_says_until_when_it_holds() -> None:
    assert "nach dem 30. Juni 2028" in text("de")
    assert "Gültig bis" not in text("de", replace(ALL, valid_until=None))


def test_it_speaks_of_music_that_is_there_alone() -> None:
    assert "“Musique”" in text("en") and "MP3" in text("en")
    assert "MP3" not in text("en", beside=MUSIC[:1])
    assert "Musique" not in text("en", beside=())


def test_on_a_box_nobody_is_told_to_double_click() -> None:
    said = text("en", replace(ALL, format="lan"))
    assert "the box, in the school’s network" in said
    assert "Double-click index.html" not in said and "cannot open this stick" not in said
