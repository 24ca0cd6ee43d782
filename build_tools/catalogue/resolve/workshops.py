"""Workshops, and whether their videos can be followed without sound."""

from __future__ import annotations

from build_tools.catalogue import places
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.resolve.transcripts import captioned, written_languages
from build_tools.catalogue.schema import WorkshopFile
from build_tools.catalogue.source import Document
from build_tools.domain import NOWHERE, Film, Workshop
from build_tools.problems import Location, worded


def workshop(look: Lookup, document: Document) -> None:
    """Resolve one workshop."""
    written = look.written(document, WorkshopFile)
    works = [
        look.refer(look.works, "works", document, ("works", number), id)
        for number, id in enumerate(written.works)
    ]
    playlist = look.refer(look.playlists, "playlists", document, ("playlist",), written.playlist)
    film = look.film(document, ("video",), written.video)
    whose = worded("the video"), worded("this video")
    said = captioned(look, document, whose, (), film.duration_s if film else None)
    _screen(look, document, written, film)
    if written.timeframe == "one-off" and (written.sessions or 1) > 1:
        look.note("WSH07", document.at_value(("sessions",)), sessions=written.sessions)
    if not (
        written.title
        and written.kind
        and written.timeframe
        and written.ages
        and written.duration_min
    ):
        return
    look.workshops[document.id] = Workshop(
        id=document.id,
        title=written.title,
        bodies=look.bodies_of(document),
        kind=written.kind,
        timeframe=written.timeframe,
        ages=written.ages,
        duration_min=written.duration_min,
        sessions=written.sessions,
        group=written.group,
        level=written.level,
        mode=written.mode,
        materials=written.materials,
        space=written.space or NOWHERE,
        works=tuple(work for work in works if work),
        playlist=playlist,
        film=film,
        transcripts=said if film else {},
        adaptations=written.adaptations or {},
        easy=look.bodies_of(document, "easy"),
    )


def _screen(look: Lookup, document: Document, written: WorkshopFile, film: Film | None) -> None:
    """Note a video that some cannot follow, and what lies there for a video that is not."""
    if written.video is None:
        if document.value.get("video") is not None:
            return
        if written.mode == "online":
            look.note("WSH09", document.at_value(("mode",)))
        for path in look.beside(document):
            if places.captions_language(path.rpartition("/")[2]) is not None:
                look.note("WSH10", Location(path))
        return
    default = look.default_language
    langs = written_languages(look, document)
    if film is None or film.sound is None or default is None or None in langs or default in langs:
        return
    known = ", ".join(lang for lang in langs if lang)
    seen = (
        worded("there are captions in {known}", known=known)
        if known
        else worded("there are no captions")
    )
    look.note("WSH08", document.at_value(("video",)), lang=default, seen=seen)
