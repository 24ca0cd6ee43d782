"""What activities cost the climate: bounds, what was told before, factors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure that is not known exactly, in kg CO₂e unless something else is said."""

    low: float
    central: float
    high: float


@dataclass(frozen=True, slots=True)
class FootprintPart:
    """One category of a footprint."""

    category: str
    """Such as `team` or `meals`."""
    kg: Bounds
    state: str
    """counted, estimated or not counted."""
    missing: int
    """How many items are named and not counted."""


@dataclass(frozen=True, slots=True)
class KeptTotal:
    """What was told of one thing on the day on which a season was kept."""

    scope: str
    """season, project or journey."""
    id: str
    activities: int
    demonstrations: int
    hours: float
    """Of all participants together."""
    digest: str
    """Of its activities: whether they are still the same."""
    kg: Bounds
    parts: tuple[FootprintPart, ...]


@dataclass(frozen=True, slots=True)
class KeptFootprint:
    """A season's footprint as it was told on a day: written once, never changed."""

    id: str
    """The name of its file."""
    told: date
    poche: str
    """The version of Poche that reckoned it."""
    factors: str
    """The id of the set by which it was reckoned."""
    title: str
    version: date
    """Of the set, as its title."""
    digest: str
    """Of the set: whether its figures are still the same."""
    totals: tuple[KeptTotal, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """A footprint as it was told once, beside what is told of the same thing now."""

    kept: KeptFootprint
    """By which set and when."""
    total: KeptTotal
    """What was told."""
    again: Bounds | None
    """What took place until now, by the set of then; None where it is no longer what it was."""
    now: Bounds
    now_parts: tuple[FootprintPart, ...]
    has_same_activities: bool
    has_same_factors: bool

    @property
    def change_kg(self) -> float:
        """Return by how much the central figure is more now; below 0, by how much less."""
        return self.now.central - self.total.kg.central

    @property
    def unlike(self) -> tuple[str, ...]:
        """Return the categories of which more or fewer items are named and not counted now."""
        missing = {each.category: each.missing for each in self.total.parts}
        return tuple(
            each.category
            for each in self.now_parts
            if each.missing != missing.get(each.category, 0)
        )

    @property
    def alike_kg(self) -> float:
        """Return by how much the central figure of all other categories is more now."""
        then = {each.category: each.kg.central for each in self.total.parts}
        return sum(
            each.kg.central - then.get(each.category, 0.0)
            for each in self.now_parts
            if each.category not in self.unlike
        )

    @property
    def by_activities_kg(self) -> float | None:
        """Return what of it other activities make, by the set of then; None if nobody can say."""
        if self.has_same_activities:
            return 0.0
        return None if self.again is None else self.again.central - self.total.kg.central

    @property
    def by_factors_kg(self) -> float | None:
        """Return what of it other factors make, for the activities of now; None if nobody can
        say."""
        if self.has_same_factors:
            return 0.0
        return None if self.again is None else self.now.central - self.again.central


@dataclass(frozen=True, slots=True)
class FactorSource:
    """Where factors come from."""

    id: str
    title: str
    licence: str


@dataclass(frozen=True, slots=True)
class Factor:
    """How much greenhouse gas one unit of something stands for, or a ratio that is assumed."""

    use: str
    """What it is for, such as `car-diesel` or `nights-hotel`."""
    unit: str
    value: float
    low: float
    high: float
    scope: str
    year: int
    source: FactorSource
    country: str | None = None
    """Where it was found; None where that means nothing."""
    kwh: float = 0.0
    """Electricity for each unit besides, to be reckoned by the grid of the country."""
    is_secondary: bool = False
    """Whether it was read in a page that quotes its source."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FactorSet:
    """Factors of one version."""

    id: str
    title: str
    version: date
    factors: tuple[Factor, ...]
    spread: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """One of `QUALITIES` to how far such a figure may be off, in percent."""

    def factor(self, use: str, country: str | None = None) -> Factor | None:
        """Return the factor for a use in a country; the first of all where none is of it."""
        found = [each for each in self.factors if each.use == use]
        return next(
            (each for each in found if each.country == country), found[0] if found else None
        )

    def vehicles(self, mode: str) -> tuple[str, ...]:
        """Return what the set knows of a way to travel, what is meant without a word first."""
        uses = dict.fromkeys(each.use for each in self.factors)
        return tuple(use.partition("-")[2] for use in uses if use.partition("-")[0] == mode)
