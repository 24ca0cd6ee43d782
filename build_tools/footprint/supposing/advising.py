"""What each choice would change by itself, most kilograms first, and what is too close to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.footprint.comparing import SAME, Comparison
from build_tools.footprint.supposing.choices import FULL, PEOPLE, Choices, Offer, use
from build_tools.footprint.supposing.items import Item
from build_tools.footprint.supposing.reckoning import difference

A_TENTH = 0.1
"""Of those who come by car, to say what it is worth that some of them walk."""
SHARED = 3
"""How many share an electric car that is laid beside a train."""
IN_EACH = 4
"""How many sit in each car of a team that fills its cars."""
TRAIN, ELECTRIC, RENTED = "train", "car-electric", "rental"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One choice alone."""

    what: str
    """way, shared, people, there, nights, meals, walking, walkable, full, tours, or close: two
    ways of which nobody can say which is less."""
    option: str
    """Which of several."""
    more: Comparison


def suggestions(items: Sequence[Item], offered: Offer, tours: int) -> tuple[Suggestion, ...]:
    """Return what would change something, what spares most first. They are not to be added up."""
    now = Choices()
    found = [
        Suggestion(what, option, difference(items, now, choices))
        for what, option, choices in _each_alone(offered, tours)
    ]
    moving = [each for each in found if any((each.more.kg.low, each.more.kg.high))]
    ranked = sorted(moving, key=lambda it: it.more.kg.central)
    return (*ranked, *_close(items, offered))


def _each_alone(offered: Offer, tours: int) -> Iterator[tuple[str, str, Choices]]:
    for at, way in enumerate(offered.ways, 1):
        if way.mode == "train":
            yield "way", use(way), Choices(way=at)
        elif use(way) == ELECTRIC:
            yield "shared", use(way), Choices(way=at, people=PEOPLE.index(SHARED) + 1)
    yield "people", str(IN_EACH), Choices(people=PEOPLE.index(IN_EACH) + 1)
    yield "there", "", Choices(there=True)
    if RENTED in offered.nights:
        yield "nights", f"nights-{RENTED}", Choices(nights=offered.nights.index(RENTED) + 1)
    yield "meals", "", Choices(meals=1.0)
    yield "walking", "", Choices(walking=A_TENTH)
    yield "walkable", "", Choices(walking=1.0)
    yield "full", str(FULL[1]), Choices(full=2)
    if tours > 1:
        yield "tours", str(tours - 1), Choices(tours=tours - 1)


def _close(items: Sequence[Item], offered: Offer) -> Iterator[Suggestion]:
    """Yield train and shared electric car, where the figures do not choose between them."""
    uses = [use(way) for way in offered.ways]
    train = next((at for at, way in enumerate(offered.ways, 1) if way.mode == TRAIN), 0)
    if not train or ELECTRIC not in uses:
        return
    car = Choices(way=uses.index(ELECTRIC) + 1, people=PEOPLE.index(SHARED) + 1)
    more = difference(items, Choices(way=train), car)
    if more.verdict == SAME and any((more.kg.low, more.kg.high)):
        yield Suggestion("close", str(SHARED), more)
