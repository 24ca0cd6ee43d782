"""Journeys against the calendar: what is told, and what is let pass."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.problems import Problem
from tests.catalogue.hubs import HUB, codes, errors, resolved, write

JOURNEY = "content/journeys/annee/journey.yml"
PROJECT = "content/projects/moselle/project.yml"
TOP = "title: Annee\nages: [8, 11]\nweeks: 24\n"
VENUE = "venue: {name: Salle, town: Remich}\n"

BASE = {
    "content/hub.yml": HUB,
    PROJECT: "title: Moselle\ncountries: [FR]\nstart: 2026-09-07\ntimezone: Europe/Paris\n"
    "holidays: [{from: 2026-10-19, to: 2026-11-01}]\n",
    "content/concerts/soir/concert.yml": f"title: Soir\ndate: 2026-11-14\n{VENUE}",
}


def said(root: Path, steps: str, top: str = "project: moselle\n", **files: str) -> list[Problem]:
    """Check one journey; further files are given by id, as concerts."""
    hub = BASE | {JOURNEY: f"{TOP}{top}steps:\n{steps}"}
    hub |= {f"content/concerts/{id}/concert.yml": text for id, text in files.items()}
    return resolved(write(root, hub))[1]


CONCERT = "  - {week: 10, concert: soir}\n"


@pytest.mark.parametrize(
    "steps",
    [
        CONCERT,
        CONCERT + "  - {week: 12, concert: soir}\n",  # heard once more
        CONCERT + "  - {week: 6, meeting: {title: A, every_weeks: 2}}\n",
        CONCERT + "  - {week: 7, meeting: {title: A, day: monday, every_weeks: 2}}\n",
        CONCERT + "  - {week: 6, meeting: {title: A, day: 2026-10-18}}\n",
        CONCERT + "  - {week: 6, meeting: {title: A, day: friday, time: 17:30, until_week: 9,"
        " every_weeks: 1}}\n",
        CONCERT + "  - {week: 10, meeting: {title: A}}\n",
    ],
)
def test_what_fits_is_let_pass(steps: str, tmp_path: Path) -> None:
    """One time outside the holidays is enough for a meeting, one step in its week for a concert."""
    assert said(tmp_path, steps, "project: moselle\nconcert_week: 10\n") == []


def test_a_model_without_a_project_has_no_dates(tmp_path: Path) -> None:
    """Nothing is compared with a calendar, and its concert may be anybody's."""
    steps = (
        "  - {week: 3, concert: soir}\n  - {week: 7, meeting: {title: A, time: 17:30}}\n"
        "  - {week: 8, meeting: {title: B, day: 2026-10-20}}\n"
    )
    assert said(tmp_path, steps, "concert_week: 3\n") == []


def test_a_meeting_beyond_the_last_week_is_told_once(tmp_path: Path) -> None:
    """Its week is the mistake, not that it never takes place."""
    steps = CONCERT + "  - {week: 25, meeting: {title: A}}\n"
    assert codes(said(tmp_path, steps)) == ["JRN09"]


def test_a_meeting_on_a_day_off_learns_of_the_nearest_week(tmp_path: Path) -> None:
    steps = CONCERT + "  - {week: 8, meeting: {title: A, day: monday, time: 17:30}}\n"
    (problem,) = said(tmp_path, steps)
    assert problem.code == "JRN11"
    assert "week 9 has school" in problem.help


def test_a_meeting_for_which_no_week_is_free_is_not_sent_to_one(tmp_path: Path) -> None:
    text = BASE[PROJECT].replace("to: 2026-11-01", "to: 2027-12-31").replace("10-19", "09-01")
    hub = BASE | {PROJECT: text, JOURNEY: f"{TOP}project: moselle\nsteps:\n{CONCERT}"}
    hub[JOURNEY] += "  - {week: 2, meeting: {title: A}}\n"
    (problem,) = resolved(write(tmp_path, hub))[1]
    assert problem.code == "JRN11"
    assert problem.help.startswith("choose another week or day")


def test_many_holidays_are_counted(tmp_path: Path) -> None:
    """The sentence names three of them."""
    days = ", ".join(f"{{from: 2026-09-{d:02}, to: 2026-09-{d:02}}}" for d in range(7, 31, 7))
    text = BASE[PROJECT].replace("holidays: [", f"holidays: [{days}, ")
    step = "  - {week: 1, meeting: {title: A, day: monday, every_weeks: 1, until_week: 4}}\n"
    hub = BASE | {PROJECT: text, JOURNEY: f"{TOP}project: moselle\nsteps:\n{CONCERT}{step}"}
    (problem,) = resolved(write(tmp_path, hub))[1]
    assert "all its 4 times fall into" in problem.message
    assert problem.message.endswith("the holidays of 2026-09-21 and 1 more")


def test_the_same_concert_twice_in_a_week_is_one_too_many(tmp_path: Path) -> None:
    assert codes(said(tmp_path, CONCERT + CONCERT)) == ["JRN12"]


def test_steps_of_one_week_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    """The second one stands below, wherever other weeks stand."""
    steps = "  - {week: 10, concert: soir}\n  - {week: 2, concert: tot}\n" + CONCERT
    early = f"title: Tot\ndate: 2026-09-15\n{VENUE}"
    (problem,) = said(tmp_path, steps, tot=early)
    assert (problem.code, problem.location.line) == ("JRN12", 8)
    assert "line 6" in problem.message


@pytest.mark.parametrize(
    ("top", "steps", "expected"),
    [
        ("concert_week: 9\n", "  - {week: 9, concert: soir}\n", ["JRN15"]),
        ("concert_week: 9\n", CONCERT, ["JRN15"]),  # the first step with a concert is the one
        ("", "  - {week: 9, concert: soir}\n", ["JRN20"]),
        ("concert_week: 10\n", "  - {week: 4, concert: soir}\n", []),
    ],
)
def test_which_week_a_concert_must_be_in(
    top: str, steps: str, expected: list[str], tmp_path: Path
) -> None:
    """In `concert_week` where there is one, else in the week of its step."""
    assert codes(said(tmp_path, steps, f"project: moselle\n{top}")) == expected


@pytest.mark.parametrize(
    ("day", "where"),
    [("2026-09-06", "before week 1"), ("2027-02-22", "after week 24, the last")],
)
def test_a_concert_outside_the_year(day: str, where: str, tmp_path: Path) -> None:
    """No week can be proposed; the date or the start is wrong."""
    late = f"title: Tard\ndate: {day}\n{VENUE}"
    top = "project: moselle\nconcert_week: 10\n"
    (problem,) = said(tmp_path, "  - {week: 10, concert: tard}\n", top, tard=late)
    assert (problem.code, where in problem.message) == ("JRN15", True)
    assert "'start' in content/projects/moselle/project.yml" in problem.help


def test_a_foreign_concert_is_told_once(tmp_path: Path) -> None:
    """It must be replaced, so its date is not compared."""
    other = f"title: Autre\ndate: 2030-01-01\n{VENUE}project: creuse\n"
    hub = BASE | {
        "content/projects/creuse/project.yml": "title: C\ncountries: [FR]\nstart: 2026-09-07\n",
        "content/concerts/autre/concert.yml": other,
        JOURNEY: f"{TOP}project: moselle\nconcert_week: 10\nsteps:\n"
        "  - {week: 10, concert: autre}\n",
    }
    assert codes(resolved(write(tmp_path, hub))[1]) == ["JRN21"]


def test_a_concert_that_failed_is_a_concert_all_the_same(tmp_path: Path) -> None:
    """Its own mistake is told, and nothing is said of a journey without one."""
    assert codes(said(tmp_path, CONCERT, soir="title: Soir\n")) == ["CON01", "CON01"]


def test_promises_are_listed_by_language_and_bounded(tmp_path: Path) -> None:
    """Title, words of steps and text; what has no text in any language needs none."""
    hub = {
        "content/hub.yml": HUB,
        PROJECT: "title: Moselle\ncountries: [FR]\nlanguages: [fr, de]\nstart: 2026-09-07\n",
        JOURNEY: TOP + "project: moselle\nsteps:\n" + CONCERT,
        "content/journeys/annee/index.fr.md": "Une annee.\n",
        "content/concerts/soir/concert.yml": BASE["content/concerts/soir/concert.yml"],
    }
    hub[JOURNEY] += "  - {week: 1, meeting: {title: {fr: Bonjour}}}\n"
    for number in range(8):
        work = f"title: {{fr: Air}}\ncomposer: traditional\nyear: {1700 + number}\n"
        hub[f"content/works/air-{number}/work.yml"] = work
        hub[JOURNEY] += f"  - {{week: 2, work: air-{number}}}\n"
    found = [each for each in resolved(write(tmp_path, hub))[1] if each.code == "JRN16"]
    (problem,) = found
    listed = ", ".join(f"works/air-{number} (title)" for number in range(5))
    assert problem.message == (
        "the project promises fr, de, and this is not there yet: "
        f"de: journeys/annee (steps, text), {listed} and 3 more"
    )


def test_a_time_zone_that_no_clock_knows_counts_as_not_written(tmp_path: Path) -> None:
    """So nobody further on has to look again, and the project is told of it once."""
    hub = BASE | {PROJECT: BASE[PROJECT].replace("Europe/Paris", "America/Argentina")}
    hub[JOURNEY] = f"{TOP}project: moselle\nsteps:\n{CONCERT}"
    hub[JOURNEY] += "  - {week: 2, meeting: {title: A, day: monday, time: 17:30}}\n"
    catalogue, problems = resolved(write(tmp_path, hub))
    assert catalogue is not None
    assert catalogue.projects["moselle"].timezone is None
    assert codes(problems) == ["PRJ09"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("weeks: 521", ["JRN03"]),
        ("weeks: 520", []),
        ("concert_week: 99999", ["JRN09"]),
    ],
)
def test_years_have_an_end(line: str, expected: list[str], tmp_path: Path) -> None:
    """Whatever number of weeks is written, no day lies beyond the calendar."""
    text = BASE[PROJECT].replace("2026-09-07", "2999-12-30")
    hub = BASE | {PROJECT: text, JOURNEY: f"{TOP}project: moselle\nsteps:\n"}
    name = line.partition(":")[0]
    kept = [each for each in hub[JOURNEY].splitlines() if not each.startswith(f"{name}:")]
    hub[JOURNEY] = "\n".join([line, *kept]) + "\n"
    hub[JOURNEY] += "  - {week: 500, meeting: {title: A, day: 2999-12-30, every_weeks: 1}}\n"
    hub[JOURNEY] += "  - {week: 24, concert: soir}\n"
    found = set(errors(resolved(write(tmp_path, hub))[1])) - {"JRN09"}
    assert found == set(expected) - {"JRN09"}


@pytest.mark.parametrize("day", ["3000-01-01", "9999-12-31"])
def test_dates_end_with_2999(day: str, tmp_path: Path) -> None:
    hub = BASE | {PROJECT: BASE[PROJECT].replace("2026-09-07", day)}
    assert codes(resolved(write(tmp_path, hub))[1]) == ["PRJ03"]


@pytest.mark.parametrize(
    "steps",
    [
        "  - &one\n    week: 1\n    meeting: {title: A}\n  - *one\n",
        "  - &loop\n    week: 1\n    meeting: *loop\n",
        "  - week: 1\n    meeting: {<<: *other}\n",
    ],
)
def test_nothing_can_be_written_that_leads_back_to_itself(steps: str, tmp_path: Path) -> None:
    """Shortcuts are refused where they stand; and a journey can name no journey."""
    assert codes(said(tmp_path, steps)) == ["YML03"]


def test_a_journey_names_no_journey(tmp_path: Path) -> None:
    assert "JRN02" in codes(said(tmp_path, CONCERT + "  - {week: 1, journey: annee}\n"))


def test_a_journey_belongs_to_one_project_at_most(tmp_path: Path) -> None:
    assert codes(said(tmp_path, CONCERT, "project: [moselle, creuse]\n")) == ["JRN03"]


DAYS = st.dates(date(1, 1, 1), date(2999, 12, 31)) | st.dates(date(2026, 9, 1), date(2027, 1, 31))
SOME_WEEK = st.integers(1, 8) | st.integers(1, 99999)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(
    start=DAYS,
    holidays=st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=3),
    length=st.integers(1, 520),
    steps=st.lists(
        st.tuples(
            SOME_WEEK,
            st.sampled_from(["", "monday", "sunday"]) | DAYS.map(str),
            st.sampled_from(["", "00:00", "23:59"]),
            st.sampled_from([0, 1, 2, 99999]),
            st.just(0) | SOME_WEEK,
        ),
        max_size=4,
    ),
    concert=DAYS,
    main=SOME_WEEK,
)
def test_whatever_the_dates_something_is_said_and_nothing_raised(
    tmp_path: Path,
    *,
    start: date,
    holidays: list[tuple[date, int]],
    length: int,
    steps: list[tuple[int, str, str, int, int]],
    concert: date,
    main: int,
) -> None:
    """A meeting never takes place exactly if every day that it could be on is a holiday."""
    spans = [
        (begins, min(begins + timedelta(days), date(2999, 12, 31))) for begins, days in holidays
    ]
    listed = ", ".join(f"{{from: {begins}, to: {ends}}}" for begins, ends in spans)
    written, never = [f"  - {{week: {main}, concert: soir}}"], 0
    for week, day, time, every, until in steps:
        facts = {"title": "A", "day": day, "time": time, "every_weeks": every, "until_week": until}
        inside = ", ".join(f"{name}: {value}" for name, value in facts.items() if value)
        written.append(f"  - {{week: {week}, meeting: {{{inside}}}}}")
        times = range(week, min(length, until or length) + 1, every) if every else [week]
        days = [_possible(start, week, each, day, time) for each in times if each <= length]
        off = [all(any(a <= d <= b for a, b in spans) for d in each) for each in days]
        never += bool(off) and all(off)
    hub = BASE | {
        PROJECT: f"title: M\ncountries: [FR]\nstart: {start}\nholidays: [{listed}]\n",
        "content/concerts/soir/concert.yml": f"title: S\ndate: {concert}\n{VENUE}",
        JOURNEY: f"title: A\nages: [8, 11]\nweeks: {length}\nconcert_week: {main}\n"
        "project: moselle\nsteps:\n" + "\n".join(written) + "\n",
    }
    assert codes(resolved(write(tmp_path, hub))[1]).count("JRN11") == never


def _possible(start: date, first: int, week: int, day: str, time: str) -> list[date]:
    """The days on which a meeting of a week may be, counted day by day."""
    seven = [start + timedelta(7 * (week - 1) + each) for each in range(7)]
    if day and not day[0].isdigit():
        return [each for each in seven if each.strftime("%A").lower() == day]
    if day:
        return [date.fromisoformat(day) + timedelta(7 * (week - first))]
    school = [each for each in seven if each.isoweekday() <= 5]
    return school[:1] if time else school
