"""Marks on a map: none upon another, none lost."""

from dataclasses import replace
from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Catalogue, Land, Map, Pin
from build_tools.site.atlas import APART, WIDTH, atlas
from tests.site import fifty
from tests.site.conftest import said

HOME = fifty.project(1)
PLACES = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 640)), max_size=25)


def drawn(*places: tuple[float, float]) -> Map:
    """A map with a pin at each of these places."""
    pins = tuple(Pin(x, y, said(fr=f"P{at}"), HOME) for at, (x, y) in enumerate(places))
    return Map(600, 640, (), pins)


@given(PLACES)
def test_marks_keep_their_distance_and_no_place_is_lost(places: list[tuple[float, float]]) -> None:
    made = atlas(drawn(*places))
    for one, other in combinations(made.spots, 2):
        assert hypot(one.x - other.x, one.y - other.y) > APART - 0.2  # they are rounded
    names = sorted(pin.name.by_lang["fr"] for spot in made.spots for pin in spot.pins)
    assert names == sorted(f"P{at}" for at in range(len(places)))


def test_near_places_share_a_mark_in_their_middle() -> None:
    made = atlas(drawn((300, 100), (300, 120), (300, 400)))
    assert [(spot.number, spot.x, spot.y) for spot in made.spots] == [
        (1, 500.0, 183.3), (2, 500.0, 666.7),
    ]  # fmt: skip
    assert [len(spot.pins) for spot in made.spots] == [2, 1]


def test_numbers_run_from_north_to_south() -> None:
    made = atlas(drawn((10, 600), (500, 300), (10, 300), (300, 10)))
    assert [(spot.x, spot.y) for spot in made.spots] == sorted(
        ((spot.x, spot.y) for spot in made.spots), key=lambda at: (at[1], at[0])
    )
    assert [spot.number for spot in made.spots] == [1, 2, 3, 4]


def test_a_project_with_several_places_at_a_mark_is_named_once(hub: Catalogue) -> None:
    near = drawn((300, 100), (301, 100))
    other = Pin(302, 100, said(fr="Là"), hub.projects["mosel"])
    (spot,) = atlas(replace(near, pins=(*near.pins, other))).spots
    told = [(it.id, [name.by_lang["fr"] for name in names]) for it, names in spot.projects]
    assert told == [("mosel", ["Là"]), (HOME.id, ["P0", "P1"])]


def test_every_map_is_drawn_equally_wide() -> None:
    made = atlas(Map(300, 450, (), ()))
    assert made.height == WIDTH * 1.5
    assert made.scale == round(WIDTH / 300, 5)


def test_names_of_countries_stand_where_they_have_room() -> None:
    """Each only where all of it fits and no mark is in its way; a letter has 22.5 units."""
    lands = (
        Land("LU", "", 300, 100, 160),  # 267 of the drawing's 1000 units, for 10 letters
        Land("BE", "", 300, 300, 100),  # 167 of them, for 9
        Land("FR", "", 300, 500, 600),
        Land("DE", "", 100, 600, 0),
    )
    called = {"LU": "Luxembourg", "BE": "Belgique", "FR": "France", "DE": "Allemagne"}.__getitem__
    bare = atlas(Map(600, 640, lands, ()))
    assert list(bare.names(called)) == [
        ("LU", 500, 167, "Luxembourg"), ("FR", 500, 833, "France"),
    ]  # fmt: skip
    marked = atlas(Map(600, 640, lands, (Pin(330, 500, said(fr="Ici"), HOME),)))
    assert [name for *_, name in marked.names(called)] == ["Luxembourg"]
