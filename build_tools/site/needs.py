"""Which media the pages will name: only these are published, whatever lies in the folders."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from build_tools.domain import KINDS, Body, Catalogue, Picture, Recording, Sound, Workshop
from build_tools.prose.sanitise import FILE_SCHEME
from build_tools.site.assets import by_name

_NAMED = re.compile(rf'src="{FILE_SCHEME}([^"]*)"')
_Original = TypeVar("_Original", Picture, Sound)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Needs:
    """Stem of the published name to what it is made from."""

    recordings: Mapping[str, Recording]
    pictures: Mapping[str, Picture]
    sounds: Mapping[str, Sound]
    """Sounds that prose names and no recording has: not the parts, which come with theirs."""
    films: Mapping[str, Workshop]
    """Workshops that have a video."""


def needs(
    catalogue: Catalogue, pictures: Mapping[str, Picture], sounds: Mapping[str, Sound]
) -> Needs:
    """Return what the site of `catalogue` shows and plays.

    `pictures` and `sounds` are everything that inspection found, by path:
    prose names files by path alone.
    """
    shown = {picture.path: picture for picture in _pictures(catalogue)}
    heard: dict[str, Sound] = {}
    parts = {
        part.path
        for recording in catalogue.recordings.values()
        for part in recording.parts.values()
    }
    pictures, sounds = by_name(pictures), by_name(sounds)
    for path in _named_in_prose(catalogue):
        if path in pictures:
            shown[path] = pictures[path]
        elif path in sounds and sounds[path].path not in parts:
            heard[path] = sounds[path]
    recordings = dict(catalogue.recordings)
    films = {it.id: it for it in catalogue.workshops.values() if it.film}
    return Needs(recordings, _by_stem(shown, ()), _by_stem(heard, recordings), films)


def _by_stem(found: Mapping[str, _Original], taken: Collection[str]) -> dict[str, _Original]:
    """Give every file a name of its own, in an order that does not depend on the machine."""
    stems: dict[str, _Original] = {}
    for path in sorted(found):
        stem = plain_name(path)
        while stem in stems or stem in taken:
            stem += "-x"
        stems[stem] = found[path]
    return stems


def plain_name(path: str) -> str:
    """Return `<folder>-<file>` in plain ASCII, for FAT and for old players."""
    place = PurePosixPath(path)
    name = f"{place.parent.name}-{place.stem}".lower()
    return _NOT_PLAIN.sub("-", name).strip("-")[:80] or "picture"


def _pictures(catalogue: Catalogue) -> Iterator[Picture]:
    for kind in KINDS:
        for resource in catalogue.of_kind(kind).values():
            for name in ("cover", "portrait"):
                picture = getattr(resource, name, None)
                if picture is not None:
                    yield picture
            for photo in getattr(resource, "photos", ()):
                yield photo.picture


def _named_in_prose(catalogue: Catalogue) -> Iterator[str]:
    for kind in KINDS:
        for resource in catalogue.of_kind(kind).values():
            for bodies in (getattr(resource, name, {}) for name in ("bodies", "easy")):
                for body in bodies.values():
                    yield from _named_in(body)


def _named_in(body: Body) -> Iterable[str]:
    """Return the files that a body names, without making its HTML where they are known."""
    if body.files is not None:
        return body.files
    return (html.unescape(path) for path in _NAMED.findall(body.html))
