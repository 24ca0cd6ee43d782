"""What may be given out, where, on what, and until when. Pure.

Rights that were never written down keep nothing out: the page says "rights unknown", and the
receipt counts them. So it is with consents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from build_tools import consents
from build_tools.domain import Catalogue, Consent, Edition, Recording, Rights


def refusal(recording: Recording, edition: Edition, day: date) -> str | None:
    """Return why an edition made on `day` may not hold a recording; None where it may."""
    return disagreement(recording.consent, edition, day) or (
        _forbidden(recording.rights, edition, day) if recording.rights else None
    )


def _forbidden(rights: Rights, edition: Edition, day: date) -> str | None:
    if rights.begins and day < rights.begins:
        return f"its rights begin on {rights.begins}"
    if rights.ends and rights.ends < day:
        return f"its rights ended on {rights.ends}"
    if beyond := _outside(rights.territories, _places(edition.territory)):
        return f"its rights are for {', '.join(rights.territories)}, not for {', '.join(beyond)}"
    if beyond := consents.outside(rights.media, _places(edition.media)):
        return f"its rights are for {', '.join(rights.media)}, not for {', '.join(beyond)}"
    return None


def disagreement(consent: Consent, edition: Edition, day: date) -> str | None:
    """Return why nobody agreed that an edition made on `day` holds this; None where they did."""
    if found := consents.obstacle(consent, day):
        return str(found.why)
    if beyond := consents.outside(consent.media, _places(edition.media)):
        return f"the consent to it is for {', '.join(consent.media)}, not for {', '.join(beyond)}"
    return None


def unsaid(recording: Recording, edition: Edition) -> Iterator[str]:
    """Yield to what a recording's rights are bound that the edition says nothing about."""
    rights = recording.rights
    if rights and rights.territories and not edition.territory:
        yield f"only for {', '.join(rights.territories)}; this edition names no territory"
    if rights and rights.media and not edition.media:
        yield f"only for {', '.join(rights.media)}; this edition names no media"
    yield from unasked(recording.consent, edition)


def unasked(consent: Consent, edition: Edition) -> Iterator[str]:
    """Yield to what a consent is bound that the edition says nothing about."""
    if consent.media and not edition.media:
        yield f"consent only for {', '.join(consent.media)}; this edition names no media"


def valid_until(catalogue: Catalogue) -> date | None:
    """Return the last day on which everything here may be used; None where nothing ends."""
    return min(_ends(catalogue), default=None)


def _ends(catalogue: Catalogue) -> Iterator[date]:
    agreed: list[Consent] = []
    for recording in catalogue.recordings.values():
        if recording.rights and recording.rights.ends:
            yield recording.rights.ends
        agreed.append(recording.consent)
    agreed += (photo.consent for _, photo in consents.photos(catalogue))
    yield from (ends for each in agreed if (ends := consents.last_day(each)))


def _places(written: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(",") if part.strip()) if written else ()


def _outside(allowed: Sequence[str], asked: Iterable[str]) -> list[str]:
    """Return what is asked and not allowed; nothing where nothing is bound to a choice."""
    known = {each.casefold() for each in allowed}
    return [each for each in asked if known and each.casefold() not in known]
