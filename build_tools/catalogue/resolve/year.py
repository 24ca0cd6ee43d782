"""Journeys against the calendar: concerts, meetings and holidays that must fit together.

Everything a journey names has been resolved; what failed is passed over in
silence, because its problem has been noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from build_tools import weeks
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import (
    LANGUAGES,
    WEEKDAYS,
    Concert,
    Holiday,
    Journey,
    Meeting,
    Project,
    Workshop,
)
from build_tools.problems import Words, some_of, worded

_SHOWN = 3
"""So many holidays are named in a sentence."""


def check(look: Lookup, document: Document, journey: Journey, trails: Sequence[Trail]) -> None:
    """Note what does not fit in one journey; `trails` are those of its steps, in their order."""
    year = _Year(look, document, journey)
    proposals, told = [], set()
    for at, step in zip(trails, journey.steps, strict=True):
        if isinstance(step.what, Concert):
            proposals.append(_Proposal(step.week, step.what, (*at, "concert")))
        elif isinstance(step.what, Workshop) and step.what.id not in told:
            told.add(step.what.id)
            year.ages(step.what, (*at, "workshop"))
        elif isinstance(step.what, Meeting):
            year.meeting(step.what, step.week, (*at, "meeting"))
    year.one_a_week(proposals)
    own = [each for each in proposals if year.is_own(each)]
    if journey.project is not None:
        year.dates(own, journey.project)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A concert that a journey proposes, and where that is written."""

    week: int
    concert: Concert
    at: Trail


@dataclass(frozen=True, slots=True)
class _Year:
    """One journey, and who is told what is wrong with it."""

    look: Lookup
    document: Document
    journey: Journey

    def ages(self, sheet: Workshop, at: Trail) -> None:
        """Note ages of a sheet that have none in common with the journey's."""
        (low, high), (youngest, oldest) = sheet.ages, self.journey.ages
        if high < youngest or oldest < low:
            facts = {"low": low, "high": high, "youngest": youngest, "oldest": oldest}
            self.look.note("JRN14", self.document.at_value(at), id=sheet.id, help=None, **facts)

    def one_a_week(self, proposals: Sequence[_Proposal]) -> None:
        """Note each concert in a week that has one already."""
        first: dict[int, _Proposal] = {}
        for each in proposals:
            before = first.setdefault(each.week, each)
            if before is not each:
                line, id = self.document.at_value(before.at).line, before.concert.id
                place = self.document.at_value(each.at)
                self.look.note("JRN12", place, week=each.week, id=id, line=line)

    def is_own(self, proposal: _Proposal) -> bool:
        """Say whether a concert may belong to the journey's project; note it if not.

        A journey without a project is a model, and may show a concert of any.
        """
        ours, theirs = self.journey.project, proposal.concert.project
        if ours is None or theirs is None or theirs.id == ours.id:
            return True
        self.look.note(
            "JRN21",
            self.document.at_value(proposal.at),
            id=proposal.concert.id,
            theirs=theirs.id,
            ours=ours.id,
            concert=_file(self.look, "concerts", proposal.concert.id),
        )
        return False

    def dates(self, proposals: Sequence[_Proposal], project: Project) -> None:
        """Compare concerts' dates with the weeks in which they are proposed.

        Those that stand in `concert_week`, else the first one, must be in that week. Others
        may be proposed again later, to be heard once more: one of their steps is enough.
        """
        main = self.journey.concert_week
        of_the_year = {each.concert.id for each in proposals if each.week == main}
        if proposals and not of_the_year:
            of_the_year = {proposals[0].concert.id}
        steps: dict[str, list[_Proposal]] = {}
        for each in proposals:
            steps.setdefault(each.concert.id, []).append(each)
        for id, stands in steps.items():
            concert = stands[0].concert
            there = weeks.week_of(project, concert.date)
            if main is not None and id in of_the_year:
                if there != main:
                    self._note_main(concert, project, there, main)
            elif there not in [each.week for each in stands]:
                self.look.note(
                    "JRN20",
                    self.document.at_value(stands[0].at),
                    id=id,
                    date=concert.date,
                    where=self._where(there),
                    week=stands[0].week,
                    concert=_file(self.look, "concerts", id),
                )

    def _note_main(self, concert: Concert, project: Project, there: int, main: int) -> None:
        file = _file(self.look, "concerts", concert.id)
        hint = worded(
            "write 'concert_week: {week}', or correct 'date' in {file}", week=there, file=file
        )
        first, last = _days(project, main)
        self.look.note(
            "JRN15",
            self.document.at_value(("concert_week",)),
            help=hint if 1 <= there <= self.journey.weeks else None,
            id=concert.id,
            date=concert.date,
            where=self._where(there),
            week=main,
            first=first,
            last=last,
            concert=file,
            project=_file(self.look, "projects", project.id),
        )

    def meeting(self, meeting: Meeting, week: int, at: Trail) -> None:
        """Note what is odd about when a meeting takes place, and whether it ever does."""
        project = self.journey.project
        if meeting.until_week is not None and meeting.every_weeks is None:
            self.look.note("JRN19", self.document.at_key((*at, "until_week")))
        if project is None:
            return
        if meeting.day is None and meeting.time is not None:
            self.look.note("JRN18", self.document.at_value((*at, "time")))
        if meeting.day is not None and meeting.day not in WEEKDAYS:
            there = weeks.week_of(project, date.fromisoformat(meeting.day))
            if there != week:
                place, where = self.document.at_value((*at, "day")), self._where(there)
                first, last = _days(project, week)
                facts = {"where": where, "week": week, "first": first, "last": last}
                self.look.note("JRN17", place, day=meeting.day, help=None, **facts)
        times = weeks.gatherings(meeting, week, self.journey, project)
        if times and all(each.holiday for each in times):
            self._note_never(meeting, week, project, times, at)

    def _note_never(
        self,
        meeting: Meeting,
        week: int,
        project: Project,
        times: Sequence[weeks.Gathering],
        at: Trail,
    ) -> None:
        off: list[Holiday] = []
        for each in times:
            if each.holiday and each.holiday not in off:
                off.append(each.holiday)
        file = _file(self.look, "projects", project.id)
        free = _free_week(meeting, week, self.journey, project)
        hint = worded(
            "week {week} has school; or correct 'holidays' in {file}", week=free, file=file
        )
        holidays = some_of([_holiday(self.look, each) for each in off], _SHOWN)
        seen = (
            worded(
                "all its {count} times fall into {holidays}", count=len(times), holidays=holidays
            )
            if len(times) > 1
            else worded("it falls into {holidays}", holidays=holidays)
        )
        place = self.document.at_key(at)
        self.look.note("JRN11", place, help=hint if free else None, seen=seen, file=file)

    def _where(self, week: int) -> Words:
        last = self.journey.weeks
        if week < 1:
            return worded("before week 1")
        if week <= last:
            return worded("in week {week}", week=week)
        return worded("after week {week}, the last", week=last)


def _free_week(meeting: Meeting, week: int, journey: Journey, project: Project) -> int | None:
    """Return the week nearest to `week` in which the meeting would take place.

    None for one on a date, which would keep it in any week, and where there is no such week.
    """
    if meeting.day is not None and meeting.day not in WEEKDAYS:
        return None
    once = replace(meeting, every_weeks=None)
    for each in sorted(range(1, journey.weeks + 1), key=lambda other: abs(other - week)):
        times = weeks.gatherings(once, each, journey, project)
        if not any(time.holiday for time in times):
            return each
    return None


def _holiday(look: Lookup, holiday: Holiday) -> Words:
    """Name holidays with their days."""
    name = holiday.title.choose(look.languages or LANGUAGES).text
    span = worded("{begins} to {ends}", begins=holiday.begins, ends=holiday.ends)
    days = span if holiday.ends > holiday.begins else holiday.begins
    if name:
        return worded("'{name}' ({days})", name=name, days=days)
    return worded("the holidays of {days}", days=days)


def _days(project: Project, week: int) -> tuple[date, date]:
    """Return a week's first and last day."""
    first = weeks.first_day(project, week)
    return first, first + timedelta(days=6)


def _file(look: Lookup, kind: str, id: str) -> str:
    return f"{look.source.folders[kind, id]}/{kind.removesuffix('s')}.yml"
