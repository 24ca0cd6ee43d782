"""What takes place on which day, and the school years and months it falls into. Pure.

The device's clock is never asked: what there is, from the first day to the last,
is known when the site is built, and the reader knows which day it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import TypeAlias

from build_tools.domain import Catalogue, Concert, Holiday, Journey, Meeting, Project
from build_tools.weeks import Gathering, first_day, gatherings, meetings, school_year

OVERVIEW = "overview"
"""The special page with everything at a glance."""


@dataclass(frozen=True, slots=True)
class Event:
    """A concert, or one time of a meeting."""

    day: date
    what: Concert | Meeting
    of: Concert | Journey
    """Whose page says more about it."""
    project: Project | None = None
    gathering: Gathering | None = None
    """Which time of a meeting it is; None for a concert."""

    @property
    def is_concert(self) -> bool:
        """Whether it is a concert, and not a meeting."""
        return isinstance(self.what, Concert)

    @property
    def at(self) -> time | None:
        """When it begins, in local time, where that is known."""
        if isinstance(self.what, Concert):
            starts = self.what.live.starts if self.what.live else None
            return starts.time() if starts and starts.date() == self.day else None
        begins = self.gathering.begins if self.gathering else None
        return begins.time() if isinstance(begins, datetime) else None

    @property
    def until(self) -> date | None:
        """The last of the days of which one is to be chosen; None where the day is known."""
        ends = self.gathering.ends if self.gathering else None
        if ends is None or isinstance(ends, datetime) or ends == self.day:
            return None
        return ends

    @property
    def holiday(self) -> Holiday | None:
        """The holidays because of which it does not take place."""
        return self.gathering.holiday if self.gathering else None


@dataclass(frozen=True, slots=True)
class Day:
    """What takes place on one day of a calendar."""

    date: date
    concerts: int = 0
    meetings: int = 0
    off: int = 0
    """What would take place but for the holidays."""

    @property
    def count(self) -> int:
        """All there is to be said about it."""
        return self.concerts + self.meetings + self.off


Week: TypeAlias = tuple[Day | None, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month, whatever its page shows of it."""

    first: date
    """Its first day."""
    events: tuple[Event, ...] = ()
    before: date | None = None
    """The month before it that has a page."""
    after: date | None = None
    """The month after it that has a page."""

    @property
    def id(self) -> str:
        """The name of its page."""
        return month_id(self.first)

    @property
    def days(self) -> tuple[tuple[date, tuple[Event, ...]], ...]:
        """Its days on which there is something, each with all of it."""
        return tuple(
            (day, tuple(events)) for day, events in groupby(self.events, key=lambda it: it.day)
        )

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Its days in rows from Monday to Sunday; None for days of another month."""
        found = dict(self.days)
        days = [_day(day, found.get(day, ())) for day in _days_of(self.first)]
        row: list[Day | None] = [None] * self.first.weekday() + list(days)
        row += [None] * (-len(row) % 7)
        return tuple(tuple(row[at : at + 7]) for at in range(0, len(row), 7))


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A year from September to August, as far as there is something in it."""

    begins: int
    """The year of its September."""
    months: tuple[Month, ...]
    """From the first to the last with an event, those between them included."""


@dataclass(frozen=True, slots=True)
class Overview:
    """All projects and everything that takes place."""

    events: tuple[Event, ...]
    years: tuple[SchoolYear, ...]
    """The newest first."""


def month_id(day: date) -> str:
    """Return the name of the page of a day's month."""
    return f"calendar-{day:%Y-%m}"


def events_of(catalogue: Catalogue) -> tuple[Event, ...]:
    """Return every concert, and every time of the meetings of journeys that have a project.

    In the order of days and times; those of one moment by project and title's place.
    """
    return tuple(sorted(_events(catalogue), key=_order))


def _events(catalogue: Catalogue) -> Iterator[Event]:
    for concert in catalogue.concerts.values():
        yield Event(concert.date, concert, concert, concert.project)
    for journey in catalogue.journeys.values():
        project = journey.project
        if project is None:
            continue
        for week, _, meeting in meetings(journey):
            for each in gatherings(meeting, week, journey, project):
                yield Event(each.day, meeting, journey, project, each)


def _order(event: Event) -> tuple[date, bool, time, bool, str, str]:
    at = event.at
    project = event.project.id if event.project else ""
    # Concerts first; then what has a time, in its order; then the rest.
    return (
        event.day, not event.is_concert, at or time.max, at is None, project, event.of.id,
    )  # fmt: skip


def overview_of(events: tuple[Event, ...]) -> Overview:
    """Return the school years that have events, the newest first."""
    by_month: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        by_month[event.day.replace(day=1)].append(event)
    with_page = sorted(by_month)
    known = {
        first: Month(
            first,
            tuple(by_month[first]),
            with_page[at - 1] if at else None,
            with_page[at + 1] if at + 1 < len(with_page) else None,
        )
        for at, first in enumerate(with_page)
    }
    years = groupby(with_page, key=school_year)
    return Overview(
        events,
        tuple(reversed([SchoolYear(year, _filled(list(it), known)) for year, it in years])),
    )


def months_of(overview: Overview) -> tuple[Month, ...]:
    """Return the months that have a page, from the first on."""
    years = reversed(overview.years)
    return tuple(month for year in years for month in year.months if month.events)


def _filled(firsts: list[date], known: Mapping[date, Month]) -> tuple[Month, ...]:
    """Return months from the first to the last of a year, empty ones between them too."""
    months = []
    day = firsts[0]
    while day <= firsts[-1]:
        months.append(known.get(day) or Month(day))
        day = _next_month(day)
    return tuple(months)


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _days_of(first: date) -> list[date]:
    length = (_next_month(first) - first).days
    return [first.replace(day=day) for day in range(1, length + 1)]


def _day(day: date, events: Iterable[Event]) -> Day:
    counts = Counter(_kind(event) for event in events)
    return Day(day, **counts)


def _kind(event: Event) -> str:
    if event.holiday:
        return "off"
    return "concerts" if event.is_concert else "meetings"


def last_day(project: Project, journeys: Iterable[Journey], concerts: Iterable[Concert]) -> date:
    """Return when a project ends: with its longest journey's last week, or a later concert."""
    weeks = max((journey.weeks for journey in journeys), default=0)
    ends = [concert.date for concert in concerts]
    if weeks:
        ends.append(date.fromordinal(first_day(project, weeks + 1).toordinal() - 1))
    return max((project.start, *ends))
