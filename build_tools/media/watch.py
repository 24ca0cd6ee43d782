"""Judges a video: can it be watched to its end, and is that the end it should have?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_tools.children import Children
from build_tools.media import decode, frames, sniff
from build_tools.media.finding import PLACE, Finding, time, wrong
from build_tools.media.frames import FORMATS, Unreeled
from build_tools.privacy import MAYBE
from build_tools.problems import Words, worded

VERSION = 2
"""Counts up when the same file would be judged or measured otherwise."""

LARGEST_BYTES = 4_000_000_000
"""The largest original: what a stick formatted as FAT32 can carry as one file."""

_TOLERANCE_S = 0.5
"""How much less than it claims a whole video may last: containers round, and count the
sound that encoders add at both ends."""
_AT_END_S = 0.25
_LOCKED = (b"encv", b"enca")
"""Names of locked streams in MP4 (ISO/IEC 23001-7, section 4.2)."""
_LOOKED_BYTES = 4 * 1024 * 1024
_VIDEO = worded("the video")
_TOO_LONG = wrong("MED09", what=_VIDEO, reason=worded("decoding it took too long"), lasting=False)
_WRITTEN = re.compile(
    r"^(?:\[info\] )?[ ]{4,6}([\w.\-]{1,80})[ ]{0,40}: (.{1,5000})$", re.MULTILINE
)
"""How ffmpeg tells what is written in a file: a name and a text."""
_NUMBERED = re.compile(r"date|time|encoder|brand|version|handler|vendor", re.IGNORECASE)
_CUT = ("partial file", "File ended prematurely")


def examine(children: Children, path: Path, head: bytes, size_bytes: int) -> Finding:
    """Decode a video to its end and compare that with what it claims; raises Stopped, OSError."""
    if seen := _foreign(head):
        return wrong("FLM01", seen=seen)
    unreeled = frames.unreel(children, path, size_bytes)
    return (
        _not_opened(unreeled, head)
        or _not_moving(unreeled)
        or _not_alone(unreeled)
        or _locked(unreeled, path)
        or _not_decoded(unreeled)
        or _with_sound(children, unreeled, path, size_bytes)
    )


def _foreign(head: bytes) -> Words | None:
    """Name what is plainly something else, before any decoder sees it."""
    if seen := sniff.described(head):
        return seen
    kind = sniff.picture_kind(head)
    return worded("it holds a {kind} picture", kind=kind) if kind else None


def _not_opened(unreeled: Unreeled, head: bytes) -> Finding | None:
    """Say why ffmpeg did not come to work on it."""
    code, said = unreeled.end.code, unreeled.end.err
    if code is None:
        return _TOO_LONG
    if sniff.is_mp4(head) and "moov atom not found" in said:
        missing = worded("the index that every complete MP4 file has is missing")
        return wrong("FLM03", evidence=missing)
    if code < 0 or "Cannot allocate memory" in said:
        reason = worded("it stops the decoder or needs more memory than is given")
        return wrong("MED09", what=_VIDEO, reason=reason, lasting=False)
    return None


def _not_moving(unreeled: Unreeled) -> Finding | None:
    """Say why there is nothing to watch, or too much."""
    if "exceeds specified max pixel count" in unreeled.end.err:
        width, height = unreeled.stored_px
        limit = f"{frames.WIDEST_PX} × {frames.HIGHEST_PX}"
        measure = worded("has pictures of {width} × {height} points", width=width, height=height)
        return wrong("FLM05", measure=measure, limit=limit)
    if unreeled.demuxer is None:
        return wrong("FLM01", seen=worded("what it holds is in no known form of video"))
    if not unreeled.moving:
        if not unreeled.sounds:
            return wrong("FLM01", seen=worded("it holds nothing of both"))
        if unreeled.stills:
            seen = worded("it holds sound and a picture that stands still")
            return wrong("FLM01", seen=seen)
        return wrong("FLM01", seen=worded("it holds sound only"))
    return None


def _not_alone(unreeled: Unreeled) -> Finding | None:
    counted = (
        (worded("videos"), len(unreeled.moving)),
        (worded("sounds"), unreeled.sounds),
    )
    for what, count in counted:
        if count > 1:
            return wrong("FLM02", count=str(count), what=what)
    return None


def _locked(unreeled: Unreeled, path: Path) -> Finding | None:
    """Tell a locked video from a damaged one: what cannot be decoded looks alike."""
    if not unreeled.faults or unreeled.demuxer != "mov":
        return None
    with path.open("rb") as file:
        looked = file.read(_LOOKED_BYTES)
        file.seek(max(0, path.stat().st_size - _LOOKED_BYTES))
        looked += file.read(_LOOKED_BYTES)
    return wrong("FLM06") if any(name in looked for name in _LOCKED) else None


def _not_decoded(unreeled: Unreeled) -> Finding | None:
    if "no decoder found" in unreeled.end.err:
        return wrong("FLM01", seen=worded("its pictures are in a form that is not known"))
    if unreeled.end.code != 0 or not unreeled.frames:
        place = worded(" from its beginning, and nothing of it can be seen")
        return wrong("FLM04", place=place)
    if unreeled.frames == 1:
        return wrong("FLM01", seen=worded("it holds a single picture"))
    if unreeled.shown_s > frames.LONGEST_S:
        longest = worded("{count} minutes", count=frames.LONGEST_S // 60)
        measure = worded("is longer than {limit}", limit=longest)
        return wrong("FLM05", measure=measure, limit=longest)
    return None


def _with_sound(children: Children, unreeled: Unreeled, path: Path, size_bytes: int) -> Finding:
    """Decode what is heard, too, and judge both together."""
    heard = decode.decode(children, path, size_bytes, FORMATS) if unreeled.sounds else None
    if heard is not None and heard.end.code is None:
        return _TOO_LONG
    if heard is not None and (heard.end.code != 0 or not heard.codecs):
        return wrong("FLM04", place=worded(": its sound cannot be decoded"))
    lasts_s = max(unreeled.shown_s, heard.heard_s if heard else 0.0)
    if cut := _cut(unreeled, lasts_s):
        return cut
    faults = unreeled.faults + (heard.faults if heard else 0)
    if faults and (damaged := _damaged(children, unreeled, path, size_bytes, lasts_s)):
        return damaged
    measured: dict[str, Any] = {
        "duration_s": round(lasts_s, 3),
        "width_px": unreeled.width_px,
        "height_px": unreeled.height_px,
        "frames_per_s": unreeled.frames_per_s,
        "sound": None,
    }
    if heard is not None and heard.heard_s > 0:
        measured["sound"] = {
            "duration_s": round(heard.heard_s, 6),
            "codec": heard.codecs[0],
            "channels": heard.channels,
            "sample_rate_hz": heard.sample_rate_hz,
        }
    written = tuple(_written(unreeled.end.err))
    return Finding(f"film/{unreeled.demuxer}", measured, written=written)


def _written(said: str) -> Iterator[tuple[str, str]]:
    """Yield what is written in a video, as far as it may be private: telephones write the place."""
    told = said.partition("Output #")[0]
    for name, text in dict.fromkeys(_WRITTEN.findall(told)):
        if "location" in name.lower():
            yield PLACE, ""
        elif MAYBE.search(text) and not _NUMBERED.search(name):
            yield name[:40], text


def _cut(unreeled: Unreeled, lasts_s: float) -> Finding | None:
    claim_s, seen = unreeled.container_s, time(lasts_s)
    if claim_s is not None and lasts_s < claim_s - _TOLERANCE_S:
        evidence = worded(
            "it says that it is {length} long, but {seen} can be seen",
            length=time(claim_s),
            seen=seen,
        )
        return wrong("FLM03", evidence=evidence)
    if any(words in unreeled.end.err for words in _CUT):
        return wrong("FLM03", evidence=worded("after {time} it breaks off", time=seen))
    return None


def _damaged(
    children: Children, unreeled: Unreeled, path: Path, size_bytes: int, lasts_s: float
) -> Finding | None:
    """Find the first error; one at the very end is a last picture that nobody misses."""
    places = [
        place_s
        for place_s in (
            frames.first_fault_s(children, path, size_bytes),
            decode.first_fault_s(children, path, size_bytes, FORMATS) if unreeled.sounds else None,
        )
        if place_s is not None
    ]
    if not places:
        return wrong("FLM04", place=worded(" in at least one place"))
    if min(places) >= lasts_s - _AT_END_S:
        return None
    return wrong("FLM04", place=worded(" near {time}", time=time(min(places))))
