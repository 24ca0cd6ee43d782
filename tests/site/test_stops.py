"""A journey as children walk along it: what is a stop, what sounds there, how the road bends."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import (
    Body,
    Catalogue,
    Concert,
    Hub,
    Journey,
    Localised,
    Meeting,
    Playlist,
    PlaylistItem,
    ReadyWords,
    Recording,
    Sound,
    Step,
    Venue,
    Work,
    Workshop,
)
from build_tools.site.stops import Stop, programmes, stops_of
from build_tools.site.winding import across, down

NONE: MappingProxyType[str, Body] = MappingProxyType({})


def recording(id_: str, work: Work | None = None) -> Recording:
    sound = Sound(f"content/recordings/{id_}/{id_}.ogg", id_ * 8, 60.0, "vorbis", 2, 44100)
    return Recording(id_, Localised(id_), NONE, sound, work=work)


def workshop(id_: str, **more: object) -> Workshop:
    plain = Workshop(id_, Localised(id_), NONE, "movement", "one-off", (6, 8), 30)
    return replace(plain, **more)  # type: ignore[arg-type]


SONG = Work("song", Localised("Song"), NONE, None)
MUTE = Work("mute", Localised("Mute"), NONE, None)
TUNE, FIRST, SECOND = recording("tune"), recording("first", SONG), recording("second", SONG)
LIST = Playlist("list", Localised("List"), (PlaylistItem(TUNE, 1.0, 2.0), PlaylistItem(FIRST)))
EMPTY = Playlist("empty", Localised("Empty"), ())
VENUE = Venue(Localised("Hall"), Localised("Town"), "FR")
CONCERT = Concert(
    "feast", Localised("Feast"), NONE, date(2026, 12, 11), VENUE, programme=(SECOND, SONG, TUNE)
)
UNHEARD = replace(CONCERT, id="unheard", programme=(MUTE, SONG))
SILENT = replace(CONCERT, id="silent", programme=(MUTE,))
MEETING = Meeting(Localised("Talk"))


def asking(**plays: str) -> Workshop:
    """A workshop whose sheets ask to listen, by language."""
    bodies = {
        lang: Body(lang, f"index.{lang}.md", ReadyWords("", ""), "", plays=(id_,))
        for lang, id_ in plays.items()
    }
    return workshop("asking", bodies=MappingProxyType(bodies))


def year(*steps: tuple[int, object]) -> tuple[Catalogue, Journey]:
    made = tuple(Step(week, what) for week, what in steps)  # type: ignore[arg-type]
    journey = Journey("year", Localised("Year"), NONE, (6, 8), 52, steps=made)
    known = Catalogue(
        Hub("test", Localised("Test"), ("fr", "de"), "fr"),
        recordings={it.id: it for it in (FIRST, SECOND, TUNE)},
        journeys={"year": journey},
    )
    return known, journey


def stops(*steps: tuple[int, object]) -> tuple[Stop, ...]:
    return stops_of(*year(*steps))


@pytest.mark.parametrize(
    ("what", "heard", "queue"),
    [
        (TUNE, ["tune"], ""),
        (SONG, ["first"], ""),
        (LIST, ["tune", "first"], "list"),
        (CONCERT, ["second", "tune"], "concerts/feast"),
        (UNHEARD, ["first"], "concerts/unheard"),
        (workshop("both", playlist=LIST), ["tune", "first"], "list"),
        (asking(fr="second"), ["second"], ""),
        (asking(de="tune", fr="first"), ["first"], ""),
        (asking(de="tune", fr="nowhere"), ["tune"], ""),
        (replace(asking(fr="tune"), playlist=EMPTY), ["tune"], ""),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_what_sounds_when_a_stop_is_pressed(what: object, heard: list[str], queue: str) -> None:
    (stop,) = stops((5, what))
    assert (stop.week, stop.what) == (5, what)
    assert [item.recording.id for item in stop.items] == heard
    assert stop.queue == queue
    assert stop.is_concert == isinstance(what, Concert)


def test_a_work_has_the_picture_of_its_recording() -> None:
    """As it looks everywhere else in the space; all other stops have their own."""
    assert [stop.picture for stop in stops((1, SONG), (2, LIST))] == [FIRST, LIST]


@pytest.mark.parametrize("order", [1, -1])
def test_one_stop_a_week_and_what_children_like_best(order: int) -> None:
    """However the week is written: the concert, then music, then a playlist, last a workshop."""
    sung = workshop("sung", kind="singing", playlist=LIST)
    week: Sequence[object] = [sung, LIST, SONG, TUNE, CONCERT]
    for last in range(len(week)):
        (stop,) = stops(*[(3, what) for what in week[: last + 1][::order]])
        assert stop.what is week[last]
        assert stop.activity == "singing"
    assert stops((3, TUNE))[0].activity == ""


def test_a_workshop_does_not_sound_like_a_playlist_beside_it() -> None:
    """It plays what its sheet asks for, if that is anything."""
    both = replace(asking(fr="second"), playlist=LIST)
    assert [stop.queue for stop in stops((1, both), (2, TUNE))] == ["list", ""]
    alone, _ = stops((1, both), (2, LIST))
    assert [item.recording.id for item in alone.items] == ["second"]
    assert stops((1, workshop("mute", playlist=LIST)), (2, LIST))[0].queue == "list"


def test_what_does_not_sound_is_no_stop() -> None:
    """It lies on the way behind a stop, the first of several; a meeting is not there at all."""
    found = stops(
        (1, MEETING),
        (2, TUNE),
        (3, workshop("walk")),
        (4, SILENT),
        (5, MEETING),
        (6, LIST),
        (7, MUTE),
        (8, EMPTY),
    )
    assert [(stop.week, stop.mark and stop.mark.what) for stop in found] == [
        (2, workshop("walk")),
        (6, MUTE),
    ]
    assert stops((1, MEETING), (2, workshop("walk")), (3, EMPTY)) == ()


def test_stops_stand_in_order_of_weeks() -> None:
    assert [stop.week for stop in stops((9, TUNE), (1, LIST), (30, SONG))] == [1, 9, 30]


def test_the_player_knows_the_programmes_that_paths_play() -> None:
    known, _ = year((1, CONCERT), (2, SILENT), (3, LIST))
    ids = {name: [it.recording.id for it in items] for name, items in programmes(known).items()}
    assert ids == {"concerts/feast": ["second", "tune"]}


NUMBERS = re.compile(r"-?[0-9.]+")


@given(st.integers(1, 4), st.booleans(), st.booleans())
def test_the_road_leads_from_stop_to_stop(count: int, on: bool, last_mark: bool) -> None:
    """Each part begins where the one before ended, at a stop; stops keep inside their rectangle."""
    for way in (across(count, on, last_mark), down(count, on, last_mark)):
        ends = [[float(each) for each in NUMBERS.findall(part)] for part in way.parts]
        assert len(way.stops) == len(way.marks) == count
        assert len(way.parts) == count + (on or last_mark)
        assert all(0 <= value <= 100 for point in (*way.stops, *way.marks) for value in point)
        for (x, y), part, following in zip(way.stops, ends, [*ends[1:], None], strict=False):
            assert part[-2:] == pytest.approx([x, y], abs=0.05)
            assert following is None or following[:2] == pytest.approx([x, y], abs=0.05)
        if on or last_mark:
            leads_out = not 0 <= max(ends[-1][-2:]) <= 100
            assert leads_out == on


def test_marks_lie_between_stops_and_the_last_where_no_picture_is() -> None:
    for way in (across(3, on=True, last_mark=True), down(3, on=True, last_mark=True)):
        places = [*way.stops, *way.marks]
        assert len(set(places)) == len(places)
        for (x, y), (from_x, from_y), (to_x, to_y) in zip(
            way.marks, way.stops, way.stops[1:], strict=False
        ):
            assert (x, y) == ((from_x + to_x) / 2, (from_y + to_y) / 2)
