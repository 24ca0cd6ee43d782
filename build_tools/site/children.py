"""The children's space: which screens there are and what stands on each. Pure.

A child who does not read finds things by their place and their picture. So a
screen holds six choices at most, arrows and the grown-ups' door included, and
`following` goes round to the first screen of its row again: whoever only ever
presses the arrow comes back, and nobody needs a second arrow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from build_tools.domain import Catalogue, Playlist, PlaylistItem, Recording

FIRST = "children"
DOOR = "children-door"
MORE = "children-more"
MOST_CHOICES = 6
"""What a screen holds: everything on it that can be pressed."""

_Thing = TypeVar("_Thing")
_LIKE_OURS = re.compile(r"door|more|(.*-)?[0-9]+")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A picture that leads to pieces."""

    screen: str
    """Id of the first of its screens."""
    playlist: Playlist | None
    """None: the recordings that are in no playlist."""


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
    shelf: Shelf | None = None
    """Whose pieces stand here."""
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
        return len(self.pieces) + len(self.ways)


def screens(catalogue: Catalogue) -> Iterator[Screen]:
    """Yield every screen: the first ones, each shelf's, and the way out for grown-ups."""
    shelves = _shelves(catalogue)
    for screen in _row(FIRST, [shelf for shelf, _ in shelves], back=None):
        yield screen
        for shelf in screen.shelves:
            pieces = next(pieces for other, pieces in shelves if other is shelf)
            yield from _row(shelf.screen, pieces, back=screen.id, shelf=shelf)
    yield Screen(DOOR, back=FIRST, door=None)


def _shelves(catalogue: Catalogue) -> list[tuple[Shelf, list[Piece]]]:
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
    return [*found, (Shelf(MORE, None), rest)] if rest else found


def _others(catalogue: Catalogue, heard: set[str]) -> list[Recording]:
    return [it for it in catalogue.recordings.values() if it.id not in heard]


def _id_of(playlist: Playlist) -> str:
    """Return the id of a playlist's first screen, its own whatever else the season holds.

    `songs-2` would be taken for the second screen of `songs`, `door` for the
    door: such a name gets a hyphen at its end, where no id has one.
    """
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
    things: Sequence[Shelf | Piece],
    back: str | None,
    shelf: Shelf | None = None,
) -> Iterator[Screen]:
    """Yield the screens that show `things` in order; an empty row is one empty screen."""
    parts = _portions(things, MOST_CHOICES - 1 - (back is not None))
    ids = [first, *(f"{first}-{number}" for number in range(2, len(parts) + 1))]
    for number, (id_, part) in enumerate(zip(ids, parts, strict=True), 1):
        yield Screen(
            id_,
            shelves=tuple(thing for thing in part if isinstance(thing, Shelf)),
            pieces=tuple(thing for thing in part if isinstance(thing, Piece)),
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
