"""Judges an audio file: can it be played to its end, and is that the end it should have?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from build_tools.children import Children
from build_tools.media import sniff, tags
from build_tools.media.decode import LONGEST_S, Decoded, decode, first_fault_s
from build_tools.media.finding import Finding, time, wrong

VERSION = 2
"""Counts up when the same file would be judged or measured otherwise."""

_TAGS_PROGRAM = Path(tags.__file__)
_TAGS_PATIENCE_S = 60
_RETAG = "take the tags and the cover out with a tag editor, or export the sound again"
_EXACT = ("flac", "wav", "aiff")
_BLOCK_S = 0.15
"""What a decoder works on at once, at most: FLAC at 44.1 kHz takes 0.1 s."""
_MARKS = (b"ID3", b"fLaC", b"OggS", b"RIFF", b"FORM")


def examine(children: Children, path: Path, head: bytes, size_bytes: int) -> Finding:
    """Decode a file to its end and compare that with what it claims; raises Stopped, OSError."""
    if refused := _refused_by_sight(head, size_bytes):
        return refused
    decoded = decode(children, path, size_bytes)
    if not decoded.finished:
        return _not_decoded(decoded, head)
    if len(decoded.codecs) > 1:
        return wrong("MED04", count=str(len(decoded.codecs)))
    if decoded.heard_s > LONGEST_S:
        return wrong("MED08", what="sound", measure="is longer than 4 hours", limit="4 hours")

    kind = _kind(decoded)
    read = _read_tags(children, kind, path)
    if "error" in read:
        return _tags_refused(read["error"])
    return (
        _damaged(children, decoded, kind, read["length_s"], path)
        or _cut(decoded, kind, read["length_s"], path)
        or _heard(decoded, kind, read, path)
    )


def _refused_by_sight(head: bytes, size_bytes: int) -> Finding | None:
    """Name what is plainly something else, before any decoder sees it."""
    if seen := sniff.described(head):
        return wrong("MED03", seen=seen)
    if kind := sniff.picture_kind(head):
        return wrong("MED03", seen=f"it holds a {kind} picture")
    claim = sniff.tag_claim_bytes(head)
    if claim > min(size_bytes, sniff.LARGEST_TAG_BYTES):
        reason = f"its tag says that it is {_amount(claim)} long, and "
        reason += (
            f"the whole file has {_amount(size_bytes)}"
            if claim > size_bytes
            else f"at most {_amount(sniff.LARGEST_TAG_BYTES)} are read"
        )
        return wrong("MED09", what="file", reason=reason, help=_RETAG)
    return None


def _not_decoded(decoded: Decoded, head: bytes) -> Finding:
    """Say why nothing, or not all, could be decoded."""
    code, said = decoded.end.code, decoded.end.err
    if code is None:
        return wrong("MED09", what="sound", reason="decoding it took too long", lasting=False)
    if code < 0 or "Cannot allocate memory" in said:
        reason = "it stops the decoder or needs more memory than is given"
        return wrong("MED09", what="sound", reason=reason, lasting=False)
    if sniff.is_mp4(head) and "moov atom not found" in said:
        return wrong("MED05", evidence="the index that every complete M4A file has is missing")
    if decoded.demuxer and not decoded.codecs:
        pictures = ": Video:" in said
        return wrong("MED03", seen="it holds pictures only" if pictures else "it holds no music")
    return _nothing_heard(decoded, head)


def _nothing_heard(decoded: Decoded, head: bytes) -> Finding:
    """Tell a silent shell from a damaged file and from something foreign."""
    if decoded.end.code == 0 and decoded.codecs:
        return wrong("MED03", seen="it is 0 seconds long")
    if head.startswith(_MARKS) or sniff.is_mp4(head):
        return wrong("MED06", place=" from its beginning, and nothing of it can be heard")
    return wrong("MED03", seen="what it holds is in no known form of sound")


def _kind(decoded: Decoded) -> str:
    kind = decoded.demuxer or ""
    return f"ogg/{decoded.codecs[0]}" if kind == "ogg" else kind


def _read_tags(children: Children, kind: str, path: Path) -> dict[str, Any]:
    """Ask the child that knows mutagen. -P keeps this folder off its path: `inspect` is here."""
    end = children.run(
        [sys.executable, "-P", str(_TAGS_PROGRAM), kind, str(path.absolute())],
        seconds=_TAGS_PATIENCE_S,
        memory_bytes=tags.MEMORY_BYTES,
    )
    try:
        answer = json.loads(end.out)
    except ValueError:
        return {"error": "crash"}
    return answer if isinstance(answer, dict) else {"error": "crash"}


def _tags_refused(error: str) -> Finding:
    reasons = {
        "large": "unpacked, its tags would take more memory than is given to them",
        "unknown": "its header or its tags are in a form that is not known",
    }
    reason = reasons.get(error, "reading its tags came to no end")
    return wrong("MED09", what="file", reason=reason, help=_RETAG, lasting=error in reasons)


def _damaged(
    children: Children, decoded: Decoded, kind: str, claimed_s: float | None, path: Path
) -> Finding | None:
    """Find errors inside. At the very end they are a cut, or foreign bytes after the music.

    The very end is two frames of MP3, and in formats without loss the last sample;
    or the last block, where the file goes on no longer than that although it should.
    """
    if not decoded.faults:
        return None
    place_s = first_fault_s(children, path, path.stat().st_size)
    if place_s is None:
        return wrong("MED06", place=" in at least one place")
    lasts_s = _shown_s(decoded, kind, claimed_s)
    short = lasts_s is not None and decoded.heard_s < lasts_s - _tolerance_s(decoded, kind)
    at_end_s = _BLOCK_S if short else 0.005 if kind in _EXACT else 0.06
    if place_s >= decoded.heard_s - at_end_s:
        return None
    place = f" near {time(place_s)}"
    if lasts_s is not None:
        place += f": it says that it is {time(lasts_s)} long, and "
        place += f"{time(decoded.heard_s)} can be heard"
    return wrong("MED06", place=place)


def _shown_s(decoded: Decoded, kind: str, claimed_s: float | None) -> float | None:
    """Return how long a sound should last; None where nothing says so.

    An M4A trimmed on a telephone keeps all of its sound; the container says how
    much of it is to be heard, and ffmpeg goes by that.
    """
    if kind == "mov" and claimed_s is not None and decoded.container_s is not None:
        return min(claimed_s, decoded.container_s)
    return claimed_s


def _cut(decoded: Decoded, kind: str, claimed_s: float | None, path: Path) -> Finding | None:
    heard = time(decoded.heard_s)
    if kind.startswith("ogg"):
        if sniff.ogg_ends(_tail(path)):
            return None
        missing = "the mark at the end of every complete Ogg file is missing"
        return wrong("MED05", evidence=f"{missing}, and {heard} can be heard")
    claimed_s = _shown_s(decoded, kind, claimed_s)
    if claimed_s is None or decoded.heard_s >= claimed_s - _tolerance_s(decoded, kind):
        return None
    evidence = f"it says that it is {time(claimed_s)} long, but {heard} can be heard"
    return wrong("MED05", evidence=evidence)


def _tolerance_s(decoded: Decoded, kind: str) -> float:
    """How much shorter than claimed a whole sound may be.

    Encoders put silence before and after (MP3 up to 2257 samples, AAC up to
    3136) which mutagen counts and decoding leaves out; 0.1 s more is for headers
    that round, and nobody misses it. Formats without loss have no such silence.
    """
    return 0.05 if kind in _EXACT else 0.1 + 4096 / decoded.sample_rate_hz


def _heard(decoded: Decoded, kind: str, read: dict[str, Any], path: Path) -> Finding:
    measured = {
        "duration_s": round(decoded.heard_s, 6),
        "codec": decoded.codecs[0],
        "channels": decoded.channels,
        "sample_rate_hz": decoded.sample_rate_hz,
        "tags": read["tags"],
    }
    if kind == "mp3" and read["length_s"] is None and not sniff.mp3_ends(_tail(path)):
        return Finding(kind, measured, "MED10", {"heard": time(decoded.heard_s)})
    return Finding(kind, measured)


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - sniff.TAIL_BYTES))
        return file.read()


def _amount(size_bytes: int) -> str:
    if size_bytes < 100_000:
        return f"{size_bytes} bytes"
    return f"{size_bytes / 1_000_000:.1f} MB"
