"""What names a thing besides its title, for search: it is looked through and not shown. Pure.

Names only, since they count for more than prose: whoever types the name of a composer wants
what is by her, and not every text that speaks of her.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from build_tools.domain import (
    MODES,
    Concert,
    Journey,
    Localised,
    Page,
    Person,
    Playlist,
    Project,
    Recording,
    Resource,
    Work,
    Workshop,
)
from build_tools.site.film import only_heard
from build_tools.site.musical_words import musical
from build_tools.site.reader import Reader
from build_tools.site.relations import kind_of
from build_tools.site.synonyms import synonyms
from build_tools.site.views import countries, part
from build_tools.site.words import SECTION_TITLES

GROWN_UP = 18
"""From this age on, years are not named one by one."""
_HEADING = re.compile(r"<h[2-6][^>]*>(.*?)</h[2-6]>", re.DOTALL)


def keywords(r: Reader, it: Resource) -> tuple[str, ...]:
    """Return the names of a thing, each once, without its title as this reader sees it."""
    kind = kind_of(it)
    own = r.words(r.title(it))
    found = [*_in_all(r.title(it)), *_own(r, it), r.t(SECTION_TITLES[kind])]
    return once((*found, *synonyms(r.lang, kind)), own)


def once(names: Iterable[str], besides: str = "") -> tuple[str, ...]:
    """Return names in their order, whatever their case each once; none that is `besides`."""
    found: dict[str, str] = {}
    for name in filter(None, names):
        found.setdefault(name.casefold(), name)
    found.pop(besides.casefold(), None)
    return tuple(found.values())


def _own(r: Reader, it: Resource) -> Iterator[str]:
    """Yield what only its kind has."""
    match it:
        case Work():
            yield from _of_work(r, it)
        case Recording():
            yield from _of_recording(r, it)
        case Concert():
            yield from _of_concert(r, it)
        case Workshop():
            yield from _of_workshop(r, it)
        case Journey():
            yield from _ages(r, it.ages)
            if it.project:
                yield r.words(it.project.title)
                yield from _of_project(r, it.project)
        case Project():
            yield from _of_project(r, it)
        case Playlist():
            yield from _ages(r, it.ages)
            yield from _of_pieces(r, (item.recording for item in it.items))
        case Page():
            yield from _headings(r, it)
        case _:
            return


def _of_work(r: Reader, work: Work) -> Iterator[str]:
    yield from _music(r, work)
    yield from (musical(r, instrument) for instrument in work.instruments)
    if work.score:
        yield from synonyms(r.lang, "score")


def _music(r: Reader, work: Work) -> Iterator[str]:
    """Yield who made it besides its composer, and what music it is, whoever plays it on what."""
    yield work.catalogue_number or ""
    yield from (_name(who) for who in (work.lyricist, work.arranger) if who)
    yield from (musical(r, word) for word in (work.genre, work.period) if word)
    if work.lyrics_language:
        yield r.language(work.lyrics_language)


def _of_recording(r: Reader, recording: Recording) -> Iterator[str]:
    work = recording.work
    if work:
        yield from (*_in_all(work.title), *_music(r, work))
    for performer in recording.performers:
        yield from (performer.person.name, r.words(performer.role))
    yield recording.artist or ""
    yield from (musical(r, mood) for mood in recording.mood)
    yield from (r.words(chapter.title) for chapter in recording.chapters)
    yield from (part(r, name) for name in recording.parts)
    yield r.words(recording.recorded_place)
    if recording.parts:
        yield from synonyms(r.lang, "parts")
    if recording.transcripts and not recording.is_spoken:
        yield from synonyms(r.lang, "words")
    if recording.speech:
        yield r.language(recording.speech)


def _of_concert(r: Reader, concert: Concert) -> Iterator[str]:
    yield r.words(concert.venue.name)
    yield r.country(concert.venue.country)
    yield from (_name(artist) for artist in concert.artists)
    yield from _of_pieces(r, concert.programme)
    if concert.project:
        yield r.words(concert.project.title)
    if concert.live:
        yield from synonyms(r.lang, "live")


def _of_pieces(r: Reader, pieces: Iterable[Recording | Work]) -> Iterator[str]:
    """Yield titles and composers of what is played, as this reader knows them."""
    for piece in pieces:
        work = piece.work if isinstance(piece, Recording) else piece
        yield r.words(piece.title)
        if work:
            yield from (r.words(work.title), work.composer.name if work.composer else "")


def _of_workshop(r: Reader, workshop: Workshop) -> Iterator[str]:
    yield from synonyms(r.lang, workshop.kind)
    yield from _ages(r, workshop.ages)
    yield f"{workshop.duration_min} {synonyms(r.lang, 'minutes')[0]}"
    yield from (r.words(material) for material in workshop.materials)
    if not workshop.materials:
        yield from synonyms(r.lang, "nothing")
    for work in workshop.works:
        yield from (*_in_all(work.title), work.composer.name if work.composer else "")
    if workshop.playlist:
        yield r.words(workshop.playlist.title)
    if workshop.mode:
        yield r.t(MODES[workshop.mode])
    if workshop.film and not only_heard(r, workshop):
        yield from synonyms(r.lang, "video")


def _of_project(r: Reader, project: Project) -> Iterator[str]:
    yield countries(r, project.countries)
    yield project.territory or ""
    yield from (r.words(partner) for partner in project.partners)
    yield from (r.words(place.name) for place in project.places)
    yield from (r.language(lang) for lang in project.languages)


def _ages(r: Reader, ages: tuple[int, int] | None) -> Iterator[str]:
    """Yield every age of a range, since who asks for seven years also wants what is for 6–8; and
    the range as it is said: 6 to 8 years."""
    if ages:
        low, high = ages
        one_by_one = range(low, min(high, GROWN_UP) + 1) or range(low, high + 1)
        yield " ".join(str(age) for age in one_by_one)
        yield from (said.format(low=low, high=high) for said in synonyms(r.lang, "range"))
        yield from synonyms(r.lang, "years")


def _headings(r: Reader, page: Page) -> list[str]:
    """Return what the sections of a free page are called: its title does not say what is in it."""
    body = r.body(page)
    return [Markup(words).striptags() for words in _HEADING.findall(body.html if body else "")]


def _in_all(text: Localised | str) -> tuple[str, ...]:
    """Return a text in all its languages."""
    if isinstance(text, str):
        return (text,)
    return (text.everywhere,) if text.everywhere else tuple(text.by_lang.values())


def _name(who: Person | str) -> str:
    return who.name if isinstance(who, Person) else who
