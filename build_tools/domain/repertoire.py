"""The hub, and what it plays: people, works, recordings, and who agreed to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from build_tools.domain.language import NOWHERE, Bodies, Localised
from build_tools.domain.masters import Picture, Score, Sound


@dataclass(frozen=True, slots=True)
class Hub:
    """`content/hub.yml`: the one source of the hub's title and languages."""

    id: str
    title: Localised
    languages: tuple[str, ...]
    default_language: str
    tagline: Localised = NOWHERE
    contact: str | None = None
    publisher: str | None = None
    licence: str | None = None
    address: str | None = None
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    media_root: str | None = None
    factors: str | None = None
    """The id of the set by which footprints are reckoned; None for Poche's own."""

    def chain(self, lang: str) -> tuple[str, ...]:
        """Return where a text for a reader of `lang` is looked for, in order, each once."""
        wanted = (lang, *self.fallbacks.get(lang, ()), self.default_language)
        return tuple(dict.fromkeys(wanted))


@dataclass(frozen=True, slots=True)
class Person:
    """A composer, lyricist, arranger or performer."""

    id: str
    name: str
    bodies: Bodies
    born: str | None = None
    """`YYYY` or an ISO date, as far as it is known."""
    died: str | None = None
    roles: tuple[Localised, ...] = ()
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A composition. `composer` is None where `nameless` says traditional or anonymous."""

    id: str
    title: Localised
    bodies: Bodies
    composer: Person | None
    nameless: str | None = None
    lyricist: Person | str | None = None
    """A person of the hub, or a name that has no page."""
    arranger: Person | str | None = None
    year: str | None = None
    period: str | None = None
    catalogue_number: str | None = None
    """Opus or thematic catalogue, such as `op. 125` or `BWV 140`."""
    genre: str | None = None
    instruments: tuple[str, ...] = ()
    lyrics_language: str | None = None
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Performer:
    """Who did what in a recording."""

    person: Person
    role: Localised = NOWHERE


@dataclass(frozen=True, slots=True)
class Chapter:
    """A movement or section that starts `at_s` seconds into a recording."""

    at_s: float
    title: Localised


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said or sung between two moments of a recording."""

    start_s: float
    end_s: float
    text: str
    """Plain text; lines are parted by a line feed."""
    voice: str | None = None
    """Who speaks or sings, where the file says so (`<v Name>`)."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """All captions of a recording in one language, in the order of their starts."""

    lang: str
    path: str
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class BarTime:
    """A moment of a recording at which a bar of the work's score begins."""

    at_s: float
    bar: int | None = None
    """The bar's number; None for the one that is played after the bar before."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done with a recording; dates are inclusive."""

    licence: str
    """An SPDX identifier or a RightsStatements.org URI."""
    holder: str | None = None
    begins: date | None = None
    ends: date | None = None
    territories: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


CONSENTS: Mapping[str, str] = MappingProxyType(
    {
        "given": "MR-UMR",
        "limited": "MR-LMR",
        "not-needed": "MR-NAP",
        "none": "MR-NON",
        "refused": "MR-NON",
    }
)
"""How far those who are seen or heard agreed, in editors' words, to the code that cameras and
archives write (IPTC Photo Metadata, PLUS `ModelReleaseStatus`)."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What those who can be seen or heard agreed to; days are inclusive. Never who they are."""

    status: str | None = None
    """One of `CONSENTS`; None where nothing was written of it."""
    ref: str | None = None
    """Where the consents themselves are kept, outside of the hub."""
    media: tuple[str, ...] = ()
    """On what it may be given out; nothing for anything."""
    purpose: str | None = None
    begins: date | None = None
    ends: date | None = None
    withdrawn: date | None = None
    """The first day on which it holds no longer."""


UNSAID = Consent()
"""The consent of which nothing was written."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One performance, with its master."""

    id: str
    title: Localised
    """Own title, else the work's, else the title in the file's tags."""
    bodies: Bodies
    master: Sound
    work: Work | None = None
    performers: tuple[Performer, ...] = ()
    recorded_date: str | None = None
    recorded_place: Localised = NOWHERE
    cover: Picture | None = None
    chapters: tuple[Chapter, ...] = ()
    speech: str | None = None
    """Language spoken in it; None for none."""
    transcripts: Mapping[str, Transcript] = field(default_factory=lambda: MappingProxyType({}))
    """Language to what is said or sung, from `captions.<lang>.vtt`."""
    parts: Mapping[str, Sound] = field(default_factory=lambda: MappingProxyType({}))
    beats_s: tuple[float, ...] = ()
    """When each beat of the score sounds, repeats played again."""
    bars: tuple[BarTime, ...] = ()
    """When bars of the score begin; the one after the last marks the end."""
    mood: tuple[str, ...] = ()
    rights: Rights | None = None
    consent: Consent = UNSAID
    artist: str | None = None
    """Artist in the file's tags: shown where no performer was named."""

    @property
    def is_spoken(self) -> bool:
        """Whether it is speech without music, for which one channel is enough."""
        return self.speech is not None and self.work is None
