"""A journey as paper shows it: week by week, each with what is proposed and what takes place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from build_tools.domain import Concert, Holiday, Journey, Localised, Meeting, Step
from build_tools.weeks import SCHOOL_DAYS, Gathering, first_day, gatherings, holidays_in, weeks_of

MOST_WEEKS = 104
"""Two years: paper shows no week after them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in one week: a step, or one time of a meeting."""

    step: Step
    number: int = 1
    """Which time of a meeting it is."""
    gathering: Gathering | None = None
    """When it is, for a meeting of a journey that has a project."""
    holiday: Holiday | None = None
    """The holidays because of which it does not take place."""

    @property
    def title(self) -> Localised:
        """What it is called."""
        return self.step.what.title

    @property
    def meeting(self) -> Meeting | None:
        """The meeting, if it is one."""
        return self.step.what if isinstance(self.step.what, Meeting) else None


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a journey."""

    number: int
    entries: tuple[Entry, ...]
    begins: date | None = None
    """Its first day, where the journey has a project."""
    holidays: tuple[Holiday, ...] = ()
    is_off: bool = False
    """Whether none of its first five days is a school day."""

    @property
    def new(self) -> tuple[Entry, ...]:
        """What is proposed in it, without meetings that have been proposed in a week before."""
        return tuple(entry for entry in self.entries if entry.number == 1)


@dataclass(frozen=True, slots=True)
class Phase:
    """Weeks that belong together."""

    name: str
    """`before`, `concert`, `after`, or `all` in a journey without a week of the concert."""
    weeks: tuple[Week, ...]


def weeks(journey: Journey) -> tuple[Week, ...]:
    """Return the weeks of a journey in order, two years at most."""
    entries: dict[int, list[Entry]] = defaultdict(list)
    for step in journey.steps:
        for week, entry in _entries(step, journey):
            entries[week].append(entry)
    last = min(journey.weeks, MOST_WEEKS)
    return tuple(_week(number, tuple(entries[number]), journey) for number in range(1, last + 1))


def _entries(step: Step, journey: Journey) -> list[tuple[int, Entry]]:
    what = step.what
    if not isinstance(what, Meeting):
        return [(step.week, Entry(step))]
    if journey.project is None:
        times = weeks_of(what, step.week, journey.weeks)
        return [(week, Entry(step, number)) for number, week in enumerate(times, 1)]
    return [
        (each.week, Entry(step, each.number, each, each.holiday))
        for each in gatherings(what, step.week, journey, journey.project)
    ]


def _week(number: int, entries: tuple[Entry, ...], journey: Journey) -> Week:
    if journey.project is None:
        return Week(number, entries)
    begins = first_day(journey.project, number)
    holidays = holidays_in(journey.project, number)
    days = [begins + timedelta(days=day) for day in range(SCHOOL_DAYS)]
    is_off = all(any(it.begins <= day <= it.ends for it in holidays) for day in days)
    return Week(number, entries, begins, holidays, is_off)


def phases(journey: Journey) -> tuple[Phase, ...]:
    """Return the weeks before the concert, its own and those after it; none of them is empty."""
    every, concert = weeks(journey), journey.concert_week
    if concert is None:
        return (Phase("all", every),)
    parted = (
        Phase("before", tuple(week for week in every if week.number < concert)),
        Phase("concert", tuple(week for week in every if week.number == concert)),
        Phase("after", tuple(week for week in every if week.number > concert)),
    )
    return tuple(phase for phase in parted if phase.weeks)


def concerts(journey: Journey) -> tuple[Concert, ...]:
    """Return the concerts of a journey, in the order of their weeks, each once."""
    found = (step.what for step in journey.steps if isinstance(step.what, Concert))
    return tuple({concert.id: concert for concert in found}.values())
