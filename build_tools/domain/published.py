"""Files as they are given out: sounds, pictures, videos, documents, scores, maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from build_tools.domain.events import Project
from build_tools.domain.language import Localised


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a published sound is (EBU R128, ITU-R BS.1770-4), measured on the encoded file."""

    gain_db: float
    """What was added to every sample of the master, the same from start to end."""
    loudness_lufs: float
    """Integrated loudness; -inf for silence."""
    true_peak_dbtp: float
    """Highest true peak of all channels; -inf for silence."""
    range_lu: float
    """Loudness range: untouched by a constant gain."""


@dataclass(frozen=True, slots=True)
class AudioFile:
    """One published form of a sound; `url` is relative to the site's root."""

    url: str
    mime: str
    size_bytes: int
    duration_s: float
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One published width of a picture; `url` is relative to the site's root."""

    url: str
    width_px: int
    height_px: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Document:
    """One published file of another kind; `url` is relative to the site's root."""

    url: str
    mime: str
    size_bytes: int
    pages: int | None = None
    """Sheets of paper it has, for a PDF."""


SHEET_FORMS = ("standard", "large", "copier", "easy")
"""How a worksheet comes to paper: A4, A4 in large print, for the photocopier, in easy language."""


@dataclass(frozen=True, slots=True)
class Note:
    """What sounds at one moment of one voice; a chord has several pitches, a rest none."""

    id: str
    """Of the element that shows it, the same in every key and width of its engraving."""
    quarters: float
    """When it begins, in quarter notes from the first bar."""
    length: float
    """How long it sounds, in quarter notes."""
    pitches: tuple[str, ...]
    """Scientific pitch notation in the written key: step, accidentals # or b, octave: `Bb4`."""
    words: str = ""
    """The syllable sung to it, in the first verse."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a score, to be read aloud."""

    name: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class EngravedKey:
    """A score in one key."""

    semitones: int
    """How far from the written key, up or down."""
    tonic: str
    """The key's name in letters, such as `Bb` or `F#`; lower case for a minor key: `c#`."""
    script: Document
    """A script that hands the drawings of all widths to the page."""
    pdf: Document | None
    """None where no paper is given out."""


@dataclass(frozen=True, slots=True)
class ScorePicture:
    """A score as a picture of its own; `url` is relative to the site's root."""

    url: str
    width: int
    height: int
    """In units of the drawing, rounded: what counts is one in relation to the other."""
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Engraving:
    """A score drawn for screens and paper."""

    narrow: ScorePicture
    wide: ScorePicture
    """In the written key, for a phone and for a wide screen."""
    keys: tuple[EngravedKey, ...]
    """From low to high; one of them has no semitones."""
    voices: tuple[Voice, ...]
    musicxml: Document
    """In the written key; for a score that came as MEI, that MEI, as its `mime` says."""
    midi: Document
    paper: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By semitones, the systems as SVG for a worksheet's column, from top to bottom."""


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A published video; `url` is relative to the site's root."""

    url: str
    mime: str
    width_px: int
    height_px: int
    size_bytes: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class Screening:
    """What of a video is published."""

    video: VideoFile | None
    """None where only its sound is given out."""
    poster: ImageFile | None
    audio: tuple[AudioFile, ...] = ()
    """The same without the pictures, in the order in which a player should try them; empty for
    a silent video."""


JOURNEY_FORMS = ("wall", "plan", "diary")
"""How a journey comes to paper: one A4 for the wall, two pages for the teacher, and a booklet
with a box per week for the children."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on a map, in the map's units from its top left corner."""

    x: float
    y: float
    name: Localised
    project: Project


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline on a map."""

    country: str
    """ISO 3166-1 alpha-2."""
    d: str
    """The path's data, as SVG 1.1 writes them, in the map's units."""
    x: float = 0.0
    """With `y`, the middle of where its name has room."""
    y: float = 0.0
    room: float = 0.0
    """How wide a name may be there; 0 for none."""


@dataclass(frozen=True, slots=True)
class Map:
    """Where projects are, drawn from outlines in the public domain."""

    width: int
    height: int
    lands: tuple[Land, ...]
    pins: tuple[Pin, ...]
