"""What was agreed to by those who are seen or heard: until when, and what must come back. Pure.

A consent of which nothing was written holds: nobody knows more. What its writer said about it
counts from the day that is written, and days are inclusive, as those of rights are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from build_tools.domain import Catalogue, Concert, Consent, Photo, Picture, Recording, Sound
from build_tools.problems import Words, worded

CARRIERS = ("stick", "lan", "web", "zip", "zim")
"""Carriers that every consent may name, besides those that the hub's editions name."""
_SAME = {"usb": "stick", "usb stick": "stick", "usb-stick": "stick"}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that may have gone out, and must not stay there."""

    kind: str
    """`recordings`, or `concerts` for a photo."""
    id: str
    path: str
    """Its master, relative to the hub's root."""
    sha256: str
    """Of its master."""
    why: Words
    since: date | None
    """The first day on which it had to be gone; None where there never was a consent."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why something may not go out."""

    field: str
    """The field of the consent that says so, as it is written."""
    why: Words

    @property
    def is_settled(self) -> bool:
        """Whether it is as somebody wanted it; nobody need be asked."""
        return self.field in ("withdrawn", "from")


def obstacle(consent: Consent, day: date) -> Obstacle | None:
    """Return why something may not go out on a day; None where nothing is in the way."""
    if consent.withdrawn and consent.withdrawn <= day:
        why = worded("the consent to it was withdrawn on {day}", day=consent.withdrawn)
        return Obstacle("withdrawn", why)
    if consent.status == "refused":
        return Obstacle("status", worded("the consent to it was refused"))
    if consent.status == "none":
        return Obstacle("status", worded("there is no consent to it"))
    if consent.ends and consent.ends < day:
        return Obstacle("until", worded("the consent to it ended on {day}", day=consent.ends))
    if consent.begins and day < consent.begins:
        return Obstacle("from", worded("the consent to it begins on {day}", day=consent.begins))
    return None


def any_obstacle(catalogue: Catalogue, day: date) -> bool:
    """Say whether anything of a hub may not go out on a day."""
    agreed = (
        *(it.consent for it in catalogue.recordings.values()),
        *(photo.consent for _, photo in photos(catalogue)),
    )
    return any(obstacle(each, day) for each in agreed)


def last_day(consent: Consent) -> date | None:
    """Return the last day on which a consent holds; None where nobody has named one."""
    days = [consent.ends, consent.withdrawn and consent.withdrawn - _ONE_DAY]
    return min((day for day in days if day), default=None)


def same_carrier(one: str, other: str) -> bool:
    """Say whether two names are of the same carrier: capitals do not count, and a USB stick is a
    stick."""
    return _carrier(one) == _carrier(other)


def _carrier(name: str) -> str:
    name = name.strip().casefold()
    return _SAME.get(name, name)


def outside(allowed: Collection[str], asked: Iterable[str]) -> list[str]:
    """Return the carriers that are asked for and not allowed; none where all are allowed."""
    return [each for each in asked if allowed and not any(same_carrier(each, a) for a in allowed)]


def photos(catalogue: Catalogue) -> Iterator[tuple[Concert, Photo]]:
    """Yield every photo with its concert."""
    for concert in catalogue.concerts.values():
        yield from ((concert, photo) for photo in concert.photos)


def contents(recording: Recording) -> frozenset[str]:
    """Return the sums of all masters of a recording: its own and its parts'."""
    return frozenset(
        sound.sha256 for sound in (recording.master, *recording.parts.values()) if sound.sha256
    )


def removals(catalogue: Catalogue, day: date) -> tuple[Removal, ...]:
    """Return what must be removed from carriers in the field, by kind, id and path.

    That is what has ended, was withdrawn, or never should have gone out; a consent that is still
    to come is not among it.
    """
    found: list[Removal] = []
    for recording in catalogue.recordings.values():
        for sound in (recording.master, *recording.parts.values()):
            found += _removed("recordings", recording.id, sound, recording.consent, day)
    for concert, photo in photos(catalogue):
        found += _removed("concerts", concert.id, photo.picture, photo.consent, day)
    return tuple(sorted(found, key=lambda it: (it.kind, it.id, it.path)))


def _removed(
    kind: str, id_: str, master: Sound | Picture, consent: Consent, day: date
) -> Iterator[Removal]:
    """Yield what must come back, unless it may still be to come."""
    found, ends = obstacle(consent, day), last_day(consent)
    if found is not None and found.field != "from":
        since = ends + _ONE_DAY if ends and ends < day else None
        yield Removal(kind, id_, master.path, master.sha256, found.why, since)


def last_turn(catalogue: Catalogue, day: date) -> date | None:
    """Return the last day, up to `day`, on which what may go out became another; None if none."""
    return max((each for each in _turns(catalogue) if each <= day), default=None)


def next_turn(catalogue: Catalogue, day: date) -> date | None:
    """Return the first day after `day` on which what may go out becomes another; None if none."""
    return min((each for each in _turns(catalogue) if each > day), default=None)


def _turns(catalogue: Catalogue) -> Iterator[date]:
    """Yield every day from which on something may go out, or may no longer."""
    consents = [it.consent for it in catalogue.recordings.values()]
    consents += [photo.consent for _, photo in photos(catalogue)]
    begins = [each.begins for each in consents]
    ends = [each.ends for each in consents]
    for recording in catalogue.recordings.values():
        if recording.rights:
            begins.append(recording.rights.begins)
            ends.append(recording.rights.ends)
    yield from (day for day in begins if day)
    yield from (day + _ONE_DAY for day in ends if day)
    yield from (each.withdrawn for each in consents if each.withdrawn)
