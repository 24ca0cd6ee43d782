"""A journey as children walk along it: which weeks are stops, and what sounds there. Pure.

A stop is a picture that sounds. What a week proposes and nobody can hear stays
on the way as a mark, which is smaller and nothing to press; meetings are for
grown-ups, and are not there. Weeks in which nothing is proposed take no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from build_tools.domain import (
    Catalogue,
    Concert,
    Journey,
    Meeting,
    Playlist,
    PlaylistItem,
    Recording,
    Step,
    Work,
    Workshop,
)
from build_tools.reading import plays

Proposed: TypeAlias = Workshop | Playlist | Recording | Concert | Work

# What a child would rather hear of a week: the concert, then music by the picture
# that it has everywhere in the space, and last what needs a grown-up to be done.
_FIRST: tuple[type, ...] = (Concert, Recording, Work, Playlist, Workshop)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is proposed and does not sound."""

    week: int
    what: Proposed


@dataclass(frozen=True, slots=True)
class Stop:
    """A week with a picture that sounds."""

    week: int
    what: Proposed
    items: tuple[PlaylistItem, ...]
    """What sounds, in order; never empty."""
    playlist: Playlist | None = None
    """The playlist that the items are, all of them."""
    activity: str = ""
    """The kind of workshop that belongs to the same week."""
    mark: Mark | None = None
    """What comes between it and the next stop, without a sound."""

    @property
    def picture(self) -> Proposed:
        """Whose picture is shown: a work's recording has it everywhere else in the space."""
        return self.items[0].recording if isinstance(self.what, Work) else self.what

    @property
    def queue(self) -> str:
        """By which name the player knows the items as a list; empty for one recording."""
        if self.playlist:
            return self.playlist.id
        return queue_of(self.what) if isinstance(self.what, Concert) else ""

    @property
    def is_concert(self) -> bool:
        """Whether it is what the journey leads to."""
        return isinstance(self.what, Concert)


@dataclass(frozen=True, slots=True)
class _Season:
    """What has to be known to say what a proposal of one journey sounds like."""

    recordings: Mapping[str, Recording]
    first_of: Mapping[str, Recording]
    chain: tuple[str, ...]
    playlists: frozenset[str]
    """Ids of the playlists that are proposed in the journey themselves."""


def stops_of(catalogue: Catalogue, journey: Journey) -> tuple[Stop, ...]:
    """Return the stops of a journey in order of weeks, one a week at most."""
    season = _Season(
        catalogue.recordings,
        first_recordings(catalogue.recordings.values()),
        catalogue.hub.chain(catalogue.hub.default_language),
        frozenset(step.what.id for step in journey.steps if isinstance(step.what, Playlist)),
    )
    found: list[Stop] = []
    weeks = groupby(sorted(journey.steps, key=lambda step: step.week), key=lambda step: step.week)
    for week, steps in weeks:
        place = _place(week, tuple(steps), season)
        if isinstance(place, Stop):
            found.append(place)
        elif place and found and not found[-1].mark:
            found[-1] = replace(found[-1], mark=place)
    return tuple(found)


def queue_of(concert: Concert) -> str:
    """Return the name of a concert's programme among the lists that the player knows.

    No playlist's id has a slash in it.
    """
    return f"concerts/{concert.id}"


def programmes(catalogue: Catalogue) -> dict[str, tuple[PlaylistItem, ...]]:
    """Return what concerts on the children's paths play, by the name of the list."""
    return {
        stop.queue: stop.items
        for journey in catalogue.journeys.values()
        for stop in stops_of(catalogue, journey)
        if stop.is_concert
    }


def first_recordings(recordings: Iterable[Recording]) -> dict[str, Recording]:
    """Return the first recording of each work that has one, by the work's id."""
    found: dict[str, Recording] = {}
    for recording in recordings:
        if recording.work:
            found.setdefault(recording.work.id, recording)
    return found


def _place(week: int, steps: tuple[Step, ...], season: _Season) -> Stop | Mark | None:
    """Return what stands for a week: the first that sounds, else what there is, else None."""
    proposed = [step.what for step in steps if not isinstance(step.what, Meeting)]
    proposed.sort(key=lambda what: _FIRST.index(type(what)))
    activity = next((what.kind for what in proposed if isinstance(what, Workshop)), "")
    for what in proposed:
        items, playlist = _heard(what, season)
        if items:
            return Stop(week, what, items, playlist, activity)
    return Mark(week, proposed[0]) if proposed else None


def _heard(what: Proposed, season: _Season) -> tuple[tuple[PlaylistItem, ...], Playlist | None]:
    """Return what sounds when a proposal is pressed, and the playlist that it is, if any."""
    match what:
        case Recording():
            return (PlaylistItem(what),), None
        case Work():
            return _works([what], season.first_of), None
        case Concert():
            return _programme(what, season.first_of), None
        case Playlist():
            return what.items, what
        case Workshop():
            return _practised(what, season)


def _practised(
    workshop: Workshop, season: _Season
) -> tuple[tuple[PlaylistItem, ...], Playlist | None]:
    """Return a workshop's playlist, else the first recording that its sheet asks for.

    A playlist that the journey proposes itself has a picture of its own on the path:
    two that sound alike would light up together.
    """
    asked = _asked_for(workshop, season)
    playlist = workshop.playlist
    if playlist and playlist.items and not (asked and playlist.id in season.playlists):
        return playlist.items, playlist
    return asked, None


def _programme(concert: Concert, first_of: Mapping[str, Recording]) -> tuple[PlaylistItem, ...]:
    """Return a programme's recordings; of one that names works alone, their first ones."""
    played = [entry for entry in concert.programme if isinstance(entry, Recording)]
    if played:
        return tuple(PlaylistItem(recording) for recording in played)
    return _works([entry for entry in concert.programme if isinstance(entry, Work)], first_of)


def _works(works: Iterable[Work], first_of: Mapping[str, Recording]) -> tuple[PlaylistItem, ...]:
    return tuple(PlaylistItem(first_of[work.id]) for work in works if work.id in first_of)


def _asked_for(workshop: Workshop, season: _Season) -> tuple[PlaylistItem, ...]:
    """Return the first recording that a sheet asks to listen to, the hub's own language first.

    The same in every language, so that a picture sounds alike for everybody.
    """
    asked = plays(workshop)
    langs = dict.fromkeys((*season.chain, *asked))
    found = (id_ for lang in langs for id_ in asked.get(lang, ()) if id_ in season.recordings)
    first = next(found, None)
    return (PlaylistItem(season.recordings[first]),) if first else ()
