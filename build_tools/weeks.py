"""Weeks of a journey and the days they fall on: pure, and never asking a clock.

Week n of a project begins `start + 7 · (n - 1)` days, whatever weekday `start` is,
and has seven days. Holidays take no week number away: what would fall into them
does not take place, and everything after it keeps its week.

A meeting is on its `day`; without one, on no day in particular of its week's school
days, or on the first of them if it has an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from build_tools.domain import WEEKDAYS, Concert, Holiday, Journey, Meeting, Project, Recording

FIRST_MONTH = 9
"""September: with it a school year begins, in all countries of the journeys."""

SCHOOL_DAYS = 5
"""Days of a week on which there is school but for holidays: Monday to Friday."""


ASKED_AFTER = timedelta(days=183)
"""For how long after a journey people may be asked about it."""


def school_year(day: date) -> int:
    """Return the year in which the school year of a day begins."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


@dataclass(frozen=True, slots=True)
class Gathering:
    """One time at which a meeting takes place, or would but for the holidays."""

    number: int
    """Which time it is, from 1; one in the holidays is counted, too."""
    week: int
    begins: date | datetime
    """A local date and time where the meeting has a time, else a date."""
    ends: date | datetime
    """Of the same type: when it is over, or its last day."""
    holiday: Holiday | None = None
    """The holidays because of which it does not take place."""

    @property
    def day(self) -> date:
        """The first or only day of it."""
        return self.begins.date() if isinstance(self.begins, datetime) else self.begins


def first_day(project: Project, week: int) -> date:
    """Return the day on which a week begins."""
    return project.start + timedelta(days=7 * (week - 1))


def asked_between(journey: Journey) -> tuple[date, date] | None:
    """Return the first and the last day on which answers about a journey make sense: from its
    project's first day until half a year after its last week. None without a project."""
    project = journey.project
    if project is None:
        return None
    return project.start, first_day(project, journey.weeks + 1) + ASKED_AFTER


def week_of(project: Project, day: date) -> int:
    """Return the number of the week that holds a day; 0 and less before week 1."""
    return (day - project.start).days // 7 + 1


def school_days(project: Project, week: int) -> tuple[date, ...]:
    """Return Monday to Friday of a week, in their order from its first day on."""
    begins = first_day(project, week)
    days = [begins + timedelta(days=each) for each in range(7)]
    return tuple(day for day in days if day.weekday() < SCHOOL_DAYS)


def is_off(project: Project, week: int) -> bool:
    """Say whether a week has no school at all."""
    return all(holiday_on(project, day) for day in school_days(project, week))


def weeks_of(meeting: Meeting, first: int, weeks: int) -> tuple[int, ...]:
    """Return the weeks in which a meeting of week `first` is, in a journey of so many weeks."""
    if meeting.every_weeks is None:
        return (first,) if first <= weeks else ()
    last = weeks if meeting.until_week is None else min(weeks, meeting.until_week)
    return tuple(range(first, last + 1, meeting.every_weeks))


def gatherings(
    meeting: Meeting, first: int, journey: Journey, project: Project
) -> tuple[Gathering, ...]:
    """Return every time of a meeting that a journey proposes from week `first` on."""
    weeks = weeks_of(meeting, first, journey.weeks)
    return tuple(
        _gathering(meeting, number, week, first, project) for number, week in enumerate(weeks, 1)
    )


def _gathering(meeting: Meeting, number: int, week: int, first: int, project: Project) -> Gathering:
    day = _day(meeting, week, first, project)
    if meeting.time is not None:
        begins = datetime.combine(day, time.fromisoformat(meeting.time))
        ends = begins + timedelta(minutes=meeting.duration_min or 60)
        return Gathering(number, week, begins, ends, holiday_on(project, day))
    if meeting.day is not None:
        return Gathering(number, week, day, day, holiday_on(project, day))
    # On no day in particular: one day of school is enough for it.
    off = holiday_on(project, day) if is_off(project, week) else None
    return Gathering(number, week, day, school_days(project, week)[-1], off)


def _day(meeting: Meeting, week: int, first: int, project: Project) -> date:
    if meeting.day is None:
        return school_days(project, week)[0]
    if meeting.day in WEEKDAYS:
        monday = first_day(project, week)
        return monday + timedelta(days=(WEEKDAYS.index(meeting.day) - monday.weekday()) % 7)
    return date.fromisoformat(meeting.day) + timedelta(days=7 * (week - first))


def holiday_on(project: Project, day: date) -> Holiday | None:
    """Return the holidays that a day falls into."""
    return next((each for each in project.holidays if each.begins <= day <= each.ends), None)


def holidays_in(project: Project, week: int) -> tuple[Holiday, ...]:
    """Return the holidays that take at least one school day of a week.

    Most begin on a Saturday: the week before is one of school.
    """
    days = school_days(project, week)
    return tuple(
        each for each in project.holidays if any(each.begins <= day <= each.ends for day in days)
    )


def meetings(journey: Journey) -> Iterator[tuple[int, str, Meeting]]:
    """Yield each meeting of a journey with its first week and its step's key."""
    for step in journey.steps:
        if isinstance(step.what, Meeting):
            yield step.week, step.key, step.what


def recorded(concert: Concert) -> tuple[Recording, ...]:
    """Return the recordings of its programme that may be this concert's own.

    What is said to have been recorded on another day was there before.
    """
    return tuple(
        item
        for item in concert.programme
        if isinstance(item, Recording)
        and item.recorded_date in (None, concert.date.isoformat(), str(concert.date.year))
    )


def is_to_come(concert: Concert) -> bool:
    """Say whether a concert can still be followed live: until its own recordings are there."""
    return concert.live is not None and not recorded(concert)
