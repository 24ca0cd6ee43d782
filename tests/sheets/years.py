"""Journeys of any length for the tests of their papers, and what is found in these."""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import pypdf

from build_tools.domain import (
    Concert,
    Holiday,
    Hub,
    Journey,
    Localised,
    Meeting,
    Project,
    Step,
    Venue,
    Workshop,
)
from build_tools.sheets import plan, wall
from build_tools.sheets.desk import Notes
from build_tools.sheets.diary import Diary
from build_tools.sheets.pen import Pen
from build_tools.sheets.press import pages_of
from build_tools.strings import Strings, load
from tests.sheets.conftest import Bench

OVERRIDES = Path(__file__).parents[2] / "overrides"
HUB = Hub("h", Localised("Hub"), ("fr", "de", "nl", "en", "lb"), "fr", licence="CC-BY-SA-4.0")
TITLES = ("My body is a drum", "Sound detectives", "A song of our own", "Walking the rag")
HOLIDAYS = Holiday(date(2026, 10, 19), date(2026, 11, 1), Localised("Autumn holidays"))
PROJECT = Project(
    "p", Localised("Valley school"), {}, ("FR",), date(2026, 9, 7), holidays=(HOLIDAYS,)
)
CONCERT = Concert(
    "c",
    Localised("The great concert"),
    {},
    date(2026, 12, 11),
    Venue(Localised("Hall"), Localised("Village"), "FR"),
)
MEETING = Meeting(
    Localised("Families’ tea"),
    "in-person",
    45,
    every_weeks=2,
    day="tuesday",
    time="17:00",
    prepare=Localised("Bring cake"),
)


def workshop(number: int, title: str | None = None) -> Workshop:
    """Return a workshop of some kind."""
    kinds = ("percussion", "listening", "writing", "movement")
    name = Localised(title or TITLES[number % len(TITLES)])
    kind = kinds[number % len(kinds)]
    return Workshop(
        f"w{number}", name, {}, kind, "one-off", (6, 8), 30, materials=(Localised("a scarf"),)
    )


def journey(
    weeks: int,
    a_week: int = 1,
    *,
    concert: int | None = None,
    project: Project | None = None,
    note: str = "",
    more: Sequence[Step] = (),
) -> Journey:
    """Return a journey with so many workshops in each week."""
    steps = [
        Step(week, workshop(week * a_week + number), Localised(note or None))
        for week in range(1, weeks + 1)
        for number in range(a_week)
    ]
    steps += [Step(concert, CONCERT)] if concert else []
    ordered = tuple(sorted([*steps, *more], key=lambda step: step.week))
    return Journey("j", Localised("A year of music"), {}, (6, 10), weeks, concert, project, ordered)


@cache
def words(lang: str) -> Strings:
    """Return the site's own words in a language."""
    return load(lang, [OVERRIDES])


def pen(bench: Bench, lang: str = "en", notes: Notes | None = None) -> Pen:
    """Return what writes in one language, with the site's own words."""
    say, inks, symbol = words(lang), bench.inks, bench.parts.symbol
    return Pen(lang, HUB.chain(lang), say, inks, symbol, notes or Notes())


def on_wall(bench: Bench, year: Journey, lang: str = "en") -> tuple[str, bytes]:
    """Return what a year for the wall shows, in the first draft that fits, and its PDF."""
    written = wall.Wall(year, HUB, pen(bench, lang))
    pdfs = (bench.press.pdf(written.source(at), "wall") for at in range(len(wall.DRAFTS)))
    tried = zip(wall.DRAFTS, pdfs, strict=True)
    return next((shows, pdf) for shows, pdf in tried if pages_of(pdf) <= wall.MOST_PAGES)


def as_plan(bench: Bench, year: Journey, number: int = 0, lang: str = "en") -> bytes:
    """Return the PDF of a draft of the plan."""
    return bench.press.pdf(plan.Plan(year, HUB, pen(bench, lang)).source(number), "plan")


def as_diary(bench: Bench, year: Journey, lang: str = "en") -> bytes:
    """Return the PDF of the diary."""
    return bench.press.pdf(Diary(year, HUB, pen(bench, lang)).source(), "diary")


@lru_cache(maxsize=16)
def text_of(pdf: bytes) -> str:
    """Return what a screen reader finds, white space as one space, hyphens at ends closed."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("-\n", "").split())
