"""Weeks and days: which dates the weeks of a journey have, and when its meetings are."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import weeks
from build_tools.domain import (
    WEEKDAYS,
    Concert,
    Holiday,
    Journey,
    Live,
    Localised,
    Meeting,
    Project,
    Recording,
    Sound,
    Step,
    Venue,
    Work,
)

MONDAY = date(2026, 9, 7)
AUTUMN = Holiday(date(2026, 10, 19), date(2026, 11, 1), Localised("Automne"))
ARMISTICE = Holiday(date(2026, 11, 11), date(2026, 11, 11), Localised("Armistice"))


def project(*holidays: Holiday, start: date = MONDAY) -> Project:
    return Project("p", Localised("P"), {}, ("FR",), start, holidays=holidays)


def journey(length: int = 36) -> Journey:
    return Journey("j", Localised("J"), {}, (6, 10), length)


def dates(meeting: Meeting, first: int, *holidays: Holiday, length: int = 36) -> list[str]:
    """When a meeting is, one in the holidays in brackets."""
    times = weeks.gatherings(meeting, first, journey(length), project(*holidays))
    return [f"({each.day})" if each.holiday else f"{each.day}" for each in times]


def meeting(**facts: object) -> Meeting:
    return Meeting(Localised("M"), **facts)  # type: ignore[arg-type]


def test_weeks_are_seven_days_from_the_start() -> None:
    """Holidays take no week number away."""
    assert weeks.first_day(project(), 1) == MONDAY
    assert weeks.first_day(project(AUTUMN), 10) == date(2026, 11, 9)


@given(st.dates(date(1990, 1, 1), date(2900, 1, 1)), st.integers(1, 520), st.integers(0, 6))
def test_every_day_of_a_week_knows_its_week(start: date, week: int, day: int) -> None:
    """`week_of` undoes `first_day`, whatever weekday the project starts on."""
    known = project(start=start)
    assert weeks.week_of(known, weeks.first_day(known, week) + timedelta(days=day)) == week


def test_days_before_the_start_are_in_no_week_from_one_on() -> None:
    assert weeks.week_of(project(), MONDAY - timedelta(days=1)) == 0
    assert weeks.week_of(project(), MONDAY - timedelta(days=8)) == -1


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, (3,)),
        ({"until_week": 9}, (3,)),
        ({"every_weeks": 1}, (3, 4, 5, 6, 7, 8, 9, 10)),
        ({"every_weeks": 2, "until_week": 8}, (3, 5, 7)),
        ({"every_weeks": 2, "until_week": 9}, (3, 5, 7, 9)),
        ({"every_weeks": 4, "until_week": 99}, (3, 7)),
        ({"every_weeks": 100}, (3,)),
        ({"every_weeks": 2, "until_week": 2}, ()),
    ],
)
def test_weeks_of_a_meeting(facts: dict[str, int], expected: tuple[int, ...]) -> None:
    """From its first week by its interval to its last, or the journey's."""
    assert weeks.weeks_of(meeting(**facts), 3, 10) == expected


def test_a_meeting_after_the_last_week_has_none() -> None:
    assert weeks.weeks_of(meeting(), 11, 10) == ()
    assert weeks.weeks_of(meeting(every_weeks=1), 11, 10) == ()


def test_a_weekday_is_that_day_of_each_week() -> None:
    """One in the holidays is told as such, and the times after it keep their weeks."""
    found = dates(meeting(day="tuesday", every_weeks=2), 3, AUTUMN, length=9)
    assert found == ["2026-09-22", "2026-10-06", "(2026-10-20)", "2026-11-03"]


def test_a_single_day_off_stops_what_is_on_that_day_alone() -> None:
    assert dates(meeting(day="wednesday"), 10, ARMISTICE) == ["(2026-11-11)"]
    assert dates(meeting(day="thursday"), 10, ARMISTICE) == ["2026-11-12"]


def test_the_first_and_last_day_of_holidays_are_holidays() -> None:
    """Both ends count, and the days beside them do not."""
    found = {
        day: dates(meeting(day=day), 1, AUTUMN)
        for day in ("2026-10-18", "2026-10-19", "2026-11-01", "2026-11-02")
    }
    assert [text[0].startswith("(") for text in found.values()] == [False, True, True, False]


def test_a_date_is_the_first_time_and_the_others_follow_it() -> None:
    """Even where it is not in the week of its step: the written day is believed."""
    assert dates(meeting(day="2026-09-24", every_weeks=3, until_week=9), 3) == [
        "2026-09-24", "2026-10-15", "2026-11-05",
    ]  # fmt: skip
    assert dates(meeting(day="2026-10-01", every_weeks=1, until_week=4), 3) == [
        "2026-10-01", "2026-10-08",
    ]  # fmt: skip


@given(st.integers(0, 6), st.integers(0, 6), st.integers(1, 500))
def test_weekdays_lie_in_their_week_whatever_the_start(later: int, day: int, week: int) -> None:
    """A project that starts on a Thursday has weeks from Thursday to Wednesday."""
    known = project(start=MONDAY + timedelta(days=later))
    (time,) = weeks.gatherings(meeting(day=WEEKDAYS[day]), week, journey(520), known)
    assert time.day.weekday() == day
    assert weeks.week_of(known, time.day) == week


def test_an_hour_makes_a_local_time() -> None:
    """The hour of the clock on the wall stays the same over the change to winter time."""
    times = weeks.gatherings(
        meeting(day="tuesday", time="17:30", duration_min=45, every_weeks=1, until_week=8),
        7, journey(), project(),
    )  # fmt: skip
    assert [(each.begins, each.ends) for each in times] == [
        (datetime(2026, 10, 20, 17, 30), datetime(2026, 10, 20, 18, 15)),
        (datetime(2026, 10, 27, 17, 30), datetime(2026, 10, 27, 18, 15)),
    ]
    assert [each.number for each in times] == [1, 2]


def test_without_a_duration_an_hour_is_kept_free() -> None:
    (time,) = weeks.gatherings(meeting(day="friday", time="23:30"), 1, journey(), project())
    assert time.ends == datetime(2026, 9, 12, 0, 30)


def test_without_a_day_a_meeting_is_some_time_in_its_week() -> None:
    """From Monday to Friday; only holidays on all five let it fall out."""
    (time,) = weeks.gatherings(meeting(), 10, journey(), project(ARMISTICE))
    assert (time.begins, time.ends, time.holiday) == (date(2026, 11, 9), date(2026, 11, 13), None)
    assert dates(meeting(), 7, AUTUMN) == ["(2026-10-19)"]


def test_holidays_may_cover_a_week_together() -> None:
    first = Holiday(date(2026, 11, 9), date(2026, 11, 10), Localised("A"))
    rest = Holiday(date(2026, 11, 11), date(2026, 11, 13), Localised("B"))
    (time,) = weeks.gatherings(meeting(), 10, journey(), project(first, rest))
    assert time.holiday == first
    assert weeks.is_off(project(first, rest), 10)
    assert not weeks.is_off(project(first), 10)


def test_weekends_are_no_school_days() -> None:
    """Where weeks run from Saturday to Friday, what has no day begins on the Monday."""
    known = project(start=date(2026, 9, 5))
    assert weeks.school_days(known, 1) == tuple(date(2026, 9, day) for day in range(7, 12))
    (time,) = weeks.gatherings(meeting(), 1, journey(), known)
    assert (time.begins, time.ends) == (date(2026, 9, 7), date(2026, 9, 11))
    (timed,) = weeks.gatherings(meeting(time="10:00"), 1, journey(), known)
    assert timed.begins == datetime(2026, 9, 7, 10, 0)


def test_holidays_of_a_week() -> None:
    """All that take one of its school days; those that begin with its weekend do not."""
    known = project(AUTUMN, ARMISTICE)
    assert [weeks.holidays_in(known, week) for week in (6, 7, 8, 9, 10)] == [
        (), (AUTUMN,), (AUTUMN,), (), (ARMISTICE,),
    ]  # fmt: skip
    saturday = Holiday(date(2026, 9, 12), date(2026, 9, 14), Localised("S"))
    assert weeks.holidays_in(project(saturday), 1) == ()
    assert weeks.holidays_in(project(saturday), 2) == (saturday,)
    assert not weeks.is_off(project(saturday), 2)


def test_meetings_of_a_journey_have_their_week_and_key() -> None:
    one, other = meeting(), meeting(every_weeks=2)
    work = Work("w", Localised("W"), {}, None)
    steps = (Step(1, one, key="a"), Step(2, work, key="b"), Step(4, other, key="c"))
    known = Journey("j", Localised("J"), {}, (6, 10), 9, steps=steps)
    assert list(weeks.meetings(known)) == [(1, "a", one), (4, "c", other)]


def concert(*dates_recorded: str | None, live: bool = True) -> Concert:
    sound = Sound("a.flac", "0" * 64, 10.0, "flac", 2, 44100)
    programme = tuple(
        Recording(f"r{number}", Localised("R"), {}, sound, recorded_date=each)
        for number, each in enumerate(dates_recorded)
    )
    return Concert(
        "c", Localised("C"), {}, date(2026, 11, 14), Venue(Localised("V"), Localised(), "FR"),
        programme=(*programme, Work("w", Localised("W"), {}, None)),
        live=Live("https://example.org/") if live else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("recorded", "own"),
    [("2026-11-14", True), ("2026", True), (None, True), ("2026-11-13", False), ("2025", False)],
)
def test_recordings_of_the_day_are_the_concerts_own(recorded: str | None, own: bool) -> None:
    """What was recorded on another day was there before; what has no date may be its own."""
    assert bool(weeks.recorded(concert(recorded))) == own
    assert weeks.is_to_come(concert(recorded)) != own


def test_a_concert_is_to_come_until_one_recording_is_there() -> None:
    assert weeks.is_to_come(concert())
    assert not weeks.is_to_come(concert("2025-01-01", "2026-11-14"))
    assert not weeks.is_to_come(concert(live=False))


def test_people_are_asked_from_the_first_day_until_half_a_year_after_the_last_week() -> None:
    assert weeks.asked_between(journey()) is None
    first, last = weeks.asked_between(replace(journey(4), project=project())) or (None, None)
    assert first == MONDAY
    assert last == MONDAY + timedelta(weeks=4, days=183)
