"""The hub itself: what it costs to fetch it from a server, and when a stick is worth its making.

Sustainable Web Design model, version 4 (Green Web Foundation), with its own figures. It speaks
of sites that are fetched over a network; for a site that lies on a stick only the devices are
left, and Poche does not model their electricity.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from build_tools.domain import FactorSet
from build_tools.footprint.interval import Interval

WORLD_G_PER_KWH = 494.0
"""The model's intensity of electricity everywhere."""
_GB = 1_000_000_000
_OPERATIONAL: Mapping[str, float] = MappingProxyType(
    {"data centre": 0.055, "network": 0.059, "device": 0.080}
)
_EMBODIED = 0.012 + 0.013 + 0.081
"""kWh for each GB, of data centre, network and device: always at the intensity of the world."""
_RATINGS = (("A+", 0.040), ("A", 0.079), ("B", 0.145), ("C", 0.209), ("D", 0.278), ("E", 0.359))
"""Grams for a visit, up to which a page has a letter."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A site or an edition as it lies there."""

    name: str
    size_bytes: int
    pages: int
    audio_hours: float


def transfer(
    size_bytes: int,
    *,
    data_centre: float = WORLD_G_PER_KWH,
    network: float = WORLD_G_PER_KWH,
    device: float = WORLD_G_PER_KWH,
    green: float = 0.0,
) -> float:
    """Return grams of CO₂e for fetching so many bytes once.

    Intensities are grams for each kWh; `green` is the part of the data centre's electricity
    that is renewable, from 0 to 1.
    """
    operational = (
        _OPERATIONAL["data centre"] * data_centre * (1 - green)
        + _OPERATIONAL["network"] * network
        + _OPERATIONAL["device"] * device
    )
    return size_bytes / _GB * (operational + _EMBODIED * WORLD_G_PER_KWH)


def rating(grams: float) -> str:
    """Return the model's letter for a visit."""
    return next((letter for letter, most in _RATINGS if grams <= most), "F")


def break_even(factors: FactorSet, device: str = "device-stick") -> Interval | None:
    """Return how many hours of mobile streaming a new device equals: so long must music be heard
    from it before it has paid for its making. None without factors."""
    made, hour = factors.factor(device), factors.factor("stream-audio")
    if made is None or hour is None or not hour.low:
        return None
    return Interval(made.low / hour.high, made.value / hour.value, made.high / hour.low)


def downloads(factors: FactorSet, size_bytes: int, device: str = "device-stick") -> float | None:
    """Return how often a hub of this size may be fetched for what one device costs to make."""
    made = factors.factor(device)
    if made is None or not size_bytes:
        return None
    return made.value * 1000 / transfer(size_bytes)
