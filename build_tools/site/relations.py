"""Ways back: what uses a resource. References in the catalogue point one way only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from build_tools.domain import (
    Catalogue,
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
from build_tools.site.agenda import Event, events_of

KIND_OF: dict[type, str] = {
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


def kind_of(resource: Resource) -> str:
    """Return the folder's name of a resource's kind."""
    return KIND_OF[type(resource)]


def address(lang: str, resource: Resource, variant: str = "") -> str:
    """Return a resource's page, or a variant of it, relative to the site's root.

    No id has a dot in it, so a variant's name is nobody else's.
    """
    name = f"{resource.id}.{variant}" if variant else resource.id
    return f"{lang}/{kind_of(resource)}/{name}.html"


def _uses(resource: Resource) -> Iterator[Resource]:
    """Yield what a resource names."""
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


class Relations:
    """Who uses whom, worked out once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.agenda: dict[str, list[Event]] = defaultdict(list)
        """By a project's id, all that takes place in it, in the order of days."""
        for event in events_of(catalogue):
            if event.project:
                self.agenda[event.project.id].append(event)
        self._users: dict[tuple[str, str], dict[tuple[str, str], Resource]] = defaultdict(dict)
        for kind in KIND_OF.values():
            for resource in catalogue.of_kind(kind).values():
                for used in _uses(resource):
                    key = (kind_of(used), used.id)
                    self._users[key][(kind, resource.id)] = resource

    def users(self, resource: Resource, kind: str) -> list[Resource]:
        """Return the resources of `kind` that name `resource`, each once, by id."""
        found = self._users.get((kind_of(resource), resource.id), {})
        return [user for (user_kind, _), user in found.items() if user_kind == kind]
