"""What pages about other choices show: the room's reckoning in the words of the domain.

A season and each project begin with their activities, a plan with its visits, each for itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from build_tools import factors
from build_tools.domain import (
    Activity,
    Bounds,
    Catalogue,
    Factor,
    FootprintPart,
    Plan,
    Suggested,
    WhatIf,
)
from build_tools.footprint import CATEGORIES, SAME, Interval, supposing, total, tours
from build_tools.footprint.lines import COUNTED, NOT_COUNTED
from build_tools.footprint.supposing import CAR_LOADS, LEVERS, TEAM, Item, Offer, Taking, Term
from build_tools.footprint.totals import Category
from build_tools.memory import Shelf
from build_tools.reading import digest

MOST_DAYS = 5
"""The longest tours that can be chosen."""
_LEAST = 2
_LEFT_OUT = {3: 0, 4: -1, 5: -1, 6: 0}
"""What a script takes for the numbers of a term that are not there, by how many there would be."""
_DIGITS = 9
"""Behind the point: a thousand thousand kilometres keep every gram."""


def recalled(shelf: Shelf, catalogue: Catalogue) -> dict[str, WhatIf]:
    """Return what would be, from a shelf where nothing changed. Raises OSError."""
    known = catalogue.factors.get(factors.chosen(catalogue.hub.factors))
    found: dict[str, WhatIf] = {}
    if known is None:
        return found
    taking = Taking(known, supposing.offer(known))
    for name, of in _subjects(catalogue):
        found[name] = shelf.recalled(name, digest([of, known]), partial(_what_if_of, of, taking))
    shelf.write()
    return found


def _what_if_of(it: Plan | tuple[Activity, ...], taking: Taking) -> WhatIf:
    return _of_plan(it, taking) if isinstance(it, Plan) else what_if([it], taking)


def _subjects(catalogue: Catalogue) -> Iterator[tuple[str, Plan | tuple[Activity, ...]]]:
    done = catalogue.done
    if done:
        yield "", tuple(each for activities in done.values() for each in activities)
    for id, activities in done.items():
        yield f"projects/{id}", activities
    for id, plan in catalogue.planned.items():
        yield f"plans/{id}", plan


def _of_plan(plan: Plan, taking: Taking) -> WhatIf:
    """Return what would be of planned visits, alone and in tours that grow from day to day."""
    known = taking.factors
    schedules = [tours.as_planned(plan, known)]
    days = [""]
    for most in range(1, min(plan.days, MOST_DAYS) + 1):
        found = tours.grouped(plan, most, known)
        if found.activities != schedules[-1].activities and len(found.tours) < len(plan.visits):
            schedules.append(found)
            days.append(str(most))
    return what_if([each.activities for each in schedules], taking, days[1:])


def what_if(
    plans: Sequence[Sequence[Activity]], taking: Taking, days: Sequence[str] = ()
) -> WhatIf:
    """Return what would be of some activities. Further plans are the same visits in tours of at
    most so many `days`."""
    offered = taking.offered
    items = supposing.items(plans, taking)
    now = total("", "", plans[0], taking.factors)
    moved = {each.category for each in items}
    return WhatIf(
        kg=_bounds(now.kg),
        parts=tuple(_part(name, it, name in moved) for name, it in now.categories.items()),
        activities=now.activities,
        demonstrations=now.demonstrations,
        options=_options(items, offered, days),
        suggested=tuple(
            Suggested(
                each.what,
                days[int(each.option) - 1] if each.what == "tours" else each.option,
                _bounds(each.more.kg),
                each.more.verdict != SAME,
            )
            for each in supposing.suggestions(items, offered, len(plans))
        ),
        figures=json.dumps(figures(items), separators=(",", ":")),
    )


def _part(name: str, it: Category, is_moved: bool) -> FootprintPart:
    """Return a category; nights that only tours would have are counted from the beginning."""
    is_to_come = is_moved and it.state == NOT_COUNTED and not it.missing
    return FootprintPart(name, _bounds(it.kg), COUNTED if is_to_come else it.state, it.missing)


def _options(
    items: Sequence[Item], offered: Offer, days: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return the choices that would move something, with what can be chosen."""
    levers = {each.lever for each in items}
    shares = {each.lever for each in items if each.other is not None}
    there = {
        "tours": bool(days),
        "way": "team" in levers and bool(offered.ways),
        "people": "team" in levers,
        "there": "freight" in levers,
        "nights": "nights" in levers and bool(offered.nights),
        "meals": "meals" in shares,
        "walking": "audience" in shares,
        "full": "audience" in levers,
    }
    known = {**offered.options(), "tours": tuple(days)}
    return {name: known.get(name, ()) for name, is_there in there.items() if is_there}


def figures(items: Sequence[Item]) -> dict[str, Any]:
    """Return items as the script reads them: numbers, and places in lists of them; -1 is none."""
    numbers = _Numbers()
    rows = [
        [
            [*CATEGORIES].index(each.category),
            LEVERS.index(each.lever),
            _short(each.quantity),
            _short(each.off),
            each.tours,
            numbers.factor(each.detour),
            -1 if each.other is None else numbers.term(each.other),
            _by_way(each, [numbers.term(term) for term in each.terms]),
        ]
        for each in items
    ]
    return {
        "factors": [[_short(value) for value in values] for values in numbers.values],
        "terms": [[_short(value) for value in term] for term in numbers.terms],
        "items": rows,
    }


def _by_way(it: Item, terms: list[int]) -> list[Any]:
    """Return the terms of a team's way as a list by ways: a list again, or one where it does not
    matter how many sit in a car."""
    if it.lever != TEAM:
        return terms
    ways = [terms[at : at + CAR_LOADS] for at in range(0, len(terms), CAR_LOADS)]
    return [way[0] if len({*way}) == 1 else way for way in ways]


class _Numbers:
    """Factors and terms by their places in lists."""

    def __init__(self) -> None:
        self.factors: dict[Factor, int] = {}
        self.terms: dict[tuple[float, ...], int] = {}

    @property
    def values(self) -> Iterator[tuple[float, float, float]]:
        """Yield what each factor may be."""
        yield from ((it.low, it.value, it.high) for it in self.factors)

    def factor(self, it: Factor | None) -> int:
        """Return the place of a factor; -1 for none."""
        return -1 if it is None else self.factors.setdefault(it, len(self.factors))

    def term(self, it: Term) -> int:
        """Return the place of a term."""
        kwh = it.factor.kwh if it.factor and it.grid else 0.0
        row = [it.weight, self.factor(it.factor), kwh, self.factor(it.grid),
               self.factor(it.occupancy), it.people]  # fmt: skip
        while len(row) > _LEAST and row[-1] == _LEFT_OUT[len(row)]:
            row.pop()
        return self.terms.setdefault(tuple(row), len(self.terms))


def _short(value: float) -> float:
    rounded = round(value, _DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded


def _bounds(kg: Interval) -> Bounds:
    return Bounds(kg.low, kg.central, kg.high)
