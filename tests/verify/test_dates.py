"""Dates: rights end, and clocks are wrong."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from build_tools.verify.checking import date_findings
from tests.verify.edition import ENDS, MADE, STAMP, TODAY

DAY = timedelta(days=1)


@pytest.mark.parametrize("today", [MADE - DAY, MADE, TODAY, ENDS])
def test_an_edition_is_valid_to_the_end_of_its_last_day(today: date) -> None:
    """Somewhere it is still the day before it was made."""
    assert list(date_findings(STAMP, today)) == []


def test_after_its_last_day_its_rights_have_ended() -> None:
    (found,) = date_findings(STAMP, ENDS + DAY)
    assert found.kind == "date" and "ended on 2028-06-30" in found.message


@pytest.mark.parametrize("today", [date(1970, 1, 1), MADE - 2 * DAY])
def test_a_clock_before_its_making_is_wrong(today: date) -> None:
    """What has an end cannot be called valid; what has none is none the worse for it."""
    (found,) = date_findings(STAMP, today)
    assert found.kind == "date"
    assert f"clock says {today}" in found.message
    assert "nobody knows whether 2028-06-30 has passed" in found.message
    (found,) = date_findings(replace(STAMP, valid_until=None), today)
    assert found.kind == "notice" and "the clock is wrong" in found.message


def test_what_has_no_end_is_valid_for_good() -> None:
    assert list(date_findings(replace(STAMP, valid_until=None), date(2999, 1, 1))) == []
