"""Transcripts: which captions a recording or video has, and whether they fit its length."""

from __future__ import annotations

from build_tools.catalogue import places
from build_tools.catalogue.measures import shown_time
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import CaptionsFile, Document
from build_tools.domain import Transcript, Work
from build_tools.problems import Location, Words, worded

TOLERANCE_S = 0.5
"""The last caption may stay for a moment after the sound: players stop showing it by themselves."""


def transcripts(
    look: Lookup,
    document: Document,
    speech: str | None,
    work: Work | None,
    duration_s: float | None,
) -> dict[str, Transcript]:
    """Return a recording's transcripts by language.

    Besides the hub's languages there may be that of `speech` and that in which
    the work is sung: words are sung along as they are sung.
    """
    sung = work.lyrics_language if work else None
    whose = worded("the recording"), worded("this recording")
    found = captioned(look, document, whose, (speech, sung), duration_s)
    if speech is not None:
        _can_be_read(look, document, speech)
    return found


def captioned(
    look: Lookup,
    document: Document,
    whose: tuple[Words, Words],
    besides: tuple[str | None, ...],
    duration_s: float | None,
) -> dict[str, Transcript]:
    """Return the transcripts beside a document: the hub's languages in its order, then others.

    `whose` they are is a recording or a video, this one; `besides` are languages that
    they may have which are not the hub's; `duration_s` is None where nobody knows
    how long it is.
    """
    found: dict[str, Transcript] = {}
    for file in _files(look, document):
        if look.languages is not None and file.lang not in (*look.languages, *besides):
            known = ", ".join(look.languages)
            look.note("FIL15", Location(file.path), lang=file.lang, known=known)
            continue
        if duration_s is not None:
            _ends(look, file, whose, duration_s)
        captions = [caption for cue in file.cues for caption in cue.captions]
        captions.sort(key=lambda caption: caption.start_s)
        found[file.lang] = Transcript(file.lang, file.path, tuple(captions))
    return found


def written_languages(look: Lookup, document: Document) -> list[str | None]:
    """Return the languages of all captions beside a document, None for one that is misnamed.

    A file that is damaged or misnamed counts: it has a problem of its own.
    """
    names = [path.rpartition("/")[2] for path in look.beside(document)]
    written = [name for name in names if places.ending(name) in places.CAPTIONS]
    return [places.captions_language(name) for name in written]


def _files(look: Lookup, document: Document) -> list[CaptionsFile]:
    order = look.languages or ()
    whose = document.kind, document.id
    files = [each for each in look.source.captions if (each.kind, each.id) == whose]
    return sorted(
        files,
        key=lambda each: (
            order.index(each.lang) if each.lang in order else len(order),
            each.lang,
        ),
    )


def _ends(look: Lookup, file: CaptionsFile, whose: tuple[Words, Words], duration_s: float) -> None:
    """Note captions that last beyond the sound; of those that only begin there, the first."""
    end_s = duration_s + TOLERANCE_S
    for cue in file.cues:
        if cue.end_s > end_s:
            time, end = shown_time(cue.end_s), shown_time(int(duration_s))
            what, this = whose
            look.note("CAP06", cue.place, what=what, this=this, time=time, end=end)
        if cue.start_s > end_s:
            return


def _can_be_read(look: Lookup, document: Document, speech: str) -> None:
    """Note spoken words that cannot be read, at all or in their own language."""
    langs = written_languages(look, document)
    place = document.at_key(("speech",))
    if not langs:
        look.note("REC14", place, lang=speech)
    elif None not in langs and speech not in langs and speech in (look.languages or ()):
        known = ", ".join(lang for lang in langs if lang)
        look.note("REC15", place, lang=speech, known=known)
