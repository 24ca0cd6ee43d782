"""What can be found: for each page of a language, its names and its prose. Pure.

The children's space is not among it: nobody shall leave it by accident, nor land in it. Nor are
the months of the calendar, which say again what concerts and journeys say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from build_tools import drawings
from build_tools.domain import (
    KINDS,
    Concert,
    Findable,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Resource,
    Spoken,
    Transcript,
    Work,
    Workshop,
)
from build_tools.site.agenda import OVERVIEW
from build_tools.site.bylines import byline
from build_tools.site.film import film_transcripts
from build_tools.site.footprint import FOOTPRINT
from build_tools.site.keywords import keywords, once
from build_tools.site.pages import has_overview
from build_tools.site.questions import QUESTIONS
from build_tools.site.reader import Reader
from build_tools.site.relations import address, kind_of
from build_tools.site.results import RESULTS
from build_tools.site.synonyms import synonyms
from build_tools.site.views import adaptation, transcripts

_NOTES = dict.fromkeys(map(ord, "♪♫♬"))
"""What stands around sung lines of captions."""


def findables_of(r: Reader) -> tuple[Findable, ...]:
    """Return everything that a reader of one language can find; `r` may stand on any page."""
    return tuple(make() for _, make in to_be_found(r))


def to_be_found(r: Reader) -> Iterator[tuple[str, Callable[[], Findable]]]:
    """Yield the address of each page that can be found, and what makes known what it says."""
    for kind in KINDS:
        for it in r.catalogue.of_kind(kind).values():
            yield address(r.lang, it), partial(_findable, r, it)
    if has_overview(r.catalogue):
        yield f"{r.lang}/special/{OVERVIEW}.html", partial(_overview, r)
    if "" in r.assets.derived.footprints:
        yield f"{r.lang}/special/{FOOTPRINT}.html", partial(_footprint, r)
    if "" in r.catalogue.answered:
        yield f"{r.lang}/special/{RESULTS}.html", partial(_results, r)
    if r.catalogue.journeys:
        yield f"{r.lang}/special/{QUESTIONS}.html", partial(_questions, r)


def _findable(r: Reader, it: Resource) -> Findable:
    """Return what search knows of one resource's page."""
    title = r.spoken(r.title(it))
    passages = [passage for passage in _passages(r, it) if passage.text.strip()]
    kind = kind_of(it)
    return Findable(
        url=address(r.lang, it),
        kind=kind,
        icon=it.kind if isinstance(it, Workshop) else drawings.pictogram_of(kind),
        title=title.text,
        by=byline(r, it),
        keys=keywords(r, it),
        text=_paragraphs(passage.text for passage in passages),
        lang=_foreign(r, passages[0]) if passages else "",
        title_lang=_foreign(r, title),
    )


def _overview(r: Reader) -> Findable:
    """Return the page with all projects and dates, in the group of the projects."""
    return Findable(
        url=f"{r.lang}/special/{OVERVIEW}.html",
        kind="projects",
        icon="calendar",
        title=r.t("Overview"),
        by=r.t("Overview of all projects"),
        keys=once(synonyms(r.lang, "overview")),
    )


def _footprint(r: Reader) -> Findable:
    """Return the season's footprint, in the group of the projects."""
    return Findable(
        url=f"{r.lang}/special/{FOOTPRINT}.html",
        kind="projects",
        icon="footprint",
        title=r.t("Footprint"),
        by=r.t("What this season costs the climate"),
        keys=once(synonyms(r.lang, "footprint")),
    )


def _results(r: Reader) -> Findable:
    """Return the season's results, in the group of the projects."""
    return Findable(
        url=f"{r.lang}/special/{RESULTS}.html",
        kind="projects",
        icon="questions",
        title=r.t("Results"),
        by=r.t("What people say that this season has brought"),
        keys=once(synonyms(r.lang, "results")),
    )


def _questions(r: Reader) -> Findable:
    """Return the way to all questionnaires, in the group of the journeys that they ask about."""
    return Findable(
        url=f"{r.lang}/special/{QUESTIONS}.html",
        kind="journeys",
        icon="questions",
        title=r.t("What did you think?"),
        by=r.t("Questionnaires for children, teachers, families and artists"),
        keys=once(synonyms(r.lang, "questions")),
    )


def _foreign(r: Reader, said: Spoken) -> str:
    """Return the language of a text where it is not the reader's; empty where it is."""
    return said.lang if said.lang and said.lang != r.lang else ""


def _paragraphs(texts: Iterable[str]) -> str:
    """Return texts line by line, no line twice: a chorus is found as well if it is there once."""
    lines = (" ".join(line.split()) for text in texts for line in text.split("\n"))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _passages(r: Reader, it: Resource) -> Iterator[Spoken]:
    """Yield the prose of a page, from top to bottom.

    The sheet in simple words is left out: it says the same again.
    """
    if isinstance(it, Playlist):
        yield r.spoken(it.description)
    body = r.body(it)
    if body:
        yield Spoken(body.text, body.lang)
    match it:
        case Playlist():
            yield from (r.spoken(item.prompt) for item in it.items)
        case Work():
            yield _sung_in(r, it)
        case Recording():
            yield from (_said(transcript) for transcript in _sung(r, it))
        case Workshop():
            yield from _of_workshop(r, it)
        case Journey():
            yield from _of_year(r, it)
        case Concert():
            titles = (r.words(piece.title) for piece in it.programme)
            yield Spoken(", ".join(titles), None)


def _of_workshop(r: Reader, workshop: Workshop) -> Iterator[Spoken]:
    """Yield what stands around a sheet: its room, what helps whom, what is said in its video."""
    yield r.spoken(workshop.space)
    for whom, how in workshop.adaptations.items():
        said = r.spoken(how)
        yield Spoken(f"{adaptation(r, whom)}: {said.text}", said.lang)
    yield from (_said(transcript) for transcript in film_transcripts(r, workshop)[:1])


def _of_year(r: Reader, journey: Journey) -> Iterator[Spoken]:
    """Yield what is noted beside a journey's steps, and its meetings."""
    for step in journey.steps:
        if isinstance(step.what, Meeting):
            yield from map(r.spoken, (step.what.title, step.what.place, step.what.prepare))
        yield r.spoken(step.note)


def _sung_in(r: Reader, work: Work) -> Spoken:
    """Return the words of a song in its own language: as a recording shows them, or else the
    syllables under the notes of its score."""
    lang = work.lyrics_language or ""
    for recording in r.relations.users(work, "recordings"):
        if isinstance(recording, Recording) and lang in recording.transcripts:
            return _said(recording.transcripts[lang])
    engraving = r.assets.derived.scores.get(work.id)
    voices = engraving.voices if engraving else ()
    sung = (" ".join(note.words for note in voice.notes if note.words) for voice in voices)
    return Spoken(next(filter(None, sung), "").replace("- ", ""), lang)


def _sung(r: Reader, recording: Recording) -> list[Transcript]:
    """Return the words of a recording as they sound and as the reader reads them."""
    known = recording.transcripts
    heard = recording.work.lyrics_language if recording.work else None
    wanted = (r.lang, heard or recording.speech or "")
    return [known[lang] for lang in dict.fromkeys(wanted) if lang in known] or transcripts(
        r, recording
    )[:1]


def _said(transcript: Transcript) -> Spoken:
    """Return a transcript as prose, a line for each caption, without the signs for music."""
    texts = (caption.text.translate(_NOTES) for caption in transcript.captions)
    return Spoken("\n".join(" ".join(text.split()) for text in texts), transcript.lang)
