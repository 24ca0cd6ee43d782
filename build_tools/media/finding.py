"""What looking into one content found: a value that is kept, whatever the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Facts of a sound, picture or video, or what is wrong with it, or both."""

    kind: str = ""
    """Container and, for Ogg, codec: a key of `ENDINGS`."""
    measured: Mapping[str, Any] | None = None
    """The fields of `Sound`, `Picture` or `Film` but path and hash; None if it cannot be used."""
    code: str | None = None
    """The problem's code."""
    facts: Mapping[str, str] = field(default_factory=dict)
    help: str | None = None
    lasting: bool = True
    """False where the machine may be at fault and another try may end otherwise."""


ENDINGS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "mp3": ("MP3", (".mp3",)),
    "flac": ("FLAC", (".flac",)),
    "wav": ("WAV", (".wav",)),
    "aiff": ("AIFF", (".aif", ".aiff")),
    "mov": ("M4A", (".m4a",)),
    "ogg/vorbis": ("Ogg Vorbis", (".ogg", ".oga")),
    "ogg/flac": ("FLAC inside Ogg", (".oga", ".ogg")),
    "ogg/opus": ("Opus", (".opus", ".ogg", ".oga")),
    "JPEG": ("a JPEG picture", (".jpg", ".jpeg")),
    "PNG": ("a PNG picture", (".png",)),
    "WebP": ("a WebP picture", (".webp",)),
    "GIF": ("a GIF picture", (".gif",)),
    "TIFF": ("a TIFF picture", (".tif", ".tiff")),
    "film/mov": ("an MP4 video", (".mp4", ".m4v", ".mov")),
    "film/matroska": ("a WebM or Matroska video", (".webm", ".mkv")),
}
"""What each kind is called, and the endings that its name may have, the usual one first."""


def wrong(code: str, *, help: str | None = None, lasting: bool = True, **facts: str) -> Finding:
    """Return the finding of something that cannot be used."""
    return Finding(code=code, facts=facts, help=help, lasting=lasting)


def as_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain values for the store."""
    return asdict(finding)


def from_record(record: dict[str, Any] | None) -> Finding | None:
    """Return the finding that was kept; None if its form is another version's."""
    try:
        return Finding(**record) if record is not None else None
    except TypeError:
        return None


def time(seconds: float) -> str:
    """Write a length as `4.2 s`, `12:03` or `1:02:03`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
