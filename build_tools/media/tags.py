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
_MOST_TEXTS = 20
"""Of one name; nobody has more composers."""

ALL = "all"
"""In the place of a kind: whatever the file is, and every tag that says who, what and when."""

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

_ALL_ID3 = {
    **_ID3,
    "albumartist": "TPE2",
    "arranger": "TPE4",
    "conductor": "TPE3",
    "copyright": "TCOP",
    "discnumber": "TPOS",
    "isrc": "TSRC",
    "lyricist": "TEXT",
    "movementname": "MVNM",
    "work": "TIT1",
}
_ALL_MP4 = {
    **_MP4,
    "albumartist": "aART",
    "copyright": "cprt",
    "discnumber": "disk",
    "movementname": "\xa9mvn",
    "work": "\xa9wrk",
}
_ALL_VORBIS = {**_VORBIS, "movementname": "movement"}
_FREE = (
    *("albumartist", "arranger", "catalognumber", "composer", "conductor", "copyright"),
    *("discnumber", "ensemble", "isrc", "language", "license", "lyricist", "movementname"),
    *("musicbrainz_albumid", "musicbrainz_trackid", "musicbrainz_workid", "opus", "orchestra"),
    *("performer", "work"),
)
"""Names that stand as they are in Vorbis comments, in TXXX frames and in iTunes' free atoms."""
_NO_PERFORMERS = ("arranger", "producer", "engineer", "mix", "dj-mix")


class _TooLarge(Exception):
    pass


def _main(kind: str, path: str) -> None:
    _limit_memory()
    zlib.decompress = _decompress  # type: ignore[assignment]
    try:
        answer = _read_all(path) if kind == ALL else _read(kind, path)
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
        if text := _clean(text):
            found[name] = text
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


def _read_all(path: str) -> dict[str, Any]:
    readers = [getattr(importlib.import_module(it), name) for it, name, _ in _READERS.values()]
    file = importlib.import_module("mutagen").File(path, options=readers)
    if file is None:
        return {"error": "unknown"}
    tags = file.tags
    if tags is None:
        return {"tags": {}}
    names = _ALL_ID3 if hasattr(tags, "getall") else _ALL_VORBIS
    names = _ALL_MP4 if type(file).__name__ == "MP4" else names
    found = {name: list(_each(tags.get(key))) for name, key in names.items()}
    for name in _FREE:
        keys = (name, f"TXXX:{name}", f"TXXX:{name.upper()}")
        more = keys if names is not _ALL_MP4 else _free_atoms(tags, name)
        found[name] = [
            *found.get(name, ()),
            *(text for key in more for text in _each(tags.get(key))),
        ]
    if names is _ALL_ID3:
        found["performer"] += _credited(tags)
    known = {
        name: list(dict.fromkeys(filter(None, map(_clean, texts)))) for name, texts in found.items()
    }
    return {"tags": {name: texts[:_MOST_TEXTS] for name, texts in known.items() if texts}}


def _each(value: Any) -> list[str]:
    """Return the texts of one tag, whatever holds them."""
    values = getattr(value, "text", value)
    if not values:
        return []
    many = values if isinstance(values, list | tuple) else [values]
    return [_as_text(each) for each in many[:_MOST_TEXTS]]


def _as_text(value: Any) -> str:
    if isinstance(value, bytes):
        return value[: 4 * _LONGEST_TEXT].decode("utf-8", "replace")
    return str(value[0] if isinstance(value, tuple) else value)


def _free_atoms(tags: Any, name: str) -> list[str]:
    wanted = f"----:com.apple.itunes:{name}"
    return [key for key in tags if key.lower() == wanted]


def _credited(tags: Any) -> list[str]:
    """Return who plays what by ID3's lists of people, as Vorbis comments say it."""
    pairs = [pair for name in ("TMCL", "TIPL", "IPLS") for it in tags.getall(name)
             for pair in it.people[:_MOST_TEXTS]]  # fmt: skip
    return [
        f"{pair[1]} ({pair[0]})"
        for pair in pairs
        if len(pair) > 1 and pair[0].lower() not in _NO_PERFORMERS
    ]


def _clean(text: str) -> str:
    """Return a text in one line. Players add a NUL or a line end; terminals would act on other
    controls."""
    shown = "".join(char if char.isprintable() else " " for char in text[:_LONGEST_TEXT])
    return " ".join(shown.split())


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
