"""Events of a calendar counted out, as a program does that knows RFC 5545's rules."""

from datetime import date, datetime

from dateutil.rrule import rruleset, rrulestr
from icalendar import Event


def times(event: Event) -> list[date | datetime]:
    """When an event takes place."""
    begins = event.decoded("DTSTART")
    if "RRULE" not in event:
        return [begins]
    is_timed = isinstance(begins, datetime)
    local = (
        begins.replace(tzinfo=None) if is_timed else datetime.combine(begins, datetime.min.time())
    )
    found = rruleset()
    found.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=local))
    for excluded in event["EXDATE"].dts if "EXDATE" in event else ():
        day = excluded.dt
        if is_timed:
            assert day.tzinfo == begins.tzinfo, "excluded in another zone, and so not excluded"
            found.exdate(day.replace(tzinfo=None))
        else:
            found.exdate(datetime.combine(day, datetime.min.time()))
    if is_timed:
        return [each.replace(tzinfo=begins.tzinfo) for each in found]
    return [each.date() for each in found]
