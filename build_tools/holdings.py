"""What a hub has already, as it is written, so that new recordings can be matched with it."""

from __future__ import annotations

from build_tools import catalogue, ingest
from build_tools.catalogue import places
from build_tools.catalogue.ids import RESERVED, slug
from build_tools.scaffolds import Hub


def of(hub: Hub) -> ingest.Known:
    """Return what a hub has that files may be matched with, as it is written."""
    of = {kind: [it for it in hub.source.documents if it.kind == kind]
          for kind in ("people", "works", "concerts")}  # fmt: skip
    people = tuple(
        ingest.Person(it.id, _line(it, "name"), _line(it, "born"), _line(it, "died"))
        for it in of["people"]
    )
    works = tuple(
        ingest.Work(
            it.id, _texts(it.value.get("title")), _line(it, "composer"), _line(it, "catalogue")
        )
        for it in of["works"]
    )
    concerts = tuple(
        ingest.Concert(
            it.id, " / ".join(_texts(it.value.get("title"))), _line(it, "date"), _place(it, hub)
        )
        for it in of["concerts"]
    )
    taken = {
        kind: frozenset(
            {*RESERVED, *(id.lower() for named, id in hub.source.folders if named == kind)}
        )
        for kind in places.FOLDERS
    }
    return ingest.Known(people, works, concerts, taken, hub.languages, slug)


def _line(document: catalogue.Document, name: str) -> str:
    value = document.value.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    """Return a localised text in all its languages."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        return tuple(dict.fromkeys(each for each in value.values() if isinstance(each, str)))
    return ()


def _place(document: catalogue.Document, hub: Hub) -> str:
    """Return the town of a concert, in the language in which the hub is written first."""
    venue = document.value.get("venue")
    town = venue.get("town") or venue.get("name") if isinstance(venue, dict) else None
    if isinstance(town, dict):
        town = town.get(hub.default) or next(iter(_texts(town)), None)
    return town if isinstance(town, str) else ""
