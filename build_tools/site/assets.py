"""What pages show and play, by the addresses under which it is published."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from build_tools import drawings
from build_tools.domain import (
    KINDS,
    Assets,
    Catalogue,
    Picture,
    Recording,
    Resource,
    Sound,
    Work,
    Workshop,
)
from build_tools.memory import Shelf
from build_tools.site.relations import kind_of

_Found = TypeVar("_Found", Picture, Sound)
_COVERS = "covers"
_Told: TypeAlias = tuple[str, str, str]
"""What a cover is drawn of: an id, a kind, and the words of its music."""


@dataclass(frozen=True, slots=True)
class SiteAssets:
    """Published media, and the covers drawn for what brought none."""

    derived: Assets
    covers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Kind and id to an address relative to the site's root."""
    drawn: Mapping[str, str] = field(default_factory=dict)
    """The same addresses to the SVG that belongs there."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Path of a picture in the hub to what was found in it: prose names files by path."""
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    """The same for sounds."""

    def cover_url(self, resource: Resource) -> str:
        """Return the narrowest width of a resource's own cover, else of the one drawn for it."""
        own: Picture | None = getattr(resource, "cover", None)
        files = self.derived.images.get(own.sha256, ()) if own else ()
        return files[0].url if files else self.covers[kind_of(resource), resource.id]


def draw_covers(
    catalogue: Catalogue,
    derived: Assets,
    pictures: Mapping[str, Picture],
    sounds: Mapping[str, Sound],
    memory: Shelf | None = None,
) -> SiteAssets:
    """Draw a cover for every resource and name it by its content, as all media are named.

    With `memory`, only what was not drawn before; a cover is made of nothing but its words.
    """
    covers: dict[tuple[str, str], str] = {}
    drawn: dict[str, str] = {}
    before: dict[_Told, str] = (memory and memory.get(_COVERS)) or {}
    known: dict[_Told, str] = {}
    for kind in KINDS:
        for id_, resource in catalogue.of_kind(kind).items():
            finer = resource.kind if isinstance(resource, Workshop) else kind
            told = id_, finer, _sounds_like(resource)
            svg = known[told] = before.get(told) or drawings.cover(id_, finer, title=told[2])
            digest = hashlib.sha256(svg.encode()).hexdigest()[:8]
            url = f"media/cover-{kind}-{id_}-{digest}.svg"
            covers[kind, id_] = url
            drawn[url] = svg
    if memory and known != before:
        memory.put(_COVERS, known)
    return SiteAssets(derived, covers, drawn, by_name(pictures), by_name(sounds))


def by_name(found: Mapping[str, _Found]) -> dict[str, _Found]:
    """Return findings by their paths as prose writes them: macOS decomposes accents in names."""
    return {unicodedata.normalize("NFC", path): finding for path, finding in found.items()}


def _sounds_like(resource: Resource) -> str:
    """Return the words by which a drawing knows keys from strings: genre and instruments.

    Not the title: a corrected title must not change the picture a child knows.
    """
    work = resource.work if isinstance(resource, Recording) else resource
    if not isinstance(work, Work):
        return ""
    return " ".join(word for word in (work.genre, *work.instruments) if word)
