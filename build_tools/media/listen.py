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
from build_tools.problems import Words, worded

VERSION = 3
"""Counts up when the same file would be judged or measured otherwise."""

_TAGS_PROGRAM = Path(tags.__file__)
_TAGS_PATIENCE_S = 60
_RETAG = worded("take the tags and the cover out with a tag editor, or export the sound again")
_FILE = worded("the file")
_SOUND = worded("the sound")
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
        longest = worded("{count} hours", count=4)
        measure = worded("is longer than {limit}", limit=longest)
        return wrong("MED08", what=_SOUND, measure=measure, limit=longest)

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
        return wrong("MED03", seen=worded("it holds a {kind} picture", kind=kind))
    claim = sniff.tag_claim_bytes(head)
    if claim > min(size_bytes, sniff.LARGEST_TAG_BYTES):
        reason = (
            worded(
                "its tag says that it is {claim} long, and the whole file has {size}",
                claim=_amount(claim),
                size=_amount(size_bytes),
            )
            if claim > size_bytes
            else worded(
                "its tag says that it is {claim} long, and at most {most} are read",
                claim=_amount(claim),
                most=_amount(sniff.LARGEST_TAG_BYTES),
            )
        )
        return wrong("MED09", what=_FILE, reason=reason, help=_RETAG)
    return None


def _not_decoded(decoded: Decoded, head: bytes) -> Finding:
    """Say why nothing, or not all, could be decoded."""
    code, said = decoded.end.code, decoded.end.err
    if code is None:
        reason = worded("decoding it took too long")
        return wrong("MED09", what=_SOUND, reason=reason, lasting=False)
    if code < 0 or "Cannot allocate memory" in said:
        reason = worded("it stops the decoder or needs more memory than is given")
        return wrong("MED09", what=_SOUND, reason=reason, lasting=False)
    if sniff.is_mp4(head) and "moov atom not found" in said:
        evidence = worded("the index that every complete M4A file has is missing")
        return wrong("MED05", evidence=evidence)
    if decoded.demuxer and not decoded.codecs:
        pictures = ": Video:" in said
        seen = worded("it holds pictures only") if pictures else worded("it holds no music")
        return wrong("MED03", seen=seen)
    return _nothing_heard(decoded, head)


def _nothing_heard(decoded: Decoded, head: bytes) -> Finding:
    """Tell a silent shell from a damaged file and from something foreign."""
    if decoded.end.code == 0 and decoded.codecs:
        return wrong("MED03", seen=worded("it is 0 seconds long"))
    if head.startswith(_MARKS) or sniff.is_mp4(head):
        place = worded(" from its beginning, and nothing of it can be heard")
        return wrong("MED06", place=place)
    return wrong("MED03", seen=worded("what it holds is in no known form of sound"))


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
        "large": worded("unpacked, its tags would take more memory than is given to them"),
        "unknown": worded("its header or its tags are in a form that is not known"),
    }
    reason = reasons.get(error, worded("reading its tags came to no end"))
    return wrong("MED09", what=_FILE, reason=reason, help=_RETAG, lasting=error in reasons)


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
        return wrong("MED06", place=worded(" in at least one place"))
    lasts_s = _shown_s(decoded, kind, claimed_s)
    short = lasts_s is not None and decoded.heard_s < lasts_s - _tolerance_s(decoded, kind)
    at_end_s = _BLOCK_S if short else 0.005 if kind in _EXACT else 0.06
    if place_s >= decoded.heard_s - at_end_s:
        return None
    if lasts_s is None:
        return wrong("MED06", place=worded(" near {time}", time=time(place_s)))
    place = worded(
        " near {time}: it says that it is {length} long, and {heard} can be heard",
        time=time(place_s),
        length=time(lasts_s),
        heard=time(decoded.heard_s),
    )
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
        evidence = worded(
            "the mark at the end of every complete Ogg file is missing, and {heard} can be heard",
            heard=heard,
        )
        return wrong("MED05", evidence=evidence)
    claimed_s = _shown_s(decoded, kind, claimed_s)
    if claimed_s is None or decoded.heard_s >= claimed_s - _tolerance_s(decoded, kind):
        return None
    evidence = worded(
        "it says that it is {length} long, but {heard} can be heard",
        length=time(claimed_s),
        heard=heard,
    )
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
    written = tuple((where, text) for where, text in read["written"])
    if kind == "mp3" and read["length_s"] is None and not sniff.mp3_ends(_tail(path)):
        return Finding(kind, measured, "MED10", {"heard": time(decoded.heard_s)}, written=written)
    return Finding(kind, measured, written=written)


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - sniff.TAIL_BYTES))
        return file.read()


def _amount(size_bytes: int) -> Words:
    if size_bytes < 100_000:
        return worded("{count} bytes", count=size_bytes)
    return worded("{count} MB", count=f"{size_bytes / 1_000_000:.1f}")
