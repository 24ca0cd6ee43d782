"""Times of a recording become moments of its score."""

from __future__ import annotations

from build_tools.domain import BarTime, Score
from build_tools.scores.follow import of_bars, of_beats

UPBEAT = Score("a", "0", (0, 1, 4, 7), (0, 1, 2, 3), (1, 1, 1, 1), (0, 1, 2, 3), 10)
"""An upbeat of a quarter, then three bars of three."""
REPEAT = Score("a", "0", (0, 4, 8), (1, 2, 3), (1, 1, 1), (0, 1, 0, 1, 2), 12)
"""Two bars that are repeated, and a third."""


def bars(*told: tuple[float, int | None]) -> list[BarTime]:
    return [BarTime(at_s, bar) for at_s, bar in told]


def test_one_time_for_every_bar() -> None:
    """The one after the last marks the end."""
    told = bars((1, None), (2, None), (5, None), (8, None), (11, None))
    assert of_bars(UPBEAT, told) == ((1, 0), (2, 1), (5, 4), (8, 7), (11, 10))


def test_repeats_are_counted_and_jumped() -> None:
    """Where a repeat begins again, the bar before it has ended first."""
    told = bars(*((float(at), None) for at in range(6)))
    assert of_bars(REPEAT, told) == ((0, 0), (1, 4), (2, 8), (2, 0), (3, 4), (4, 8), (5, 12))


def test_anchors_tell_a_second_pass() -> None:
    told = bars((0, 0), (30, 4), (32, 0), (62, 4))
    assert of_bars(UPBEAT, told) == ((0, 0), (30, 10), (32, 0), (62, 10))


def test_a_plain_time_after_an_anchor_is_the_next_bar() -> None:
    assert of_bars(UPBEAT, bars((0, 2), (3, None))) == ((0, 4), (3, 7))


def test_beats_with_an_upbeat_of_their_own() -> None:
    """The last beat lasts as long as the one before it."""
    assert of_beats(UPBEAT, (0.5, 1, 1.5)) == ((0.5, 0), (1, 1), (1.5, 2), (2, 3))


def test_a_short_upbeat_comes_before_the_first_beat() -> None:
    score = Score("a", "0", (0, 0.5), (0, 1), (1, 1), (0, 1), 2.5)
    assert of_beats(score, (2, 3)) == ((1.5, 0), (2, 0.5), (3, 1.5), (4, 2.5))


def test_beats_of_a_repeat() -> None:
    times = [0.5 * beat for beat in range(20)]
    moments = of_beats(REPEAT, times)
    assert (4.0, 8.0) in moments
    assert moments[moments.index((4.0, 8.0)) + 1] == (4.0, 0.0)
    assert moments[-1] == (10.0, 12.0)


def test_one_beat_is_too_few() -> None:
    assert of_beats(UPBEAT, (0.5,)) == ()
