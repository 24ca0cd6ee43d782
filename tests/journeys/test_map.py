"""Maps of projects: everything that was placed is on them, and around it what is there."""

import re
from datetime import date
from itertools import accumulate, combinations
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.domain import (
    Catalogue,
    Concert,
    Hub,
    Land,
    Localised,
    Map,
    Pin,
    Place,
    Project,
    Venue,
)
from build_tools.journeys import draw_maps, outlines
from build_tools.journeys.geometry import Point, area, lambert, turned
from build_tools.journeys.map import EAST, NORTH, SOUTH, WEST

BOUS, SIERCK = (49.556, 6.330), (49.440, 6.359)
BREST, GOERLITZ, PERPIGNAN, FLENSBURG = (48.4, -4.5), (51.15, 14.98), (42.7, 2.9), (54.8, 9.4)
GUERET = (46.17, 1.87)
DEGREES = st.tuples(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))


def project(name: str, *places: tuple[float, float] | None) -> Project:
    return Project(
        name,
        Localised(name),
        MappingProxyType({}),
        ("FR",),
        date(2026, 9, 7),
        places=tuple(
            Place(Localised(f"{name} {number}"), *(where or (None, None)))
            for number, where in enumerate(places)
        ),
    )


def concert(name: str, its: Project | None, town: str, lat: float, lon: float) -> Concert:
    venue = Venue(Localised("Salle des fêtes"), Localised(town), "FR", lat, lon)
    return Concert(
        name, Localised(name), MappingProxyType({}), date(2027, 1, 1), venue, project=its
    )


def hub(*projects: Project, concerts: tuple[Concert, ...] = ()) -> Catalogue:
    return Catalogue(
        Hub("hub", Localised("Hub"), ("fr",), "fr"),
        projects={it.id: it for it in projects},
        concerts={it.id: it for it in concerts},
    )


def drawn(*places: tuple[float, float]) -> Map:
    return draw_maps(hub(project("it", *places)))["it"]


@pytest.fixture
def no_land(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames alone: outlines take most of the time."""
    monkeypatch.setattr("build_tools.journeys.map._lands", lambda *_: ())


def rings(land: Land) -> list[list[Point]]:
    """Read a path as SVG does: a place to begin, then differences."""
    found = []
    for subpath in re.findall(r"M([^M]+?)z", land.d):
        numbers = [int(each) for each in re.findall(r"-?\d+", subpath)]
        across, along = accumulate(numbers[::2]), accumulate(numbers[1::2])
        found.append([(float(x), float(y)) for x, y in zip(across, along, strict=True)])
    return found


def share(land: Land, its: Map) -> float:
    return abs(sum(area(ring) for ring in rings(land))) / (its.width * its.height)


def holds(land: Land, x: float, y: float) -> bool:
    """Whether a point is in a country: a ray from it crosses its outline an odd number of times."""
    crossings = 0
    for ring in rings(land):
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            crossings += (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return crossings % 2 == 1


def country_of(its: Map, pin: Pin) -> list[str]:
    return [land.country for land in its.lands if holds(land, pin.x, pin.y)]


def test_each_project_has_its_map_and_all_have_one() -> None:
    maps = draw_maps(hub(project("one", BOUS, SIERCK), project("two", GUERET)))
    assert list(maps) == ["", "one", "two"]
    names = [[pin.name.everywhere for pin in each.pins] for each in maps.values()]
    assert names == [["one 0", "one 1", "two 0"], ["one 0", "one 1"], ["two 0"]]
    assert {pin.project.id for pin in maps["one"].pins} == {"one"}


def test_without_places_there_is_no_map() -> None:
    assert draw_maps(hub()) == {}
    assert draw_maps(hub(project("one"), project("two", None))) == {}
    assert list(draw_maps(hub(project("one", None), project("two", GUERET)))) == ["", "two"]


@pytest.mark.parametrize("far", [(-21.1, 55.5), (59.3, 18.1), (40.4, -3.7), (50.0, 15.6)])
def test_a_place_where_no_outlines_are_has_no_pin(far: tuple[float, float]) -> None:
    assert draw_maps(hub(project("far", far))) == {}
    maps = draw_maps(hub(project("both", far, GUERET)))
    assert [pin.name.everywhere for pin in maps["both"].pins] == ["both 1"]


def test_concerts_are_on_the_map_by_their_towns_each_place_once() -> None:
    its = project("it", BOUS)
    concerts = (
        concert("a", its, "Remich", 49.545, 6.367),
        concert("b", its, "Remich", 49.545, 6.367),
        concert("c", its, "it 0", *BOUS),
        concert("d", None, "Elsewhere", 48.0, 6.0),
    )
    maps = draw_maps(hub(its, concerts=concerts))
    assert [pin.name.everywhere for pin in maps["it"].pins] == ["it 0", "Remich"]


def test_a_venue_without_a_town_keeps_its_own_name() -> None:
    its = project("it")
    venue = Venue(Localised("Salle des fêtes"), Localised(), "FR", *GUERET)
    where = Concert("a", Localised("a"), {}, date(2027, 1, 1), venue, project=its)
    (pin,) = draw_maps(hub(its, concerts=(where,)))["it"].pins
    assert pin.name.everywhere == "Salle des fêtes"


@settings(max_examples=12)
@given(st.lists(DEGREES, min_size=1, max_size=4))
def test_every_place_is_well_within_the_frame(places: list[tuple[float, float]]) -> None:
    """A mark is 62 units around its place at most: it never leaves the map."""
    its = drawn(*places)
    assert 700 <= its.height <= 1100
    for pin in its.pins:
        assert 62 < pin.x < its.width - 62
        assert 62 < pin.y < its.height - 62


FURTHEST = {
    "Ouessant": (48.46, -5.1), "Hendaye": (43.36, -1.78), "Perpignan": (42.4, 2.9),
    "Bonifacio": (41.38, 9.16), "Görlitz": (51.15, 15.0), "Passau": (48.57, 13.46),
    "Sylt": (55.05, 8.41), "Rügen": (54.68, 13.43), "Dunkerque": (51.05, 2.37),
}  # fmt: skip


@pytest.mark.usefixtures("no_land")
@pytest.mark.parametrize("names", [*combinations(FURTHEST, 2), tuple(FURTHEST)])
def test_maps_end_before_the_outlines_do(names: tuple[str, ...]) -> None:
    """So that no land is cut off in the middle of a map, however far apart a project's places."""
    places = [FURTHEST[name] for name in names]
    its = drawn(*places)
    middle = (min(lon for _, lon in places) + max(lon for _, lon in places)) / 2
    one, other = turned((lambert(lon, lat) for lat, lon in places[:2]), middle)
    first, second = its.pins[:2]
    scale = (second.x - first.x) / (other[0] - one[0])
    for x, y in turned(_edge_of_outlines(), middle):
        right, down = first.x + (x - one[0]) * scale, first.y + (y - one[1]) * scale
        assert not (0 < right < its.width and 0 < down < its.height)


def _edge_of_outlines() -> list[Point]:
    along = [outlines.WEST + at / 10 for at in range(411)]
    up = [outlines.SOUTH + at / 10 for at in range(227)]
    return [
        *(lambert(lon, lat) for lon in along for lat in (outlines.SOUTH, outlines.NORTH)),
        *(lambert(lon, lat) for lat in up for lon in (outlines.WEST, outlines.EAST)),
    ]


PLACES: dict[str, tuple[tuple[float, float], str]] = {
    "Bous": (BOUS, "LU"), "Sierck": (SIERCK, "FR"), "Perl": ((49.475, 6.39), "DE"),
    "Arlon": ((49.685, 5.82), "BE"), "Maastricht": ((50.85, 5.69), "NL"),
    "Strasbourg": ((48.57, 7.75), "FR"), "Kehl": ((48.57, 7.84), "DE"),
    "Basel": ((47.55, 7.585), "CH"), "Lille": ((50.63, 3.06), "FR"),
    "Corte": ((42.306, 9.15), "FR"), "Westerland": ((54.91, 8.31), "DE"),
    "Trier": ((49.757, 6.66), "DE"), "Thionville": ((49.36, 6.165), "FR"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places_near_borders_are_in_their_country(name: str) -> None:
    """Outlines at 1:10 million are up to two kilometres off, and no place here is nearer."""
    where, country = PLACES[name]
    its = drawn(where)
    assert country_of(its, its.pins[0]) == [country]


def test_both_banks_of_the_moselle_are_told_apart_and_luxembourg_is_whole() -> None:
    its = drawn(BOUS, SIERCK)
    assert [country_of(its, pin) for pin in its.pins] == [["LU"], ["FR"]]
    assert [land.country for land in its.lands] == ["BE", "DE", "FR", "LU"]
    (luxembourg,) = (land for land in its.lands if land.country == "LU")
    km = 190 / its.width
    assert abs(sum(map(area, rings(luxembourg)))) * km**2 == pytest.approx(2586, rel=0.03)
    one, two = its.pins
    assert abs(one.y - two.y) * km == pytest.approx(12.9, rel=0.02)


@pytest.mark.parametrize("where", [GUERET, (50.98, 10.6), (48.9, 12.0), (41.93, 8.745)])
def test_one_village_is_never_in_a_blank_field(where: tuple[float, float]) -> None:
    """In the middle of a large country the frame grows until its edges show."""
    its = drawn(where)
    assert max(share(land, its) for land in its.lands) < 0.9
    assert sum(share(land, its) for land in its.lands) > 0.1


def test_neighbours_share_their_border() -> None:
    """No gap and no overlap: what is no sea is covered exactly once."""
    its = drawn((49.9, 6.0))
    assert sum(share(land, its) for land in its.lands) == pytest.approx(
        (1000 + 24) * (its.height + 24) / (1000 * its.height), rel=1e-3
    )


def test_maps_are_light() -> None:
    """30 kB for the overview at its fullest, 12 kB for a project's map."""
    everywhere = drawn(BREST, GOERLITZ, PERPIGNAN, FLENSBURG)
    assert sum(len(land.d) for land in everywhere.lands) < 30_000 - 24 * 100
    for where in (GUERET, BOUS, (51.9, 6.0), (54.3, 10.1), (48.4, -4.5)):
        assert sum(len(land.d) for land in drawn(where).lands) < 12_000 - 10 * 100


def test_the_same_places_give_the_same_map() -> None:
    assert drawn(BREST, BOUS) == drawn(BREST, BOUS)
    first, second = (draw_maps(hub(*each)) for each in _both_orders())
    assert first[""].lands == second[""].lands


def _both_orders() -> tuple[list[Project], list[Project]]:
    both = [project("one", BREST), project("two", BOUS)]
    return both, both[::-1]
