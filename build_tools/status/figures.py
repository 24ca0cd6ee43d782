"""What a hub still lacks, as figures: the words of the room. All are plain values.

Their names are those of `--format json`: a name never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from build_tools.translations import State

STATES: tuple[State, ...] = (
    "original",
    "reviewed",
    "unreviewed",
    "outdated",
    "missing",
    "none",
)
"""From done to not begun."""


@dataclass(frozen=True, slots=True)
class Text:
    """One resource in one language, or a sheet in simple words (`form` is `easy`)."""

    kind: str
    id: str
    form: str
    title: str
    lang: str
    state: State
    path: str | None
    """The file; None where there is none in this language."""
    reviewed_by: str | None
    words: int | None
    lix: float | None
    """See `Readability`; None where there are too few words to say."""
    facts_missing: int
    """How many titles, prompts, notes and the like are written for others, not for this one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that says nothing to those who cannot see it, at least in some languages."""

    path: str
    """Where it is named: a text, or the facts of a concert."""
    line: int
    picture: str
    languages: tuple[str, ...]
    """Those in which words are missing; empty: in the one in which it stands."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Something that speaks, and in which languages one can read what it says."""

    kind: str
    id: str
    title: str
    language: str | None
    """What is spoken; None where nobody says it, as of videos."""
    there: tuple[str, ...]
    missing: tuple[str, ...]
    """Languages of the hub without one."""
    is_unreadable: bool
    """Whether those who do not hear are left with nothing: no captions of what is spoken."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What may be given out for some time only."""

    kind: str
    id: str
    title: str
    path: str
    """The sound or the photo."""
    why: str
    """`rights` or `consent`."""
    ends: date
    """The last day; of a consent that was withdrawn, the day before."""
    days: int
    """From today to that day; below 0 once it is over."""
    when: str
    """`ended`, `within_60` or `within_180`."""


@dataclass(frozen=True, slots=True)
class Rights:
    """Rights and consents whose end is near, the nearest first."""

    ended: int
    within_60: int
    within_180: int
    rows: tuple[Ending, ...]
    unknown: tuple[str, ...]
    """Ids of recordings of whose rights nothing is written."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What must come off every carrier that is out there."""

    kind: str
    id: str
    title: str
    path: str
    why: str
    """`rights ended`, `consent ended`, `consent withdrawn` or `no consent`."""
    since: date | None
    """The first day on which it may not be there; None where it never might."""
    editions: tuple[str, ...]
    """Those of editions.yml that would hold it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A master, as far as somebody listened to it."""

    kind: str
    id: str
    title: str
    path: str
    duration_s: float
    loudness_lufs: float | None
    peak_dbfs: float | None
    true_peak_dbtp: float | None
    is_measured: bool
    flags: tuple[str, ...]
    """Of `sounds.RULES`."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """All masters; by which rules some are flagged."""

    measured: int
    unmeasured: int
    rules: Mapping[str, str]
    rows: tuple[Sound, ...]


@dataclass(frozen=True, slots=True)
class Hard:
    """A text that is hard to read."""

    path: str
    lang: str
    lix: float


@dataclass(frozen=True, slots=True)
class Readability:
    """LIX (C. H. Björnsson, Läsbarhet, 1968): words a sentence, and the share of words of more
    than six letters in percent."""

    measure: str
    measured: int
    median: Mapping[str, float]
    """By language: they differ in how long their words are."""
    hardest: tuple[Hard, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A resource that nothing names, or a file: then its kind is `files` and its id the path."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Outside:
    """An address of the web that readers are led to: nobody but a person looks whether it is
    still there."""

    address: str
    paths: tuple[str, ...]
    """The texts that lead to it."""


@dataclass(frozen=True, slots=True)
class Heavy:
    """A file of the hub."""

    path: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Checked:
    """How many problems `poche check` tells."""

    errors: int
    warnings: int
    notices: int


@dataclass(frozen=True, slots=True)
class Hub:
    """Whose figures these are."""

    id: str
    title: str
    languages: tuple[str, ...]
    default_language: str


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    today: date
    check: Checked
    is_whole: bool
    """Whether nothing had to be left out: with errors, what they concern may be missing here."""
    hub: Hub | None
    """None where hub.yml cannot be read: then little is known."""
    counts: Mapping[str, Mapping[str, int]]
    """Language to state to how many of `texts`."""
    facts_missing: Mapping[str, int]
    """Language to how many titles, prompts and notes are missing in it."""
    texts: tuple[Text, ...]
    alternative_texts: tuple[Picture, ...]
    transcripts: tuple[Transcript, ...]
    rights: Rights
    to_remove: tuple[Removal, ...]
    sounds: Sounds
    readability: Readability
    orphans: tuple[Orphan, ...]
    outside: tuple[Outside, ...]
    heaviest: tuple[Heavy, ...]
    total_bytes: int
