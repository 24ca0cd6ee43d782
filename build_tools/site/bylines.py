"""The line under a title, where things of many kinds stand in one list. Pure."""

from __future__ import annotations

from build_tools.domain import (
    Concert,
    Journey,
    Person,
    Playlist,
    Project,
    Recording,
    Resource,
    Work,
    Workshop,
)
from build_tools.site.reader import Reader
from build_tools.site.views import countries, roles, workshop_kind


def byline(r: Reader, it: Resource) -> str:
    """Return what tells a thing from others of its title, in the reader's language.

    A free page has nothing to be told from: an empty line.
    """
    match it:
        case Work():
            said = [r.composer(it), it.year]
        case Person():
            said = [roles(r, it), r.lived(it)]
        case Recording():
            said = [r.by(it), r.clock(it.master.duration_s)]
        case Concert():
            said = [r.words(it.venue.town), r.date(it.date)]
        case Workshop():
            said = [workshop_kind(r, it), _ages(r, it.ages), _minutes(r, it.duration_min)]
        case Journey():
            said = [r.t.count(it.weeks, "{n} week", "{n} weeks"), _ages(r, it.ages)]
        case Project():
            said = [countries(r, it.countries), str(it.start.year)]
        case Playlist():
            pieces = r.t.count(len(it.items), "{n} piece", "{n} pieces")
            said = [pieces, _minutes(r, max(1, round(it.length_s / 60)))]
        case _:
            said = []
    return " · ".join(part for part in said if part)


def _ages(r: Reader, ages: tuple[int, int]) -> str:
    return r.t("{ages} years", ages=r.span(ages))


def _minutes(r: Reader, minutes: int) -> str:
    return r.t("{n} min", n=minutes)
