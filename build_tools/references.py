"""What a resource names: the one direction in which references point. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from build_tools.domain import (
    Body,
    Concert,
    Journey,
    Meeting,
    Page,
    Person,
    Playlist,
    Project,
    Recording,
    Resource,
    Work,
    Workshop,
)

KIND_OF: Mapping[type, str] = MappingProxyType(
    {
        Work: "works",
        Person: "people",
        Recording: "recordings",
        Concert: "concerts",
        Workshop: "workshops",
        Journey: "journeys",
        Project: "projects",
        Page: "pages",
        Playlist: "playlists",
    }
)
"""Type of a resource to the folder's name of its kind."""


def kind_of(resource: Resource) -> str:
    """Return the folder's name of a resource's kind."""
    return KIND_OF[type(resource)]


def named_by(resource: Resource) -> Iterator[Resource]:
    """Yield what a resource's facts name, in their order; the same may come twice."""
    match resource:
        case Work():
            named = (resource.composer, resource.lyricist, resource.arranger)
            yield from (person for person in named if isinstance(person, Person))
        case Recording():
            if resource.work:
                yield resource.work
            yield from (performer.person for performer in resource.performers)
        case Concert():
            yield from resource.programme
            yield from (artist for artist in resource.artists if isinstance(artist, Person))
            if resource.project:
                yield resource.project
        case Workshop():
            yield from resource.works
            if resource.playlist:
                yield resource.playlist
        case Playlist():
            yield from (item.recording for item in resource.items)
        case Journey():
            yield from (s.what for s in resource.steps if not isinstance(s.what, Meeting))
            if resource.project:
                yield resource.project
        case _:
            return


def bodies_of(resource: Resource) -> Iterator[Body]:
    """Yield a resource's prose in all its languages, a worksheet's in simple words too."""
    if not isinstance(resource, Playlist):
        yield from resource.bodies.values()
    if isinstance(resource, Workshop):
        yield from resource.easy.values()
