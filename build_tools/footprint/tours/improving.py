"""Good tours of many visits: cheapest insertion, then moves that cost less, with bounded work.

A visit, or two or three in a row, goes to another place near visits that are near (or-opt), a
stretch of a tour is turned around (2-opt), and parts of the plan are taken apart and put together
again (ruin and recreate). The seed is fixed and work is counted, not timed: the same plan always
gets the same tours.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from build_tools.footprint.tours.costing import best
from build_tools.footprint.tours.roads import HOME, Roads

SEED = 2026
NEAR = 8
"""How many neighbours a visit may be put beside."""
STRETCH = 3
"""So many visits in a row move together."""
TRIALS_EACH = 600
"""How often a tour is reckoned for each visit."""
TRIALS = 150_000
"""How often at most; cheapest insertion comes before it, and has its own end."""
ROUND = 30
"""What taking apart counts for, even where every tour of it is known: the search must end."""
_LESS = 1e-9

Tour = tuple[int, ...]


@dataclass(slots=True)
class Work:
    """What has been tried, and what came of it."""

    known: Roads
    limit: int
    trials: int = 0
    costs: dict[Tour, float] = field(default_factory=dict)

    def cost(self, tour: Tour) -> float:
        """Return what a tour costs; what was reckoned before is not work."""
        if not tour:
            return 0.0
        if tour not in self.costs:
            self.trials += 1
            self.costs[tour] = best(self.known, tour)[0]
        return self.costs[tour]

    def is_done(self) -> bool:
        """Say whether enough has been tried."""
        return self.trials >= self.limit


def improved(known: Roads) -> tuple[tuple[Tour, ...], Work]:
    """Return tours that make every visit once, and the work that it took."""
    work = Work(known, min(TRIALS, TRIALS_EACH * len(known.numbers)))
    near = _neighbours(known)
    by_time = sorted(known.numbers, key=lambda it: (known.windows[it][1], -known.km[it][HOME], it))
    tours = _inserted(work, [], by_time, near)
    _descend(work, tours, known.numbers, near)
    chance = random.Random(SEED)
    while not work.is_done():
        tried, moved = _rebuilt(work, tours, near, chance)
        if _total(work, tried) < _total(work, tours) - _LESS:
            tours = tried
            _descend(work, tours, moved, near)
    return tuple(tours), work


def _neighbours(known: Roads) -> dict[int, tuple[int, ...]]:
    return {
        one: tuple(sorted(set(known.numbers) - {one}, key=lambda it: (known.km[one][it], it)))[
            :NEAR
        ]
        for one in known.numbers
    }


def _total(work: Work, tours: Sequence[Tour]) -> float:
    return sum(map(work.cost, tours))


def _inserted(
    work: Work, tours: list[Tour], left: Sequence[int], near: dict[int, tuple[int, ...]]
) -> list[Tour]:
    """Put each visit where it adds least: a tour of its own is always one of the places."""
    tours = [*tours]
    for number in left:
        tour: Tour = (number,)
        added, at = work.cost(tour), len(tours)
        for index, new in _places(tours, (number,), near):
            more = work.cost(new) - work.cost(tours[index])
            if more < added:
                added, at, tour = more, index, new
        tours[at : at + 1] = [tour]
    return tours


def _places(
    tours: Sequence[Tour], stretch: Tour, near: dict[int, tuple[int, ...]]
) -> Iterator[tuple[int, Tour]]:
    """Yield tours that a stretch would make longer: beside a neighbour of its ends."""
    wanted = {*near[stretch[0]], *near[stretch[-1]]}
    for index, tour in enumerate(tours):
        if wanted.isdisjoint(tour):
            continue
        beside = {place for at, it in enumerate(tour) if it in wanted for place in (at, at + 1)}
        for at in sorted(beside):
            yield index, (*tour[:at], *stretch, *tour[at:])


def _descend(
    work: Work, tours: list[Tour], numbers: Sequence[int], near: dict[int, tuple[int, ...]]
) -> None:
    """Move stretches and turn them around until nothing costs less, or enough was tried."""
    is_better = True
    while is_better and not work.is_done():
        is_better = False
        for number in numbers:
            if work.is_done():
                return
            is_better |= _moved(work, tours, number, near) or _turned(work, tours, number)


def _moved(work: Work, tours: list[Tour], number: int, near: dict[int, tuple[int, ...]]) -> bool:
    """Move the visit, alone or with those after it, to where it costs less."""
    for length in range(1, STRETCH + 1):
        home = next(index for index, tour in enumerate(tours) if number in tour)
        tour = tours[home]
        at = tour.index(number)
        stretch = tour[at : at + length]
        if len(stretch) < length:
            return False
        rest = (*tour[:at], *tour[at + length :])
        without = [*tours]
        without[home] = rest
        gain, place, new = _LESS, -1, stretch
        freed = work.cost(tour) - work.cost(rest)
        options = [(len(tours), stretch), *_places(without, stretch, near)]
        for index, longer in options:
            before = work.cost(without[index]) if index < len(tours) else 0.0
            if freed - (work.cost(longer) - before) > gain:
                gain, place, new = freed - (work.cost(longer) - before), index, longer
        if place >= 0:
            without[place : place + 1] = [new]
            tours[:] = [each for each in without if each]
            return True
    return False


def _turned(work: Work, tours: list[Tour], number: int) -> bool:
    """Turn around a stretch that begins with the visit."""
    home = next(index for index, tour in enumerate(tours) if number in tour)
    tour = tours[home]
    at = tour.index(number)
    for end in range(at + 2, len(tour) + 1):
        new = (*tour[:at], *tour[at:end][::-1], *tour[end:])
        if work.cost(new) < work.cost(tour) - _LESS:
            tours[home] = new
            return True
    return False


def _rebuilt(
    work: Work, tours: list[Tour], near: dict[int, tuple[int, ...]], chance: random.Random
) -> tuple[list[Tour], list[int]]:
    """Take the tours around a visit apart and insert their visits anew, in another order;
    return which those are, too."""
    work.trials += ROUND
    centre = chance.choice(work.known.numbers)
    around = {centre, *chance.sample(near[centre], min(3, len(near[centre])))}
    left = [number for tour in tours if not around.isdisjoint(tour) for number in tour]
    chance.shuffle(left)
    kept = [tour for tour in tours if around.isdisjoint(tour)]
    return _inserted(work, kept, left, near), left
