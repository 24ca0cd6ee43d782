"""Covers: the same id, the same picture, and one that may stand anywhere on a page."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import KINDS
from build_tools.drawings import COVER_KINDS, cover, cover_wide, words
from build_tools.drawings.palette import COLOURS

ACTIVITIES = ("singing", "writing", "theatre", "percussion", "movement", "listening", "making")
GOLDEN = Path(__file__).parent / "golden"
PINNED = (
    ("ode-an-die-freude", "works"),
    ("ludwig-van-beethoven", "people"),
    ("steady-pulse", "recordings"),
    ("village-hall-demonstration", "concerts"),
    ("the-trout-on-stage", "theatre"),
    ("a-year-with-the-ode", "journeys"),
    ("moselle-demonstration", "projects"),
    ("about", "pages"),
    ("calm-after-break", "playlists"),
    ("sing-the-ode", "singing"),
    ("walking-the-rag", "movement"),
    ("sound-detectives", "listening"),
)


@pytest.mark.parametrize(("id", "kind"), PINNED)
def test_golden(id: str, kind: str) -> None:
    """A cover is for ever: readers know a piece by its picture."""
    pinned = (GOLDEN / f"{kind}-{id}.svg").read_text(encoding="utf-8")
    assert cover(id, kind) + "\n" == pinned


def test_every_kind_has_an_alphabet() -> None:
    """Folders of resources and activities all have covers."""
    assert {*KINDS, *ACTIVITIES} <= set(COVER_KINDS)


@pytest.mark.parametrize("kind", COVER_KINDS)
def test_different_ids_mostly_differ(kind: str) -> None:
    """Of 500 ids of one kind at least 400 have a picture of their own."""
    assert len({cover(f"resource-{i}", kind) for i in range(500)}) >= 400


@pytest.mark.parametrize("kind", COVER_KINDS)
def test_covers_are_small(kind: str) -> None:
    """A page of forty covers stays light."""
    for i in range(300):
        assert len(cover(f"some-{i}", kind).encode()) < 1600
        assert len(cover_wide(f"some-{i}", kind).encode()) < 2400


@given(id=st.text(max_size=80), kind=st.sampled_from(COVER_KINDS), title=st.text(max_size=40))
def test_any_id_gives_a_clean_picture(id: str, kind: str, title: str) -> None:
    """Whatever the id is: the same bytes twice, valid XML, palette colours, nothing that acts."""
    for draw, box in ((cover, "0 0 300 300"), (cover_wide, "0 0 480 270")):
        svg = draw(id, kind, title=title)
        assert svg == draw(id, kind, title=title)
        root = ElementTree.fromstring(svg)
        assert root.get("viewBox") == box
        assert root.get("aria-hidden") == "true"
        assert root.get("focusable") == "false"
        assert not re.search(r"\bid=|href|script|style|url\(|nan|inf", svg)
        used = set(re.findall(r"#[0-9A-Fa-f]{3,8}", svg))
        assert used <= COLOURS
        assert len(used) <= 3, "one field, one deep partner, one accent"


@pytest.mark.parametrize("kind", COVER_KINDS)
def test_wide_is_the_same_composition(kind: str) -> None:
    """The wide cover has the colours of the square one, in the same roles."""
    for i in range(40):
        square, wide = (draw(f"a-{i}", kind) for draw in (cover, cover_wide))
        colours = [re.findall(r"#[0-9A-F]{6}", svg) for svg in (square, wide)]
        assert colours[0][0] == colours[1][0]
        assert set(colours[0]) == set(colours[1])


def test_an_id_that_is_not_utf_8() -> None:
    """A name with stray bytes still gets its picture."""
    assert cover("\udcff", "works").startswith("<svg")


def test_unknown_kind() -> None:
    """A kind that nobody knows is a mistake in the program."""
    with pytest.raises(KeyError):
        cover("x", "sculpture")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ode-an-die-freude-piano", "keys"),
        ("Flötenkonzert", "wind"),
        ("au-clair-de-la-lune-flute", "wind"),
        ("Chœur d'enfants", "voices"),
        ("Lieder", "voices"),
        ("altijd-is-kortjakje-ziek-xylophone", "bars"),
        ("steady-pulse", "percussion"),
        ("String quartet in C", "strings"),
        ("ragtime", "keys"),
        ("episode of a corner in the mode", None),
        ("the-entertainer-slow", None),
        ("", None),
    ],
)
def test_words_name_a_family(text: str, family: str | None) -> None:
    """Instruments and forms are recognised by their stems, not inside other words."""
    assert words.family(text) == family


def test_a_work_takes_the_alphabet_of_its_genre() -> None:
    """A work whose genre is known is drawn with the shapes of that family."""
    assert cover("nocturne", "works", title="piano") == cover("nocturne", "keys")
    assert cover("nocturne", "people", title="piano") == cover("nocturne", "people")
