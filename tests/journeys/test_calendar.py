"""Calendars read back by others' code and expanded, against dates counted by hand."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from build_tools.domain import (
    LANGUAGES,
    Catalogue,
    Concert,
    Document,
    Holiday,
    Hub,
    Journey,
    Live,
    Localised,
    Meeting,
    Project,
    Recording,
    Sound,
    Step,
    Venue,
)
from build_tools.journeys import calendars
from build_tools.strings import Strings
from tests.journeys.expanding import times

MONDAY = date(2026, 9, 7)
AUTUMN = Holiday(date(2026, 10, 19), date(2026, 11, 1), Localised("Automne"))
WINTER = Holiday(date(2026, 12, 21), date(2027, 1, 3), Localised("Noël"))
HUB = Hub("poche-test", Localised("Hub"), LANGUAGES, "fr")
WORDS = {lang: Strings(lang) for lang in LANGUAGES}
LUXEMBOURG = ZoneInfo("Europe/Luxembourg")


def project(
    *holidays: Holiday, zone: str | None = "Europe/Luxembourg", start: date = MONDAY
) -> Project:
    return Project("p", Localised("P"), {}, ("LU",), start, timezone=zone, holidays=holidays)


def meeting(**facts: object) -> Meeting:
    return Meeting(Localised(str(facts.pop("title", "Ensemble"))), **facts)  # type: ignore[arg-type]


def journey(home: Project | None, *steps: tuple[int, Meeting | Concert]) -> Journey:
    return Journey(
        "j",
        Localised("Année"),
        {},
        (6, 10),
        36,
        project=home,
        steps=tuple(Step(week, what, key=f"step-{at}") for at, (week, what) in enumerate(steps)),
    )


def concert(
    live: Live | None = None, *programme: Recording, home: Project | None = None
) -> Concert:
    return Concert(
        "c",
        Localised("Le concert"),
        {},
        date(2026, 12, 11),
        Venue(Localised("Salle"), Localised("Remich"), "LU", 49.5, 6.37),
        programme=programme,
        live=live,
        project=home,
    )


def files(*journeys: Journey, concerts: tuple[Concert, ...] = ()) -> dict[str, bytes]:
    catalogue = Catalogue(
        HUB,
        journeys={it.id: it for it in journeys},
        concerts={it.id: it for it in concerts},
    )
    return calendars(catalogue, WORDS)[1]


def events(made: Journey, *concerts: Concert, lang: str = "fr") -> list[Event]:
    parsed = Calendar.from_ical(files(made, concerts=concerts)[f"{lang}/journeys/j.ics"])
    return list(parsed.walk("VEVENT"))


def test_hours_stay_when_clocks_change() -> None:
    """Tuesdays at 18:00 stay at 18:00 through both changes, and are at other hours in UTC."""
    evening = meeting(day="tuesday", time="18:00", duration_min=45, every_weeks=2, until_week=31)
    (event,) = events(journey(project(), (1, evening)))
    found = [each for each in times(event) if isinstance(each, datetime)]
    assert [each.strftime("%m-%d %H:%M") for each in found] == [
        *("09-08 18:00", "09-22 18:00", "10-06 18:00", "10-20 18:00", "11-03 18:00"),
        *("11-17 18:00", "12-01 18:00", "12-15 18:00", "12-29 18:00", "01-12 18:00"),
        *("01-26 18:00", "02-09 18:00", "02-23 18:00", "03-09 18:00", "03-23 18:00"),
        "04-06 18:00",
    ]
    in_utc = {each.date(): each.astimezone(UTC).hour for each in found}
    assert in_utc[date(2026, 10, 20)] == 16  # summer time until 25 October
    assert in_utc[date(2026, 11, 3)] == 17
    assert in_utc[date(2027, 3, 23)] == 17  # winter time until 28 March
    assert in_utc[date(2027, 4, 6)] == 16
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)


def test_holidays_take_times_away_and_no_weeks() -> None:
    weekly = meeting(day="wednesday", time="14:00", every_weeks=1, until_week=10)
    (event,) = events(journey(project(AUTUMN), (5, weekly)))
    assert [f"{each:%m-%d}" for each in times(event)] == ["10-07", "10-14", "11-04", "11-11"]
    excluded = [each.dt for each in event["EXDATE"].dts]
    assert excluded == [
        datetime(2026, 10, 21, 14, tzinfo=LUXEMBOURG),
        datetime(2026, 10, 28, 14, tzinfo=LUXEMBOURG),
    ]
    assert "Automne" in event["DESCRIPTION"]


def test_whole_days_in_the_holidays_are_excluded_as_days() -> None:
    monthly = meeting(day="friday", every_weeks=4, until_week=24)
    (event,) = events(journey(project(AUTUMN, WINTER), (4, monthly)))
    assert times(event) == [
        *(date(2026, 10, 2), date(2026, 11, 27)),
        *(date(2027, 1, 22), date(2027, 2, 19)),
    ]
    assert [each.dt for each in event["EXDATE"].dts] == [date(2026, 10, 30), date(2026, 12, 25)]
    assert event["EXDATE"].params["VALUE"] == "DATE"
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_series_begins_with_a_time_that_takes_place() -> None:
    """Not all programs leave a series' own start out; the rhythm stays that of the weeks."""
    both_ends = meeting(day="friday", every_weeks=4, until_week=15)
    (event,) = events(journey(project(AUTUMN, WINTER), (7, both_ends)))
    assert times(event) == [date(2026, 11, 20), date(2026, 12, 18)]
    assert event.decoded("DTSTART") == date(2026, 11, 20)
    assert [each.dt for each in event["EXDATE"].dts] == [date(2026, 10, 23)]
    assert "Automne" in event["DESCRIPTION"]


def test_what_takes_place_once_is_no_series() -> None:
    evening = meeting(day="friday", time="18:00", every_weeks=1, until_week=9)
    (event,) = events(journey(project(AUTUMN), (7, evening)))
    assert times(event) == [datetime(2026, 11, 6, 18, tzinfo=LUXEMBOURG)]
    assert "RRULE" not in event


def test_without_day_and_hour_it_is_in_the_days_of_school() -> None:
    """The whole day's end is the day after it, as RFC 5545 counts."""
    (event,) = events(journey(project(), (2, meeting())))
    assert event.decoded("DTSTART") == date(2026, 9, 14)
    assert event.decoded("DTEND") == date(2026, 9, 19)
    assert "RRULE" not in event
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_date_is_taken_by_its_word() -> None:
    (event,) = events(
        journey(project(), (2, meeting(day="2026-09-17", every_weeks=3, until_week=8)))
    )
    assert times(event) == [date(2026, 9, 17), date(2026, 10, 8), date(2026, 10, 29)]


def test_what_never_takes_place_is_not_written() -> None:
    assert events(journey(project(AUTUMN), (7, meeting(day="monday")))) == []


def test_without_a_time_zone_hours_are_those_of_the_reader() -> None:
    (event,) = events(journey(project(zone=None), (1, meeting(day="monday", time="09:30"))))
    assert event.decoded("DTSTART") == datetime(2026, 9, 7, 9, 30)
    assert "TZID" not in event["DTSTART"].params
    assert b"VTIMEZONE" not in files(journey(project(zone=None)))["fr/journeys/j.ics"]


@pytest.mark.parametrize(
    "zone",
    ["Europe/Luxembourg", "Europe/London", "UTC", "Africa/Casablanca", "America/Martinique"],
)
def test_zone_tells_the_hours_that_the_world_has(zone: str) -> None:
    """A calendar that believes VTIMEZONE alone finds the same moments as the list of zones."""
    made = files(journey(project(zone=zone), (1, meeting(day="monday", time="12:00"))))
    parsed = Calendar.from_ical(made["fr/journeys/j.ics"])
    (component,) = parsed.walk("VTIMEZONE")
    alone, known = component.to_tz(lookup_tzid=False), ZoneInfo(zone)
    for week in range(60):
        noon = datetime.combine(
            MONDAY + timedelta(weeks=week), datetime.min.time().replace(hour=12)
        )
        told = noon.replace(tzinfo=alone).utcoffset()
        assert told == noon.replace(tzinfo=known).utcoffset(), noon


def test_change_to_summer_time_is_not_an_hour_late() -> None:
    made = files(journey(project(), (1, meeting(day="monday", time="12:00"))))
    (component,) = Calendar.from_ical(made["fr/journeys/j.ics"]).walk("VTIMEZONE")
    (summer,) = component.walk("DAYLIGHT")
    assert summer.decoded("DTSTART").strftime("%m-%d %H:%M") == "03-29 02:00"
    assert summer["RRULE"].to_ical() == b"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"


def live(**facts: datetime) -> Live:
    return Live("https://example.org/live", facts.get("starts"), facts.get("ends"))


def test_live_concert_is_at_its_hour_and_says_where() -> None:
    home = project()
    shown = concert(
        live(starts=datetime(2026, 12, 11, 15), ends=datetime(2026, 12, 11, 16)), home=home
    )
    (event,) = events(journey(home), shown)  # no step names it, but it can be followed
    assert event.decoded("DTSTART") == datetime(2026, 12, 11, 15, tzinfo=LUXEMBOURG)
    assert event.decoded("DTEND") == datetime(2026, 12, 11, 16, tzinfo=LUXEMBOURG)
    assert event["URL"] == "https://example.org/live"
    assert "https://example.org/live" in event["DESCRIPTION"]
    assert event["GEO"].to_ical() == "49.5;6.37"


def test_live_concert_turns_into_its_recordings() -> None:
    sound = Sound("a.flac", "0" * 64, 60.0, "flac", 2, 44_100)
    heard = Recording("r", Localised("R"), {}, sound, recorded_date="2026-12-11")
    home = project()
    (event,) = events(journey(home), concert(live(), heard, home=home))
    assert "URL" not in event
    assert "https" not in event["DESCRIPTION"]
    assert "recordings" in event["DESCRIPTION"]


def test_concert_without_hour_is_a_day_and_stands_once() -> None:
    shown = concert()
    (event,) = events(journey(project(), (14, shown), (20, shown)), shown)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2026, 12, 11),
        date(2026, 12, 12),
    )


def test_uids_are_one_for_each_event_and_the_same_in_every_language() -> None:
    made = journey(project(), (1, meeting()), (2, meeting(title="Un autre")), (14, concert()))
    by_lang = {lang: [str(it["UID"]) for it in events(made, lang=lang)] for lang in LANGUAGES}
    assert len(set(by_lang["fr"])) == 3
    assert all(uids == by_lang["fr"] for uids in by_lang.values())
    assert all(uid.endswith("@poche-test.poche") for uid in by_lang["fr"])


def test_without_a_project_there_are_no_dates_and_no_calendar() -> None:
    assert files(journey(None, (1, meeting()))) == {}


def test_addresses_and_sizes_are_those_of_the_files() -> None:
    catalogue = Catalogue(HUB, journeys={"j": journey(project(), (1, meeting()))})
    documents, written = calendars(catalogue, WORDS)
    assert set(documents) == {("j", lang) for lang in LANGUAGES}
    for (_, lang), document in documents.items():
        url = f"{lang}/journeys/j.ics"
        assert document == Document(url, "text/calendar", len(written[url]))


TEXTS = st.text(
    st.characters(blacklist_categories=["Cc", "Cs"]) | st.sampled_from(";,\\:\"'é漢🎻"), min_size=1
).filter(str.strip)


@given(title=TEXTS, prepare=st.lists(TEXTS, min_size=1, max_size=3).map("\n".join))
def test_what_editors_write_comes_back_as_they_wrote_it(title: str, prepare: str) -> None:
    """Neither semicolons nor commas nor long words end a line early, and no line is too long."""
    made = journey(project(), (1, meeting(title=title, prepare=Localised(prepare))))
    written = files(made)["fr/journeys/j.ics"]
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["SUMMARY"] == title
    assert prepare in event["DESCRIPTION"]
