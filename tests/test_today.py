"""Which day it is: what builds agree on, else the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from build_tools.today import EPOCH, NoDay, given, today


def test_builds_can_agree_on_a_day() -> None:
    assert today({EPOCH: "1788739200"}) == date(2026, 9, 7)
    assert today({EPOCH: "1788739199"}) == date(2026, 9, 6)


@pytest.mark.parametrize("text", ["", " ", "yesterday", "-1", "999999999999", "１"])
def test_else_the_clock_is_asked(text: str) -> None:
    now = datetime.now(UTC).date()
    assert today({EPOCH: text}) in (now, now + timedelta(days=1))
    assert today({}) in (now, now + timedelta(days=1))


def test_what_is_no_number_is_refused_where_it_counts() -> None:
    assert given({}) is None and given({EPOCH: "5"}) == 5
    with pytest.raises(NoDay, match="yesterday"):
        given({EPOCH: "yesterday"})
