"""``python -m build_tools.journeys.packing FILE``: writes `outlines.json` anew, for developers.

FILE is `countries-10m.json` of world-atlas 2.0.2, which holds the countries of Natural Earth
4.1.0 at 1:10 million as TopoJSON. What lies beyond the bounds of `outlines` is moved to their edge;
islands and enclaves that nobody would see are left out; arcs are simplified, those of the
countries where projects are less than others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from build_tools.journeys.geometry import Point, area, simplified
from build_tools.journeys.outlines import EAST, FILE, NORTH, SOUTH, STEP, WEST, joined

CODES = {
    "Albania": "AL", "Andorra": "AD", "Austria": "AT", "Belarus": "BY", "Belgium": "BE",
    "Bosnia and Herz.": "BA", "Bulgaria": "BG", "Croatia": "HR", "Czechia": "CZ",
    "Denmark": "DK", "Estonia": "EE", "Finland": "FI", "France": "FR", "Germany": "DE",
    "Greece": "GR", "Guernsey": "GG", "Hungary": "HU", "Ireland": "IE", "Isle of Man": "IM",
    "Italy": "IT", "Jersey": "JE", "Kosovo": "XK", "Latvia": "LV", "Liechtenstein": "LI",
    "Lithuania": "LT", "Luxembourg": "LU", "Macedonia": "MK", "Monaco": "MC",
    "Montenegro": "ME", "Netherlands": "NL", "Norway": "NO", "Poland": "PL", "Portugal": "PT",
    "Romania": "RO", "Russia": "RU", "San Marino": "SM", "Serbia": "RS", "Slovakia": "SK",
    "Slovenia": "SI", "Spain": "ES", "Sweden": "SE", "Switzerland": "CH", "Ukraine": "UA",
    "United Kingdom": "GB", "Vatican": "VA",
}  # fmt: skip
"""Natural Earth's short names to ISO 3166-1 alpha-2 (XK by custom)."""

NEAR = ("BE", "DE", "FR", "LU", "NL")
"""Where projects are."""

OFF_KM, LEAST_KM2 = {True: 0.6, False: 4.0}, {True: 9.0, False: 400.0}
"""How far a line may be off, and how small an island may be: near and elsewhere."""

SQUEEZE = 0.656
"""How much shorter a degree is along the 49th parallel than along a meridian."""

DEGREE_KM = 111.2


def packed(topology: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `outlines.json` holds, of a TopoJSON of the world's countries."""
    arcs = [_moved(arc, topology["transform"]) for arc in topology["arcs"]]
    countries: dict[str, list[Sequence[int]]] = {}
    near: set[int] = set()
    for shape in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(shape["properties"]["name"], "")
        least = LEAST_KM2[code in NEAR] / DEGREE_KM**2
        rings = [ring for ring in _rings(shape) if abs(area(joined(ring, arcs))) > least]
        if code and rings:
            countries[code] = rings
            near |= {_forwards(arc) for ring in rings for arc in ring if code in NEAR}
    used = sorted(
        {_forwards(arc) for rings in countries.values() for ring in rings for arc in ring}
    )
    place = {arc: at for at, arc in enumerate(used)}
    return {
        "from": "Natural Earth 4.1.0 (public domain), 1:10 million, by world-atlas 2.0.2",
        "arcs": [_numbers(simplified(arcs[at], OFF_KM[at in near] / DEGREE_KM)) for at in used],
        "countries": {
            code: [[place[at] if at >= 0 else ~place[~at] for at in ring] for ring in rings]
            for code, rings in sorted(countries.items())
        },
    }


def _moved(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    """Return an arc's points within the bounds; the longitude shortened, so that lengths compare.

    A quantised arc holds its first point and then differences (TopoJSON 1.0, section 2.1.3).
    """
    points: list[Point] = []
    x, y = 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lon = x * transform["scale"][0] + transform["translate"][0]
        lat = y * transform["scale"][1] + transform["translate"][1]
        points.append((min(EAST, max(WEST, lon)) * SQUEEZE, min(NORTH, max(SOUTH, lat))))
    return points


def _rings(shape: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for rings in polygons:
        yield from rings


def _forwards(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _numbers(points: Sequence[Point]) -> list[int]:
    """Return an arc in the file's units: where it begins, then how it goes on."""
    units = [(round(x / SQUEEZE / STEP), round(y / STEP)) for x, y in points]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(units)]
    return [number for pair in (units[0], *steps) for number in pair]


def main(source: Path) -> None:
    """Write the file."""
    kept = packed(json.loads(source.read_bytes()))
    FILE.write_text(json.dumps(kept, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
