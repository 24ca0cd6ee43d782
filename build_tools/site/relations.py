"""Ways back: what uses a resource. References in the catalogue point one way only."""

from __future__ import annotations

from collections import defaultdict

from build_tools.domain import Catalogue, Project, Resource
from build_tools.references import KIND_OF, kind_of, named_by
from build_tools.site.agenda import Event, events_of

__all__ = ["Relations", "address", "kind_of"]


def address(lang: str, resource: Resource, variant: str = "") -> str:
    """Return a resource's page, or a variant of it, relative to the site's root.

    No id has a dot in it, so a variant's name is nobody else's.
    """
    name = f"{resource.id}.{variant}" if variant else resource.id
    return f"{lang}/{kind_of(resource)}/{name}.html"


class Relations:
    """Who uses whom, worked out once for a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._events: dict[str, list[Event]] = defaultdict(list)
        for event in events_of(catalogue):
            if event.project:
                self._events[event.project.id].append(event)
        self._users: dict[tuple[str, str], dict[tuple[str, str], Resource]] = defaultdict(dict)
        for kind in KIND_OF.values():
            for resource in catalogue.of_kind(kind).values():
                for used in named_by(resource):
                    key = (kind_of(used), used.id)
                    self._users[key][(kind, resource.id)] = resource

    def events(self, project: Project) -> list[Event]:
        """Return all that takes place in a project, in the order of days."""
        return self._events.get(project.id, [])

    def all_users(self, resource: Resource) -> list[Resource]:
        """Return the resources of all kinds that name `resource`, each once."""
        return [*self._users.get((kind_of(resource), resource.id), {}).values()]

    def users(self, resource: Resource, kind: str) -> list[Resource]:
        """Return the resources of `kind` that name `resource`, each once, by id."""
        found = self._users.get((kind_of(resource), resource.id), {})
        return [user for (user_kind, _), user in found.items() if user_kind == kind]
