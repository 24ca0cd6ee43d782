"""An audio file decoded to its end by ffmpeg: how long it really is, and what is wrong in it.

Headers and tag readers are no proof: a file cut to 40 % still claims its full
length. So every sample is decoded and counted, and nothing of it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.children import Children, Ended
from build_tools.later import later

if TYPE_CHECKING:
    import imageio_ffmpeg
else:
    imageio_ffmpeg = later("imageio_ffmpeg")

LONGEST_S = 4 * 3600
"""The longest sound that is accepted."""
MEMORY_BYTES = 1024**3
"""Address space for ffmpeg: it starts from 300 MB, but reserves more on many cores."""

DEMUXERS = "mp3,flac,wav,aiff,ogg,mov"
"""The formats that ffmpeg may try: its hundreds of others are not for strangers' files."""

_STREAM = re.compile(r"^\[info\]   Stream #0:\d+\S*: Audio: (\w+)", re.MULTILINE)
_OUTPUT = re.compile(r"^\[info\]   Stream #0:0\S*: Audio: pcm_s16le, (\d+) Hz, ([^,]+),", re.M)
_INPUT = re.compile(r"^\[info\] Input #0, (\w+)", re.MULTILINE)
_DURATION = re.compile(r"^\[info\]   Duration: (\d+):(\d\d):(\d\d\.\d+)", re.MULTILINE)
_FAULT = re.compile(r"^(?:\[[^\]\n]* @ [^\]\n]*\] )*\[error\]", re.MULTILINE)
_HEARD = re.compile(r"^out_time_us=(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What ffmpeg made of a file."""

    end: Ended
    demuxer: str | None
    """Its name for the container, such as `mp3` or `mov`."""
    codecs: tuple[str, ...]
    """Of every audio stream."""
    container_s: float | None
    """Length as the container states it."""
    heard_s: float
    """Length of what was decoded, counted in samples."""
    sample_rate_hz: int
    channels: int
    faults: int
    """Errors on the way."""

    @property
    def finished(self) -> bool:
        """Whether there was sound and ffmpeg came to the end of the file."""
        return self.end.code == 0 and self.heard_s > 0


def ffmpeg() -> str:
    """Return the path of the ffmpeg that comes inside the wheel."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def opened(path: Path, formats: str = DEMUXERS) -> list[str]:
    """Return ffmpeg's arguments for reading a file that may be hostile.

    `file:` and the lists keep a name or a content from being taken for an
    address, a playlist or an option. One thread, because files run side by side.
    """
    return [*read_only(path, formats), "-map", "0:a:0", "-filter_threads", "1"]


def opened_together(paths: Sequence[Path]) -> list[str]:
    """Return the same for several files, of which a filter graph will make one sound."""
    inputs = [word for path in paths for word in read_only(path, DEMUXERS)]
    return [*inputs, "-filter_complex_threads", "1"]


def read_only(path: Path, formats: str) -> list[str]:
    """Return ffmpeg's arguments for one input, before anything of it is chosen."""
    return [
        *("-hide_banner", "-nostdin", "-nostats"),
        *("-protocol_whitelist", "file,pipe", "-format_whitelist", formats),
        *("-threads", "1", "-i", f"file:{path}"),
    ]


def decode(children: Children, path: Path, size_bytes: int, formats: str = DEMUXERS) -> Decoded:
    """Decode all of a file's first sound and count it; raises Stopped.

    `asetpts` stamps each frame with the samples before it, so that the last
    time stamp is the count, whatever the file says about its times. One second
    more than the longest allowed is decoded, never all of a file of days.
    """
    arguments = [
        *(ffmpeg(), "-v", "level+info", "-err_detect", "crccheck"),
        *opened(path, formats),
        *("-t", str(LONGEST_S + 1), "-af", "asetpts=N/SR/TB"),
        *("-progress", "pipe:1", "-stats_period", "60", "-f", "null", "-"),
    ]
    return _read(
        children.run(arguments, seconds=_patience_s(size_bytes), memory_bytes=MEMORY_BYTES)
    )


def first_fault_s(
    children: Children, path: Path, size_bytes: int, formats: str = DEMUXERS
) -> float | None:
    """Decode up to the first error and return its place; None if decoding can pass over it."""
    arguments = [
        *(ffmpeg(), "-v", "level+info", "-xerror", "-err_detect", "crccheck+explode"),
        *opened(path, formats),
        *("-t", str(LONGEST_S + 1), "-af", "asetpts=N/SR/TB"),
        *("-progress", "pipe:1", "-stats_period", "60", "-f", "null", "-"),
    ]
    end = children.run(arguments, seconds=_patience_s(size_bytes), memory_bytes=MEMORY_BYTES)
    return None if end.code == 0 else reached_s(end)


def _patience_s(size_bytes: int) -> float:
    """How long decoding may take: slow speech of 6 kbit/s would be decoded 25 times faster."""
    return min(60 + size_bytes / 50_000, 1800)


def _read(end: Ended) -> Decoded:
    """Read ffmpeg's report. The file's own stands before the mapping, ours after it."""
    theirs, _, ours = end.err.partition("[info] Stream mapping:")
    output = _OUTPUT.search(ours)
    return Decoded(
        end=end,
        demuxer=demuxer_in(theirs),
        codecs=tuple(_STREAM.findall(theirs)),
        container_s=claimed_s(theirs),
        heard_s=reached_s(end),
        sample_rate_hz=int(output[1]) if output else 0,
        channels=_channels(output[2]) if output else 0,
        faults=faults_in(end),
    )


def demuxer_in(said: str) -> str | None:
    """Return ffmpeg's name for the container that it opened."""
    found = _INPUT.search(said)
    return found[1] if found else None


def claimed_s(said: str) -> float | None:
    """Return how long a file says that it is; None where it says nothing."""
    found = _DURATION.search(said)
    return _seconds(*found.groups()) if found else None


def faults_in(end: Ended) -> int:
    """Return how many errors ffmpeg spoke of."""
    return len(_FAULT.findall(end.err))


def reached_s(end: Ended) -> float:
    """Return how far ffmpeg's output came."""
    counts = _HEARD.findall(end.out)
    return int(counts[-1]) / 1e6 if counts else 0.0


def _seconds(hours: str, minutes: str, seconds: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _channels(layout: str) -> int:
    """Count the channels of one of ffmpeg's layouts: mono, stereo, 5.1(side), 3 channels, …"""
    named = {"mono": 1, "stereo": 2, "downmix": 2, "quad": 4, "hexagonal": 6, "octagonal": 8}
    if layout in named:
        return named[layout]
    counted = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", layout)
    return sum(int(part) for part in counted.groups() if part) if counted else 2
