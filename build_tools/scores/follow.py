"""From the times of a recording to moments of its score: pure.

Between two moments the music flows evenly. Where quarters do not grow it jumps: so
before a jump there is one moment more, at which the bar before it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from build_tools.domain import BarTime, Recording, Score

Moments = tuple[tuple[float, float], ...]
"""Seconds and quarter notes."""


def followed(recordings: Iterable[Recording]) -> dict[str, Moments]:
    """Return the moments of every recording that can be followed in its work's score, by id."""
    found: dict[str, Moments] = {}
    for recording in recordings:
        score = recording.work.score if recording.work else None
        if score is None:
            continue
        beats_s, bars = recording.beats_s, recording.bars
        moments = of_beats(score, beats_s) if beats_s else of_bars(score, bars)
        if len(moments) > 1:
            found[recording.id] = moments
    return found


def of_beats(score: Score, beats_s: Sequence[float]) -> Moments:
    """Return the moments that beats tell, with a short upbeat before them and an end after.

    The last beat lasts as long as the one before it, an upbeat as its share of the first.
    """
    moments: list[tuple[float, float]] = []
    ends: float | None = None
    for at_s, (begins, end) in zip(beats_s, score.beats, strict=False):
        _arrive(moments, at_s, ends, begins)
        ends = end
    if len(beats_s) < 2 or len(moments) < 2 or ends is None:
        return ()
    start, end = score.beats[0]
    before_s = beats_s[0] - (beats_s[1] - beats_s[0]) * start / (end - start)
    if start and before_s >= 0:
        moments.insert(0, (before_s, 0.0))
    last_s = beats_s[: len(score.beats)][-2:]
    moments.append((2 * last_s[1] - last_s[0], ends))
    return _rounded(moments)


def of_bars(score: Score, bars: Iterable[BarTime]) -> Moments:
    """Return the moments that bars tell, up to the first that the score does not have."""
    moments: list[tuple[float, float]] = []
    before = -1
    for bar in bars:
        place = score.position(bar.bar, before)
        if place is None:
            break
        is_next = bar.bar is None and before >= 0
        ends = score.span(score.played[before])[1] if is_next else None
        begins = _begins(score, place)
        _arrive(moments, bar.at_s, ends, begins)
        before = place
    return _rounded(moments)


def _begins(score: Score, place: int) -> float:
    """Return where the bar at a place begins; the end is that of the bar played last."""
    if place < len(score.played):
        return score.bars_quarters[score.played[place]]
    return score.span(score.played[-1])[1]


def _arrive(
    moments: list[tuple[float, float]], at_s: float, ends: float | None, begins: float
) -> None:
    """Add a moment, and before it the end of what was played, where the music goes elsewhere."""
    if ends is not None and abs(ends - begins) > 1e-6:
        moments.append((at_s, ends))
    moments.append((at_s, begins))


def _rounded(moments: Iterable[tuple[float, float]]) -> Moments:
    return tuple((round(at_s, 3), round(quarters, 4)) for at_s, quarters in moments)
