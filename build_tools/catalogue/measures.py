"""The forms of times, dates, numbers and sizes, as `forms` has those of texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from build_tools.catalogue.forms import Fault, Unfit, further_in, localised, unfit
from build_tools.domain import WEEKDAYS, BarTime, Place
from build_tools.problems import Words, worded

TIME = re.compile(
    r"(?:(?P<h>[0-9]{1,2}):(?P<mm>[0-5][0-9])|(?P<m>[0-9]{1,3})):(?P<s>[0-5][0-9](?:\.[0-9]{1,3})?)"
)
YEAR = re.compile(r"[0-9]{4}")
CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
SIZE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?) ?([kKMGT])(i?)B?")
DAY = re.compile(r"[0-2][0-9]{3}-[0-9]{2}-[0-9]{2}")
"""Up to 2999, so that years can be added to it."""
SECONDS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?")
LOCAL_MOMENT = re.compile(r"[0-2][0-9-]{9}[T ][0-9]{2}:[0-9]{2}(:00)?")
WHOLE = re.compile(r"[0-9]{1,5}")
DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,9})?")
MAX_WEEKS = 520
"""Ten years: a journey is one, and its pages have a line for each week."""
_TOLERANCE_S = 0.05
"""A time that was read off a player may lie a little beyond the end."""


def time(value: Any) -> float:
    """Seconds from `m:ss` or `h:mm:ss`; a second may have a fraction."""
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise unfit(worded("a time such as {example}", example="1:20"), "1:20")
    hours, minutes = int(match["h"] or 0), int(match["mm"] or match["m"])
    return round(hours * 3600 + minutes * 60 + float(match["s"]), 3)


def shown_time(seconds: float) -> str:
    """Return seconds as they are written, `m:ss` or `h:mm:ss`; `time` reads it back."""
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    fraction = f".{rest:03d}".rstrip("0") if rest else ""
    minutes, secs = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{secs:02d}{fraction}"
    return f"{minutes // 60}:{minutes % 60:02d}:{secs:02d}{fraction}"


def is_beyond(time_s: float, end_s: float) -> bool:
    """Say whether a time lies beyond the end of a sound, by more than a player may err."""
    return time_s > end_s + _TOLERANCE_S


def moment(value: Any) -> float:
    """Seconds from a time, or from a number of seconds: beats lie closer than times can say."""
    if isinstance(value, str) and SECONDS.fullmatch(value):
        return float(value)
    try:
        return time(value)
    except Unfit:
        form = worded("a time such as 0:01.25, or seconds such as 1.25")
        raise unfit(form, "1.25") from None


def bar_time(value: Any) -> BarTime:
    """A moment, or a moment with the number of the bar that begins at it."""
    if not isinstance(value, Mapping):
        return BarTime(moment(value))
    faults = [
        Fault(worded("at or bar"), "at", (name,), True, ("at", "bar"))
        for name in value
        if name not in ("at", "bar")
    ]
    at_s, bar = 0.0, _whole(value.get("bar"))
    try:
        at_s = moment(value.get("at"))
    except Unfit:
        form = worded("a time such as {example}", example="0:34.29")
        faults.append(Fault(form, "0:34.29", ("at",) if "at" in value else ()))
    if bar is None:
        form = worded("the number of a bar, 0 for an upbeat")
        faults.append(Fault(form, "1", ("bar",) if "bar" in value else ()))
    if faults or bar is None:
        raise Unfit(*faults)
    return BarTime(at_s, bar)


def day(value: Any) -> date:
    """A day of the calendar, `YYYY-MM-DD`."""
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise unfit(worded("a day that is in the calendar"), "2026-09-07") from None
    raise unfit(worded("a date such as 2026-09-07"), "2026-09-07")


def year_or_day(value: Any) -> str:
    """A year or a day, as far as it is known."""
    if isinstance(value, str) and YEAR.fullmatch(value) and value != "0000":
        return value
    try:
        return day(value).isoformat()
    except Unfit:
        expected = worded("a year or a full date, such as 1770 or 1770-12-16")
        raise unfit(expected, "1770-12-16") from None


def local_moment(value: Any) -> datetime:
    """A day and an hour, in the time of the place."""
    if isinstance(value, str) and LOCAL_MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise unfit(worded("a date and time such as 2026-10-03T19:30"), "2026-10-03T19:30")


def clock(value: Any) -> str:
    """An hour of the day."""
    if not isinstance(value, str) or not CLOCK.fullmatch(value):
        raise unfit(worded("an hour such as 14:30"), "14:30")
    return value


def weekday_or_day(value: Any) -> str:
    """A day of the week, or a date."""
    if isinstance(value, str) and value.lower() in WEEKDAYS:
        return value.lower()
    try:
        return day(value).isoformat()
    except Unfit:
        form = worded("a day such as tuesday, or a date such as 2026-10-03")
        raise unfit(form, "tuesday") from None


def count(value: Any) -> int:
    """A whole number from 1."""
    number = _whole(value)
    if number is None or number < 1:
        raise unfit(worded("a whole number from 1 on"), "4")
    return number


def weeks(value: Any) -> int:
    """How many weeks a journey has."""
    number = _whole(value)
    if number is None or not 1 <= number <= MAX_WEEKS:
        raise unfit(worded("a number of weeks from 1 to {most}", most=MAX_WEEKS), "30")
    return number


def span(value: Any) -> tuple[int, int]:
    """A range `[from, to]` of whole numbers, both ends included."""
    if isinstance(value, list) and len(value) == 2:
        low, high = _whole(value[0]), _whole(value[1])
        if low is not None and high is not None and low <= high:
            return low, high
    raise unfit(worded("a range from a smaller to a larger whole number"), "[6, 8]")


def _whole(value: Any) -> int | None:
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    return None


def latitude(value: Any) -> float:
    """Degrees north."""
    return _degrees(value, 90, "49.55")


def longitude(value: Any) -> float:
    """Degrees east."""
    return _degrees(value, 180, "6.37")


def _degrees(value: Any, most: int, example: str) -> float:
    if isinstance(value, str) and DEGREES.fullmatch(value):
        number = float(value)
        if abs(number) <= most:
            return number
    raise unfit(worded("a number of degrees from -{most} to {most}", most=most), example)


def size(value: Any) -> int:
    """Bytes from `8 GB`: powers of a thousand, as on the packing of a stick."""
    return _bytes(value, 1000, worded("a size such as 8 GB"), "8 GB")


def cluster(value: Any) -> int:
    """Bytes from `32 kB`: a cluster is always a power of two."""
    expected = worded("a cluster size such as 32 kB")
    number = _bytes(value, 1024, expected, "32 kB")
    if number & (number - 1) or not 512 <= number <= 32 * 1024 * 1024:
        raise unfit(expected, "32 kB")
    return number


def _bytes(value: Any, thousand: int, expected: Words, example: str) -> int:
    match = SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not float(match[1]):
        raise unfit(expected, example)
    power = "KMGT".index(match[2].upper()) + 1
    return int(float(match[1]) * (1024 if match[3] else thousand) ** power)


OF_A_PLACE = ("name", "lat", "lon")


def place(value: Any) -> Place:
    """A place's name, or its name with the degrees at which it lies."""
    if not isinstance(value, Mapping) or not any(name in value for name in OF_A_PLACE):
        return Place(localised(value))
    faults = [
        Fault(worded("name, lat or lon"), "name", (name,), True, OF_A_PLACE)
        for name in value
        if name not in OF_A_PLACE
    ]
    forms = {"name": localised, "lat": latitude, "lon": longitude}
    known: dict[str, Any] = {}
    for name, form in forms.items():
        if name in value or name == "name" or ("lat" in value) != ("lon" in value):
            try:
                known[name] = form(value.get(name))
            except Unfit as error:
                faults += further_in(name, error)
    if faults:
        raise Unfit(*faults)
    return Place(**known)
