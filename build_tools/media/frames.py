"""A video decoded to its end by ffmpeg: how long it really is, how large, and what is wrong in it.

Only its pictures: what is heard with them is counted by `decode`, as any sound is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.children import Children, Ended
from build_tools.media.decode import (
    claimed_s,
    demuxer_in,
    faults_in,
    ffmpeg,
    reached_s,
    read_only,
)

FORMATS = "mov,matroska"
"""The containers that ffmpeg may try: MP4 and QuickTime, WebM and Matroska."""
LONGEST_S = 90 * 60
"""The longest video that is accepted: two lessons."""
WIDEST_PX, HIGHEST_PX = 4096, 2304
LARGEST_PX = WIDEST_PX * HIGHEST_PX
"""Points of one picture at most: a little more than 4K. Decoders hold up to 16 of them."""
MEMORY_BYTES = 3 * 1024**3
"""Address space for ffmpeg: 4K with 10 bits takes a third of it."""

_STREAM = re.compile(r"^\[info\]   Stream #0:\d+\S*: (Video|Audio): (\w+)(.*)$", re.MULTILINE)
_STILL = ("(attached pic)", "(still image)")
_SHOWN = re.compile(
    r"^\[info\]   Stream #0:0\S*: Video: .*?, (\d+)x(\d+)(?:[, ]+\[?SAR (\d+):(\d+))?", re.MULTILINE
)
_SIZE = re.compile(r", (\d+)x(\d+)")
_RATE = re.compile(r", ([\d.]+) tbr")
_FRAMES = re.compile(r"^frame=(\d+)", re.MULTILINE)
_QUICKEST_PER_S = 240.0
"""What slow motion is filmed with; files without a steady rate state thousands."""


@dataclass(frozen=True, slots=True)
class Unreeled:
    """What ffmpeg made of a video's pictures."""

    end: Ended
    demuxer: str | None
    """Its name for the container: `mov` or `matroska`."""
    moving: tuple[str, ...]
    """Codecs of all streams of moving pictures."""
    stills: int
    """Pictures that stand beside the sound, such as a cover."""
    sounds: int
    """Streams of sound."""
    stored_px: tuple[int, int]
    """Width and height as the file states them; 0 where it does not."""
    container_s: float | None
    """Length as the container states it."""
    shown_s: float
    """Length of what was decoded."""
    frames: int
    width_px: int
    """As seen, rotation and the shape of points applied; 0 where nothing was decoded."""
    height_px: int
    frames_per_s: float
    faults: int
    """Errors on the way."""


def unreel(children: Children, path: Path, size_bytes: int) -> Unreeled:
    """Decode all pictures of a video and count them; raises Stopped.

    One second more than the longest allowed is decoded, never all of a file of days.
    """
    return _read(_run(children, path, size_bytes, ("-err_detect", "crccheck")))


def first_fault_s(children: Children, path: Path, size_bytes: int) -> float | None:
    """Decode up to the first error and return its place; None if decoding can pass over it."""
    end = _run(children, path, size_bytes, ("-xerror", "-err_detect", "crccheck+explode"))
    return None if end.code == 0 else reached_s(end)


def _run(children: Children, path: Path, size_bytes: int, strictly: Sequence[str]) -> Ended:
    """`V` in the mapping leaves out pictures that stand beside the sound, such as a cover."""
    arguments = [
        *(ffmpeg(), "-v", "level+info", *strictly, "-max_pixels", str(LARGEST_PX)),
        *read_only(path, FORMATS),
        *("-map", "0:V:0", "-filter_threads", "1", "-fps_mode", "passthrough"),
        *("-t", str(LONGEST_S + 1), "-progress", "pipe:1", "-stats_period", "60"),
        *("-f", "null", "-"),
    ]
    patience_s = min(120 + size_bytes / 50_000, 7200)
    return children.run(arguments, seconds=patience_s, memory_bytes=MEMORY_BYTES)


def _read(end: Ended) -> Unreeled:
    """Read ffmpeg's report. The file's own stands before the mapping, ours after it."""
    theirs, _, ours = end.err.partition("[info] Stream mapping:")
    streams = _STREAM.findall(theirs)
    pictures = [(codec, rest) for what, codec, rest in streams if what == "Video"]
    moving = [(codec, rest) for codec, rest in pictures if not any(it in rest for it in _STILL)]
    stated = _SIZE.search(moving[0][1]) if moving else None
    frames = [int(count) for count in _FRAMES.findall(end.out)]
    shown_s, width_px, height_px = reached_s(end), 0, 0
    if shown := _SHOWN.search(ours):
        width, height, wide, high = (int(it) if it else 1 for it in shown.groups())
        width_px, height_px = round(width * wide / high) if wide and high else width, height
    return Unreeled(
        end=end,
        demuxer=demuxer_in(theirs),
        moving=tuple(codec for codec, _ in moving),
        stills=len(pictures) - len(moving),
        sounds=sum(what == "Audio" for what, *_ in streams),
        stored_px=(int(stated[1]), int(stated[2])) if stated else (0, 0),
        container_s=claimed_s(theirs),
        shown_s=shown_s,
        frames=frames[-1] if frames else 0,
        width_px=width_px,
        height_px=height_px,
        frames_per_s=_rate(moving[0][1] if moving else "", frames[-1] if frames else 0, shown_s),
        faults=faults_in(end),
    )


def _rate(stream: str, frames: int, shown_s: float) -> float:
    """Return pictures a second: the steady rate that is stated, else the mean."""
    mean = frames / shown_s if shown_s else 0.0
    stated = _RATE.search(stream)
    steady = float(stated[1]) if stated else 0.0
    return round(steady if 0 < steady <= min(_QUICKEST_PER_S, 2 * mean) else mean, 3)
