"""What may be given out for some time only, and what must come off carriers. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from build_tools import consents
from build_tools.domain import Catalogue, Photo, Recording
from build_tools.status.figures import Ending, Removal, Rights
from build_tools.status.texts import title_of

SOON_DAYS, LATER_DAYS = 60, 180
"""Within these ends are told: time enough to ask for more, and to plan."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Bound:
    """Something that may be given out for some time only."""

    kind: str
    id: str
    title: str
    paths: tuple[str, ...]
    """Its own file, and those of the parts that go along with it."""
    why: str
    ends: date
    """The last day; of what never might be given out, the first one of all."""
    said: str
    """How its being over is called."""


def rights(catalogue: Catalogue, today: date) -> Rights:
    """Return the rights and consents that end soon, or have."""
    rows = []
    for it in _bounds(catalogue):
        days = (it.ends - today).days
        when = _when(days)
        if when and it.ends != date.min:
            rows.append(Ending(it.kind, it.id, it.title, it.paths[0], it.why, it.ends, days, when))
    rows.sort(key=lambda it: (it.ends, it.kind, it.id, it.path, it.why))
    ended, soon, later = (
        sum(it.when == when for it in rows) for when in ("ended", "within_60", "within_180")
    )
    unknown = tuple(id_ for id_, it in catalogue.recordings.items() if it.rights is None)
    return Rights(ended, soon, later, tuple(rows), unknown)


def _when(days: int) -> str:
    if days < 0:
        return "ended"
    return "within_60" if days <= SOON_DAYS else "within_180" if days <= LATER_DAYS else ""


def removals(
    catalogue: Catalogue, today: date, held: Mapping[str, Mapping[str, Collection[str]]]
) -> tuple[Removal, ...]:
    """Return what may not be on carriers any more, and on which it would be.

    `held` has, by an edition's name and by kind, the ids that the edition asks for.
    """
    rows: list[Removal] = []
    for it in _bounds(catalogue):
        if it.ends < today:
            editions = tuple(name for name, kinds in held.items() if it.id in kinds[it.kind])
            since = None if it.ends == date.min else it.ends + _DAY
            rows += (
                Removal(it.kind, it.id, it.title, path, it.said, since, editions)
                for path in it.paths
            )
    return tuple(sorted(rows, key=lambda it: (it.kind, it.id, it.path, it.why)))


def _bounds(catalogue: Catalogue) -> Iterator[_Bound]:
    for it in catalogue.recordings.values():
        if it.rights and it.rights.ends:
            yield _of_recording(catalogue, it, "rights", it.rights.ends, "rights ended")
        for ends, said in _consent(it):
            yield _of_recording(catalogue, it, "consent", ends, said)
    for concert in catalogue.concerts.values():
        title = title_of(catalogue, concert)
        for photo in concert.photos:
            for ends, said in _consent(photo):
                paths = (photo.picture.path,)
                yield _Bound("concerts", concert.id, title, paths, "consent", ends, said)


def _of_recording(catalogue: Catalogue, it: Recording, why: str, ends: date, said: str) -> _Bound:
    title = title_of(catalogue, it)
    paths = (it.master.path, *(part.path for part in it.parts.values()))
    return _Bound("recordings", it.id, title, paths, why, ends, said)


def _consent(it: Recording | Photo) -> Iterator[tuple[date, str]]:
    """Yield the last day of a consent, and how its being over is called."""
    consent, ends = it.consent, consents.last_day(it.consent)
    if consent.status in ("refused", "none"):
        yield date.min, "no consent"
    elif ends is not None:
        is_withdrawn = consent.withdrawn and ends < consent.withdrawn <= (consent.ends or date.max)
        yield ends, "consent withdrawn" if is_withdrawn else "consent ended"
