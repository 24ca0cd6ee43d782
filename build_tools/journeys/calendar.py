"""A journey's meetings and concerts for other calendars: iCalendar, RFC 5545 and RFC 7986.

The bytes are those of the catalogue and of nothing else: no clock is asked. Whoever reads a
newer file again finds every event by its UID, which is the same in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from build_tools import weeks
from build_tools.domain import (
    Catalogue,
    Concert,
    Document,
    Journey,
    Localised,
    Meeting,
    Project,
)
from build_tools.later import later
from build_tools.phrases import meeting_manner, meeting_rhythm
from build_tools.strings import Strings
from build_tools.weeks import Gathering

if TYPE_CHECKING:
    import icalendar

    from build_tools.journeys import zones
else:
    icalendar, zones = later("icalendar"), later("build_tools.journeys.zones")

MIME = "text/calendar"


def calendars(
    catalogue: Catalogue, strings: Mapping[str, Strings]
) -> tuple[dict[tuple[str, str], Document], dict[str, bytes]]:
    """Return what `Assets.calendars` holds, and the files by their addresses.

    There is one for each journey that has a project, in each of the hub's languages.
    """
    documents: dict[tuple[str, str], Document] = {}
    files: dict[str, bytes] = {}
    for journey in catalogue.journeys.values():
        if journey.project is None:
            continue
        for lang in catalogue.hub.languages:
            url = f"{lang}/journeys/{journey.id}.ics"
            files[url] = _Writer(catalogue, journey, journey.project, strings[lang]).written()
            documents[journey.id, lang] = Document(url, MIME, len(files[url]))
    return documents, files


def concerts_of(catalogue: Catalogue, journey: Journey) -> Iterator[Concert]:
    """Yield the concerts of a journey, each once: its steps', and its project's live ones."""
    proposed = [step.what for step in journey.steps if isinstance(step.what, Concert)]
    live = [
        it
        for it in catalogue.concerts.values()
        if it.live and it.project and journey.project and it.project.id == journey.project.id
    ]
    yield from {it.id: it for it in (*proposed, *live)}.values()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one journey's calendar in one language."""

    catalogue: Catalogue
    journey: Journey
    project: Project
    t: Strings

    def written(self) -> bytes:
        calendar = icalendar.Calendar()
        calendar.add("prodid", f"-//Poche//{self.t.lang.upper()}")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        for name in ("name", "x-wr-calname"):
            calendar.add(name, f"{self._words(self.journey.title)} · {self._project_title()}")
        events = [*self._meetings(), *self._concerts()]
        needed = dict.fromkeys(zone for event in events if (zone := _zone_of(event)))
        if self.project.timezone:
            calendar.add("x-wr-timezone", self.project.timezone)
        for zone in needed:
            calendar.add_component(zones.vtimezone(zone, self.project.start.year))
        for event in events:
            calendar.add_component(event)
        return bytes(calendar.to_ical(sorted=False))

    # Meetings

    def _meetings(self) -> Iterator[icalendar.Event]:
        for first, key, meeting in weeks.meetings(self.journey):
            times = weeks.gatherings(meeting, first, self.journey, self.project)
            if any(each.holiday is None for each in times):
                yield self._meeting(key, meeting, times)

    def _meeting(self, key: str, meeting: Meeting, times: tuple[Gathering, ...]) -> icalendar.Event:
        event = self._event(f"{key}.{self.journey.id}", meeting.title)
        zone = self.project.timezone if meeting.time else None
        held = [at for at, each in enumerate(times) if each.holiday is None]
        # RFC 5545 lets a series exclude its own start, but not every program that reads it does.
        span = times[held[0] :]
        first = span[0]
        _when(event, first.begins, first.ends, zone)
        if len(span) > 1:
            # A count needs no moment in another zone, as an end of timed events would.
            rhythm = {"freq": "weekly", "interval": meeting.every_weeks, "count": len(span)}
            event.add("rrule", rhythm)
        off = [each.begins for each in times if each.holiday]
        if off:
            event.add("exdate", off, _stamp_of(first.begins, zone))
        event.add("categories", [self.t("Meeting")])
        where = meeting.place or Localised(meeting.address)
        if where:
            self._text(event, "location", where)
        event.add("description", "\n".join(self._about(meeting, times)))
        return event

    def _about(self, meeting: Meeting, times: tuple[Gathering, ...]) -> Iterator[str]:
        t = self.t
        rhythm = meeting_rhythm(meeting, t) if len(times) > 1 else ()
        yield " · ".join([t("Week {n}", n=times[0].week), *meeting_manner(meeting, t), *rhythm])
        if meeting.time and not meeting.day:
            yield t("The day is not fixed yet.")
        if meeting.prepare:
            yield f"{t('To prepare:')} {self._words(meeting.prepare)}"
        if meeting.address:
            yield f"{t('You need internet for this address:')} {meeting.address}"
        for each in times:
            if each.holiday:
                off = t("Week {n}", n=each.week)
                title = self._words(each.holiday.title)
                yield f"{off} · {t('Does not take place:')} {title}".rstrip(": \u00a0")

    # Concerts

    def _concerts(self) -> Iterator[icalendar.Event]:
        for concert in concerts_of(self.catalogue, self.journey):
            yield self._concert(concert)

    def _concert(self, concert: Concert) -> icalendar.Event:
        # Not of this journey alone: who reads two calendars in has the concert once.
        event = self._event(f"concerts-{concert.id}", concert.title)
        live, venue = concert.live, concert.venue
        if live and live.starts:
            owner = concert.project or self.project
            _when(event, live.starts, live.ends, owner.timezone)
        else:
            _when(event, concert.date, concert.date, None)
        event.add("categories", [self.t("Concert")])
        where = [self._words(part) for part in (venue.name, venue.town) if part]
        event.add("location", ", ".join(where))
        if venue.lat is not None and venue.lon is not None:
            event.add("geo", (venue.lat, venue.lon))
        week = weeks.week_of(self.project, concert.date)
        about = [self.t("Week {n}", n=week)] if 1 <= week <= self.journey.weeks else []
        if live and weeks.is_to_come(concert):
            event.add("url", live.address)
            about.append(self.t("Follow it live"))
            about.append(f"{self.t('You need internet for this address:')} {live.address}")
        elif live:
            about.append(self.t("Its recordings are in this hub now."))
        event.add("description", "\n".join(about))
        return event

    # Words

    def _event(self, name: str, title: Localised) -> icalendar.Event:
        event = icalendar.Event()
        event.add("uid", f"{name}@{self.catalogue.hub.id}.poche")
        # Asked for by RFC 5545; the project's own beginning, so that bytes stay what they are.
        event.add("dtstamp", datetime.combine(self.project.start, time(), UTC))
        self._text(event, "summary", title)
        return event

    def _text(self, event: icalendar.Event, name: str, text: Localised) -> None:
        """Add a text, marked where it is in another language than the calendar's."""
        spoken = text.choose(self.catalogue.hub.chain(self.t.lang))
        other = spoken.lang and spoken.lang != self.t.lang
        aside = {"LANGUAGE": str(spoken.lang)} if other else {}
        event.add(name, icalendar.vText(spoken.text), aside)

    def _words(self, text: Localised) -> str:
        return text.choose(self.catalogue.hub.chain(self.t.lang)).text

    def _project_title(self) -> str:
        return self._words(self.project.title)


def _when(
    event: icalendar.Event, begins: date | datetime, ends: date | datetime | None, zone: str | None
) -> None:
    """Say when an event is: at an hour of a place, or on whole days, which keep nobody busy."""
    event.add("dtstart", begins, _stamp_of(begins, zone))
    if not isinstance(begins, datetime):
        event.add("dtend", (ends or begins) + timedelta(days=1))  # the first day after it
        event.add("transp", "TRANSPARENT")
    elif ends is not None:
        event.add("dtend", ends, _stamp_of(ends, zone))


def _stamp_of(when: date | datetime, zone: str | None) -> dict[str, str]:
    """Return what marks the type of a time: a zone's hours, hours of no zone, or whole days."""
    if not isinstance(when, datetime):
        return {"VALUE": "DATE"}
    return {"TZID": zone} if zone else {}


def _zone_of(event: icalendar.Event) -> str | None:
    zone = event["dtstart"].params.get("TZID")
    return None if zone is None else str(zone)
