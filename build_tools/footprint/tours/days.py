"""How visits one after the other fall on days: where the team sleeps, when it may have left.

Days count from the one on which the team leaves home. When that is stays open as long as it can:
`State` has the first and the last date that would do.
"""

from __future__ import annotations

import math
from typing import NamedTuple

EVER = 10_000_000
"""A day after all others."""
_A_BIT = 1e-9
"""Hours of travel are sums of fractions."""


class State(NamedTuple):
    """A team after one of its visits."""

    day: int
    """Since it left home, from 0."""
    hours: float
    """Travelled and worked on that day."""
    first: int
    last: int
    """Between which dates it left home, as ordinals."""


AT_HOME = State(0, 0.0, -EVER, EVER)


class Step(NamedTuple):
    """What it took to come to the next visit."""

    state: State
    here: int
    """Nights before the team left the last place."""
    there: int
    """Nights at the next place, or on the way to it."""


def onward(state: State, road: float, window: tuple[int, int, float], limit: float) -> Step | None:
    """Return the next visit after `road` hours, as early as it goes; None where it is too late.

    A window is the earliest date, the latest, and the hours of work.
    """
    earliest, latest, work = window
    day, hours, first, last = state
    here, there, hours = _slept(hours, road, work, limit)
    day += here + there
    low, high = max(first, earliest - day), min(last, latest - day)
    if low <= high:
        return Step(State(day, hours, low, high), here, there)
    wait = earliest - day - last
    if wait <= 0:
        return None
    return Step(State(day + wait, work, last, last), here, there + wait)


def back(state: State, road: float, limit: float) -> tuple[int, int]:
    """Return how many nights it takes to get home, and how many days the tour has."""
    here, there, _ = _slept(state.hours, road, 0.0, limit)
    if there:
        there -= 1  # the last of them is at home
    return here + there, state.day + here + there + 1


def _slept(hours: float, road: float, work: float, limit: float) -> tuple[int, int, float]:
    """Return nights here, nights there, and what has been done on the day of the visit."""
    limit += _A_BIT
    if hours + road + work <= limit:
        return 0, 0, hours + road + work
    if hours + road <= limit:
        return 0, 1, work
    here = 1 if hours > 0 else 0
    if road + work <= limit:
        return here, 0, road + work
    return here, max(1, math.ceil(road / limit)), work
