"""A journey's year: every week with all that falls into it. Pure.

A regular meeting stands in each of its weeks, so that whoever looks at one week
sees everything it holds; what the holidays take away stays there and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from build_tools.domain import Holiday, Journey, Meeting, Step
from build_tools.weeks import Gathering, first_day, gatherings, holidays_in, weeks_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A step in one of its weeks; only a regular meeting has several."""

    step: Step
    key: str
    """The step's key and, for a regular meeting, `@` and which time it is, from 1."""
    number: int = 1
    gathering: Gathering | None = None
    """When a meeting takes place, where the journey has a project."""

    @property
    def holiday(self) -> Holiday | None:
        """The holidays because of which it does not take place."""
        return self.gathering.holiday if self.gathering else None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a journey, whether or not it holds anything."""

    number: int
    entries: tuple[Entry, ...]
    begins: date | None = None
    """Known where the journey has a project, as the holidays are."""
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the year: `before`, `concert`, `after`, or `all` where there is no concert."""

    name: str
    weeks: tuple[Week, ...]


def phases(journey: Journey) -> list[Phase]:
    """Return all weeks of a journey, parted by the concert's week."""

    def phase(week: Week) -> str:
        if journey.concert_week is None:
            return "all"
        if week.number == journey.concert_week:
            return "concert"
        return "before" if week.number < journey.concert_week else "after"

    return [Phase(name, tuple(weeks)) for name, weeks in groupby(_weeks(journey), key=phase)]


def _weeks(journey: Journey) -> Iterator[Week]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for step in journey.steps:
        for week, entry in _entries(step, journey):
            found[week].append(entry)
    project = journey.project
    for number in range(1, journey.weeks + 1):
        entries = tuple(found.get(number, ()))
        if project is None:
            yield Week(number, entries)
        else:
            begins, holidays = first_day(project, number), holidays_in(project, number)
            yield Week(number, entries, begins, holidays)


def _entries(step: Step, journey: Journey) -> Iterator[tuple[int, Entry]]:
    """Yield the weeks of a step, each with what stands there."""
    what = step.what
    if not isinstance(what, Meeting):
        yield step.week, Entry(step, step.key)
        return
    weeks = weeks_of(what, step.week, journey.weeks)
    times: tuple[Gathering | None, ...] = (None,) * len(weeks)
    if journey.project is not None:
        times = gatherings(what, step.week, journey, journey.project)
    for number, (week, time) in enumerate(zip(weeks, times, strict=True), 1):
        key = step.key if what.every_weeks is None else f"{step.key}@{number}"
        yield week, Entry(step, key, number, time)
