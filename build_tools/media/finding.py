"""What looking into one content found: a value that is kept, whatever the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from build_tools.problems import Fact, Words, worded
from build_tools.problems.words import kept, recalled


@dataclass(frozen=True, slots=True)
class Finding:
    """Facts of a sound, picture or video, or what is wrong with it, or both."""

    kind: str = ""
    """Container and, for Ogg, codec: a key of `ENDINGS`."""
    measured: Mapping[str, Any] | None = None
    """The fields of `Sound`, `Picture` or `Film` but path and hash; None if it cannot be used."""
    code: str | None = None
    """The problem's code."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    help: Words | None = None
    written: tuple[tuple[str, str], ...] = ()
    """What is written in the file besides, as far as it may be private: where, and the text. The
    text is empty where the place says it all: `PLACE`, or one of `OF_A_CAMERA`."""
    lasting: bool = True
    """False where the machine may be at fault and another try may end otherwise."""


PLACE = "GPS"
"""Says in `Finding.written` that the file tells where it was made."""
OF_A_CAMERA = ("CameraOwnerName", "BodySerialNumber", "LensSerialNumber")
"""Names of EXIF under which a camera tells whose it is."""


ENDINGS: Mapping[str, tuple[Fact, tuple[str, ...]]] = {
    "mp3": ("MP3", (".mp3",)),
    "flac": ("FLAC", (".flac",)),
    "wav": ("WAV", (".wav",)),
    "aiff": ("AIFF", (".aif", ".aiff")),
    "mov": ("M4A", (".m4a",)),
    "ogg/vorbis": ("Ogg Vorbis", (".ogg", ".oga")),
    "ogg/flac": (worded("FLAC inside Ogg"), (".oga", ".ogg")),
    "ogg/opus": ("Opus", (".opus", ".ogg", ".oga")),
    "JPEG": (worded("a JPEG picture"), (".jpg", ".jpeg")),
    "PNG": (worded("a PNG picture"), (".png",)),
    "WebP": (worded("a WebP picture"), (".webp",)),
    "GIF": (worded("a GIF picture"), (".gif",)),
    "TIFF": (worded("a TIFF picture"), (".tif", ".tiff")),
    "film/mov": (worded("an MP4 video"), (".mp4", ".m4v", ".mov")),
    "film/matroska": (worded("a WebM or Matroska video"), (".webm", ".mkv")),
}
"""What each kind is called, and the endings that its name may have, the usual one first."""


_FORM = "form"
"""The name under which a record says how it is written."""


def wrong(code: str, *, help: Words | None = None, lasting: bool = True, **facts: Fact) -> Finding:
    """Return the finding of something that cannot be used."""
    return Finding(code=code, facts=facts, help=help, lasting=lasting)


def as_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values for the store."""
    return {
        "kind": finding.kind,
        "measured": finding.measured,
        "code": finding.code,
        "facts": {name: kept(fact) for name, fact in finding.facts.items()},
        "help": finding.help and kept(finding.help),
        "written": finding.written,
        "lasting": finding.lasting,
        _FORM: 2,
    }


def from_record(record: dict[str, Any] | None) -> Finding | None:
    """Return the finding that was kept; None if its form is another version's.

    What is right is the same in all of them; what is wrong was once kept as sentences.
    """
    if record is None:
        return None
    known = dict(record)
    if known.pop(_FORM, 1) != 2 and known.get("code"):
        return None
    try:
        facts = {name: recalled(value) for name, value in known.pop("facts").items()}
        help = known.pop("help")
        way_out = None if help is None else recalled(help)
        if not isinstance(way_out, Words | None):
            return None
        written = tuple((where, text) for where, text in known.pop("written", ()))
        return Finding(facts=facts, help=way_out, written=written, **known)
    except (TypeError, KeyError, AttributeError, ValueError):
        return None


def time(seconds: float) -> str:
    """Write a length as `4.2 s`, `12:03` or `1:02:03`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
