"""What a journey's page says of its year, and what it leads to. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel import Locale, dates
from markupsafe import Markup

from build_tools.domain import (
    JOURNEY_FORMS,
    Document,
    Journey,
    Meeting,
    Playlist,
    Recording,
    Resource,
    Work,
    Workshop,
)
from build_tools.drawings.pictograms import outline
from build_tools.site.children import path_shelf
from build_tools.site.reader import Reader
from build_tools.site.sheet import printouts
from build_tools.site.views import meeting_words, step_icon, step_words
from build_tools.site.year import Entry, Phase, Week, phases
from build_tools.strings import locale_of

PHASES = {
    "all": "Week by week",
    "before": "Before the concert",
    "concert": "The concert",
    "after": "After the concert",
}
"""A part of the year to the heading above it: message ids."""

PAPERS = {
    "wall": "For the classroom wall",
    "plan": "Plan for the teacher",
    "diary": "Diary of our journey",
}
"""How a journey comes to paper to its label: message ids."""

PAPER_ICONS = {"wall": "week", "plan": "print", "diary": "draw"}
"""The same to its pictogram."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A resource whose text is shown in another language than the reader's."""

    resource: Resource
    lang: str


def phase_title(r: Reader, phase: Phase) -> str:
    """Return the heading above a part of the year."""
    return r.t(PHASES[phase.name])


def day_words(r: Reader, day: date) -> str:
    """Return a day without its year, in words."""
    return str(dates.format_skeleton("MMMMd", day, locale=locale_of(r.lang)))


def weekday_words(r: Reader, day: date) -> str:
    """Return the same after the day of the week, joined as the language's full dates are."""
    comma = "," if "EEEE," in Locale.parse(locale_of(r.lang)).date_formats["full"].pattern else ""
    return f"{dates.format_date(day, 'EEEE', locale=locale_of(r.lang))}{comma} {day_words(r, day)}"


def week_words(r: Reader, week: Week) -> str:
    """Return when a week begins and which holidays it has, as far as that is known."""
    said = [r.t("from {day}", day=day_words(r, week.begins))] if week.begins else []
    return " · ".join([*said, *(r.words(each.title) for each in week.holidays)])


def entry_icon(entry: Entry) -> str:
    """Return the pictogram of what a step proposes."""
    return "meeting" if isinstance(entry.step.what, Meeting) else step_icon(entry.step.what)


def entry_words(r: Reader, entry: Entry) -> str:
    """Return the line under a step's title; of a regular meeting, its rhythm only once."""
    what = entry.step.what
    if not isinstance(what, Meeting):
        scored = isinstance(what, Work) and what.id in r.assets.derived.scores
        return f"{step_words(r, what)} · {r.t('with its score')}" if scored else step_words(r, what)
    return meeting_words(r, what) if entry.number == 1 else r.t("Meeting")


def entry_when(r: Reader, entry: Entry) -> str:
    """Return the day, the hour and the place of a meeting, as far as they are known."""
    meeting, time = entry.step.what, entry.gathering
    if not isinstance(meeting, Meeting):
        return ""
    said = []
    if time is not None and (meeting.day or meeting.time):
        said.append(weekday_words(r, time.day))
    if meeting.time:
        said.append(meeting.time)
    return " · ".join([*said, *([r.words(meeting.place)] if meeting.place else [])])


def sounds_of(r: Reader, entry: Entry) -> Recording | Playlist | None:
    """Return what a step lets sound: itself, a sheet's playlist, a work's first recording."""
    match entry.step.what:
        case Recording() | Playlist() as thing:
            return thing
        case Workshop(playlist=playlist):
            return playlist
        case Work() as work:
            found = r.users(work, "recordings")
            return next((it for it in found if isinstance(it, Recording)), None)
    return None


def paper_of(r: Reader, entry: Entry) -> str | None:
    """Return the way to a sheet's first printout, empty without one; None for other steps."""
    what = entry.step.what
    if not isinstance(what, Workshop):
        return None
    return next((r.to(paper.document.url) for paper in printouts(r, what)), "")


def icons_of(r: Reader, journey: Journey) -> set[str]:
    """Return the pictograms that a journey's page uses again and again, or may use."""
    year = (entry for phase in phases(journey) for week in phase.weeks for entry in week.entries)
    papers = (paper_icon(form) for form, _ in journey_papers(r, journey))
    always = ("print", "language", "calendar", "child", "questions")
    return {*always, *papers, *map(entry_icon, year)}


def symbols(prefix: str, names: Iterable[str]) -> Markup:
    """Return pictograms drawn once, to be used by `#<prefix>-<name>`.

    A year names the same few dozens of times; drawn each time, they would be a third of it.
    """
    drawn = Markup("").join(
        Markup('<symbol id="{}-{}" viewBox="0 0 24 24"><path d="{}"/></symbol>').format(
            prefix, name, outline(name)
        )
        for name in sorted(set(names))
    )
    return Markup('<svg xmlns="http://www.w3.org/2000/svg" hidden>{}</svg>').format(drawn)


def path_of(r: Reader, journey: Journey) -> str:
    """Return the way to a journey's path in the children's space; empty without one.

    To where the class is, by path.js; without script to where it begins.
    """
    shelf = path_shelf(r.catalogue, journey)
    return r.to(f"{r.lang}/special/{shelf.screen}.html#here") if shelf else ""


def missing(r: Reader, journey: Journey) -> list[Missing]:
    """Return what of a journey has a text, but none in the reader's language, each once."""
    named = (step.what for step in journey.steps if not isinstance(step.what, Meeting))
    found = {(type(it), it.id): it for it in (journey, *named)}.values()
    texts = ((it, r.body(it)) for it in found)
    return [Missing(it, body.lang) for it, body in texts if body and body.lang != r.lang]


def journey_papers(r: Reader, journey: Journey) -> list[tuple[str, Document]]:
    """Return each form in which a journey is on paper in the reader's language."""
    papers = r.assets.derived.papers
    keys = ((form, (journey.id, r.lang, form)) for form in JOURNEY_FORMS)
    return [(form, papers[key]) for form, key in keys if key in papers]


def paper_words(r: Reader, form: str) -> str:
    """Return what a journey's form on paper is called."""
    return r.t(PAPERS[form])


def paper_icon(form: str) -> str:
    """Return the pictogram of a journey's form on paper."""
    return PAPER_ICONS[form]
