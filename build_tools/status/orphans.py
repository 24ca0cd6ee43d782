"""What nothing names: a work that nobody plays, a recording in no playlist, a picture on no page.

A page of the site is found in its list all the same, so none of it is wrong; but it may have been
forgotten, and it takes room. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from build_tools.domain import KINDS, Catalogue, Concert, Resource
from build_tools.prose import Reckoning
from build_tools.references import bodies_of, kind_of, named_by
from build_tools.status.figures import Orphan
from build_tools.status.texts import title_of

_BEGINNINGS = ("journeys", "pages")
"""Kinds that one comes to from the home page or the menu: nothing has to name them."""
_PAGE = re.compile(r"content/([a-z]+)/([^/]+?)(?:\.[a-z]+)?\.html")
"""Where a link leads to a resource, or to a variant of its page."""


def orphans(
    catalogue: Catalogue, reckonings: Mapping[str, Reckoning], media: Collection[str]
) -> tuple[Orphan, ...]:
    """Return resources that nothing names, by kind, then files of sound and picture likewise.

    `reckonings` are by path and say where texts lead; `media` are the paths of all such files.
    """
    used = {key for it in _everything(catalogue) for key in _names(catalogue, it, reckonings)}
    found = [
        Orphan(kind_of(it), it.id, title_of(catalogue, it))
        for it in _everything(catalogue)
        if kind_of(it) not in _BEGINNINGS and (kind_of(it), it.id) not in used
    ]
    named = set(_files(catalogue))
    found += [Orphan("files", path, path) for path in sorted(set(media) - named)]
    return tuple(found)


def _everything(catalogue: Catalogue) -> Iterator[Resource]:
    for kind in KINDS:
        yield from catalogue.of_kind(kind).values()


def _names(
    catalogue: Catalogue, it: Resource, reckonings: Mapping[str, Reckoning]
) -> Iterator[tuple[str, str]]:
    """Yield kind and id of what a resource names, but itself: in its facts and in its texts."""
    me = (kind_of(it), it.id)
    if isinstance(it, Concert) and it.project:
        yield me  # it stands in the project's calendar
    for other in named_by(it):
        yield kind_of(other), other.id
    for body in bodies_of(it):
        yield from (("recordings", id_) for id_ in body.plays)
        yield from (("works", id_) for id_, _ in body.scores)
        known = reckonings.get(body.path)
        yield from (key for key in map(_led_to, known.links if known else ()) if key and key != me)


def _led_to(path: str) -> tuple[str, str] | None:
    """Return the resource to whose page a link leads, if it is one."""
    match = _PAGE.fullmatch(path)
    return (match[1], match[2]) if match else None


def _files(catalogue: Catalogue) -> Iterable[str]:
    """Yield the paths of sounds, pictures and videos that the site shows or plays."""
    for it in _everything(catalogue):
        for name in ("cover", "portrait", "master", "film"):
            one = getattr(it, name, None)
            if one is not None:
                yield one.path
        yield from (photo.picture.path for photo in getattr(it, "photos", ()))
        yield from (part.path for part in getattr(it, "parts", {}).values())
        for body in bodies_of(it):
            yield from body.files or ()
