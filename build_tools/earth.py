"""How far two places are from each other."""

from __future__ import annotations

import math

_EARTH_KM = 6371.0088


def air_km(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float | None:
    """Return the great circle between two places in degrees, by the haversine formula; None where
    one of them is not known."""
    if one is None or other is None:
        return None
    (lat, lon), (to_lat, to_lon) = (tuple(map(math.radians, each)) for each in (one, other))
    half = (
        math.sin((to_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(to_lat) * math.sin((to_lon - lon) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
