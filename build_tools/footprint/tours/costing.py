"""What a tour costs: visits in an order, by one way, with days and nights as they fall."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.footprint.tours import days
from build_tools.footprint.tours.roads import HOME, Rates, Roads, Track

NEVER = float("inf")


def cost(known: Roads, order: Sequence[int], track: Track, most: float = NEVER) -> float:
    """Return kilograms of a tour in this order by one way; `NEVER` where it is not possible, or
    where it costs more than `most`."""
    if not track.open.issuperset(order):
        return NEVER
    limit = known.plan.day_hours
    longest = known.plan.days if len(order) > 1 else days.EVER
    rates = track.light if known.carried.isdisjoint(order) else track.laden
    state, at, kg = days.AT_HOME, HOME, 0.0
    country = known.countries[order[0]]
    for number in order:
        road = known.hours(track, at, number)
        step = days.onward(state, road, known.windows[number], limit)
        if step is None or step.state.day >= longest or kg > most:
            return NEVER
        before, country = country, known.countries[number]
        kg += known.km[at][number] * rates[country] + track.arrival[number]
        kg += slept(known.rates, before, country, step)
        kg += known.rates.day[country] * (step.state.day - state.day)
        state, at = step.state, number
    nights, total = days.back(state, known.hours(track, at, HOME), limit)
    if total > longest:
        return NEVER
    kg += known.km[at][HOME] * rates[country]
    return kg + known.rates.night[country] * nights + known.rates.day[country] * (nights + 1)


def slept(rates: Rates, before: str, country: str, step: days.Step) -> float:
    """Return what the nights before a visit cost."""
    if not (step.here or step.there):
        return 0.0
    return rates.night[before] * step.here + rates.night[country] * step.there


def best(known: Roads, order: Sequence[int]) -> tuple[float, Track]:
    """Return the way by which a tour in this order costs least, and what it costs."""
    least, found = NEVER, known.tracks[0]
    for track in known.tracks:
        kg = cost(known, order, track, least)
        if kg < least:
            least, found = kg, track
    return least, found
