"""What pages, paper and calendars say alike, in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.domain import MODES, Meeting
from build_tools.strings import Strings


def meeting_rhythm(meeting: Meeting, t: Strings) -> Iterator[str]:
    """Yield how often a meeting takes place and until when; nothing for one that does so once."""
    if meeting.every_weeks:
        yield t.count(meeting.every_weeks, "every week", "every {n} weeks")
        if meeting.until_week:
            yield t("until week {n}", n=meeting.until_week)


def meeting_manner(meeting: Meeting, t: Strings) -> Iterator[str]:
    """Yield how people come together and how long it takes."""
    if meeting.mode:
        yield t(MODES[meeting.mode])
    if meeting.duration_min:
        yield t("{n} min", n=meeting.duration_min)
