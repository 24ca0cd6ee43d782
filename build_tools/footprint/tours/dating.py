"""When tours begin, so that a team is at one place at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A tour of so many days, which may begin between two dates (ordinals)."""

    first: int
    last: int
    days: int


def begun(spans: Mapping[int, Span]) -> tuple[dict[int, int], frozenset[int]]:
    """Return when each tour of one team begins, and those that overlap with another.

    The tour that has to begin first comes first. Dates of visits are always kept: where two tours
    of a team do not fit beside each other, they overlap, and that is said.
    """
    left = dict(spans)
    begins: dict[int, int] = {}
    free = min((each.first for each in spans.values()), default=0)
    clashing: set[int] = set()
    while left:
        ready = [key for key, span in left.items() if span.first <= free]
        if not ready:
            free = min(span.first for span in left.values())
            continue
        key = min(ready, key=lambda it: (left[it].last, left[it].first, it))
        span = left.pop(key)
        begins[key] = max(span.first, min(free, span.last))
        if begins[key] < free:
            clashing |= {key, *_overlapping(begins, spans, key)}
        free = max(free, begins[key] + span.days)
    return begins, frozenset(clashing)


def _overlapping(begins: Mapping[int, int], spans: Mapping[int, Span], key: int) -> set[int]:
    start, end = begins[key], begins[key] + spans[key].days
    return {
        other
        for other, begin in begins.items()
        if other != key and begin < end and start < begin + spans[other].days
    }
