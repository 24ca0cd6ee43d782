"""What a ZIM file says of itself, within the limits that libraries set."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Hub, Localised
from build_tools.editions.zim_facts import (
    about,
    entries,
    file_name,
    graphemes,
    metadata,
    shortened,
)
from tests.editions.zims import ABOUT, FRENCH

HUB = Hub(
    id="petite-saison",
    title=Localised(by_lang={"fr": "Petite saison", "de": "Kleine Saison"}),
    languages=("fr", "de", "lb"),
    default_language="fr",
    fallbacks={"lb": ("de", "fr")},
)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1f1\U0001f1fa"
WAVE = "\U0001f44b\U0001f3fd"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def test_files_are_named_as_libraries_sort_them() -> None:
    """Project, language, selection, flavour, month."""
    assert file_name(FRENCH, "fr") == "petite-saison_fra_sac_standard_2026-09.zim"
    assert file_name(replace(FRENCH, audio="frugal"), "lb") == (
        "petite-saison_ltz_sac_frugal_2026-09.zim"
    )


def test_a_hub_without_publisher_or_tagline_speaks_by_its_title() -> None:
    """Both are mandatory in ZIM files; the title is in the file's language or the nearest."""
    said = metadata(FRENCH, about(HUB, "lb"), [])
    assert said["Title"] == said["Description"] == "Kleine Saison"
    assert said["Publisher"] == said["Creator"] == "Kleine Saison"
    assert said["Language"] == "ltz"
    assert not {"License", "Source", "LongDescription"} & set(said)


def test_a_long_title_is_cut_at_a_word_and_stands_whole_elsewhere() -> None:
    it = replace(ABOUT, title="La musique\nde chambre " + "racontée aux enfants " * 9)
    said = metadata(FRENCH, it, [])
    assert said["Title"] == "La musique de chambre…"
    assert said["LongDescription"].startswith("La musique de chambre racontée aux enfants raco")
    assert said["LongDescription"].endswith("Chanter avant le concert.")


def test_a_title_of_two_hundred_signs_or_pictures_has_thirty() -> None:
    """A family is one sign to people, and five code points to programs."""
    for sign in ("x", FAMILY, FLAG, "e\u0301"):
        title = metadata(FRENCH, replace(ABOUT, title=sign * 200), [])["Title"]
        assert len(graphemes(title)) == 30
        assert title.endswith("…")


def test_signs_are_counted_as_people_do() -> None:
    text = f"é{FAMILY}{FLAG}{FLAG}{WAVE}{SCOTLAND}❤\ufe0fa"
    assert graphemes(text) == ["é", FAMILY, FLAG, FLAG, WAVE, SCOTLAND, "❤\ufe0f", "a"]
    assert graphemes("e\u0301") == ["é"]


@given(st.text(), st.integers(2, 40))
def test_what_is_shortened_fits_and_begins_alike(text: str, most: int) -> None:
    """And what fits is not touched."""
    short = shortened(text, most)
    assert len(graphemes(short)) <= most
    if len(graphemes(text)) <= most:
        assert short == text
    else:
        assert short.endswith("…")


@given(st.text())
def test_no_sign_is_lost_in_counting(text: str) -> None:
    assert graphemes("".join(graphemes(text))) == graphemes(text)


@pytest.mark.parametrize("catalogue", ["{}", '{"pages": []}'])
def test_a_site_without_pages_has_its_way_in(catalogue: str) -> None:
    found = entries(["poche/fr/index.html", "index.html"], catalogue, ABOUT)
    assert [entry.path for entry in found if entry.is_page] == ["index.html"]


def test_only_text_is_compressed() -> None:
    """A browser asks for a part of a sound: what is compressed would be unpacked each time."""
    paths = ["index.html", "a.js", "SHA256SUMS", "a.mp3", "a.webp", "a.mp4", "a.pdf", "a.woff2"]
    found = entries(paths, "{}", ABOUT)
    assert [entry.path for entry in found if entry.compress] == paths[:3]


def test_tags_say_whether_there_are_films() -> None:
    assert "_videos:yes" in metadata(FRENCH, ABOUT, ["poche/media/a.mp4"])["Tags"]
    assert "_videos:no" in metadata(FRENCH, ABOUT, ["poche/media/a.mp3"])["Tags"]
