"""A journey's year: meetings in their weeks, dates, holidays, what is missing, what it weighs."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from build_tools.domain import (
    Assets,
    Catalogue,
    Document,
    Holiday,
    Journey,
    Localised,
    Meeting,
    Project,
    Step,
)
from build_tools.site import Stage, Staged, draw_covers
from build_tools.site.year import Week, phases

AUTUMN = Holiday(date(2026, 9, 21), date(2026, 9, 27), Localised("Vacances"))
PROJECT = Project("mosel", Localised("Moselle"), {}, ("FR",), date(2026, 9, 7), holidays=(AUTUMN,))
MEETING = Meeting(Localised("Rencontre"), every_weeks=2, until_week=5, day="tuesday", time="14:30")


def journey_of(*steps: Step, weeks: int = 6, **more: object) -> Journey:
    made = Journey("annee", Localised("Une année"), {}, (6, 8), weeks, steps=steps)
    return replace(made, **more)  # type: ignore[arg-type]


def weeks_of(journey: Journey) -> list[Week]:
    return [week for phase in phases(journey) for week in phase.weeks]


def test_every_week_is_there_and_the_concert_parts_them() -> None:
    parts = [(it.name, [week.number for week in it.weeks]) for it in phases(journey_of())]
    assert parts == [("all", [1, 2, 3, 4, 5, 6])]
    parted = phases(journey_of(concert_week=4))
    assert [(it.name, len(it.weeks)) for it in parted] == [
        ("before", 3), ("concert", 1), ("after", 2),
    ]  # fmt: skip
    assert [it.name for it in phases(journey_of(concert_week=1))] == ["concert", "after"]


def test_a_regular_meeting_has_a_key_for_each_time() -> None:
    """One that takes place once keeps its step's."""
    once = Step(2, replace(MEETING, every_weeks=None, until_week=None), key="meeting-b")
    weeks = weeks_of(journey_of(Step(1, MEETING, key="meeting-a"), once))
    keys = {week.number: [entry.key for entry in week.entries] for week in weeks if week.entries}
    assert keys == {1: ["meeting-a@1"], 2: ["meeting-b"], 3: ["meeting-a@2"], 5: ["meeting-a@3"]}
    assert all(week.begins is None and not week.holidays for week in weeks)


def test_a_project_gives_dates_and_takes_meetings_away() -> None:
    weeks = weeks_of(journey_of(Step(1, MEETING, key="meeting-a"), project=PROJECT))
    assert [week.begins for week in weeks[:2]] == [date(2026, 9, 7), date(2026, 9, 14)]
    assert [week.number for week in weeks if week.holidays] == [3]
    days = [(it.gathering.day, it.holiday) for week in weeks for it in week.entries if it.gathering]
    assert days == [
        (date(2026, 9, 8), None), (date(2026, 9, 22), AUTUMN), (date(2026, 10, 6), None),
    ]  # fmt: skip


@pytest.fixture
def made(derived: Assets) -> Assets:
    """The hub's published files, with a paper and a calendar of its journey."""
    paper = Document("media/journey-annee-fr-plan-0.pdf", "application/pdf", 43_000, 2)
    return replace(
        derived,
        papers=MappingProxyType({("annee", "fr", "plan"): paper}),
        calendars={("annee", "fr"): Document("fr/journeys/annee.ics", "text/calendar", 2000)},
    )


@pytest.fixture
def staged(hub: Catalogue, made: Assets, tmp_path: Path) -> tuple[Staged, Path]:
    stage = Stage(tmp_path, tmp_path / "build", hub, draw_covers(hub, made, {}, {}))
    return stage.write(), tmp_path / "build" / "docs"


def test_papers_calendar_and_path_are_linked_where_they_are(staged: tuple[Staged, Path]) -> None:
    page = (staged[1] / "fr/journeys/annee.md").read_text()
    assert "../../media/journey-annee-fr-plan-0.pdf" in page and "2 pages" in page
    assert "../journeys/annee.ics" in page
    assert "../special/children-journey-annee.html" in page
    other = (staged[1] / "de/journeys/annee.md").read_text()
    assert ".pdf" not in other and ".ics" not in other


def test_what_is_missing_in_a_language_is_listed_with_the_one_shown(
    staged: tuple[Staged, Path],
) -> None:
    german = (staged[1] / "de/journeys/annee.md").read_text()
    listed = german.partition('class="missed')[2].partition("</details>")[0]
    assert "chanter.html" in listed and "Französisch" in listed
    assert 'class="missed' not in (staged[1] / "fr/journeys/annee.md").read_text()


def test_pictograms_are_drawn_once_and_every_use_has_one(staged: tuple[Staged, Path]) -> None:
    page = (staged[1] / "fr/journeys/annee.md").read_text()
    desk = staged[0].scripts["fr/desk.js"].replace('\\"', '"')
    weeks = staged[0].scripts["fr/weeks.js"].replace('\\"', '"')
    for text in (page, weeks, weeks + desk):
        drawn = [part.partition('"')[0] for part in text.split('<symbol id="')[1:]]
        used = {part.partition('"')[0] for part in text.split('href="#')[1:]}
        used = {name for name in used if name.startswith(("p-", "d-"))}
        assert len(drawn) == len(set(drawn)) and used and used <= set(drawn)


def test_the_home_page_learns_titles_and_weeks_from_a_script(staged: tuple[Staged, Path]) -> None:
    """So that it weighs the same however many journeys there are."""
    script = staged[0].scripts["lb/journeys.js"]
    data = json.loads(script.removeprefix("pocheJourneys(").removesuffix(");\n"))
    title, weeks = data["annee"]
    assert title == ["Une année", "fr"]
    assert weeks["1"] == [["Chanter", "fr", "lb/workshops/chanter.html"]]
    assert weeks["2"] == [["Rencontre", "fr", ""]]
    assert "data-our-week" in (staged[1] / "lb/index.md").read_text()


def test_a_long_year_stays_light(hub: Catalogue, made: Assets, tmp_path: Path) -> None:
    """36 weeks, a step in each and a meeting every second week: 40 kB without the site's frame."""
    sheet, _, concert, playlist = (step.what for step in hub.journeys["annee"].steps)
    note = Localised(
        "Une phrase comme en écrivent les éditeurs, ni courte ni longue, pour l’étape."
    )
    things = (sheet, playlist, concert)
    steps = [Step(n, things[n % 3], note, f"workshops-a.{n}") for n in range(1, 37)]
    regular = Step(1, replace(MEETING, until_week=None), note, "meeting-a")
    journey = replace(hub.journeys["annee"], weeks=36, steps=(*steps, regular))
    known = replace(hub, journeys={"annee": journey})
    Stage(tmp_path, tmp_path / "build", known, draw_covers(known, made, {}, {})).write()
    assert len((tmp_path / "build/docs/fr/journeys/annee.md").read_bytes()) < 40_000
