"""A workshop's video on its pages: what is shown, read along and heard without pictures. Pure.

Captions stand in a script of their own for each video, in all languages: `<track>`
loads nothing from a stick (file:// gives it no cues).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from build_tools.domain import Catalogue, Screening, Transcript, Workshop
from build_tools.site.reader import LANGUAGE_NAMES, Reader
from build_tools.site.shell import data_block


def screening(r: Reader, workshop: Workshop) -> Screening | None:
    """Return what is published of a workshop's video; None if it has none."""
    return r.assets.derived.screenings.get(workshop.film.sha256) if workshop.film else None


def only_heard(r: Reader, workshop: Workshop) -> bool:
    """Return whether a video is here without its pictures: an edition may do without."""
    shown = screening(r, workshop)
    return shown is not None and shown.video is None


def film_transcripts(r: Reader, workshop: Workshop) -> list[Transcript]:
    """Return what is said in a video in all languages, the reader's own chain first."""
    known = workshop.transcripts
    return [known[lang] for lang in dict.fromkeys((*r.chain, *known)) if lang in known]


def language_name(transcript: Transcript) -> str:
    """Return what a language calls itself: whoever looks for it knows that word."""
    return LANGUAGE_NAMES.get(transcript.lang, transcript.lang)


def film_words_url(workshop: Workshop) -> str:
    """Return where the script with a video's captions lies; it is named by its content."""
    digest = hashlib.sha256(film_words_js(workshop).encode()).hexdigest()[:8]
    return f"media/video-words-{workshop.id}-{digest}.js"


def film_words_js(workshop: Workshop) -> str:
    """Return the script with a video's captions, calling `pocheFilmWords(id, data)`.

    The data are by language; each caption is [start, end, text] in seconds. A voice
    that has a name is named where it begins to speak.
    """
    data = {lang: _cues(it) for lang, it in workshop.transcripts.items()}
    return f"pocheFilmWords({data_block(workshop.id)},{data_block(data)});\n"


def film_scripts(catalogue: Catalogue, screenings: Mapping[str, Screening]) -> dict[str, str]:
    """Return address and text of the script of captions of every video that is shown."""
    shown = {sha256 for sha256, it in screenings.items() if it.video}
    films = [it for it in catalogue.workshops.values() if it.film and it.film.sha256 in shown]
    spoken = [it for it in films if it.transcripts]
    return {film_words_url(it): film_words_js(it) for it in spoken}


def _cues(transcript: Transcript) -> list[tuple[float, float, str]]:
    cues: list[tuple[float, float, str]] = []
    voice: str | None = None
    for it in transcript.captions:
        named = f"{it.voice}: {it.text}" if it.voice and it.voice != voice else it.text
        voice = it.voice
        cues.append((round(it.start_s, 3), round(it.end_s, 3), named))
    return cues
