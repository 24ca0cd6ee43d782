"""Choices made the long way, as activities that somebody might have written down so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from build_tools.domain import SEATS, Activity, Amount, Audience, Leg
from build_tools.footprint.supposing import Choices, Offer

PEOPLE, FULL = (None, 1, 2, 3, 4, 5), (None, 2, 3, 4)
BY_CAR_INSTEAD = ("car", "van", "truck", "taxi", "plane", "coach", "bus", "train")
BY_TRAIN_INSTEAD = ("car", "van", "truck", "taxi", "plane")

CHOICES = st.builds(
    Choices,
    way=st.integers(0, 5),
    people=st.integers(0, 5),
    there=st.booleans(),
    nights=st.integers(0, 3),
    meals=st.integers(0, 20).map(lambda it: it / 20),
    walking=st.integers(0, 20).map(lambda it: it / 20),
    full=st.integers(0, 3),
)


def chosen(it: Activity, choices: Choices, offered: Offer) -> Activity:
    """Return an activity as it would have been written down with these choices."""
    return replace(
        it,
        legs=tuple(_leg(each, choices, offered) for each in it.legs),
        freight=() if choices.there else it.freight,
        nights=tuple(
            replace(each, kind=offered.nights[choices.nights - 1])
            if choices.nights and each.kind != "host"
            else each
            for each in it.nights
        ),
        meals=tuple(part for each in it.meals for part in _meals(each, choices.meals)),
        audience=_audience(it.audience, choices) if it.audience else None,
    )


def _leg(leg: Leg, choices: Choices, offered: Offer) -> Leg:
    if choices.way and leg.people:
        way = offered.ways[choices.way - 1]
        if leg.mode in (BY_CAR_INSTEAD if way.mode in SEATS else BY_TRAIN_INSTEAD):
            same = leg.occupancy if leg.mode == way.mode else None
            seats = 9.0 if way.mode == "van" else None
            leg = replace(leg, mode=way.mode, vehicle=way.vehicle, occupancy=same or seats)
    people = PEOPLE[choices.people]
    if leg.mode == "car" and leg.people and people:
        leg = replace(leg, occupancy=float(people))
    return leg


def _meals(meal: Amount, share: float) -> Iterator[Amount]:
    if meal.kind in ("vegan", "vegetarian") or not share:
        yield meal
    else:
        yield replace(meal, number=meal.number * (1 - share))
        yield replace(meal, kind="vegetarian", number=meal.number * share)


def _audience(it: Audience, choices: Choices) -> Audience:
    full = FULL[choices.full]
    shares = dict(it.shares)
    if choices.walking and "car" in shares:
        walkers = shares["car"] * choices.walking
        shares["car"] -= walkers
        shares["walk"] = shares.get("walk", 0.0) + walkers
    return replace(it, shares=shares, occupancy=float(full) if full else it.occupancy)


def pieces(it: Activity) -> Iterator[Activity]:
    """Yield an activity for everything by itself that it took: whoever erred about one thing
    erred about it alone."""
    bare = replace(it, legs=(), freight=(), nights=(), meals=(), energy=(), audience=None)
    for name in ("legs", "freight", "nights", "meals", "energy"):
        for each in getattr(it, name):
            yield replace(bare, **{name: (each,)})
    if it.audience is not None:
        for mode, share in it.audience.shares.items():
            yield replace(bare, audience=replace(it.audience, shares={mode: share}))
