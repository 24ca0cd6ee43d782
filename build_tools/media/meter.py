"""How loud sounds are, measured by ffmpeg: masters before and files after encoding."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.children import Children, Ended
from build_tools.domain import Level, Sound
from build_tools.media import recipe, waveform
from build_tools.media.decode import DEMUXERS, MEMORY_BYTES, ffmpeg, opened, opened_together
from build_tools.media.loudness import SILENT_DBFS, Heard

VERSION = 1
"""Counts up when the same master would be measured otherwise."""

_PIECE = re.compile(r"^lavfi\.astats\.Overall\.Peak_level=(\S+)", re.MULTILINE)
_LOUDNESS = re.compile(r"^\s+I:\s+(\S+) LUFS", re.MULTILINE)
_RANGE = re.compile(r"^\s+LRA:\s+(\S+) LU\b", re.MULTILINE)
_PEAK = re.compile(r"^\s+Peak:\s+(\S+) dBFS", re.MULTILINE)
_START_S = 60.0
_GATE_LUFS = -70.0
"""What is reported where no block is above the absolute gate: nothing was measured."""


class MeasureError(Exception):
    """ffmpeg did not come to an end; the message is what it said, in one line."""


@dataclass(frozen=True, slots=True)
class Master:
    """What one pass over a master gave."""

    heard: Heard
    outline: str
    """Its waveform."""


def patience_s(duration_s: float) -> float:
    """Return how long ffmpeg may work on a sound before it is taken for wedged, in seconds.

    Half of real time, and a minute to start, is slower than any machine that is alive.
    """
    return _START_S + 2 * duration_s


def listen_to(
    children: Children,
    paths: Sequence[Path],
    sound: Sound,
    *,
    mono: bool,
    formats: str = DEMUXERS,
) -> Master:
    """Measure a master once, as mono or stereo, or several that sound together.

    `sound` is the first of them, `formats` those that ffmpeg may try. Raises
    MeasureError, Stopped.
    """
    piece = waveform.piece_samples(sound.duration_s, sound.sample_rate_hz)
    inputs = opened(paths[0], formats) if len(paths) == 1 else opened_together(paths)
    end = _run(children, [*inputs, *recipe.listening(mono, piece, len(paths))], sound.duration_s)
    peaks = [_number(said) for said in _PIECE.findall(end.out)]
    if not peaks:
        raise MeasureError("nothing of it was heard")
    heard = Heard(_loudness(end), _reported(_PEAK, end), _reported(_RANGE, end))
    return Master(heard, waveform.outline(peaks, SILENT_DBFS))


def check(children: Children, path: Path, length_s: float, gain_db: float) -> Level:
    """Measure an encoded file of ours, which was made with `gain_db`.

    Raises MeasureError, Stopped.
    """
    ours = opened(path, container(path))
    end = _run(children, [*ours, *recipe.checking()], length_s)
    return Level(gain_db, _loudness(end), _reported(_PEAK, end), _reported(_RANGE, end))


def container(path: Path) -> str:
    """Return ffmpeg's name for the form of a file of ours, by its first bytes.

    WebM begins with EBML's mark (RFC 8794, section 11.2.1), MP4 with a box that
    says so (ISO/IEC 14496-12, section 4.3); what is neither is MP3.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    return "mov" if head.endswith(b"ftyp") else "mp3"


def _run(children: Children, arguments: list[str], length_s: float) -> Ended:
    end = children.run(
        [ffmpeg(), "-v", "info", *arguments],
        seconds=patience_s(length_s),
        memory_bytes=MEMORY_BYTES,
    )
    if end.code is None:
        raise MeasureError("measuring it took too long")
    if end.code != 0:
        raise MeasureError(next(reversed(end.err.splitlines()), f"ffmpeg ended with {end.code}"))
    return end


def _loudness(end: Ended) -> float:
    lufs = _reported(_LOUDNESS, end)
    return lufs if lufs > _GATE_LUFS else -math.inf


def _reported(what: re.Pattern[str], end: Ended) -> float:
    """Read one figure of the summary, which comes last: tags may hold anything before it."""
    found = what.search(end.err.rpartition("Summary:")[2])
    if found is None:
        raise MeasureError("no figures were given")
    return _number(found[1])


def _number(said: str) -> float:
    value = float(said)
    return -math.inf if math.isnan(value) else value
