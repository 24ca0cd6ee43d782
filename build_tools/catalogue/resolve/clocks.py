"""Time zones of projects: whether clocks know them, and whether one is needed."""

from __future__ import annotations

import zoneinfo

from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document
from build_tools.domain import Meeting
from build_tools.problems import meant, some_of

_SHOWN = 3
"""So many places with hours are named in a sentence."""


def zone(look: Lookup, document: Document, name: str | None) -> str | None:
    """Return a project's time zone if clocks know it; note it otherwise.

    The list is the IANA's, of the machine or, where it has none, of Python's tzdata.
    """
    if name is None:
        return None
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "America" is a folder
        near = look.nearest(name, frozenset(zoneinfo.available_timezones()))
        place = document.at_value(("timezone",))
        look.note("PRJ09", place, help=meant(near), timezone=name[:60])
        return None
    return name


def needed(look: Lookup) -> None:
    """Note projects that have hours and do not say of which time zone; all has been resolved."""
    for document in look.source.documents:
        project = look.projects.get(document.id) if document.kind == "projects" else None
        if project is None or document.value.get("timezone") is not None:
            continue
        hours = [
            f"journeys/{journey.id}"
            for journey in look.journeys.values()
            if journey.project == project
            and any(isinstance(step.what, Meeting) and step.what.time for step in journey.steps)
        ]
        hours += [
            f"concerts/{concert.id}"
            for concert in look.concerts.values()
            if concert.project == project and concert.live and concert.live.starts
        ]
        if hours:
            where = some_of(hours, _SHOWN)
            look.note("PRJ11", document.whole(), where=where)
