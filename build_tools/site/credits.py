"""Who made what is heard and what may be done with it: always beside the music."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.domain import Performer, Person, Recording, Work
from build_tools.site.reader import Reader
from build_tools.site.views import ROLES


def credit_line(r: Reader, recording: Recording) -> str:
    """Return composer, performers and licence in one line, each once."""
    composer = r.composer(recording.work) if recording.work else ""
    parts = (composer, r.performers(recording), licence(r, recording))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def licence(r: Reader, recording: Recording) -> str:
    """Return a recording's licence and whose the rights are, in words."""
    rights = recording.rights
    if rights is None:
        return r.t("Rights unknown")
    return f"{rights.licence}, {rights.holder}" if rights.holder else rights.licence


@dataclass(frozen=True, slots=True)
class Credit:
    """One thing that must be said, with its label, both in the reader's words."""

    label: str
    value: str
    page: Work | Person | None = None
    """Whose page says more."""


def credits(r: Reader, recording: Recording) -> list[Credit]:
    """Return all that is known of a recording's makers and rights."""
    t = r.t
    found = _work(r, recording.work) if recording.work else []
    found += [
        Credit(_role(r, each), each.person.name, each.person) for each in recording.performers
    ]
    if not recording.performers:
        found.append(Credit(t("Played by"), recording.artist or ""))
    recorded = (r.date(recording.recorded_date), r.words(recording.recorded_place))
    speech = r.language(recording.speech) if recording.speech else ""
    found += [
        Credit(t("Spoken language"), speech),
        Credit(t("Recorded"), ", ".join(each for each in recorded if each)),
        Credit(t("Licence"), licence(r, recording)),
    ]
    return [credit for credit in found if credit.value]


def _work(r: Reader, work: Work) -> list[Credit]:
    return [
        Credit(r.t("Work"), r.words(work.title), work),
        Credit(r.t("Composer"), r.composer(work), work.composer),
        _maker(r.t("Words"), work.lyricist),
        _maker(r.t("Arrangement"), work.arranger),
    ]


def _maker(label: str, maker: Person | str | None) -> Credit:
    """Return the credit of a person of the hub, or of a name that has no page."""
    if isinstance(maker, Person):
        return Credit(label, maker.name, maker)
    return Credit(label, maker or "")


def _role(r: Reader, performer: Performer) -> str:
    """Return what a performer did: well-known roles in the reader's language, others as written."""
    role = r.words(performer.role)
    return r.t(ROLES[role]) if role in ROLES else role or r.t("Played by")
