"""Transcripts: which captions a recording has, and whether they fit its sound."""

from __future__ import annotations

from build_tools.catalogue import places
from build_tools.catalogue.measures import shown_time
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import CaptionsFile, Document
from build_tools.domain import Transcript, Work
from build_tools.problems import Location

TOLERANCE_S = 0.5
"""The last caption may stay for a moment after the sound: players stop showing it by themselves."""


def transcripts(
    look: Lookup,
    document: Document,
    speech: str | None,
    work: Work | None,
    duration_s: float | None,
) -> dict[str, Transcript]:
    """Return a recording's transcripts by language: the hub's in its order, then others.

    Besides the hub's languages there may be that of `speech` and that in which
    the work is sung: words are sung along as they are sung. `duration_s` is
    None where nobody knows how long the sound is.
    """
    sung = work.lyrics_language if work else None
    found: dict[str, Transcript] = {}
    for file in _files(look, document.id):
        if look.languages is not None and file.lang not in (*look.languages, speech, sung):
            known = ", ".join(look.languages)
            look.note("FIL15", Location(file.path), lang=file.lang, known=known)
            continue
        if duration_s is not None:
            _ends(look, file, duration_s)
        captions = [caption for cue in file.cues for caption in cue.captions]
        captions.sort(key=lambda caption: caption.start_s)
        found[file.lang] = Transcript(file.lang, file.path, tuple(captions))
    if speech is not None:
        _can_be_read(look, document, speech)
    return found


def _files(look: Lookup, id: str) -> list[CaptionsFile]:
    order = look.languages or ()
    files = [each for each in look.source.captions if each.id == id]
    return sorted(
        files,
        key=lambda each: (
            order.index(each.lang) if each.lang in order else len(order),
            each.lang,
        ),
    )


def _ends(look: Lookup, file: CaptionsFile, duration_s: float) -> None:
    """Note captions that last beyond the sound; of those that only begin there, the first."""
    end_s = duration_s + TOLERANCE_S
    for cue in file.cues:
        if cue.end_s > end_s:
            time, end = shown_time(cue.end_s), shown_time(int(duration_s))
            look.note("CAP06", cue.place, time=time, end=end)
        if cue.start_s > end_s:
            return


def _can_be_read(look: Lookup, document: Document, speech: str) -> None:
    """Note spoken words that cannot be read, at all or in their own language.

    A file that is damaged or misnamed counts: it has a problem of its own.
    """
    names = [path.rpartition("/")[2] for path in look.beside(document)]
    written = [name for name in names if places.ending(name) in places.CAPTIONS]
    place = document.at_key(("speech",))
    if not written:
        look.note("REC14", place, lang=speech)
        return
    langs = [places.captions_language(name) for name in written]
    if None not in langs and speech not in langs and speech in (look.languages or ()):
        known = ", ".join(lang for lang in langs if lang)
        look.note("REC15", place, lang=speech, known=known)
