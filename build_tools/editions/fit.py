"""What is given up so that an edition fits, the least harmful first, in a stated order. Pure.

1. Sounds in a smaller form: high, standard, frugal.
2. Videos: their sound and their words remain.
3. Recordings that no journey, playlist or worksheet uses, those that others name least first.

What does not make the edition smaller is passed over. The size after each step is reckoned from
what was made of the media; pages about what goes are counted as gone, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from build_tools.domain import Catalogue
from build_tools.references import bodies_of, kind_of, named_by

W = TypeVar("W")
Size = Callable[[Mapping[str, int]], int]
"""From bytes by carrier path to what all of them take."""
_USERS = ("journeys", "playlists", "workshops")


@dataclass(frozen=True, slots=True)
class Way(Generic[W]):
    """One way of giving out the media."""

    wanted: W
    says: str
    """What is done, for people."""
    media: Mapping[str, int]
    """Bytes by carrier path."""
    of: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By id of a recording, the paths that are there for its sake."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is given up."""

    what: str
    saves_bytes: int


@dataclass(frozen=True, slots=True)
class Plan(Generic[W]):
    """How an edition can be made to fit, or how near it can come."""

    wanted: W
    spared: tuple[str, ...]
    """Ids of recordings that are left out."""
    steps: tuple[Step, ...]
    size_bytes: int
    fits: bool


def fitted(
    rest: Mapping[str, int],
    ways: Iterable[Way[W]],
    spares: Sequence[str],
    limit_bytes: int,
    size: Size,
) -> Plan[W]:
    """Return what has to be given up for an edition to take at most `limit_bytes`.

    `rest` is what is no media; the first of `ways` is the present one, and a way is asked
    for only if those before it were not enough. `spares` are ids of recordings in the order
    in which they may go.
    """
    coming = iter(ways)
    now = next(coming)
    sizes = {**rest, **now.media}
    takes = size(sizes)
    steps: list[Step] = []
    while takes > limit_bytes and (way := next(coming, None)) is not None:
        smaller = size({**rest, **way.media})
        if smaller < takes:
            steps.append(Step(way.says, takes - smaller))
            now, sizes, takes = way, {**rest, **way.media}, smaller
    spared: list[str] = []
    for id_ in spares:
        if takes <= limit_bytes:
            break
        spared.append(id_)
        sizes = _without(sizes, id_, now.of, spared)
        smaller = size(sizes)
        steps.append(Step(f"the recording '{id_}' is left out: nothing uses it", takes - smaller))
        takes = smaller
    return Plan(now.wanted, tuple(spared), tuple(steps), takes, takes <= limit_bytes)


def _without(
    sizes: Mapping[str, int], id_: str, of: Mapping[str, Collection[str]], spared: Collection[str]
) -> dict[str, int]:
    """Take away what is there for one recording, and for no other that stays."""
    kept = {path for other, paths in of.items() if other not in spared for path in paths}
    gone = set(of.get(id_, ())) - kept
    page = f"/recordings/{id_}.html"
    return {
        path: each for path, each in sizes.items() if path not in gone and not path.endswith(page)
    }


def spares(catalogue: Catalogue) -> list[str]:
    """Return the recordings that no journey, playlist or worksheet uses, least used first."""
    uses: Counter[str] = Counter()
    needed: set[str] = set()
    for kind in ("concerts", "pages", "people", "works", "recordings", "projects", *_USERS):
        for resource in catalogue.of_kind(kind).values():
            named = [it.id for it in named_by(resource) if kind_of(it) == "recordings"]
            named += [id_ for body in bodies_of(resource) for id_ in body.plays]
            uses.update(set(named) - {resource.id})
            if kind in _USERS:
                needed.update(named)
    return sorted(catalogue.recordings.keys() - needed, key=lambda id_: (uses[id_], id_))
