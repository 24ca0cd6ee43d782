"""What those who do not see or do not hear are left without. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_tools.domain import Catalogue, Recording, Workshop
from build_tools.domain import Transcript as Captions
from build_tools.problems import Problem
from build_tools.references import kind_of
from build_tools.status.figures import Picture, Transcript
from build_tools.status.texts import title_of

_WITHOUT_WORDS = ("TXT08", "SHE14")
"""The rules about pictures in prose that have no words."""


def alternative_texts(
    catalogue: Catalogue | None, problems: Sequence[Problem]
) -> tuple[Picture, ...]:
    """Return the pictures in prose that have no words, and photos that have none in a language."""
    rows = [
        Picture(it.location.path, it.location.line, str(dict(it.facts).get("picture", "")), ())
        for it in problems
        if it.code in _WITHOUT_WORDS
    ]
    return (*rows, *(_photos(catalogue) if catalogue else ()))


def _photos(catalogue: Catalogue) -> Iterator[Picture]:
    for it in catalogue.concerts.values():
        for photo in it.photos:
            said = photo.alt
            missing = tuple(
                lang
                for lang in catalogue.hub.languages
                if said.everywhere is None and lang not in said.by_lang
            )
            if missing:
                facts = f"content/concerts/{it.id}/concert.yml"
                yield Picture(facts, 0, photo.picture.path, missing)


def transcripts(catalogue: Catalogue) -> tuple[Transcript, ...]:
    """Return all that speaks or has captions, what lacks most first.

    What is sung needs none, but where there are some, those of other languages can be missing.
    """
    rows = []
    for recording in catalogue.recordings.values():
        if recording.speech or recording.transcripts:
            language = recording.speech or (recording.work and recording.work.lyrics_language)
            rows.append(_row(catalogue, recording, language or None, recording.transcripts))
    for workshop in catalogue.workshops.values():
        if workshop.film and (workshop.film.sound or workshop.transcripts):
            rows.append(_row(catalogue, workshop, None, workshop.transcripts))
    rows.sort(key=lambda it: (not it.is_unreadable, -len(it.missing), it.kind, it.id))
    return tuple(rows)


def _row(
    catalogue: Catalogue,
    it: Recording | Workshop,
    language: str | None,
    captions: Mapping[str, Captions],
) -> Transcript:
    title, there = title_of(catalogue, it), tuple(captions)
    missing = tuple(lang for lang in catalogue.hub.languages if lang not in captions)
    spoken = it.speech if isinstance(it, Recording) else None
    unreadable = not there or (spoken is not None and spoken not in captions)
    return Transcript(kind_of(it), it.id, title, language, there, missing, unreadable)
