"""Names of files, captions and words for pictures that say how somebody can be reached."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from build_tools.catalogue.source import CaptionsFile, Document, Source, Trail, Value
from build_tools.privacy import Private, found_in, in_name
from build_tools.problems import Location, Problem, Words, report, worded

_IN_A_NAME = worded("give the file another name: it is part of what is published")


def private(source: Source) -> Iterator[Problem]:
    """Yield a problem for everything private in names, captions and photos' words."""
    for path in sorted(source.files):
        for it in in_name(posixpath.basename(path)):
            yield _problem(it, Location(path), worded("the name of this file"), _IN_A_NAME)
    for captions in source.captions:
        yield from _in_captions(captions)
    for document in source.documents:
        if document.kind == "concerts":
            yield from _in_photos(document)


def _in_captions(file: CaptionsFile) -> Iterator[Problem]:
    for cue in file.cues:
        for caption in cue.captions:
            for it in found_in(caption.text.replace("\n", " ")):
                yield _problem(it, cue.place, worded("the captions"))


def _in_photos(document: Document) -> Iterator[Problem]:
    photos = document.value.get("photos")
    for number, photo in enumerate(photos if isinstance(photos, list) else ()):
        words = photo.get("alt") if isinstance(photo, dict) else None
        trail: Trail = ("photos", number, "alt")
        for at, text in _texts(words, trail):
            for it in found_in(text):
                yield _problem(it, document.at_value(at), worded("what a picture shows"))


def _texts(written: Value, at: Trail) -> Iterator[tuple[Trail, str]]:
    """Yield a text, or one for each language, with the way to it."""
    if isinstance(written, str):
        yield at, written
    elif isinstance(written, dict):
        for lang, text in written.items():
            yield from _texts(text, (*at, lang))


def _problem(it: Private, place: Location, where: Words, way_out: Words | None = None) -> Problem:
    """Return the problem; the line itself is not shown, for logs are read by many."""
    bare = Location(place.path, place.line, place.column)
    code = "PRV02" if it.is_email else "PRV03"
    return report(code, bare, help=way_out, where=where, seen=it.shown)
