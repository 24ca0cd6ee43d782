"""What may be chosen otherwise, and which of it a factor set can reckon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_tools.domain import FactorSet, Way

WAYS = (
    Way("train"),
    Way("car", "electric"),
    Way("car", "diesel"),
    Way("van", "diesel"),
    Way("coach"),
)
"""By what a team might travel instead. A train without a word is what its set names first."""

PRIVATE = ("car", "van", "truck", "taxi", "plane")
"""What a train or a coach might take the place of: buses and trams lead to stations."""
MOVED = (*PRIVATE, "coach", "bus", "train")
"""What a car or a van might take the place of."""

PEOPLE = (1, 2, 3, 4, 5)
"""In each car of the team."""
FULL = (2, 3, 4)
"""In each car of the audience."""
NIGHTS = ("hotel", "rental", "camping")
"""Where one may sleep; a host family is not counted, and would look like nothing."""
MEAL = "vegetarian"
"""What other meals may become."""
MEATLESS = ("vegan", "vegetarian")


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen, as places in the lists of an `Offer`; 0 is always as it was."""

    way: int = 0
    people: int = 0
    there: bool = False
    """Whether instruments are there, and nobody carries any."""
    nights: int = 0
    meals: float = 0.0
    """The share of meals with meat or fish that become vegetarian, from 0 to 1."""
    walking: float = 0.0
    """The share of those who come by car that walk or cycle, from 0 to 1."""
    full: int = 0
    tours: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be reckoned by one factor set; places in each list count from 1."""

    ways: tuple[Way, ...]
    nights: tuple[str, ...]
    meal: str | None

    def options(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of what can be chosen in a list, by choice."""
        return MappingProxyType(
            {
                "way": tuple(use(each) for each in self.ways),
                "people": tuple(map(str, PEOPLE)),
                "nights": tuple(f"nights-{each}" for each in self.nights),
                "full": tuple(map(str, FULL)),
            }
        )


def use(way: Way) -> str:
    """Return what a way's factor is of."""
    return f"{way.mode}-{way.vehicle}"


def offer(factors: FactorSet) -> Offer:
    """Return what can be chosen: nothing that would come out as not counted."""
    named = (Way(it.mode, it.vehicle or _first(factors, it.mode)) for it in WAYS)
    meal = MEAL if _is_counted(factors, f"meals-{MEAL}") else None
    return Offer(
        ways=tuple(each for each in named if _is_counted(factors, use(each))),
        nights=tuple(each for each in NIGHTS if _is_counted(factors, f"nights-{each}")),
        meal=meal,
    )


def _first(factors: FactorSet, mode: str) -> str | None:
    return next(iter(factors.vehicles(mode)), None)


def _is_counted(factors: FactorSet, use: str) -> bool:
    found = factors.factor(use)
    return found is not None and not (found.kwh and factors.factor("energy-electricity") is None)
