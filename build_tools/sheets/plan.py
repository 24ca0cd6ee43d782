"""The year for the teacher, on two pages: every step with room for a tick and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from build_tools.domain import Concert, Holiday, Hub, Journey, Meeting, Workshop
from build_tools.sheets.forms import MM
from build_tools.sheets.pen import Pen, span
from build_tools.sheets.proposal import (
    address_of,
    concert_place,
    day_of,
    icon,
    kind,
    long_day,
    meeting_facts,
    minutes,
    phase_title,
    short_day,
)
from build_tools.sheets.source import array, call, flag, joined, optional, points, string
from build_tools.sheets.year import Entry, Phase, Week, concerts, phases


@dataclass(frozen=True, slots=True)
class Draft:
    """One way to write a plan, tighter than the one before."""

    size_pt: float
    without: tuple[str, ...] = ()
    """What is left out, of `PARTS`."""
    dense: bool = False
    """Whether rows stand close to one another."""


PARTS = {
    "materials": "materials",
    "notes": "notes on the steps",
    "prepare": "what to prepare for meetings",
}
"""What may be left out, in this order, before type gets smaller than 8.5 points: message ids."""
_ORDER = tuple(PARTS)

DRAFTS = (
    *(Draft(size) for size in (10.0, 9.5, 9.0, 8.5)),
    *(Draft(8.5, _ORDER[:count]) for count in (1, 2, 3)),
    *(Draft(size, _ORDER, dense=True) for size in (8.5, 8.0, 7.5, 7.0)),
)
MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class Plan:
    """Writes the plan of one journey in one language."""

    journey: Journey
    hub: Hub
    pen: Pen
    code: str | None = None
    """Path of the QR code of the journey's page on the web, if the hub is there."""

    def source(self, number: int) -> str:
        """Return the typst source of one of `DRAFTS`."""
        draft, pen = DRAFTS[number], self.pen
        title, hub = self.journey.title.choose(pen.chain).text, self.hub.title
        parts = [part for phase in phases(self.journey) for part in self._phase(phase, draft)]
        table = call("plan", array(self._heads()), flag(draft.dense), *parts)
        sheet = call(
            "sheet",
            joined([*self._left_out(draft), table]),
            size=points(draft.size_pt),
            title=string(f"{title} – {pen.t('Plan for the teacher')}"),
            lang=string(pen.lang),
            author=string(self.hub.publisher or hub.choose(pen.chain).text),
            margin=points(12 * MM),
            gutter="0pt",
            above=points(10 * MM),
            below=points(16 * MM),
            leading="0.5em",
            top=self._top(),
            bottom=pen.origin(
                (hub.choose(pen.chain).text, self.hub.publisher, self.hub.licence),
                address_of(self.journey, pen.lang, self.hub),
            ),
            page_words=pen.page_words(),
        )
        return f'#import "/plan.typ": *\n#{sheet}\n'

    def _heads(self) -> Iterator[str]:
        t = self.pen.t
        for said in (t("week"), t("What we do"), t("min"), t("Done"), t("My notes")):
            yield self.pen.line(said)

    def _top(self) -> str:
        pen, t = self.pen, self.pen.t
        code = {"picture": string(self.code or ""), "alt": string(t("The address of this sheet"))}
        shown = f"({', '.join(f'{key}: {value}' for key, value in code.items())})"
        return call(
            "masthead",
            badge=pen.icon("badge journeys"),
            kind=pen.line(t("Plan for the teacher")),
            title=pen.text(self.journey.title),
            numbers=array(self._numbers()),
            columns="3",
            needs=array(self._needs()),
            qr=optional(shown if self.code else None),
        )

    def _numbers(self) -> Iterator[str]:
        it, pen, t = self.journey, self.pen, self.pen.t
        counted = t.count(it.weeks, "{n} week", "{n} weeks").replace(str(it.weeks), "", 1)
        yield call("number", pen.icon("week"), pen.line(str(it.weeks)), pen.line(counted))
        ages = pen.line(span(it.ages))
        yield call("number", pen.icon("child"), ages, pen.line(t("years old")))

    def _needs(self) -> Iterator[str]:
        pen, t = self.pen, self.pen.t
        for concert in concerts(self.journey):
            day = pen.line(long_day(concert.date, pen.lang))
            lines = [pen.text(concert.title), call("newline"), day, call("newline")]
            lines.append(call("dotted", *concert_place(concert, pen)))
            yield call("need", pen.icon("concert"), pen.line(t("The concert")), joined(lines))
        if self.journey.project:
            named = pen.text(self.journey.project.title)
            yield call("need", pen.icon("project"), pen.line(t("Project")), named)

    def _left_out(self, draft: Draft) -> Iterator[str]:
        t = self.pen.t
        parts = left_out(self.journey, draft)
        if parts:
            what = ", ".join(t(PARTS[part]) for part in parts)
            where = address_of(self.journey, self.pen.lang, self.hub)
            said = t(
                "Left out, so that two pages are enough: {what}. Read it at {where}",
                what=what,
                where=where,
            )
            yield call("left-out", self.pen.icon("info"), self.pen.line(said))

    def _phase(self, phase: Phase, draft: Draft) -> Iterator[str]:
        yield call("phase", self.pen.line(phase_title(phase, self.pen.t)))
        # Weeks in which nothing is new stand together in one row, holidays by themselves.
        for empty, found in groupby(
            phase.weeks, lambda week: None if week.entries else week.holidays
        ):
            group = tuple(found)
            if empty is None:
                yield from (self._week(week, draft) for week in group)
            else:
                yield self._empty(group, empty)

    def _week(self, week: Week, draft: Draft) -> str:
        rows = [call("row", self._holiday(it), "none", "false") for it in week.holidays]
        rows += [self._row(entry, draft) for entry in week.entries]
        return call("week", self.pen.line(str(week.number)), self._day(week), *rows)

    def _empty(self, group: tuple[Week, ...], holidays: tuple[Holiday, ...]) -> str:
        said = self.pen.line(self.pen.t("Nothing new: time to hear again what you liked."))
        quiet = [self._holiday(it) for it in holidays] or [call("quiet", "none", said)]
        rows = [call("row", each, "none", "false") for each in quiet]
        number = self.pen.line(span((group[0].number, group[-1].number)))
        return call("week", number, self._day(group[0]), *rows)

    def _holiday(self, holiday: Holiday) -> str:
        return call("quiet", self.pen.icon("sun"), self.pen.text(holiday.title))

    def _day(self, week: Week) -> str:
        if week.begins is None:
            return "none"
        return self.pen.line(short_day(week.begins, self.pen.lang))

    def _row(self, entry: Entry, draft: Draft) -> str:
        pen = self.pen
        if entry.holiday is not None:
            said = pen.line(pen.t("Does not take place:"))
            why = call("labelled-line", said, pen.text(entry.holiday.title))
            body = call("entry", pen.icon(icon(entry)), pen.text(entry.title), "none", array([why]))
            return call("row", body, "none", "false")
        known = minutes(entry)
        took = optional(pen.line(str(known)) if known else None)
        return call("row", self._entry(entry, draft), took, "true")

    def _entry(self, entry: Entry, draft: Draft) -> str:
        pen = self.pen
        title = pen.text(entry.title)
        if entry.number > 1:
            return call("entry", pen.icon(icon(entry)), title, "none", array(self._facts(entry)))
        return call(
            "entry",
            pen.icon(icon(entry)),
            call("important", title),
            pen.line(kind(entry, pen.t)),
            array(self._facts(entry)),
            *self._lines(entry, draft),
        )

    def _facts(self, entry: Entry) -> Iterator[str]:
        pen, what = self.pen, entry.step.what
        day = day_of(entry, pen.lang)
        if day:
            yield pen.line(day)
        if isinstance(what, Concert):
            yield pen.line(long_day(what.date, pen.lang))
        if entry.meeting and entry.number == 1:
            yield from map(pen.line, meeting_facts(entry.meeting, pen.t))
            if entry.meeting.place:
                yield pen.text(entry.meeting.place)
            if entry.meeting.address:
                yield pen.line(entry.meeting.address)

    def _lines(self, entry: Entry, draft: Draft) -> Iterator[str]:
        pen, what = self.pen, entry.step.what
        if entry.step.note and "notes" not in draft.without:
            yield pen.text(entry.step.note)
        if isinstance(what, Workshop) and what.materials and "materials" not in draft.without:
            items = call("dotted", *map(pen.text, what.materials))
            yield call("labelled-line", pen.line(pen.t("Materials:")), items)
        if entry.meeting and entry.meeting.prepare and "prepare" not in draft.without:
            label = pen.line(pen.t("To prepare:"))
            yield call("labelled-line", label, pen.text(entry.meeting.prepare))


def left_out(journey: Journey, draft: Draft) -> tuple[str, ...]:
    """Return which of `PARTS` a journey has and a draft leaves out."""
    steps = journey.steps
    there = {
        "materials": any(isinstance(it.what, Workshop) and it.what.materials for it in steps),
        "notes": any(it.note for it in steps),
        "prepare": any(isinstance(it.what, Meeting) and it.what.prepare for it in steps),
    }
    return tuple(part for part in draft.without if there[part])
