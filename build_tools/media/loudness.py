"""How loud a sound shall be, decided from what was measured. Pure.

The aim is −16 LUFS, or as loud as a true peak between −3 and −2 dBTP allows
(EBU R 128, ITU-R BS.1770-4). One gain from start to end: no limiter and no
compression, so that soft stays soft. Gains are decibels, rounded to hundredths.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from build_tools.domain import Level

TARGET_LUFS = -16.0
PEAK_DBTP = -2.5
"""Where a peak is put that decides: the middle of −3 to −2."""
MOST_DB = 30.0
"""Nothing is amplified by more: what is 30 dB too soft is mostly noise."""
SILENT_DBFS = -70.0
"""A sound whose highest sample is lower is silence and stays as it is."""

_NEAR_LU, _NEAR_DB = 0.4, 0.4
"""How near counts as reached: 0.5 is promised, and ffmpeg reports tenths."""
ALBUM_SAME_DB = 0.25
"""An album's form that differs less from the recording's own is not made."""
ALBUM_SPREAD_DB = 0.3
"""How far the relation between an album's tracks may be off."""

LOUDNESS, PEAK, CEILING, SILENCE = "loudness", "peak", "ceiling", "silence"
PARTS, ALBUM = "parts", "album"
RULES = (LOUDNESS, PEAK, CEILING, SILENCE, PARTS, ALBUM)
"""What decided on a gain: the loudness aimed at, the highest peak allowed, the most
that is added, nothing (silence), or the group whose balance is kept."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was measured in a master."""

    loudness_lufs: float
    """Integrated; -inf for silence, and for less than the 0.4 s of one block of R 128."""
    peak_dbfs: float
    """Highest sample; -inf for digital silence, above 0 in floating point."""
    range_lu: float

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to be made louder."""
        return self.peak_dbfs < SILENT_DBFS


def first_gain(heard: Heard, overshoot_db: float) -> float:
    """Return the gain to try first.

    `overshoot_db` is what true peak and encoding usually add to the highest
    sample. Where loudness cannot be measured (too short), the peak alone decides.
    """
    if heard.is_silent:
        return 0.0
    room_db = PEAK_DBTP - overshoot_db - heard.peak_dbfs
    return _rounded(min(_missing_db(heard.loudness_lufs), room_db, MOST_DB))


def decided_by(level: Level) -> str | None:
    """Return the rule by which an encoded file is as it should be; None if it is not yet."""
    if level.true_peak_dbtp > PEAK_DBTP + _NEAR_DB:
        return None
    if abs(level.loudness_lufs - TARGET_LUFS) <= _NEAR_LU:
        return LOUDNESS
    if level.loudness_lufs > TARGET_LUFS:
        return None
    if level.true_peak_dbtp >= PEAK_DBTP - _NEAR_DB:
        return PEAK
    return CEILING if level.gain_db >= MOST_DB else None


def next_gain(tried: Sequence[Level]) -> float:
    """Return the gain to try after all those that were measured and found wrong.

    Once one was too soft and one too loud, the middle between the nearest two: an
    encoder's peaks may jump by more than the window is wide.
    """
    soft = [level.gain_db for level in tried if level.true_peak_dbtp < PEAK_DBTP]
    loud = [level.gain_db for level in tried if level.true_peak_dbtp > PEAK_DBTP]
    if soft and loud and max(soft) < min(loud):
        return _rounded((max(soft) + min(loud)) / 2)
    last = tried[-1]
    room_db = PEAK_DBTP - last.true_peak_dbtp
    step_db = min(_missing_db(last.loudness_lufs), room_db, MOST_DB - last.gain_db)
    return _rounded(last.gain_db + step_db)


def is_safe(level: Level) -> bool:
    """Whether a true peak keeps the bound that no file may pass."""
    return level.true_peak_dbtp <= -2.0


def shared_gain(wanted_db: float, members: Iterable[Heard]) -> float:
    """Return the gain for all members of a group: `wanted_db`, or what the highest sample allows.

    What true peaks and encoders add to that is seen when the members are encoded.
    """
    peaks = [heard.peak_dbfs for heard in members if not heard.is_silent]
    room_db = PEAK_DBTP + _NEAR_DB - max(peaks, default=-math.inf)
    return _rounded(min(wanted_db, room_db, MOST_DB))


def lowered(gain_db: float, levels: Iterable[Level]) -> float | None:
    """Return a lower gain for a group in which a peak passes the bound; None if none does."""
    highest = max((level.true_peak_dbtp for level in levels), default=-math.inf)
    return None if highest <= PEAK_DBTP + _NEAR_DB else _rounded(gain_db + PEAK_DBTP - highest)


def album_gain(tracks: Sequence[tuple[Heard, float]]) -> float:
    """Return the gain that brings an album to the aim, from its tracks and their lengths in s.

    The album's loudness is the mean of the tracks' energy, weighted by length.
    """
    heard = [(it, seconds) for it, seconds in tracks if math.isfinite(it.loudness_lufs)]
    if not heard:
        return shared_gain(MOST_DB, (it for it, _ in tracks)) if _sounds(tracks) else 0.0
    energy = sum(seconds * 10 ** (it.loudness_lufs / 10) for it, seconds in heard)
    loudness = 10 * math.log10(energy / sum(seconds for _, seconds in heard))
    return shared_gain(_missing_db(loudness), (it for it, _ in tracks))


def keep_own(differences_db: Mapping[str, float]) -> frozenset[str]:
    """Return which tracks of an album need no form for it, since their own is near enough.

    `differences_db` is how much louder each track's own form is than the album's
    would be. Those that are kept may not drift apart from each other either.
    """
    kept, spread = set[str](), [0.0]
    for name, off_db in sorted(differences_db.items(), key=lambda it: (abs(it[1]), it[0])):
        wide = max(*spread, off_db) - min(*spread, off_db)
        if abs(off_db) <= ALBUM_SAME_DB and wide <= ALBUM_SPREAD_DB:
            kept.add(name)
            spread.append(off_db)
    return frozenset(kept)


def _sounds(tracks: Sequence[tuple[Heard, float]]) -> bool:
    return any(not heard.is_silent for heard, _ in tracks)


def _missing_db(loudness_lufs: float) -> float:
    return TARGET_LUFS - loudness_lufs if math.isfinite(loudness_lufs) else math.inf


def _rounded(gain_db: float) -> float:
    return round(gain_db, 2) + 0.0
