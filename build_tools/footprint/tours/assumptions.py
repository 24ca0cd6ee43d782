"""What is taken for granted where nobody says: conventions of Poche, told with every proposal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from build_tools.domain import Way

SPEEDS: Mapping[str, float] = MappingProxyType(
    {
        "car": 70.0,
        "van": 65.0,
        "coach": 60.0,
        "train": 60.0,
        "train-regional": 60.0,
        "train-long-distance": 100.0,
        "train-high-speed": 150.0,
        "taxi": 40.0,
        "walk": 4.5,
    }
)
"""Kilometres in an hour from door to door, changes and rests in them."""

SHARED = 4.0
"""How many sit in each car of a proposal, where nobody said; instruments need the rest of it."""

WALK_KM = 1.5
"""So far people walk from a station; beyond it they take a taxi, there and back."""

FREIGHT = Way("van", "diesel")
"""What carries an instrument where the team does not travel by van."""

PLANT_BASED = ("vegan", "vegetarian")
"""Meals for which there is nothing to propose."""
PROPOSED_MEALS = "vegetarian"
"""One for everybody on every day, and another for every night away."""


def speed(way: Way) -> float:
    """Return how fast a way is."""
    return SPEEDS.get(f"{way.mode}-{way.vehicle}", SPEEDS[way.mode])
