"""Figures of footprints as pages tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from build_tools.domain.activities import Activity
from build_tools.domain.footprints import Bounds, Factor, FootprintPart, Since


@dataclass(frozen=True, slots=True)
class FootprintYear:
    """What took place in one school year."""

    begins: int
    activities: int
    kg: Bounds
    per_hour: Bounds | None


@dataclass(frozen=True, slots=True)
class Trip:
    """One activity and what it cost."""

    activity: Activity
    kg: Bounds
    missing: int


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the activities of a season, a project or a journey cost the climate."""

    kg: Bounds
    parts: tuple[FootprintPart, ...]
    activities: int
    demonstrations: int
    """How many of the activities are examples."""
    concerts: int
    per_concert: Bounds | None
    """The mean of all concerts; None without any."""
    workshops: int
    per_workshop: Bounds | None
    hours: float
    """Of all participants together, of activities that tell them."""
    per_hour: Bounds | None
    years: tuple[FootprintYear, ...]
    trips: tuple[Trip, ...]
    """Each activity in the order of dates; empty for a season."""
    since: tuple[Since, ...] = ()
    """What was told of it before and kept, in the order of days."""


FOOTPRINT_FILES = ("xlsx", "csv", "seeds", "json")
"""How a footprint leaves a hub: as a workbook, a table, by the entries of SEEDS, for programs."""


@dataclass(frozen=True, slots=True)
class FootprintMethod:
    """By what footprints were reckoned, and what the hub itself costs."""

    title: str
    version: date
    spread: Mapping[str, float]
    used: tuple[Factor, ...]
    """The factors that something was multiplied by."""
    devices: tuple[Factor, ...]
    """What it costs to make devices and sticks."""
    stream: Factor | None
    """An hour of sound over the mobile network."""
    stick_hours: Bounds | None
    """How many hours of mobile streaming a new stick equals."""
    pages: int
    """Of the hub, in all languages."""
    media_bytes: int
    """Sounds, pictures, videos and papers: all but the pages themselves."""
    audio_hours: float
    fetched_g: float
    """Grams for fetching the media once from a server."""
    stick_fetches: float | None
    """How often the media may be fetched for what one stick costs to make."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What one choice would change by itself."""

    what: str
    """Such as `walking` or `close`; see the room that reckons."""
    option: str
    """Which of several; empty where there is one alone."""
    kg: Bounds
    """More than it was; below 0, less."""
    is_clear: bool
    """Whether the difference is greater than its uncertainty."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A footprint of which a few choices can be made otherwise."""

    kg: Bounds
    parts: tuple[FootprintPart, ...]
    activities: int
    demonstrations: int
    options: Mapping[str, tuple[str, ...]]
    """What can be chosen, by choice: only what would move something. Empty where there is no list,
    but a share, or yes and no."""
    suggested: tuple[Suggested, ...]
    """What spares most first, then what is too close to be told."""
    figures: str
    """JSON for the script that moves bars."""
