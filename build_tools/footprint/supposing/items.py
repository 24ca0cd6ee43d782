"""What activities took as quantities, each with what it may be multiplied by.

A quantity stays as it was whatever is chosen: who goes by train goes as far as by car, and whoever
erred about the kilometres erred for both. So what would change is reckoned quantity by quantity.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.domain import Factor
from build_tools.footprint.lines import Value
from build_tools.footprint.supposing.choices import PEOPLE, Choices

TEAM, FREIGHT, NIGHTS, MEALS, AUDIENCE, FIXED = (
    "team", "freight", "nights", "meals", "audience", "fixed",
)  # fmt: skip
CAR_LOADS = len(PEOPLE) + 1
"""How many terms a team has for each way: as it was, and by people in each car."""
LEVERS = (FIXED, TEAM, FREIGHT, NIGHTS, MEALS, AUDIENCE)
"""By what a quantity can be moved."""


@dataclass(frozen=True, slots=True)
class Term:
    """What one unit of a quantity is multiplied by."""

    weight: float
    """Such as the number of seats or vehicles."""
    factor: Factor | None = None
    grid: Factor | None = None
    occupancy: Factor | None = None
    people: int = 0

    def at(self, value: Value) -> float:
        """Return kilograms of one unit with these values of factors, as a line has them."""
        if self.factor is None or not self.weight:
            return 0.0
        times = self.weight
        if self.occupancy is not None:
            vehicles = 1 / value(self.occupancy)
            times *= max(1.0, self.people * vehicles) if self.people else vehicles
        electricity = self.factor.kwh * value(self.grid) if self.grid else 0.0
        return times * (value(self.factor) + electricity)


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity of one category."""

    category: str
    lever: str
    """One of `LEVERS`."""
    terms: tuple[Term, ...]
    """By what is chosen; the first is what was. With one alone, nothing moves it."""
    other: Term | None = None
    """What a share of it may become."""
    detour: Factor | None = None
    quantity: float = 0.0
    off: float = 0.0
    """How far the quantity may be off."""
    tours: int = 1
    """In which of the lists of tours it is: a bit for each."""

    def taken(self, choices: Choices) -> tuple[tuple[float, Term], ...]:
        """Return what a unit of it comes to, as shares and terms; nothing where it is not there."""
        if not self.tours >> choices.tours & 1:
            return ()
        state, share = _state(self.lever, choices)
        term = self.terms[state]
        if not share or self.other is None:
            return ((1.0, term),)
        return ((1.0 - share, term), (share, self.other))


def _state(lever: str, choices: Choices) -> tuple[int, float]:
    """Return which term is chosen, and what share becomes the other."""
    match lever:
        case "team":
            return choices.way * CAR_LOADS + choices.people, 0.0
        case "freight":
            return int(choices.there), 0.0
        case "nights":
            return choices.nights, 0.0
        case "meals":
            return 0, choices.meals
        case "audience":
            return choices.full, choices.walking
    return 0, 0.0
