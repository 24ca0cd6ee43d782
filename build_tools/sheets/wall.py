"""The year for the wall of a classroom, on one page: a path of weeks, written as typst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.domain import Concert, Hub, Journey, Localised
from build_tools.sheets.forms import MM
from build_tools.sheets.measure import needs_hyphens, width_em
from build_tools.sheets.pen import Pen, span
from build_tools.sheets.proposal import (
    address_of,
    concert_place,
    icon,
    long_day,
    phase_title,
    short_day,
)
from build_tools.sheets.room import NARROWEST_EM, WIDTH_PT, Stations, disc_pt, settings
from build_tools.sheets.source import array, call, flag, optional, points, string
from build_tools.sheets.year import Entry, Phase, Week, phases

_HEAD_MM, _CONCERT_MM = 22, 36
"""Height of the title with what is under it, and of the concert's frame, roughly."""
_LINE_EM = 15.0
"""So much of the concert's title is on one line at least."""
_SIZES_PT = {
    "titles": (14.0, 13.0, 12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5),
    "signs": (14.0, 12.0, 10.0, 8.0, 6.0),
    "numbers": (6.0,),
}
"""Sizes of titles and signs, of which the largest that fits is taken. From two metres away
14 points are still read by good eyes; below 6.5 nobody reads."""

DRAFTS = ("titles", "signs", "numbers")
"""What a year shows of its weeks: titles; pictograms alone; nothing but their numbers."""
MOST_PAGES = 1


@dataclass(frozen=True, slots=True)
class Wall:
    """Writes one journey for the wall, in one language."""

    journey: Journey
    hub: Hub
    pen: Pen

    def source(self, number: int) -> str:
        """Return the typst source of one of `DRAFTS`."""
        shows, pen = DRAFTS[number], self.pen
        title = self.journey.title.choose(pen.chain).text
        stages = [self._stage(phase, shows) for phase in phases(self.journey)]
        sheet = call(
            "wall",
            *stages,
            title=string(title),
            lang=string(pen.lang),
            author=string(self.hub.publisher or self.hub.title.choose(pen.chain).text),
            about=string(pen.t("For the classroom wall")),
            settings=array(self._settings(shows)),
            heading_size=points(_heading_pt(title)),
            heading_text=pen.text(self.journey.title),
            facts=self._facts(),
            hint=pen.line(pen.t("When a week is over, colour in its number.")),
            bottom=pen.origin(
                (self.hub.title.choose(pen.chain).text, self.hub.licence),
                address_of(self.journey, pen.lang, self.hub),
            ),
        )
        return f'#import "/wall.typ": *\n#{sheet}\n'

    def _settings(self, shows: str) -> Iterator[str]:
        stages, fixed_mm = [], _HEAD_MM
        for phase in phases(self.journey):
            if phase.name == "concert" and shows != "numbers":
                fixed_mm += _CONCERT_MM
            else:
                stages.append(Stations(tuple(map(self._titles, phase.weeks))))
        for each in settings(stages, fixed_mm * MM, _SIZES_PT[shows], shows):
            size, disc = points(each.size_pt), points(disc_pt(each))
            yield call("setting", size, str(each.columns), disc)

    def _titles(self, week: Week) -> tuple[str, ...]:
        titles = (*(each.title for each in week.holidays), *(it.title for it in _shown(week)))
        return tuple(title.choose(self.pen.chain).text for title in titles)

    def _facts(self) -> str:
        it, t = self.journey, self.pen.t
        parts = [t.count(it.weeks, "{n} week", "{n} weeks"), t("{ages} years", ages=span(it.ages))]
        facts = [self.pen.line(part) for part in parts]
        if it.project:
            facts.append(self.pen.text(it.project.title))
        return call("dotted", *facts)

    def _stage(self, phase: Phase, shows: str) -> str:
        label = self.pen.line(phase_title(phase, self.pen.t))
        if phase.name == "concert" and shows != "numbers":
            return call("framed", label, self._concert(phase.weeks[0], shows))
        return call("stage", label, *(self._week(week, shows) for week in phase.weeks))

    def _week(self, week: Week, shows: str) -> str:
        parts = [self._station(week, shows)]
        if shows == "titles":
            for each in week.holidays:
                parts.append(self._beside("no-school", "sun", each.title))
            parts += [self._titled(entry) for entry in _shown(week)]
        elif shows == "signs":
            signs = [self._mark(entry) for entry in _shown(week)]
            parts += [call("signs", *signs)] if signs else []
        return call("week", *parts)

    def _station(self, week: Week, shows: str) -> str:
        pen = self.pen
        bare = shows == "numbers"
        day = short_day(week.begins, pen.lang) if week.begins and not bare else None
        marks = [] if bare else [self._mark(entry) for entry in _again(week)]
        return call(
            "station",
            pen.line(pen.t("week")),
            pen.line(str(week.number)),
            flag(week.is_off),
            optional(pen.line(day) if day else None),
            array(marks),
        )

    def _mark(self, entry: Entry) -> str:
        name = entry.title.choose(self.pen.chain).text
        return call("mark", self.pen.icon(icon(entry)), string(name or " "))

    def _titled(self, entry: Entry) -> str:
        return self._beside("titled", icon(entry), entry.title)

    def _beside(self, function: str, name: str, title: Localised) -> str:
        parted = flag(needs_hyphens(title.choose(self.pen.chain).text, NARROWEST_EM))
        return call(function, self.pen.icon(name), parted, self.pen.text(title))

    def _concert(self, week: Week, shows: str) -> str:
        concerts = [e for e in _shown(week) if isinstance(e.step.what, Concert)]
        others = [e for e in _shown(week) if not isinstance(e.step.what, Concert)]
        shown = others if shows == "titles" else []
        room_pt = (72 if shown else 115) * MM
        parts = [part for entry in concerts for part in self._facts_of(entry, room_pt)]
        return call(
            "concert",
            self._station(week, shows),
            self.pen.icon("badge concerts"),
            array(parts),
            array(self._titled(entry) for entry in shown),
        )

    def _facts_of(self, entry: Entry, room_pt: float) -> Iterator[str]:
        concert, pen = entry.step.what, self.pen
        assert isinstance(concert, Concert)
        title = concert.title.choose(pen.chain).text
        least_pt = room_pt / _LINE_EM
        size_pt = max(least_pt, min(28.0, room_pt / max(1.0, width_em(title, bold=True))))
        parted = flag(needs_hyphens(title, room_pt / size_pt, bold=True))
        yield call("concert-title", points(size_pt), parted, pen.text(concert.title))
        yield call("concert-fact", call("important", pen.line(long_day(concert.date, pen.lang))))
        yield call("concert-fact", call("dotted", *concert_place(concert, pen)))


def _shown(week: Week) -> tuple[Entry, ...]:
    """Return what is told by its title: all but meetings that were told before."""
    return tuple(entry for entry in week.new if entry.holiday is None)


def _again(week: Week) -> tuple[Entry, ...]:
    """Return the meetings that take place again."""
    return tuple(entry for entry in week.entries if entry.number > 1 and entry.holiday is None)


def _heading_pt(title: str) -> float:
    """Return how large the title can be on one line, within bounds."""
    return max(18.0, min(32.0, 0.97 * WIDTH_PT / max(1.0, width_em(title, bold=True))))
