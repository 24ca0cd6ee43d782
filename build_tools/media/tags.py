"""A file's tags and the length that its header claims, read by mutagen in a child of its own.

mutagen unpacks what a tag tells it to: a tag of 244 kB with compressed frames
can take 586 MB. So this file runs as a program that bounds its own memory
(where the system lets it) and the size of anything unpacked (everywhere), and
answers in JSON. It costs about 0.1 s for each new file; decoding costs more. It
imports nothing of Poche, because it is started by its path.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import re
import sys
import zlib
from typing import Any

if sys.platform != "win32":
    import resource

MEMORY_BYTES = 400 * 1024 * 1024
"""Python and mutagen need 60 MB; a tag of 16 MB and its copies need up to 150 MB more."""
_LARGEST_UNPACKED_BYTES = 16 * 1024 * 1024
_LONGEST_TEXT = 500
_LONGEST_WRITTEN, _MOST_WRITTEN = 5_000, 20
_MAYBE = re.compile(r"@|[(\[]at[)\]]|\d(?:[ ./()\-\u00a0\u202f]{0,3}\d){5}")
"""As in `privacy`, which a program of its own cannot import; a test compares."""
_NUMBERED = (
    *("isrc", "tsrc", "barcode", "catalog", "upc", "asin", "discid", "cddb", "itunnorm"),
    *("itunsmpb", "musicbrainz", "acoustid", "replaygain", "date", "tdrc", "day", "encod", "priv"),
    *("apic", "geob", "picture", "covr", "cuesheet", "waveformat", "ufid", "mcdi"),
)
"""What is in names of tags whose numbers nobody can ring up, or that hold no text."""

_ID3 = {
    "title": "TIT2",
    "artist": "TPE1",
    "composer": "TCOM",
    "album": "TALB",
    "track": "TRCK",
    "date": "TDRC",
    "language": "TLAN",
}
_MP4 = {
    "title": "\xa9nam",
    "artist": "\xa9ART",
    "composer": "\xa9wrt",
    "album": "\xa9alb",
    "track": "trkn",
    "date": "\xa9day",
}
_VORBIS = {**{name: name for name in _ID3}, "track": "tracknumber"}

_READERS = {
    "mp3": ("mutagen.mp3", "MP3", _ID3),
    "wav": ("mutagen.wave", "WAVE", _ID3),
    "aiff": ("mutagen.aiff", "AIFF", _ID3),
    "flac": ("mutagen.flac", "FLAC", _VORBIS),
    "mov": ("mutagen.mp4", "MP4", _MP4),
    "ogg/vorbis": ("mutagen.oggvorbis", "OggVorbis", _VORBIS),
    "ogg/opus": ("mutagen.oggopus", "OggOpus", _VORBIS),
    "ogg/flac": ("mutagen.oggflac", "OggFLAC", _VORBIS),
}
"""What ffmpeg found to the reader for it, by name: a start should load only one."""


class _TooLarge(Exception):
    pass


def _main(kind: str, path: str) -> None:
    _limit_memory()
    zlib.decompress = _decompress  # type: ignore[assignment]
    try:
        answer = _read(kind, path)
    except (_TooLarge, MemoryError):
        answer = {"error": "large"}
    except Exception:  # mutagen lets assorted exceptions through on rubbish
        answer = {"error": "unknown"}
    print(json.dumps(answer))


def _read(kind: str, path: str) -> dict[str, Any]:
    if kind not in _READERS:
        return {"error": "unknown"}
    module, reader, names = _READERS[kind]
    file = getattr(importlib.import_module(module), reader)(path)
    if file.info is None:
        return {"error": "unknown"}
    return {
        "length_s": _claimed_s(kind, file, path),
        "tags": _texts(file.tags, names),
        "written": _written(file.tags),
    }


def _claimed_s(kind: str, file: Any, path: str) -> float | None:
    """Return the length that the header states, None where it states none.

    Ogg has none; mutagen looks at its last page. An MP3 has one only with a
    Xing, Info or VBRI header; otherwise mutagen guesses from the size. A WAV
    that was written into a pipe says 0 or 4 GiB.
    """
    length_s = float(file.info.length)
    if kind.startswith("ogg"):
        return None
    if kind == "mp3":
        with open(path, "rb") as opened:  # noqa: PTH123 - nothing is gained by a Path here
            opened.seek(file.info.frame_offset)
            first_frame = opened.read(200)
        if not any(mark in first_frame for mark in (b"Xing", b"Info", b"VBRI")):
            return None
    if kind == "wav" and length_s * file.info.bitrate / 8 > 0xFFFF0000:
        return None
    return length_s if length_s > 0 else None


def _texts(tags: Any, names: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, key in names.items():
        value = tags.get(key) if tags is not None else None
        values = getattr(value, "text", value)
        if not values:
            continue
        first = values if name != "track" else values[:1]
        text = ", ".join(str(each[0] if isinstance(each, tuple) else each) for each in first)
        # Players add a NUL or a line end; terminals would act on other controls.
        text = "".join(char if char.isprintable() else " " for char in text[:_LONGEST_TEXT])
        if text.strip():
            found[name] = " ".join(text.split())
    return found


def _written(tags: Any) -> list[tuple[str, str]]:
    """Return every text in which somebody's address or number might be, with the tag's name."""
    found: list[tuple[str, str]] = []
    for name, value in tags.items() if tags is not None else ():
        if any(word in name.lower() for word in _NUMBERED):
            continue
        values = getattr(value, "text", value)
        for each in values if isinstance(values, list) else [values]:
            text = each.decode("utf-8", "replace") if isinstance(each, bytes) else each
            if isinstance(text, str) and _MAYBE.search(text[:_LONGEST_WRITTEN]):
                plain = "".join(char if char.isprintable() else " " for char in text)
                found.append((name.partition(":")[0][:40], plain[:_LONGEST_WRITTEN]))
    return found[:_MOST_WRITTEN]


_unbounded = zlib.decompressobj


def _decompress(data: bytes, /, *arguments: Any, **options: Any) -> bytes:
    unpacking = _unbounded(*arguments, **options)
    unpacked = unpacking.decompress(data, _LARGEST_UNPACKED_BYTES)
    if unpacking.unconsumed_tail:
        raise _TooLarge
    return unpacked


def _limit_memory() -> None:
    if sys.platform != "win32":
        # macOS may refuse it; what is unpacked is bounded all the same.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2])
