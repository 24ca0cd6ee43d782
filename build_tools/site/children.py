"""The children's space: which screens there are and what stands on each. Pure.

A child who does not read finds things by their place and their picture. So a
screen holds six choices at most, arrows and the grown-ups' door included, and
`following` goes round to the first screen of its row again: whoever only ever
presses the arrow comes back, and nobody needs a second arrow.

Behind a playlist's picture stand its pieces; behind a journey's a path, whose
stops are its weeks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from build_tools.domain import Catalogue, Journey, Playlist, PlaylistItem, Recording
from build_tools.site.stops import Stop, stops_of
from build_tools.site.winding import Winding, across, down

FIRST = "children"
DOOR = "children-door"
MORE = "children-more"
MOST_CHOICES = 6
"""What a screen holds: everything on it that can be pressed."""

_Thing = TypeVar("_Thing")
_LIKE_OURS = re.compile(r"door|more|questions|(.*-)?[0-9]+")
_LIKE_A_PATH = "journey-"
_ROOM_BEHIND = MOST_CHOICES - 2
"""How many pictures a screen behind another has room for, beside the way back and the door."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A picture that leads to pieces, or along a path.

    Without playlist and journey: the recordings that are in no playlist.
    """

    screen: str
    """Id of the first of its screens."""
    playlist: Playlist | None = None
    journey: Journey | None = None
    weeks: tuple[int, ...] = ()
    """With which week each of a path's screens begins."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture that sounds."""

    item: PlaylistItem
    playlist: Playlist | None
    index: int
    """Its place in the whole playlist, from 0."""
    time: int = 0
    """Which excerpt of a recording that its playlist holds several times, from 1; else 0."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the space, the same in every language."""

    id: str
    shelves: tuple[Shelf, ...] = ()
    pieces: tuple[Piece, ...] = ()
    stops: tuple[Stop, ...] = ()
    shelf: Shelf | None = None
    """Whose pieces or stops stand here."""
    back: str | None = None
    """The screen with the picture that leads here."""
    following: str | None = None
    door: str | None = DOOR
    number: int = 1
    """Which screen of its row, from 1."""
    count: int = 1
    """How many screens the row has."""

    @property
    def ways(self) -> tuple[str, ...]:
        """The ids of all screens that can be reached from here by one press."""
        named = (*(shelf.screen for shelf in self.shelves), self.back, self.following, self.door)
        return tuple(way for way in named if way)

    @property
    def choices(self) -> int:
        """How many things on it can be pressed."""
        return len(self.pieces) + len(self.stops) + len(self.ways)

    @property
    def until(self) -> int | None:
        """The week with which the path's next screen begins; None at its end."""
        weeks = self.shelf.weeks if self.shelf else ()
        return weeks[self.number] if self.number < len(weeks) else None

    @property
    def roads(self) -> tuple[Winding, Winding]:
        """The path's road, for a wide window and for an upright one."""
        shape = (len(self.stops), self.until is not None, self.stops[-1].mark is not None)
        return across(*shape), down(*shape)

    @property
    def has_path(self) -> bool:
        """Whether it shows a path or the way to one."""
        return bool(self.stops) or any(shelf.journey for shelf in self.shelves)


def screens(catalogue: Catalogue) -> Iterator[Screen]:
    """Yield every screen: the first ones, each shelf's, and the way out for grown-ups."""
    shelves = _shelves(catalogue)
    for screen in _row(FIRST, [shelf for shelf, _ in shelves], back=None):
        yield screen
        for shelf in screen.shelves:
            things = next(things for other, things in shelves if other is shelf)
            yield from _row(shelf.screen, things, back=screen.id, shelf=shelf)
    yield Screen(DOOR, back=FIRST, door=None)


def path_screen(journey: Journey) -> str:
    """Return the id of the first screen of a journey's path; see `_id_of` for the hyphen."""
    return f"{FIRST}-{_LIKE_A_PATH}{journey.id}" + ("-" if _LIKE_OURS.fullmatch(journey.id) else "")


def path_shelf(catalogue: Catalogue, journey: Journey) -> Shelf | None:
    """Return the picture that leads along a journey; None where nothing of it sounds."""
    stops = stops_of(catalogue, journey)
    if not stops:
        return None
    weeks = tuple(part[0].week for part in _portions(stops, _ROOM_BEHIND))
    return Shelf(path_screen(journey), journey=journey, weeks=weeks)


_Shelved: TypeAlias = tuple[Shelf, Sequence[Piece | Stop]]


def _shelves(catalogue: Catalogue) -> list[_Shelved]:
    """Return all pictures of the first screens, each with what is behind it.

    Paths and playlists in turns, so that one meets both at once however many there are.
    """
    paths: list[_Shelved] = [
        (shelf, stops_of(catalogue, journey))
        for journey in catalogue.journeys.values()
        if (shelf := path_shelf(catalogue, journey))
    ]
    turns = zip_longest(paths, _playlists(catalogue))
    return [shelved for turn in turns for shelved in turn if shelved]


def _playlists(catalogue: Catalogue) -> list[_Shelved]:
    """Return the playlists' pictures, and at the end one for what is in none of them."""
    found = [
        (Shelf(_id_of(playlist), playlist), _pieces(playlist))
        for playlist in catalogue.playlists.values()
        if playlist.items
    ]
    heard = {piece.item.recording.id for _, pieces in found for piece in pieces}
    rest = [
        Piece(PlaylistItem(recording), None, index)
        for index, recording in enumerate(_others(catalogue, heard))
    ]
    return [*found, (Shelf(MORE), rest)] if rest else [*found]


def _others(catalogue: Catalogue, heard: set[str]) -> list[Recording]:
    return [it for it in catalogue.recordings.values() if it.id not in heard]


def _id_of(playlist: Playlist) -> str:
    """Return the id of a playlist's first screen, its own whatever else the season holds.

    `songs-2` would be taken for the second screen of `songs`, `door` for the
    door: such a name gets a hyphen at its end, where no id has one. `journey-a`
    would be taken for a path: it gets two, and a path has one at most.
    """
    if playlist.id.startswith(_LIKE_A_PATH):
        return f"{FIRST}-{playlist.id}--"
    return f"{FIRST}-{playlist.id}" + ("-" if _LIKE_OURS.fullmatch(playlist.id) else "")


def _pieces(playlist: Playlist) -> list[Piece]:
    """Return a playlist's items; excerpts of one recording look alike, and are counted."""
    total = Counter(item.recording.id for item in playlist.items)
    so_far: Counter[str] = Counter()
    pieces = []
    for index, item in enumerate(playlist.items):
        id_ = item.recording.id
        so_far[id_] += 1
        pieces.append(Piece(item, playlist, index, so_far[id_] if total[id_] > 1 else 0))
    return pieces


def _row(
    first: str,
    things: Sequence[Shelf | Piece | Stop],
    back: str | None,
    shelf: Shelf | None = None,
) -> Iterator[Screen]:
    """Yield the screens that show `things` in order; an empty row is one empty screen."""
    parts = _portions(things, MOST_CHOICES - 1 if back is None else _ROOM_BEHIND)
    ids = [first, *(f"{first}-{number}" for number in range(2, len(parts) + 1))]
    for number, (id_, part) in enumerate(zip(ids, parts, strict=True), 1):
        yield Screen(
            id_,
            shelves=tuple(thing for thing in part if isinstance(thing, Shelf)),
            pieces=tuple(thing for thing in part if isinstance(thing, Piece)),
            stops=tuple(thing for thing in part if isinstance(thing, Stop)),
            shelf=shelf,
            back=back,
            following=ids[number % len(ids)] if len(ids) > 1 else None,
            number=number,
            count=len(ids),
        )


def _portions(things: Sequence[_Thing], room: int) -> list[Sequence[_Thing]]:
    """Return `things` in screenfuls: all of them if there is room, else leaving room for an arrow.

    Full screens first, so that a piece added at the end moves no other.
    """
    if len(things) <= room:
        return [things]
    return [things[at : at + room - 1] for at in range(0, len(things), room - 1)]
