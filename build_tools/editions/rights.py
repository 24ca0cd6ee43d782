"""What may be given out, where, on what, and until when. Pure.

Rights that were never written down keep nothing out: the page says "rights unknown", and the
receipt counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from build_tools.domain import Catalogue, Edition, Recording

_UNTIL = "until"
"""The name, among what is written of a consent, behind which its last day stands."""


def refusal(recording: Recording, edition: Edition, day: date) -> str | None:
    """Return why an edition made on `day` may not hold a recording; None where it may."""
    rights, ends = recording.rights, consent_ends(recording.consent)
    if ends and ends < day:
        return f"the consent to it ended on {ends}"
    if rights is None:
        return None
    if rights.begins and day < rights.begins:
        return f"its rights begin on {rights.begins}"
    if rights.ends and rights.ends < day:
        return f"its rights ended on {rights.ends}"
    for allowed, asked in (
        (rights.territories, _places(edition.territory)),
        (rights.media, _places(edition.media)),
    ):
        if outside := _outside(allowed, asked):
            return f"its rights are for {', '.join(allowed)}, not for {', '.join(outside)}"
    return None


def unsaid(recording: Recording, edition: Edition) -> Iterator[str]:
    """Yield to what a recording's rights are bound that the edition says nothing about."""
    rights = recording.rights
    if rights and rights.territories and not edition.territory:
        yield f"only for {', '.join(rights.territories)}; this edition names no territory"
    if rights and rights.media and not edition.media:
        yield f"only for {', '.join(rights.media)}; this edition names no media"


def consent_ends(consent: Mapping[str, str]) -> date | None:
    """Return the last day of a consent, if one is written as `until: 2027-07-31`."""
    try:
        return date.fromisoformat(consent.get(_UNTIL, ""))
    except ValueError:
        return None


def valid_until(catalogue: Catalogue) -> date | None:
    """Return the last day on which everything here may be used; None where nothing ends."""
    return min(_ends(catalogue), default=None)


def _ends(catalogue: Catalogue) -> Iterator[date]:
    consents: list[Mapping[str, str]] = []
    for recording in catalogue.recordings.values():
        if recording.rights and recording.rights.ends:
            yield recording.rights.ends
        consents.append(recording.consent)
    consents += (photo.consent for it in catalogue.concerts.values() for photo in it.photos)
    yield from (ends for each in consents if (ends := consent_ends(each)))


def _places(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(",") if part.strip()) if written else ()


def _outside(allowed: Sequence[str], asked: Iterable[str]) -> list[str]:
    """Return what is asked and not allowed; nothing where nothing is bound to a choice."""
    known = {each.casefold() for each in allowed}
    return [each for each in asked if known and each.casefold() not in known]
