"""Lines added up: by activity, concert, workshop, journey, project and season."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from build_tools.domain import Activity, Catalogue, Factor, FactorSet, Since
from build_tools.footprint.interval import NONE, Interval
from build_tools.footprint.lines import CATEGORIES, COUNTED, ESTIMATED, NOT_COUNTED, Line, lines

SCOPES = ("season", "project", "journey", "concert", "workshop", "activity")
"""What is added up, from the whole to its parts."""


@dataclass(frozen=True, slots=True)
class Category:
    """A part of a total."""

    kg: Interval
    state: str
    """counted: all of it by figures that somebody measured; estimated: some of it is a guess, or
    missing; not counted: there is nothing to count by."""
    missing: int
    """How many items are named and not counted."""


@dataclass(frozen=True, slots=True)
class Total:
    """What one thing cost the climate."""

    scope: str
    """One of `SCOPES`."""
    id: str
    """Of the resource; for an activity its project, date, kind and place."""
    activities: int
    demonstrations: int
    """How many of the activities are examples."""
    categories: Mapping[str, Category]
    person_hours: float
    """Hours of all participants together, of activities that tell them."""
    kg_with_hours: Interval
    """Of those activities alone."""

    @property
    def kg(self) -> Interval:
        """Return kilograms of CO₂e of everything that is counted."""
        return sum((each.kg for each in self.categories.values()), NONE)

    @property
    def per_hour(self) -> Interval | None:
        """Return kg CO₂e for each participant-hour; None where nobody told hours."""
        return self.kg_with_hours.over(self.person_hours) if self.person_hours else None


@dataclass(frozen=True, slots=True)
class Report:
    """A season reckoned by one factor set."""

    factors: FactorSet
    totals: tuple[Total, ...]
    """By scope, from the whole to its parts."""
    used: tuple[Factor, ...]
    """The factors that something was multiplied by."""
    before: Mapping[tuple[str, str], tuple[Since, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """By scope and id: what was told before of the same thing, in the order of days."""

    def of(self, scope: str) -> tuple[Total, ...]:
        """Return the totals of one scope."""
        return tuple(each for each in self.totals if each.scope == scope)


@dataclass(frozen=True, slots=True)
class _Done:
    activity: Activity
    lines: tuple[Line, ...]


def reckoned(catalogue: Catalogue, factors: FactorSet) -> Report:
    """Return the footprint of everything that a hub's projects did."""
    groups: dict[tuple[str, str], list[_Done]] = {}
    for project, activities in catalogue.activities.items():
        for number, activity in enumerate(activities):
            done = _Done(activity, lines(activity, factors))
            for key in _belongs(catalogue.hub.id, project, activity, number):
                groups.setdefault(key, []).append(done)
    ordered = sorted(groups, key=lambda key: (SCOPES.index(key[0]), key[1]))
    totals = tuple(_total(scope, id, groups[scope, id]) for scope, id in ordered)
    used = {each: None for done in groups.values() for it in done for line in it.lines
            for each in line.factors}  # fmt: skip
    return Report(factors, totals, tuple(each for each in factors.factors if each in used))


def total(scope: str, id: str, activities: Sequence[Activity], factors: FactorSet) -> Total:
    """Return the footprint of some activities, such as those of a plan."""
    return _total(scope, id, [_Done(each, lines(each, factors)) for each in activities])


def _belongs(hub: str, project: str, activity: Activity, number: int) -> Iterator[tuple[str, str]]:
    yield "season", hub
    yield "project", project
    for scope in ("journey", "concert", "workshop"):
        id = getattr(activity, scope)
        if id:
            yield scope, id
    place = activity.place.name.choose(()).text
    yield "activity", f"{project} {activity.date} {number + 1:02d} {activity.kind}, {place}"


def _total(scope: str, id: str, done: Sequence[_Done]) -> Total:
    told = [each for each in done if each.activity.participants is not None]
    return Total(
        scope=scope,
        id=id,
        activities=len(done),
        demonstrations=sum(each.activity.is_demonstration for each in done),
        categories={
            name: _category([line for each in done for line in each.lines if line.category == name])
            for name in CATEGORIES
        },
        person_hours=sum(
            each.activity.participants.person_hours for each in told if each.activity.participants
        ),
        kg_with_hours=_sum(line for each in told for line in each.lines),
    )


def _category(found: Sequence[Line]) -> Category:
    missing = sum(line.state == NOT_COUNTED for line in found)
    if missing == len(found):
        state = NOT_COUNTED
    else:
        state = COUNTED if all(line.state == COUNTED for line in found) else ESTIMATED
    return Category(_sum(found), state, missing)


def _sum(found: Iterable[Line]) -> Interval:
    return sum((line.kg for line in found), NONE)
