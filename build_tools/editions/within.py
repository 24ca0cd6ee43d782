"""A catalogue cut down to some of its resources, so that no reference leads out of it. Pure.

Whoever loses something goes on without it: a playlist by one item, a journey by one step. A
playlist that loses all goes, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from build_tools.domain import (
    KINDS,
    Bodies,
    Catalogue,
    Concert,
    Journey,
    Meeting,
    Person,
    Playlist,
    Recording,
    Resource,
    Step,
    Work,
    Workshop,
)
from build_tools.references import kind_of

Kept: TypeAlias = Mapping[str, Iterable[str]]
"""Kind to the ids that stay."""
Reading: TypeAlias = Callable[[str, str, Bodies], Bodies]
"""From a kind, `index` or `easy`, and the prose of a resource to what of it stays."""
_R = TypeVar("_R", bound=Resource)


def everything(catalogue: Catalogue) -> dict[str, set[str]]:
    """Return all ids by kind."""
    return {kind: set(catalogue.of_kind(kind)) for kind in KINDS}


def within(catalogue: Catalogue, keep: Kept, reading: Reading) -> Catalogue:
    """Return a catalogue of what is kept, its prose as `reading` leaves it."""
    cut = _Cut(catalogue, keep, reading)
    people = cut.kept(catalogue.people, lambda it: it)
    works = cut.kept(catalogue.works, cut.work)
    recordings = cut.kept(catalogue.recordings, cut.recording)
    playlists = cut.kept(catalogue.playlists, cut.playlist)
    workshops = cut.kept(catalogue.workshops, cut.workshop)
    projects = cut.kept(catalogue.projects, lambda it: it)
    concerts = cut.kept(catalogue.concerts, cut.concert)
    journeys = cut.kept(catalogue.journeys, cut.journey)
    pages = cut.kept(catalogue.pages, lambda it: it)
    return replace(
        catalogue,
        works=works,
        people=people,
        recordings=recordings,
        concerts=concerts,
        workshops=workshops,
        journeys=journeys,
        projects=projects,
        pages=pages,
        playlists=playlists,
    )


class _Cut:
    """What stays so far, by kind and id: what names others comes after them."""

    def __init__(self, catalogue: Catalogue, keep: Kept, reading: Reading) -> None:
        self._keep = {kind: frozenset(keep.get(kind, ())) for kind in KINDS}
        self._reading = reading
        self._here: dict[tuple[str, str], Resource] = {}

    def kept(
        self, resources: Mapping[str, _R], shorten: Callable[[_R], _R | None]
    ) -> dict[str, _R]:
        """Return what is kept of one kind, by id."""
        found: dict[str, _R] = {}
        for id_, resource in resources.items():
            kind = kind_of(resource)
            shorter = shorten(resource) if id_ in self._keep[kind] else None
            if shorter is not None:
                found[id_] = self._read(kind, shorter)
                self._here[kind, id_] = found[id_]
        return found

    def _read(self, kind: str, resource: _R) -> _R:
        if isinstance(resource, Playlist):
            return resource
        changed: dict[str, Any] = {"bodies": self._reading(kind, "index", resource.bodies)}
        if isinstance(resource, Workshop):
            changed["easy"] = self._reading(kind, "easy", resource.easy)
        return replace(resource, **changed)

    def _one(self, resource: _R | None) -> _R | None:
        """Return a resource as it is here; None where it is not."""
        if resource is None:
            return None
        found = self._here.get((kind_of(resource), resource.id))
        return found if isinstance(found, type(resource)) else None

    def _all(self, resources: Iterable[_R]) -> Iterator[_R]:
        return (found for each in resources if (found := self._one(each)) is not None)

    def _named(self, who: Person | str | None) -> Person | str | None:
        """Return a person as it is here; one who has no page here keeps the name."""
        return (self._one(who) or who.name) if isinstance(who, Person) else who

    def work(self, it: Work) -> Work:
        """A work always keeps its composer: choosing a work chooses its people."""
        return replace(
            it,
            composer=self._one(it.composer),
            lyricist=self._named(it.lyricist),
            arranger=self._named(it.arranger),
        )

    def recording(self, it: Recording) -> Recording:
        """A recording keeps its work and its players for the same reason."""
        heard = [(each, self._one(each.person)) for each in it.performers]
        players = tuple(replace(each, person=who) for each, who in heard if who)
        return replace(it, work=self._one(it.work), performers=players)

    def playlist(self, it: Playlist) -> Playlist | None:
        """A playlist of which nothing is left has nothing to be pressed."""
        found = [(item, self._one(item.recording)) for item in it.items]
        items = tuple(replace(item, recording=heard) for item, heard in found if heard)
        return replace(it, items=items) if items or not it.items else None

    def workshop(self, it: Workshop) -> Workshop:
        """A sheet goes on without its playlist."""
        return replace(it, works=tuple(self._all(it.works)), playlist=self._one(it.playlist))

    def concert(self, it: Concert) -> Concert:
        """A concert was what it was: what may not be heard is still named by its work."""
        artists = tuple(name for who in it.artists if (name := self._named(who)) is not None)
        played = tuple(self._played(it.programme))
        return replace(it, artists=artists, programme=played, project=self._one(it.project))

    def _played(self, programme: Iterable[Recording | Work]) -> Iterator[Recording | Work]:
        for each in programme:
            instead = each.work if isinstance(each, Recording) else None
            found = self._one(each) or self._one(instead)
            if isinstance(found, Recording | Work):
                yield found

    def journey(self, it: Journey) -> Journey:
        """A journey keeps the keys of its steps: what was ticked stays ticked."""
        return replace(it, project=self._one(it.project), steps=tuple(self._steps(it.steps)))

    def _steps(self, steps: Iterable[Step]) -> Iterator[Step]:
        for step in steps:
            if isinstance(step.what, Meeting):
                yield step
                continue
            what: Any = self._one(step.what)  # of the type it had
            if what is not None:
                yield replace(step, what=what)
