"""What a project's page shows beyond its own facts; pure functions for the templates."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from babel import dates

from build_tools.domain import Concert, Document, Journey, Project
from build_tools.site.agenda import Event, last_day
from build_tools.site.reader import LANGUAGE_NAMES, Reader
from build_tools.strings import locale_of

SPOKEN_IN = {
    "FR": ("fr",),
    "DE": ("de",),
    "LU": ("lb", "fr", "de"),
    "BE": ("nl", "fr", "de"),
    "NL": ("nl",),
}
"""Country to the hub's languages that are its own, for projects that name none."""


def tongues(r: Reader, project: Project) -> tuple[str, ...]:
    """Return a project's languages, those of both sides of a border first.

    They are in the order in which its editors name them; one that names none speaks the languages
    of its countries, the first of each before the others of any.
    """
    if project.languages:
        return project.languages
    sides = [SPOKEN_IN.get(country, ()) for country in project.countries]
    ranked = [lang for rank in range(3) for side in sides for lang in side[rank : rank + 1]]
    return tuple(lang for lang in dict.fromkeys(ranked) if lang in r.catalogue.hub.languages)


def across(r: Reader, project: Project) -> list[tuple[str, str]]:
    """Return the languages in which both sides of a border read the project's page.

    Each with its own name. None for a project in one country, whose readers find the menu of
    all languages.
    """
    if len(project.countries) < 2:
        return []
    return [
        (it, LANGUAGE_NAMES[it]) for it in tongues(r, project) if it in r.catalogue.hub.languages
    ]


def journeys_of(r: Reader, project: Project) -> list[Journey]:
    """Return a project's journeys."""
    return [it for it in r.users(project, "journeys") if isinstance(it, Journey)]


def concerts_of(r: Reader, project: Project) -> list[Concert]:
    """Return a project's concerts, in the order of their days."""
    found = [it for it in r.users(project, "concerts") if isinstance(it, Concert)]
    return sorted(found, key=lambda concert: (concert.date, concert.id))


def ends_of(r: Reader, project: Project) -> date:
    """Return a project's last day."""
    return last_day(project, journeys_of(r, project), concerts_of(r, project))


def calendar_of(r: Reader, journey: Journey) -> Document | None:
    """Return a journey's dates as a file for calendars, in the reader's language."""
    return r.assets.derived.calendars.get((journey.id, r.lang))


def months_with(r: Reader, project: Project) -> list[tuple[date, list[Event]]]:
    """Return what a project has in each month, months without anything left out."""
    events = r.relations.events(project)
    by_month = groupby(events, key=lambda event: event.day.replace(day=1))
    return [(first, list(them)) for first, them in by_month]


def day_short(r: Reader, day: date) -> str:
    """Return a day of a month, with its weekday, short."""
    return str(dates.format_skeleton("Ed", day, locale=locale_of(r.lang)))
