"""People, works and playlists."""

from __future__ import annotations

from build_tools.catalogue.measures import is_beyond, shown_time
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import ItemPart, PersonFile, PlaylistFile, WorkFile
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import (
    NAMELESS_COMPOSERS,
    NOWHERE,
    Person,
    Playlist,
    PlaylistItem,
    Recording,
    Work,
)


def person(look: Lookup, document: Document) -> None:
    """Resolve one person."""
    written = look.written(document, PersonFile)
    born, died = written.born, written.died
    if born and died:
        known = min(len(born), len(died))
        if died[:known] < born[:known]:
            look.note("PER07", document.at_value(("died",)), born=born, died=died)
    portrait = look.picture(document, ("portrait",), written.portrait)
    if written.name is None:
        return
    look.people[document.id] = Person(
        id=document.id,
        name=written.name,
        bodies=look.bodies_of(document),
        born=born,
        died=died,
        roles=written.roles,
        portrait=portrait,
    )


def work(look: Lookup, document: Document) -> None:
    """Resolve one work."""
    written = look.written(document, WorkFile)
    nameless = written.composer if written.composer in NAMELESS_COMPOSERS else None
    composer = None
    if nameless is None:
        composer = look.refer(look.people, "people", document, ("composer",), written.composer)
    lyricist = look.person_or_name(document, ("lyricist",), written.lyricist)
    arranger = look.person_or_name(document, ("arranger",), written.arranger)
    score = look.score(document, ("score",), written.score)
    if written.title is None:
        return
    look.works[document.id] = Work(
        id=document.id,
        title=written.title,
        bodies=look.bodies_of(document),
        composer=composer,
        nameless=nameless,
        lyricist=lyricist,
        arranger=arranger,
        year=written.year,
        period=written.period,
        catalogue_number=written.catalogue,
        genre=written.genre,
        instruments=written.instruments,
        lyrics_language=written.lyrics_language,
        score=score,
    )


def playlist(look: Lookup, document: Document) -> None:
    """Resolve one playlist."""
    written = look.written(document, PlaylistFile)
    items = [
        _item(look, document, ("items", number), item)
        for number, item in enumerate(written.items or ())
    ]
    cover = look.picture(document, ("cover",), written.cover)
    if written.title is None:
        return
    look.playlists[document.id] = Playlist(
        id=document.id,
        title=written.title,
        items=tuple(item for item in items if item),
        description=written.description or NOWHERE,
        ages=written.ages,
        cover=cover,
        gain=written.gain or "track",
    )


def _item(look: Lookup, document: Document, at: Trail, item: ItemPart) -> PlaylistItem | None:
    recording = look.refer(
        look.recordings, "recordings", document, (*at, "recording"), item.recording
    )
    if item.stop is not None and item.stop <= (item.start or 0.0):
        look.note(
            "PLY07",
            document.at_value((*at, "stop")),
            stop=shown_time(item.stop),
            start=shown_time(item.start or 0.0),
        )
    elif recording is not None:
        _within(look, document, at, item, recording)
    if recording is None:
        return None
    return PlaylistItem(recording, item.start, item.stop, item.prompt or NOWHERE)


def _within(
    look: Lookup, document: Document, at: Trail, item: ItemPart, recording: Recording
) -> None:
    """Note the first of start and stop that lies beyond the end: the other says no more."""
    end_s = recording.master.duration_s
    for name, time in (("start", item.start), ("stop", item.stop)):
        if time is not None and is_beyond(time, end_s):
            look.note(
                "PLY08",
                document.at_value((*at, name)),
                field=name,
                time=shown_time(time),
                id=recording.id,
                end=shown_time(int(end_s)),
            )
            return
