"""What the overview and the calendar's pages show, in words; pure functions for the templates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import dates
from markupsafe import Markup

from build_tools.domain import MODES, Concert, Holiday, Journey, Meeting, Project
from build_tools.site.agenda import Day, Event, Month, Overview, SchoolYear, last_day
from build_tools.site.atlas import Spot
from build_tools.site.project import tongues
from build_tools.site.reader import Reader
from build_tools.site.views import place
from build_tools.strings import locale_of


@dataclass(frozen=True, slots=True)
class Row:
    """One project in the table of all projects."""

    project: Project
    languages: tuple[str, ...]
    ends: date
    journeys: int
    concerts: int
    meetings: int
    """Times that take place."""


def overview_rows(r: Reader, overview: Overview) -> list[Row]:
    """Return all projects in the order of their starts."""
    kept = [event for event in overview.events if event.holiday is None and event.project]
    met = Counter(it.project.id for it in kept if it.project and not it.is_concert)
    rows = []
    for project in r.catalogue.projects.values():
        journeys = [it for it in r.users(project, "journeys") if isinstance(it, Journey)]
        concerts = [it for it in r.users(project, "concerts") if isinstance(it, Concert)]
        ends = last_day(project, journeys, concerts)
        count = (len(journeys), len(concerts), met[project.id])
        rows.append(Row(project, tongues(r, project), ends, *count))
    return sorted(rows, key=lambda row: (row.project.start, row.project.id))


def choices_of(r: Reader, rows: list[Row]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the countries and the languages of all rows, code and name, by name."""
    lands = {code: r.country(code) for row in rows for code in row.project.countries}
    spoken = {lang: r.language(lang) for row in rows for lang in row.languages}
    by_name = [sorted(names.items(), key=lambda it: it[1].casefold()) for names in (lands, spoken)]
    return by_name[0], by_name[1]


def spot_label(r: Reader, spot: Spot) -> str:
    """Return what a mark on a map stands for; of many places the first, and how many more."""
    if len(spot.projects) == 1:
        project, places = spot.projects[0]
        said = ", ".join(r.words(name) for name in places)
        return f"{spot.number}: {said}, {r.words(project.title)}"
    names = list(dict.fromkeys(r.words(name) for _, them in spot.projects for name in them))
    said = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    count = r.t.count(len(spot.projects), "{n} project", "{n} projects")
    return f"{spot.number}: {said}, {count}"


def year_name(year: SchoolYear) -> str:
    """Return a school year as schools write it: `2026/27`."""
    return f"{year.begins}/{(year.begins + 1) % 100:02}"


def month_name(r: Reader, first: date) -> str:
    """Return a month with its year, in words, to stand alone."""
    said = str(dates.format_skeleton("yMMMM", first, locale=locale_of(r.lang)))
    return said[:1].upper() + said[1:]


@cache
def _weekdays(lang: str) -> tuple[str, ...]:
    names = dates.get_day_names("abbreviated", context="stand-alone", locale=locale_of(lang))
    return tuple(names[day].rstrip(".") for day in range(7))


def weekday_names(r: Reader) -> tuple[str, ...]:
    """Return the days of a week, short, from Monday."""
    return _weekdays(r.lang)


@cache
def _day_of_month(lang: str, day: date) -> str:
    return str(dates.format_skeleton("MMMMd", day, locale=locale_of(lang)))


def day_label(r: Reader, day: Day) -> str:
    """Return what a day of the calendar leads to: `7 September, 1 concert, 2 meetings`."""
    said = [_day_of_month(r.lang, day.date)]
    if day.concerts:
        said.append(r.t.count(day.concerts, "{n} concert", "{n} concerts"))
    if day.meetings:
        said.append(r.t.count(day.meetings, "{n} meeting", "{n} meetings"))
    if day.off:
        said.append(
            r.t.count(
                day.off,
                "{n} meeting falls into the holidays",
                "{n} meetings fall into the holidays",
            )
        )
    return ", ".join(said)


def event_way(r: Reader, event: Event) -> str:
    """Return the way to where more is said: the concert's page, or the week of the journey's."""
    way = r.to(event.of)
    return f"{way}#week-{event.gathering.week}" if event.gathering else way


def event_facts(r: Reader, event: Event) -> Markup:
    """Return kind, time, place and manner of an event, as far as they are known."""
    facts: list[Markup | str] = []
    what = event.what
    facts.append(r.t("Concert") if event.is_concert else r.t("Meeting"))
    if event.at:
        facts.append(str(dates.format_time(event.at, "short", locale=locale_of(r.lang))))
    if event.until:
        facts.append(r.t("a day from {first} to {last}", **_days(r, event.day, event.until)))
    if isinstance(what, Concert):
        where = place(r, what.venue)
        facts += [where] if where else []
    else:
        facts += [r.text(what.place)] if what.place else []
        facts += [r.t(MODES[what.mode])] if what.mode else []
    return Markup(" · ").join(facts)


def _days(r: Reader, first: date, last: date) -> dict[str, str]:
    return {"first": _day_of_month(r.lang, first), "last": _day_of_month(r.lang, last)}


def event_title(r: Reader, what: Concert | Meeting) -> Markup:
    """Return what an event is called."""
    return r.text(what.title)


def holidays_of(month: Month, projects: list[Project]) -> list[tuple[Holiday, list[Project]]]:
    """Return the holidays of a month, those that projects share once, in the order of their days.

    The same are holidays of one title and the same days.
    """
    days = [week for row in month.weeks for week in row if week]
    first, last = days[0].date, days[-1].date
    found: dict[tuple[date, date, str], tuple[Holiday, list[Project]]] = {}
    for project in projects:
        for each in project.holidays:
            if each.begins <= last and first <= each.ends:
                key = (each.begins, each.ends, repr(each.title))
                found.setdefault(key, (each, []))[1].append(project)
    return [found[key] for key in sorted(found)]


def span_of_days(r: Reader, first: date, last: date) -> str:
    """Return two days and what is between them, as short as the language allows."""
    if first == last:
        return r.date(first)
    return str(dates.format_interval(first, last, "yMMMMd", locale=locale_of(r.lang)))
