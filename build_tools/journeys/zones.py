"""A time zone as calendars carry it along: VTIMEZONE, RFC 5545 section 3.6.5.

Written from the zone's own changes of clocks instead of by the calendar library, whose
change to summer time begins an hour late, and as yearly rules wherever the changes follow
one, since Outlook reads no lists of dates there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS = 3
"""How many years' changes must agree before they are called a rule."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A moment at which the clocks change."""

    at: datetime
    """As the clocks show it before they change, without a zone: what RFC 5545 asks for."""
    before: timedelta
    """Distance from UTC until then."""
    after: timedelta
    name: str
    is_summer: bool


def vtimezone(name: str, year: int) -> Timezone:
    """Return a zone of the IANA's list from the beginning of a year on.

    Raises `zoneinfo.ZoneInfoNotFoundError` where the list does not have it.
    """
    zone = ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_observance(_standing(zone, year), []))
    for same in _kinds(_changes(zone, year)):
        component.add_component(_observance(same[0], same[1:]))
    return component


def _standing(zone: ZoneInfo, year: int) -> _Change:
    """Return what the clocks show when the year begins, as a change that changes nothing."""
    first = datetime(year, 1, 1)
    local = first.replace(tzinfo=zone)
    offset = local.utcoffset() or timedelta()
    return _Change(first, offset, offset, local.tzname() or "", bool(local.dst()))


def _changes(zone: ZoneInfo, year: int) -> Iterator[_Change]:
    """Yield the changes of some years, found to the minute by halving each month around them."""
    for month in range(12 * _YEARS):
        early = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        late = datetime(year + (month + 1) // 12, (month + 1) % 12 + 1, 1, tzinfo=UTC)
        before = early.astimezone(zone).utcoffset()
        if late.astimezone(zone).utcoffset() == before:
            continue
        while late - early > timedelta(minutes=1):
            middle = early + (late - early) / 2
            same = middle.astimezone(zone).utcoffset() == before
            early, late = (middle, late) if same else (early, middle)
        change = late.replace(second=0, microsecond=0)
        after = change.astimezone(zone)
        shown = (change + (before or timedelta())).replace(tzinfo=None)
        yield _Change(
            shown,
            before or timedelta(),
            after.utcoffset() or timedelta(),
            after.tzname() or "",
            bool(after.dst()),
        )


def _kinds(changes: Iterator[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes that are alike but for their date, in order."""

    def alike(change: _Change) -> tuple[bool, str, timedelta, timedelta]:
        return change.is_summer, change.name, change.before, change.after

    for _, same in groupby(sorted(changes, key=lambda it: (alike(it), it.at)), key=alike):
        yield list(same)


def _observance(first: _Change, others: list[_Change]) -> TimezoneDaylight | TimezoneStandard:
    component = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    component.add("dtstart", first.at)
    rule = _rule([first, *others]) if others else None
    if rule is not None:
        component.add("rrule", rule)
    elif others:
        component.add("rdate", [each.at for each in others])
    component.add("tzoffsetfrom", first.before)
    component.add("tzoffsetto", first.after)
    component.add("tzname", first.name)
    return component


def _rule(changes: list[_Change]) -> vRecur | None:
    """Return the yearly rule that changes follow: the same hour of the same Sunday of a month."""
    if len(changes) < _YEARS:
        return None
    last = all((each.at + timedelta(days=7)).month != each.at.month for each in changes)
    which = {-1 if last else (each.at.day - 1) // 7 + 1 for each in changes}
    same = {(each.at.month, each.at.weekday(), each.at.time()) for each in changes}
    if len(which) != 1 or len(same) != 1:
        return None
    (month, weekday, _), (nth,) = next(iter(same)), which
    return vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": f"{nth}{_DAYS[weekday]}"})
