"""Concerts that can be followed where they are played, until they can be heard again. Pure."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import dates
from markupsafe import Markup

from build_tools import weeks
from build_tools.domain import Concert, Document, Journey
from build_tools.drawings import qr
from build_tools.site.reader import Reader
from build_tools.strings import locale_of


def was_live(concert: Concert) -> bool:
    """Say whether a concert that could be followed has become its recordings."""
    return concert.live is not None and not weeks.is_to_come(concert)


def live_hours(r: Reader, concert: Concert) -> str:
    """Return from when until when a concert can be followed; empty where no hour is known."""
    live = concert.live
    if live is None or live.starts is None:
        return ""
    if live.ends is None:
        return str(dates.format_skeleton("Hm", live.starts, locale=locale_of(r.lang)))
    if live.ends.date() != live.starts.date():
        return f"{r.moment(live.starts)} – {r.moment(live.ends)}"
    return str(dates.format_interval(live.starts, live.ends, "Hm", locale=locale_of(r.lang)))


def live_zone(r: Reader, concert: Concert) -> str:
    """Return the city by whose clocks the hours are told; empty where no zone is known."""
    zone = concert.project.timezone if concert.project else None
    if zone is None:
        return ""
    try:
        return str(
            dates.get_timezone_location(ZoneInfo(zone), locale=locale_of(r.lang), return_city=True)
        )
    except ZoneInfoNotFoundError:  # the machine's list may be older than the editor's
        return ""


def live_code(r: Reader, concert: Concert) -> Markup:
    """Return the address to be scanned from the screen."""
    return Markup(qr(concert.live.address)) if concert.live else Markup("")


def calendars_with(r: Reader, concert: Concert) -> list[tuple[Journey, Document]]:
    """Return the calendars in the reader's language that hold a concert, with their journeys."""
    used = {it.id for it in r.users(concert, "journeys")}
    home = concert.project.id if concert.project else None
    return [
        (journey, document)
        for journey in r.catalogue.journeys.values()
        if (document := r.assets.derived.calendars.get((journey.id, r.lang)))
        and (journey.id in used or (concert.live and home and _home(journey) == home))
    ]


def _home(journey: Journey) -> str | None:
    return journey.project.id if journey.project else None
