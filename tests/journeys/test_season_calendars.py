"""The sample season's calendars, as they lie in the site that was built."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar, Event

from build_tools.domain import LANGUAGES
from tests.journeys.expanding import times
from tests.season import Site

REGULAR = {
    # Tuesdays at 17:00 in France, every fourth week: never in the holidays.
    "a-year-with-the-ode": (
        *("2026-09-15T15:00", "2026-10-13T15:00", "2026-11-10T16:00", "2026-12-08T16:00"),
        *("2027-01-05T16:00", "2027-02-02T16:00", "2027-03-02T16:00"),
    ),
    # Tuesdays at 10:00 in Luxembourg, every third week; 3 November is in the holidays there.
    "from-river-to-rag": (
        *("2026-09-22T08:00", "2026-10-13T08:00", "2026-11-24T09:00", "2026-12-15T09:00"),
        *("2027-01-05T09:00", "2027-01-26T09:00", "2027-02-16T09:00"),
    ),
    # Fridays at 15:30 in Belgium, every fourth week.
    "small-steps-big-sounds": (
        *("2026-09-18T13:30", "2026-10-16T13:30", "2026-11-13T14:30", "2026-12-11T14:30"),
        *("2027-01-08T14:30", "2027-02-05T14:30"),
    ),
}
"""When the one regular meeting of each journey begins, in UTC, counted by hand."""

CONCERTS = {
    "a-year-with-the-ode": datetime(2026, 12, 11, 9, tzinfo=UTC),
    "from-river-to-rag": date(2026, 11, 19),
    "small-steps-big-sounds": datetime(2026, 11, 22, 10, tzinfo=UTC),
}
"""When each journey's concert begins, in UTC: a day where no hour is known."""


def read(site: Site, name: str, lang: str) -> list[Event]:
    parsed = Calendar.from_ical((site.root / lang / "journeys" / f"{name}.ics").read_bytes())
    return list(parsed.walk("VEVENT"))


def in_utc(when: date | datetime) -> date | datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REGULAR)
def test_dates_are_those_of_the_season_in_every_language(site: Site, name: str, lang: str) -> None:
    events = read(site, name, lang)
    (regular,) = (event for event in events if "RRULE" in event)
    expected = [datetime.fromisoformat(f"{each}+00:00") for each in REGULAR[name]]
    assert [in_utc(each) for each in times(regular)] == expected
    (concert,) = (event for event in events if event["UID"].startswith("concerts-"))
    assert in_utc(concert.decoded("DTSTART")) == CONCERTS[name]


def test_words_are_those_of_the_language(site: Site) -> None:
    said = {
        "fr": ("Rencontre", "Semaine 2"),
        "de": ("Treffen", "Woche 2"),
        "nl": ("Bijeenkomst", "Week 2"),
        "en": ("Meeting", "Week 2"),
        "lb": ("Treffen", "Woch 2"),
    }
    for lang, (kind, week) in said.items():
        event = read(site, "small-steps-big-sounds", lang)[0]
        assert event["CATEGORIES"].cats == [kind]
        assert event["DESCRIPTION"].startswith(week)
