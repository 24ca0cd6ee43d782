"""What takes place on which day, in which month, in which school year."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Catalogue, Concert, Holiday, Journey, Live, Meeting, Step
from build_tools.site.agenda import (
    Day,
    Event,
    Month,
    events_of,
    last_day,
    month_id,
    months_of,
    overview_of,
    school_year,
)
from tests.site.conftest import said


def with_meeting(hub: Catalogue, meeting: Meeting, **project: object) -> Catalogue:
    """The small hub, its journey with one meeting from week 2 on and no other."""
    home = replace(hub.projects["mosel"], **project)  # type: ignore[arg-type]
    journey = replace(hub.journeys["annee"], project=home, steps=(Step(2, meeting),))
    return replace(hub, journeys={"annee": journey}, projects={"mosel": home})


def test_meetings_repeat_and_concerts_stand_among_them(hub: Catalogue) -> None:
    """Every fourth week from week 2 until week 9, Monday 7 September being the first."""
    told = [(event.day, event.is_concert) for event in events_of(hub)]
    assert told == [
        (date(2026, 9, 14), False), (date(2026, 10, 12), False), (date(2026, 12, 11), True),
    ]  # fmt: skip


def test_what_falls_into_the_holidays_is_counted_apart(hub: Catalogue) -> None:
    meeting = Meeting(said(fr="Chorale"), every_weeks=1, day="tuesday", time="17:30")
    off = Holiday(date(2026, 10, 19), date(2026, 10, 31), said(fr="Toussaint"))
    events = events_of(with_meeting(hub, meeting, holidays=(off,)))
    october = next(it for it in months_of(overview_of(events)) if it.id == "calendar-2026-10")
    days = {day.date.day: day for week in october.weeks for day in week if day and day.count}
    assert days == {
        6: Day(date(2026, 10, 6), meetings=1),
        13: Day(date(2026, 10, 13), meetings=1),
        20: Day(date(2026, 10, 20), off=1),
        27: Day(date(2026, 10, 27), off=1),
    }
    assert [event.holiday for event in events if event.day.day in (20, 27)].count(off) == 2


def test_a_day_is_in_the_order_of_its_hours_and_begins_with_concerts(hub: Catalogue) -> None:
    """What has no hour of its own comes last."""
    day = hub.concerts["fete"].date
    meeting = Meeting(said(fr="Chorale"), day=day.isoformat())
    late, early = replace(meeting, time="19:00"), replace(meeting, time="09:15")
    home = hub.projects["mosel"]
    journey = replace(
        hub.journeys["annee"], project=home, steps=(Step(3, meeting), Step(3, late), Step(3, early))
    )
    events = events_of(replace(hub, journeys={"annee": journey}))
    assert [event.at for event in events] == [None, time(9, 15), time(19), None]
    assert events[0].is_concert


def test_a_concert_has_the_hour_at_which_it_can_be_followed(hub: Catalogue) -> None:
    concert = hub.concerts["fete"]
    live = Live("https://example.org", datetime(2026, 12, 11, 18, 30))
    event = Event(concert.date, replace(concert, live=live), concert)
    assert event.at == time(18, 30)
    assert Event(concert.date, concert, concert).at is None


def test_a_meeting_without_a_day_says_between_which_days(hub: Catalogue) -> None:
    first, *_ = events_of(hub)
    assert (first.day, first.until) == (date(2026, 9, 14), date(2026, 9, 18))
    told = with_meeting(hub, Meeting(said(fr="Chorale"), day="friday"))
    assert [event.until for event in events_of(told)] == [None, None]


def test_journeys_without_a_project_have_no_dates(hub: Catalogue) -> None:
    journey = replace(hub.journeys["annee"], project=None)
    assert [event.what for event in events_of(replace(hub, journeys={"annee": journey}))] == [
        hub.concerts["fete"]
    ]


def test_the_newest_school_year_comes_first_and_has_no_empty_ends(hub: Catalogue) -> None:
    """August still belongs to the year before; months between two with events are there."""
    known = hub.concerts["fete"]
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2025, 12, 1), date(2027, 1, 8))
    events = tuple(Event(day, known, known) for day in days)
    overview = overview_of(events)
    assert [(year.begins, [it.first.month for it in year.months]) for year in overview.years] == [
        (2026, [1]), (2025, [9, 10, 11, 12]), (2024, [8]),
    ]  # fmt: skip
    months = months_of(overview)
    assert [it.id for it in months] == [month_id(day) for day in days]
    assert [it.before for it in months] == [None, *(it.first for it in months[:-1])]
    assert [it.after for it in months] == [*(it.first for it in months[1:]), None]


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_month_in_rows_is_all_its_days_each_below_its_weekday(day: date) -> None:
    month = Month(day.replace(day=1))
    shown = [it.date for week in month.weeks for it in week if it]
    assert shown == [month.first + timedelta(days=at) for at in range(len(shown))]
    assert (shown[-1] + timedelta(days=1)).day == 1
    for week in month.weeks:
        assert len(week) == 7
        assert all(it is None or it.date.weekday() == at for at, it in enumerate(week))


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_school_begins_in_september(day: date, year: int) -> None:
    assert school_year(day) == year


def test_a_project_ends_with_its_longest_journey_or_a_later_concert(hub: Catalogue) -> None:
    project, concert = hub.projects["mosel"], hub.concerts["fete"]
    year: Journey = hub.journeys["annee"]
    short = replace(year, weeks=2)
    assert last_day(project, [year, short], [concert]) == concert.date
    assert last_day(project, [year, short], []) == date(2026, 11, 29)
    later: Concert = replace(concert, date=date(2027, 7, 1))
    assert last_day(project, [year], [later]) == date(2027, 7, 1)
    assert last_day(project, [], []) == project.start
