"""The best tours of a few visits, by dynamic programming.

First every set of visits that fits into one tour, with its cheapest order: labels are lengthened
visit by visit, and those that another is at least as good as in everything are let go. Then the
cheapest way to make all visits out of such sets.
"""

from __future__ import annotations

from collections.abc import Mapping

from build_tools.footprint.tours import days
from build_tools.footprint.tours.costing import NEVER, best, slept
from build_tools.footprint.tours.roads import HOME, Roads, Track

MOST = 10
"""Beyond this many visits of one team the sets are too many."""

_Label = tuple[float, days.State, tuple[int, ...]]
"""Kilograms so far, where the team is in time, and the visits in order."""
_Load = tuple[Track, Mapping[str, float]]
"""A way, and its kilograms for a kilometre with or without an instrument."""
_Tours = dict[int, tuple[float, tuple[int, ...]]]
"""Set of visits as bits, to what its cheapest tour costs and its order."""


def exact(known: Roads) -> tuple[tuple[int, ...], ...]:
    """Return the cheapest tours that make every visit once."""
    tours: _Tours = {}
    for at, number in enumerate(known.numbers):  # alone, however long it takes
        tours[1 << at] = (best(known, (number,))[0], (number,))
    for track in known.tracks:
        for is_carrying in {False, bool(known.carried)}:
            _add(tours, known, track, is_carrying)
    return _chosen(tours, len(known.numbers))


def _add(tours: _Tours, known: Roads, track: Track, is_carrying: bool) -> None:
    """Add the tours by one way: without an instrument, visits that want none."""
    allowed = [
        (at, number)
        for at, number in enumerate(known.numbers)
        if number in track.open and (is_carrying or number not in known.carried)
    ]
    load = (track, track.laden if is_carrying else track.light)
    margin = _margin(known)
    layer: dict[tuple[int, int], list[_Label]] = {(0, HOME): [(0.0, days.AT_HOME, ())]}
    while layer:
        longer: dict[tuple[int, int], list[_Label]] = {}
        for (done, last), labels in layer.items():
            for label in labels:
                if done:
                    _close(tours, known, load, done, label)
                for at, number in allowed:
                    if not done >> at & 1:
                        new = _lengthened(known, load, last, label, number)
                        if new is not None:
                            _keep(longer.setdefault((done | 1 << at, number), []), new, margin)
        layer = longer


def _lengthened(known: Roads, load: _Load, last: int, label: _Label, number: int) -> _Label | None:
    track, rates = load
    kg, state, order = label
    plan = known.plan
    road = known.hours(track, last, number)
    step = days.onward(state, road, known.windows[number], plan.day_hours)
    if step is None or step.state.day >= plan.days:
        return None
    country = plan.visits[number].country
    before = plan.visits[last].country if last != HOME else country
    kg += known.km[last][number] * rates[country]
    kg += track.arrival[number] + slept(known.rates, before, country, step)
    kg += known.rates.day[country] * (step.state.day - state.day)
    return kg, step.state, (*order, number)


def _close(tours: _Tours, known: Roads, load: _Load, done: int, label: _Label) -> None:
    track, rates = load
    kg, state, order = label
    last = order[-1]
    country = known.plan.visits[last].country
    nights, total = days.back(state, known.hours(track, last, HOME), known.plan.day_hours)
    if total > known.plan.days:
        return
    kg += known.km[last][HOME] * rates[country]
    kg += known.rates.night[country] * nights + known.rates.day[country] * (nights + 1)
    if kg < tours.get(done, (NEVER, ()))[0]:
        tours[done] = (kg, order)


def _keep(labels: list[_Label], new: _Label, margin: float) -> None:
    """Add a label, unless one is as good in everything, and drop those that it is as good as."""
    if not any(_is_as_good(each, new, margin) for each in labels):
        labels[:] = [each for each in labels if not _is_as_good(new, each, margin)]
        labels.append(new)


def _is_as_good(one: _Label, other: _Label, margin: float) -> bool:
    """Say whether whatever may follow the other label may follow this one, for no more.

    Who is earlier stays so, and never sleeps more often: but perhaps where nights cost more.
    """
    (kg, mine, _), (kg_, yours, _) = one, other
    if mine == yours:
        return kg <= kg_
    return (
        kg + margin <= kg_
        and (mine.day, mine.hours) <= (yours.day, yours.hours)
        and mine.first + mine.day <= yours.first + yours.day
        and mine.first <= yours.first
        and mine.last >= yours.last
    )


def _margin(known: Roads) -> float:
    """Return how much more the same nights and days may cost in one country than in another."""
    night, day = known.rates.night.values(), known.rates.day.values()
    return (max(night) - min(night) + max(day) - min(day)) * known.plan.days


def _chosen(tours: _Tours, count: int) -> tuple[tuple[int, ...], ...]:
    """Return the cheapest tours that together have every visit once."""
    by_lowest: dict[int, list[int]] = {}
    for done in tours:
        by_lowest.setdefault(done & -done, []).append(done)
    least: dict[int, tuple[float, int]] = {0: (0.0, 0)}
    for left in range(1, 1 << count):
        least[left] = min(
            (tours[done][0] + least[left ^ done][0], done)
            for done in by_lowest[left & -left]
            if done & left == done
        )
    found, left = [], (1 << count) - 1
    while left:
        done = least[left][1]
        found.append(tours[done][1])
        left ^= done
    return tuple(found)
