"""The children's space as a plan: few choices, everything to be found, no dead ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import (
    Assets,
    Catalogue,
    Hub,
    Journey,
    Localised,
    Playlist,
    PlaylistItem,
    Recording,
    Sound,
    Step,
)
from build_tools.site import Stage, draw_covers
from build_tools.site.children import (
    DOOR,
    FIRST,
    MORE,
    MOST_CHOICES,
    Screen,
    Shelf,
    path_screen,
    path_shelf,
    screens,
)

RECORDINGS = tuple(
    Recording(
        f"r{n}",
        Localised(f"Recording {n}"),
        MappingProxyType({}),
        Sound(f"content/recordings/r{n}/r{n}.ogg", f"{n:064x}", 60.0, "vorbis", 2, 44100),
    )
    for n in range(45)
)
IDS = ("more", "door", "2", "13", "songs", "songs-2", "songs-2-2", "songs-x", "more-2", "door-2")
"""Playlists' names that could be taken for one of the space's own pages, or for each other's."""
LIKE_PATHS = ("journey", "journey-songs", "journey-songs-2", "journey-2", "journey-more")
"""Playlists' names that could be taken for a path, whose journeys have the names above."""


def catalogue(
    playlists: dict[str, list[int]],
    recordings: int = 45,
    journeys: dict[str, list[int]] | None = None,
) -> Catalogue:
    """A hub with these playlists and journeys, given by the numbers of their recordings."""
    return Catalogue(
        Hub("test", Localised("Test"), ("fr", "de"), "fr"),
        recordings={it.id: it for it in RECORDINGS[:recordings]},
        playlists={
            id_: Playlist(id_, Localised(id_), tuple(PlaylistItem(RECORDINGS[n]) for n in items))
            for id_, items in sorted(playlists.items())
        },
        journeys={
            id_: Journey(
                id_,
                Localised(id_),
                MappingProxyType({}),
                (6, 8),
                99,
                steps=tuple(Step(2 * at + 1, RECORDINGS[n]) for at, n in enumerate(numbers)),
            )
            for id_, numbers in sorted((journeys or {}).items())
        },
    )


def planned(known: Catalogue) -> dict[str, Screen]:
    found = list(screens(known))
    assert len(found) == len({screen.id for screen in found}), "two screens of one name"
    return {screen.id: screen for screen in found}


def reached(plan: dict[str, Screen], start: str) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead += plan[here].ways
    return seen


def row(plan: dict[str, Screen], first: str) -> Iterator[Screen]:
    """The screens that `following` leads through, until it comes round."""
    here: str | None = first
    while here is not None:
        yield plan[here]
        here = plan[here].following
        if here == first:
            return


def assert_good(known: Catalogue) -> None:
    plan = planned(known)
    shelves = [shelf for screen in row(plan, FIRST) for shelf in screen.shelves]
    for screen in plan.values():
        assert screen.choices <= MOST_CHOICES, screen.id
        assert set(screen.ways) <= set(plan), screen.id
        assert reached(plan, screen.id) == set(plan), f"dead end behind {screen.id}"
        if screen.id != DOOR:
            assert screen.door == DOOR
    assert [shelf.playlist for shelf in shelves if shelf.playlist] == [
        playlist for playlist in known.playlists.values() if playlist.items
    ]
    assert [shelf.journey for shelf in shelves if shelf.journey] == [
        journey for journey in known.journeys.values() if journey.steps
    ]
    for shelf in shelves:
        if shelf.journey:
            assert_walkable(plan, shelf)
    heard = set()
    for shelf in (shelf for shelf in shelves if not shelf.journey):
        pieces = [piece for screen in row(plan, shelf.screen) for piece in screen.pieces]
        assert [piece.index for piece in pieces] == list(range(len(pieces)))
        assert all(piece.playlist == shelf.playlist for piece in pieces)
        if shelf.playlist:
            assert tuple(piece.item for piece in pieces) == shelf.playlist.items
        heard |= {piece.item.recording.id for piece in pieces}
    assert heard == set(known.recordings), "every recording can be found"


def assert_walkable(plan: dict[str, Screen], shelf: Shelf) -> None:
    """The arrow leads along the whole path in order, and each screen knows where it ends."""
    path = list(row(plan, shelf.screen))
    stops = [stop for screen in path for stop in screen.stops]
    assert shelf.journey
    assert [stop.what for stop in stops] == [step.what for step in shelf.journey.steps]
    assert shelf.weeks == tuple(screen.stops[0].week for screen in path)
    assert [screen.until for screen in path] == [*shelf.weeks[1:], None]
    assert all(screen.has_path and screen.shelf == shelf for screen in path)


NAMES = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2}){0,2}", fullmatch=True)


@given(
    st.dictionaries(
        st.sampled_from((*IDS, *LIKE_PATHS)) | NAMES,
        st.lists(st.integers(0, 44), max_size=41),
        max_size=14,
    ),
    st.dictionaries(
        st.sampled_from(IDS) | NAMES, st.lists(st.integers(0, 44), max_size=52), max_size=8
    ),
)
def test_any_season_is_good(
    playlists: dict[str, list[int]], journeys: dict[str, list[int]]
) -> None:
    """Never more than six choices, everything within reach, from everywhere back again."""
    assert_good(catalogue(playlists, journeys=journeys))


def test_paths_and_lists_of_like_names_have_pages_of_their_own() -> None:
    """A list called `journey-songs` is not taken for the path of the journey `songs`."""
    every = list(range(9))
    assert_good(
        catalogue(dict.fromkeys((*IDS, *LIKE_PATHS), every), journeys=dict.fromkeys(IDS, every))
    )
    plan = planned(catalogue({"journey-songs": [0]}, journeys={"songs": [1]}))
    assert plan["children-journey-songs"].stops
    assert plan["children-journey-songs--"].pieces


def test_paths_and_playlists_take_turns() -> None:
    """Both are met on the first screen, however many there are of either."""
    plan = planned(
        catalogue({f"p{n}": [n] for n in range(6)}, journeys={f"j{n}": [n] for n in range(2)})
    )
    assert [shelf.screen for shelf in plan[FIRST].shelves] == [
        "children-journey-j0",
        "children-p0",
        "children-journey-j1",
        "children-p1",
    ]


def test_a_path_knows_which_screen_holds_which_week() -> None:
    """So that its picture can lead to the week in which the class is."""
    known = catalogue({}, journeys={"year": list(range(8)), "empty": []})
    shelf = path_shelf(known, known.journeys["year"])
    assert shelf and shelf.weeks == (1, 7, 13)
    assert shelf.screen == path_screen(known.journeys["year"]) == "children-journey-year"
    assert path_shelf(known, known.journeys["empty"]) is None, "nothing to hear, no way to it"
    plan = planned(known)
    assert [plan[f"children-journey-year{n}"].until for n in ("", "-2", "-3")] == [7, 13, None]
    assert [len(plan[f"children-journey-year{n}"].stops) for n in ("", "-2", "-3")] == [3, 3, 2]


@pytest.mark.parametrize(
    ("playlists", "recordings"),
    [
        ({}, 0),
        ({}, 12),
        ({"one": [0]}, 1),
        ({f"p{n}": [n] for n in range(30)}, 30),
        ({"long": list(range(40))}, 40),
        ({id_: list(range(9)) for id_ in IDS}, 20),
    ],
    ids=["empty", "no playlist", "one of one", "thirty", "forty pieces", "names like ours"],
)
def test_odd_seasons_are_good(playlists: dict[str, list[int]], recordings: int) -> None:
    assert_good(catalogue(playlists, recordings))


def test_five_pictures_need_no_arrow_and_six_do() -> None:
    """Four playlists and the rest fill the first screen; one more makes it four and an arrow."""
    plan = planned(catalogue({f"p{n}": [n] for n in range(4)}))
    assert (len(plan[FIRST].shelves), plan[FIRST].following) == (5, None)
    plan = planned(catalogue({f"p{n}": [n] for n in range(5)}))
    assert (len(plan[FIRST].shelves), plan[FIRST].following) == (4, "children-2")
    assert [shelf.screen for shelf in plan["children-2"].shelves] == ["children-p4", MORE]
    assert plan["children-2"].following == FIRST
    assert plan["children-p4"].back == "children-2", "back is where the picture was"


def test_four_pieces_need_no_arrow_and_five_do() -> None:
    plan = planned(catalogue({"four": [0, 1, 2, 3], "five": [4, 5, 6, 7, 8]}, 9))
    assert (len(plan["children-four"].pieces), plan["children-four"].following) == (4, None)
    first, second = row(plan, "children-five")
    assert [len(first.pieces), len(second.pieces)] == [3, 2]
    assert (first.number, second.number, second.count) == (1, 2, 2)
    assert second.back == FIRST
    assert MORE not in plan, "nothing is left over"


def test_a_playlists_name_does_not_depend_on_the_others() -> None:
    """A link that was written down stays right when the season grows."""
    for id_, name in (("songs", "children-songs"), ("songs-2", "children-songs-2-")):
        for others in ({}, {"more": [1], "songs": [2], "songs-2": [3]}):
            assert name in planned(catalogue({**others, id_: [0]}))


def test_excerpts_of_one_recording_are_counted() -> None:
    """They have one picture: the third of them says that it is the third."""
    plan = planned(catalogue({"practice": [3, 5, 3, 3]}))
    assert [piece.time for piece in plan["children-practice"].pieces] == [1, 0, 2, 3]


def test_a_concert_plays_its_programme_in_order(docs: Path, hub: Catalogue) -> None:
    """By a list of its own, which the player knows; its stop says week, kind and title."""
    page = (docs / "fr/special/children-journey-annee.md").read_text()
    assert 'data-play="concerts/fete" data-list>' in page
    assert "Semaine 3, Concert, Fête" in page
    assert page.count("data-play=") == 3, "the meeting is for grown-ups"
    assert 'data-week="2"' not in page
    first = (docs / "de/special/children.md").read_text()
    assert 'href="children-journey-annee.html" data-path="annee" data-weeks="1"' in first


@pytest.fixture
def docs(hub: Catalogue, derived: Assets, tmp_path: Path) -> Path:
    """The staged pages of a hub with a playlist of two, and one recording in none."""
    lonely = replace(hub.recordings["ode-piano"], id="lonely")
    known = replace(hub, recordings={**hub.recordings, "lonely": lonely})
    Stage(tmp_path, tmp_path / "build", known, draw_covers(known, derived, {}, {})).write()
    return tmp_path / "build" / "docs"


def test_pieces_ask_for_their_place_in_the_playlist(docs: Path) -> None:
    page = (docs / "fr/special/children-ecouter.md").read_text()
    assert page.count('data-play="ecouter" data-list data-item="') == 2
    assert 'data-item="0"' in page and 'data-item="1"' in page
    assert "#t=10.0,20.5" in page, "without script the excerpt is an excerpt, too"


def test_what_is_in_no_playlist_plays_alone(docs: Path) -> None:
    page = (docs / "lb/special/children-more.md").read_text()
    assert page.count("data-play=") == 1
    assert 'data-play="lonely">' in page
    assert 'href="children-more.html"' in (docs / "lb/special/children.md").read_text()


def test_the_door_leads_home_and_back(docs: Path) -> None:
    page = (docs / "de/special/children-door.md").read_text()
    assert page.index('href="children.html"') < page.index("data-leave-children")
    assert 'data-leave-children href="../index.html"' in page


def test_the_way_in_is_there_when_there_is_something_to_hear(
    hub: Catalogue, docs: Path, tmp_path: Path
) -> None:
    way = 'href="special/children.html"'
    assert way in (docs / "fr/index.md").read_text()
    empty = Catalogue(hub.hub)
    Stage(tmp_path, tmp_path / "none", empty, draw_covers(empty, Assets(), {}, {})).write()
    assert way not in (tmp_path / "none/docs/fr/index.md").read_text()
    first = (tmp_path / "none/docs/fr/special/children.md").read_text()
    assert "kids__empty" in first and 'href="children-door.html"' in first
