"""The one question to the clock: which day it is, for what may be used until a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from build_tools.refusal import Refusal

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable, in seconds since 1970, by which builds agree on a day (reproducible-builds.org)."""
LATEST_S = 253402300799
"""The end of the year 9999: four digits are all that a version has for it."""


class NoDay(Refusal):
    """SOURCE_DATE_EPOCH is no number of seconds; the message is for people."""


def given(environment: Mapping[str, str]) -> int | None:
    """Return the seconds since 1970 on which builds agree, if they do. Raises NoDay for a
    variable that holds none."""
    text = environment.get(EPOCH, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text) <= LATEST_S):
        raise NoDay(
            f"{EPOCH} is '{text[:40]}'; it has to be seconds since 1970, such as 1788739200, "
            "or not to be set at all"
        )
    return int(text)


def today(environment: Mapping[str, str]) -> date:
    """Return the day on which builds agree, else the clock's, in UTC as versions are."""
    try:
        seconds = given(environment)
    except NoDay:  # what is packed is refused for it; a site has no version
        seconds = None
    now = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return now.date()
