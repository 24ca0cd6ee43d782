"""The diary of a journey: a booklet with a box for each week, to be drawn in by a child."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.domain import (
    Concert,
    Hub,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Work,
    Workshop,
)
from build_tools.sheets.booklet import PER_SHEET, imposed, lacking
from build_tools.sheets.measure import needs_hyphens
from build_tools.sheets.pen import Pen
from build_tools.sheets.proposal import address_of, icon
from build_tools.sheets.source import call, flag, optional, string
from build_tools.sheets.year import Entry, Week, weeks

_MOST_TITLES = 4
"""So many titles leave room to draw; of more, the first are shown."""
_ROOM_EM = 17.0
"""Room for a title beside the week's number and badge."""


@dataclass(frozen=True, slots=True)
class Diary:
    """Writes the diary of one journey in one language."""

    journey: Journey
    hub: Hub
    pen: Pen

    def source(self) -> str:
        """Return the typst source: pages as they lie on sheets of A4."""
        pen, title = self.pen, self.journey.title.choose(self.pen.chain).text
        inside = list(self._inside())
        # A cover and a back are pages, too; what is left of the last sheet is for drawing.
        inside += [self._halves((None, None))] * lacking(len(inside) + 2)
        sheets = (len(inside) + 2) // PER_SHEET
        numbered = [
            call("numbered-page", pen.line(str(number)), page)
            for number, page in enumerate(inside, 2)
        ]
        pages = [self._cover(), *numbered, self._back(sheets)]
        diary = call(
            "diary",
            *(call("side", left, right) for left, right in imposed(pages)),
            title=string(f"{title} – {pen.t('Diary of our journey')}"),
            lang=string(pen.lang),
            author=string(self.hub.publisher or self.hub.title.choose(pen.chain).text),
            about=string(pen.t("Diary of our journey")),
        )
        return f'#import "/diary.typ": *\n#{diary}\n'

    def _inside(self) -> Iterator[str]:
        """Yield the pages: two weeks on each, the concert on a page of its own."""
        waiting: Week | None = None
        for week in _drawn(self.journey):
            if self._is_concert(week):
                if waiting:
                    yield self._halves((waiting, None))
                    waiting = None
                yield call("whole", self._box(week))
            elif waiting:
                yield self._halves((waiting, week))
                waiting = None
            else:
                waiting = week
        if waiting:
            yield self._halves((waiting, None))

    def _is_concert(self, week: Week) -> bool:
        """Say whether a week is that of the concert: in others it may be heard again."""
        there = any(isinstance(entry.step.what, Concert) for entry in week.entries)
        return there and self.journey.concert_week in (None, week.number)

    def _halves(self, pair: tuple[Week | None, Week | None]) -> str:
        return call("halves", *(self._box(week) if week else self._free() for week in pair))

    def _box(self, week: Week) -> str:
        pen, entries = self.pen, _children_do(week)
        badge = _badge(entries[0]) if entries else None
        titles = [
            self._titled(entry, self._icon(entry, entries)) for entry in entries[:_MOST_TITLES]
        ]
        if entries[_MOST_TITLES:]:
            titles.append(pen.line("…"))
        return call(
            "week",
            pen.line(pen.t("week")),
            pen.line(str(week.number)),
            optional(pen.icon(badge) if badge else None),
            pen.line(self._prompt(week, entries)),
            *titles,
        )

    def _titled(self, entry: Entry, symbol: str | None) -> str:
        title = entry.title.choose(self.pen.chain).text
        parted = flag(needs_hyphens(title, _ROOM_EM, bold=True))
        return call("titled", optional(symbol), parted, self.pen.text(entry.title))

    def _icon(self, entry: Entry, entries: Sequence[Entry]) -> str | None:
        """Return an entry's pictogram, unless the week's badge says the same already."""
        alone = len(entries) == 1 and _badge(entry)
        return None if alone else self.pen.icon(icon(entry))

    def _prompt(self, week: Week, entries: Sequence[Entry]) -> str:
        t = self.pen.t
        match entries[0].step.what if entries else None:
            case Concert() if self._is_concert(week):
                return t("Draw the concert.")
            case Concert() | Playlist() | Recording() | Work() | Workshop(kind="listening"):
                return t("Draw what you heard.")
            case Meeting():
                return t("Draw who was there.")
            case Workshop():
                return t("Draw what we did.")
            case _:
                return t("Draw what you want to keep.")

    def _free(self) -> str:
        said = self.pen.line(self.pen.t("Draw what you want to keep."))
        return call("free", self.pen.icon("draw"), said)

    def _cover(self) -> str:
        pen, t = self.pen, self.pen.t
        name, title = pen.line(t("Diary of our journey")), pen.text(self.journey.title)
        labels = (pen.line(t("My name")), pen.line(t("My class")))
        return call("cover", pen.icon("badge journeys"), name, title, *labels)

    def _back(self, sheets: int) -> str:
        pen, hub = self.pen, self.hub
        needed = pen.t.count(sheets, "{n} sheet of A4", "{n} sheets of A4")
        how = pen.t(
            "Print on both sides, turned over at the short edge; lay the sheets into one another "
            "and fold them in the middle."
        )
        origin = pen.origin(
            (hub.title.choose(pen.chain).text, hub.licence),
            address_of(self.journey, pen.lang, hub),
        )
        return call("back", pen.icon("print"), pen.line(f"{needed}. {how}"), origin)


def _drawn(journey: Journey) -> tuple[Week, ...]:
    """Return the weeks that get a box: those in which something is new; of none, all."""
    every = weeks(journey)
    return tuple(week for week in every if _children_do(week)) or every


def _children_do(week: Week) -> tuple[Entry, ...]:
    """Return what is new in a week, the concert first, meetings last.

    Regular meetings are mostly of grown-ups: they stand there only where nothing else does.
    """
    entries = [entry for entry in week.new if entry.holiday is None]
    others = [it for it in entries if it.meeting is None or it.meeting.every_weeks is None]
    return tuple(sorted(others or entries, key=lambda it: _ORDER.get(type(it.step.what), 1)))


_ORDER: dict[type, int] = {Concert: 0, Meeting: 2}


def _badge(entry: Entry) -> str | None:
    """Return the badge of a kind; a meeting has none, its pictogram stands by its title."""
    match entry.step.what:
        case Workshop(kind=kind):
            return f"badge {kind}"
        case Concert():
            return "badge concerts"
        case Playlist():
            return "badge playlists"
        case Recording():
            return "badge recordings"
        case Work():
            return "badge works"
        case _:
            return None
