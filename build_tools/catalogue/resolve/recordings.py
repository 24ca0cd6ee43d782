"""Recordings: which file is the master, what its parts, chapters and rights are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from build_tools.catalogue import places
from build_tools.catalogue.measures import is_beyond, shown_time
from build_tools.catalogue.resolve.agreed import agreed
from build_tools.catalogue.resolve.following import following
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.resolve.transcripts import transcripts
from build_tools.catalogue.schema import RecordedPart, RecordingFile, RightsPart
from build_tools.catalogue.source import Document
from build_tools.catalogue.validate import is_empty
from build_tools.catalogue.vocabulary import LICENCES, is_licence
from build_tools.domain import (
    NOWHERE,
    Chapter,
    Localised,
    Performer,
    Recording,
    Rights,
    Sound,
    Work,
)
from build_tools.problems import meant, worded


def recording(look: Lookup, document: Document) -> None:
    """Resolve one recording."""
    written = look.written(document, RecordingFile)
    work = look.refer(look.works, "works", document, ("work",), written.work)
    performers = _performers(look, document, written)
    parts = _parts(look, document, written.parts or {})
    named = _all_named(document, parts)
    master = _master(look, document, frozenset(parts.values()), all_named=named)
    cover = look.picture(document, ("cover",), written.cover)
    rights = _rights(look, document, written.rights)
    consent = agreed(look, document, ("consent",), written.consent)
    _chapter_order(look, document, written)
    spoken = transcripts(
        look, document, written.speech, work, None if master is None else master.duration_s
    )
    if master is None:
        return
    if not _times(look, document, written, master.duration_s):
        following(look, document, written)
    title = _title(look, document, written, work, master)
    if title is None:
        return
    recorded = written.recorded or RecordedPart()
    look.recordings[document.id] = Recording(
        id=document.id,
        title=title,
        bodies=look.bodies_of(document),
        master=master,
        work=work,
        performers=performers,
        recorded_date=recorded.date,
        recorded_place=recorded.place or NOWHERE,
        cover=cover,
        chapters=_chapters(written),
        speech=written.speech,
        transcripts=spoken,
        parts={name: look.sounds[path] for name, path in parts.items() if path in look.sounds},
        beats_s=written.beats,
        bars=written.bars,
        mood=written.mood,
        rights=rights,
        consent=consent,
        artist=master.tags.get("artist"),
    )


def _performers(look: Lookup, document: Document, written: RecordingFile) -> tuple[Performer, ...]:
    found = [
        (
            look.refer(
                look.people, "people", document, ("performers", number, "person"), each.person
            ),
            each.role or NOWHERE,
        )
        for number, each in enumerate(written.performers)
    ]
    return tuple(Performer(person, role) for person, role in found if person)


def _parts(look: Lookup, document: Document, names: Mapping[str, str]) -> dict[str, str]:
    """Return the path of each part's file."""
    found: dict[str, str] = {}
    for name, file in names.items():
        trail = ("parts", name)
        path = look.file(document, trail, file)
        if path and look.ends_in(document, trail, path, places.SOUNDS, worded("an audio file")):
            found[name] = path
    return found


def _all_named(document: Document, parts: Mapping[str, str]) -> bool:
    """Say whether all parts were found: behind a misspelt one, its file looks like a master."""
    known = {field.alias or name for name, field in RecordingFile.model_fields.items()}
    if not known.issuperset(document.value):
        return False
    written = document.value.get("parts")
    return written is None or (isinstance(written, dict) and written.keys() == parts.keys())


def _master(
    look: Lookup, document: Document, parts: frozenset[str], *, all_named: bool
) -> Sound | None:
    """Return the one sound beside the facts that no part names."""
    sounds = [path for path in look.beside(document) if places.ending(path) in places.SOUNDS]
    masters = [path for path in sounds if path not in parts]
    if not masters:
        look.note("REC07", document.whole())
    elif len(masters) > 1 and all_named:
        files = ", ".join(posixpath.basename(path) for path in masters[:5])
        look.note("REC08", document.whole(), count=len(masters), files=files)
    return look.sounds.get(masters[0]) if len(masters) == 1 else None


def _chapter_order(look: Lookup, document: Document, written: RecordingFile) -> None:
    """Note chapters that do not begin after the one above them."""
    before: float | None = None
    for number, chapter in enumerate(written.chapters):
        if chapter.at is None:
            continue
        if before is not None and chapter.at <= before:
            place = document.at_value(("chapters", number, "at"))
            time, above = shown_time(chapter.at), shown_time(before)
            look.note("REC16", place, time=time, before=above)
        before = chapter.at


def _times(look: Lookup, document: Document, written: RecordingFile, duration_s: float) -> bool:
    """Note what lies beyond the end, and say whether anything does.

    Of beats and bars the first is enough.
    """
    end, told = shown_time(int(duration_s)), len(look.problems)
    for number, chapter in enumerate(written.chapters):
        if chapter.at is not None and is_beyond(chapter.at, duration_s):
            place = document.at_value(("chapters", number, "at"))
            look.note("REC09", place, field="at", time=shown_time(chapter.at), end=end)
    bars_s = tuple(bar.at_s for bar in written.bars)
    for name, times in (("beats", written.beats), ("bars", bars_s)):
        for number, time in enumerate(times):
            if is_beyond(time, duration_s):
                place = document.at_value((name, number))
                look.note("REC09", place, field=name, time=shown_time(time), end=end)
                break
    return len(look.problems) > told


def _title(
    look: Lookup, document: Document, written: RecordingFile, work: Work | None, master: Sound
) -> Localised | None:
    if written.title:
        return written.title
    if work is not None:
        return work.title
    tagged = master.tags.get("title", "").strip()
    if tagged:
        return Localised(everywhere=tagged)
    if is_empty(document.value.get("title")) and document.value.get("work") is None:
        look.note("REC10", document.whole())
    return None


def _chapters(written: RecordingFile) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(each.at, each.title)
        for each in written.chapters
        if each.at is not None and each.title
    )


def _rights(look: Lookup, document: Document, written: RightsPart | None) -> Rights | None:
    if document.value.get("rights") is None:
        look.note("REC11", document.whole())
    if written is None or written.licence is None:
        return None
    if not is_licence(written.licence):
        near = look.nearest(written.licence, LICENCES)
        place = document.at_value(("rights", "licence"))
        look.note("REC12", place, help=meant(near), licence=written.licence[:80])
    if written.begins and written.until and written.until < written.begins:
        place = document.at_value(("rights", "until"))
        look.note("REC13", place, begins=written.begins, ends=written.until)
    return Rights(
        licence=written.licence,
        holder=written.holder,
        begins=written.begins,
        ends=written.until,
        territories=written.territories,
        media=written.media,
    )
