"""Projects and concerts."""

from __future__ import annotations

from datetime import timedelta

from build_tools import weeks
from build_tools.catalogue.resolve import clocks
from build_tools.catalogue.resolve.agreed import agreed
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import (
    ConcertFile,
    HolidayPart,
    LivePart,
    PhotoPart,
    ProgrammePart,
    ProjectFile,
    VenuePart,
)
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import (
    NOWHERE,
    Concert,
    Holiday,
    Live,
    Photo,
    Project,
    Recording,
    Venue,
    Work,
)
from build_tools.problems import worded

_WEEKDAYS = (
    worded("Monday"),
    worded("Tuesday"),
    worded("Wednesday"),
    worded("Thursday"),
    worded("Friday"),
    worded("Saturday"),
    worded("Sunday"),
)


def project(look: Lookup, document: Document) -> None:
    """Resolve one project."""
    written = look.written(document, ProjectFile)
    if written.start and written.start.weekday():
        monday = written.start - timedelta(days=written.start.weekday())
        look.note(
            "PRJ07",
            document.at_value(("start",)),
            date=written.start,
            weekday=_WEEKDAYS[written.start.weekday()],
            monday=monday,
        )
    holidays = [
        _holiday(look, document, ("holidays", number), each)
        for number, each in enumerate(written.holidays)
    ]
    for number, lang in enumerate(written.languages):
        if look.languages is not None and lang not in look.languages:
            known = ", ".join(look.languages)
            look.note("PRJ10", document.at_value(("languages", number)), lang=lang, known=known)
    timezone = clocks.zone(look, document, written.timezone)
    if not (written.title and written.countries and written.start):
        return
    look.projects[document.id] = Project(
        id=document.id,
        title=written.title,
        bodies=look.bodies_of(document),
        countries=written.countries,
        start=written.start,
        partners=written.partners,
        languages=written.languages,
        places=written.places,
        territory=written.territory,
        timezone=timezone,
        holidays=tuple(holiday for holiday in holidays if holiday),
    )


def _holiday(look: Lookup, document: Document, at: Trail, written: HolidayPart) -> Holiday | None:
    if written.begins is None or written.to is None:
        return None
    if written.to < written.begins:
        place = document.at_value((*at, "to"))
        look.note("PRJ08", place, begins=written.begins, ends=written.to)
    return Holiday(written.begins, written.to, written.title or NOWHERE)


def concert(look: Lookup, document: Document) -> None:
    """Resolve one concert."""
    written = look.written(document, ConcertFile)
    artists = [
        look.person_or_name(document, ("artists", number), name)
        for number, name in enumerate(written.artists)
    ]
    programme = [
        _programmed(look, document, number, item) for number, item in enumerate(written.programme)
    ]
    photos = [_photo(look, document, number, each) for number, each in enumerate(written.photos)]
    project = look.refer(look.projects, "projects", document, ("project",), written.project)
    live = _live(look, document, written.live)
    if not (written.title and written.date and written.venue):
        return
    known = look.concerts[document.id] = Concert(
        id=document.id,
        title=written.title,
        bodies=look.bodies_of(document),
        date=written.date,
        venue=_venue(written.venue),
        artists=tuple(artist for artist in artists if artist),
        programme=tuple(item for item in programme if item),
        photos=tuple(photo for photo in photos if photo),
        live=live,
        project=project,
    )
    _followed(look, document, known)


def _followed(look: Lookup, document: Document, known: Concert) -> None:
    """Note what is odd about a concert that can be followed live."""
    if known.live is None:
        return
    starts = known.live.starts
    if starts is not None and starts.date() != known.date:
        place = document.at_value(("live", "starts"))
        look.note("CON09", place, starts=starts.date(), date=known.date)
    for item in weeks.recorded(known):
        if item.recorded_date is None:
            look.note("CON10", document.at_key(("live",)), id=item.id)
            return


def _venue(written: VenuePart) -> Venue:
    return Venue(
        name=written.name or NOWHERE,
        town=written.town or NOWHERE,
        country=written.country or "",
        lat=written.lat,
        lon=written.lon,
    )


def _programmed(
    look: Lookup, document: Document, number: int, item: ProgrammePart
) -> Recording | Work | None:
    at: Trail = ("programme", number)
    given = document.fields_at(at)
    if given is not None and given <= {"recording", "work"} and len(given) != 1:
        seen = (
            worded("both a recording and a work")
            if given
            else worded("neither a recording nor a work")
        )
        look.note("CON07", document.at_value(at), seen=seen)
    recording = look.refer(
        look.recordings, "recordings", document, (*at, "recording"), item.recording
    )
    work = look.refer(look.works, "works", document, (*at, "work"), item.work)
    return recording or work


def _photo(look: Lookup, document: Document, number: int, written: PhotoPart) -> Photo | None:
    picture = look.picture(document, ("photos", number, "file"), written.file)
    consent = agreed(look, document, ("photos", number, "consent"), written.consent)
    if picture is None:
        return None
    return Photo(picture, written.alt or NOWHERE, written.credit, consent)


def _live(look: Lookup, document: Document, written: LivePart | None) -> Live | None:
    if written is None or written.address is None:
        return None
    if written.starts and written.ends and written.ends <= written.starts:
        look.note(
            "CON08",
            document.at_value(("live", "ends")),
            starts=written.starts.isoformat(" ", "minutes"),
            ends=written.ends.isoformat(" ", "minutes"),
        )
    return Live(written.address, written.starts, written.ends)
