"""What pages read besides the catalogue: who uses whom, and what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from build_tools.domain import Catalogue, Resource
from build_tools.reading import Digests, NotedMapping, name_of, note
from build_tools.site.assets import SiteAssets
from build_tools.site.relations import Relations


class NotedRelations(Relations):
    """Who uses whom, and who asked."""

    def users(self, resource: Resource, kind: str) -> list[Resource]:
        """See Relations."""
        note(f"{name_of(resource)} users")
        return super().users(resource, kind)

    def events(self, project: Any) -> list[Any]:
        """See Relations."""
        note(f"{name_of(project)} events")
        return super().events(project)


def noted_assets(assets: SiteAssets) -> SiteAssets:
    """Return the same assets, of which it is noted what is asked for."""
    derived = replace(assets.derived, **dict(_noted_mappings(assets.derived)))
    return replace(assets, derived=derived, **dict(_noted_mappings(assets)))


def digests_of(catalogue: Catalogue, relations: Relations, assets: SiteAssets) -> Digests:
    """Return what stands for everything that a page can read."""
    published = {name: it for of in (assets.derived, assets) for name, it in _mappings(of)}

    def related(it: Any, part: str) -> Any:
        return relations.all_users(it) if part == "users" else relations.events(it)

    return Digests(catalogue, published, related)


def _noted_mappings(of: Any) -> Iterator[tuple[str, NotedMapping]]:
    for name, it in _mappings(of):
        yield name, NotedMapping(name, it)


def _mappings(of: Any) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    for each in fields(of):
        value = getattr(of, each.name)
        if isinstance(value, Mapping):
            yield each.name, value
