"""What a journey proposes, in words and signs: its kind, its minutes, its day, its place."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime

from babel import dates

from build_tools.domain import (
    MODES,
    WORKSHOP_KINDS,
    Concert,
    Hub,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Work,
    Workshop,
)
from build_tools.phrases import meeting_rhythm
from build_tools.sheets.pen import Pen
from build_tools.sheets.year import Entry, Phase
from build_tools.strings import Strings, locale_of

_ICONS: dict[type, str] = {
    Playlist: "playlist",
    Recording: "recording",
    Concert: "concert",
    Work: "work",
    Meeting: "meeting",
}


def icon(entry: Entry) -> str:
    """Return the pictogram of an entry."""
    what = entry.step.what
    return what.kind if isinstance(what, Workshop) else _ICONS[type(what)]


def kind(entry: Entry, t: Strings) -> str:
    """Return what an entry is: an activity, or a kind of resource."""
    match entry.step.what:
        case Workshop(kind=name):
            return t(WORKSHOP_KINDS[name])
        case Playlist():
            return t("Playlist")
        case Recording():
            return t("Recording")
        case Concert():
            return t("Concert")
        case Work():
            return t("Work")
        case Meeting():
            return t("Meeting")


def minutes(entry: Entry) -> int | None:
    """Return how many minutes one time of it takes, begun ones whole; None where nobody knows."""
    match entry.step.what:
        case Workshop(duration_min=known) | Meeting(duration_min=known):
            return known
        case Playlist(length_s=length_s):
            return max(1, math.ceil(length_s / 60))
        case Recording(master=master):
            return max(1, math.ceil(master.duration_s / 60))
        case _:
            return None


def short_day(day: date, lang: str) -> str:
    """Return a day and its month: `7. Sept.`."""
    return str(dates.format_skeleton("MMMd", day, locale=locale_of(lang)))


def long_day(day: date, lang: str) -> str:
    """Return a day with its name, month and year in full."""
    return str(dates.format_date(day, "full", locale=locale_of(lang)))


def day_of(entry: Entry, lang: str) -> str | None:
    """Return the day of a meeting's gathering, and its time where there is one.

    None where the journey has no project, or the meeting no day of its own: then its week is
    all there is to say.
    """
    meeting, gathering = entry.meeting, entry.gathering
    if meeting is None or gathering is None or (meeting.day is None and meeting.time is None):
        return None
    said = str(dates.format_skeleton("MMMEd", gathering.day, locale=locale_of(lang)))
    if isinstance(gathering.begins, datetime):
        said += f", {dates.format_time(gathering.begins, 'short', locale=locale_of(lang))}"
    return said


def concert_place(concert: Concert, pen: Pen) -> Iterator[str]:
    """Yield the venue and its town, as content; each once."""
    venue, town = concert.venue.name, concert.venue.town
    yield pen.text(venue)
    if town and town.choose(pen.chain).text != venue.choose(pen.chain).text:
        yield pen.text(town)


def meeting_facts(meeting: Meeting, t: Strings) -> Iterator[str]:
    """Yield how people come together and how often."""
    if meeting.mode:
        yield t(MODES[meeting.mode])
    yield from meeting_rhythm(meeting, t)


def address_of(journey: Journey, lang: str, hub: Hub) -> str:
    """Return the address of a journey's page: on the web, if the hub is there, else in the site."""
    page = f"{lang}/journeys/{journey.id}.html"
    return f"{hub.address.rstrip('/')}/{page}" if hub.address else page


def phase_title(phase: Phase, t: Strings) -> str:
    """Return the heading above the weeks of a phase."""
    match phase.name:
        case "before":
            return t("Before the concert")
        case "concert":
            return t("The concert")
        case "after":
            return t("After the concert")
        case _:
            return t("Week by week")
