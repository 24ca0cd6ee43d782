"""Maps of where projects are: outlines in Lambert's projection, cut to a frame around the places.

A map shows a place by what is around it: its frame grows until it holds more than one country's
land alone, a border or a coast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.domain import Catalogue, Concert, Land, Localised, Map, Pin, Project
from build_tools.journeys.geometry import Box, Point, area, clipped, lambert, simplified, turned
from build_tools.journeys.naming import room
from build_tools.journeys.outlines import joined, outlines

WIDTH = 1000
"""Units across a map. Coordinates are whole: one is less than a point of most screens."""

SLIM, HIGH = 0.75, 1.1
"""Between which a map's height is, as a share of its width."""

ROOM = 0.18
"""Room around the places on each side, as a share of what they span."""

LEAST_KM, MOST_KM = 190.0, 1100.0
"""How wide a frame is at least, and up to which width it grows to show more than one land."""

GROWTH = 1.25
FULL = 0.75
"""A frame grows while one country covers more than this share of it."""

EDGE = 12.0
"""Units by which outlines reach beyond the frame, so that its edge is not drawn."""

OFF = 1.0
"""Units by which a drawn line may be off."""

LEAST = 6.0
"""Square units that an island has at least."""

WEST, EAST, SOUTH, NORTH = -5.5, 15.5, 41.0, 55.5
"""Degrees between which a place can be on a map, from Ouessant to Görlitz and from Bonifacio to
Sylt: around places further away the outlines would end in the middle of the map."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be on a map; degrees in WGS 84."""

    name: Localised
    lat: float
    lon: float
    project: Project


def draw_maps(catalogue: Catalogue) -> Mapping[str, Map]:
    """Return each project's map by its id, and that of all projects by "".

    Projects without any place that can be on a map have none.
    """
    spots = {
        it.id: _spots(it, [each for each in catalogue.concerts.values() if each.project is it])
        for it in catalogue.projects.values()
    }
    of_all = [spot for some in spots.values() for spot in some]
    return {name: _drawn(some) for name, some in {"": of_all, **spots}.items() if some}


def _spots(project: Project, concerts: Iterable[Concert]) -> list[Spot]:
    """Return where a project is at home and where its concerts are, each once.

    A venue is called by its town: the same hall of two villages has the same name.
    """
    venues = (concert.venue for concert in concerts)
    named = [(place.name, place.lat, place.lon) for place in project.places]
    named += [(venue.town or venue.name, venue.lat, venue.lon) for venue in venues]
    spots: list[Spot] = []
    for name, lat, lon in named:
        if lat is None or lon is None or not (SOUTH <= lat <= NORTH and WEST <= lon <= EAST):
            continue
        spot = Spot(name, lat, lon, project)
        if spot not in spots:
            spots.append(spot)
    return spots


def _drawn(spots: Sequence[Spot]) -> Map:
    longitudes = [spot.lon for spot in spots]
    middle = (min(longitudes) + max(longitudes)) / 2
    points = turned((lambert(spot.lon, spot.lat) for spot in spots), middle)
    arcs = [turned(arc, middle) for arc in outlines().arcs]

    box = _framed(points)
    while box.right - box.left < MOST_KM and _fullest(arcs, box) > FULL:
        box = _grown(box)

    scale = WIDTH / (box.right - box.left)
    height = round((box.bottom - box.top) * scale)
    placed = [[_on(point, box, scale) for point in arc] for arc in arcs]
    pins = tuple(
        Pin(round(x, 1), round(y, 1), spot.name, spot.project)
        for spot, (x, y) in zip(spots, (_on(point, box, scale) for point in points), strict=True)
    )
    return Map(WIDTH, height, tuple(_lands(placed, height, pins)), pins)


def _framed(points: Sequence[Point]) -> Box:
    """Return a frame with room around the points, of a shape that fits a page."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    high = (bottom - top) * (1 + 2 * ROOM)
    width = max(LEAST_KM, (right - left) * (1 + 2 * ROOM), high / HIGH)
    height = max(high, width * SLIM)
    x, y = (left + right) / 2, (top + bottom) / 2
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _grown(box: Box) -> Box:
    across = (box.right - box.left) * (GROWTH - 1) / 2
    along = (box.bottom - box.top) * (GROWTH - 1) / 2
    return Box(box.left - across, box.top - along, box.right + across, box.bottom + along)


def _on(point: Point, box: Box, scale: float) -> Point:
    return (point[0] - box.left) * scale, (point[1] - box.top) * scale


def _fullest(arcs: Sequence[Sequence[Point]], box: Box) -> float:
    """Return the share of a frame that its largest country covers."""
    whole = (box.right - box.left) * (box.bottom - box.top)
    near = [_near(arc, box) for arc in arcs]
    return max(
        abs(sum(area(clipped(joined(ring, near), box)) for ring in rings)) / whole
        for rings in outlines().countries.values()
    )


def _near(arc: Sequence[Point], box: Box) -> Sequence[Point]:
    """Return an arc, or its ends alone where it lies beyond one side of a frame: there it may
    run as it likes, and nothing within changes."""
    return [arc[0], arc[-1]] if box.has_beyond(arc) else arc


def _lands(arcs: Sequence[Sequence[Point]], height: int, pins: Sequence[Pin]) -> Iterator[Land]:
    """Yield the countries that a map shows, in the order of their codes."""
    box = Box(-EDGE, -EDGE, WIDTH + EDGE, height + EDGE)
    thin = [simplified(_near(arc, box), OFF) for arc in arcs]
    places = [(pin.x, pin.y) for pin in pins]
    for country, rings in outlines().countries.items():
        seen = [clipped(joined(ring, thin), box) for ring in rings]
        if d := "".join(map(_path, seen)):
            yield Land(country, d, *room(seen, places, WIDTH, height))


def _path(ring: Sequence[Point]) -> str:
    """Return a ring as SVG 1.1 writes paths (section 8.3), in whole units; "" for one too small.

    After the first point come differences, with nothing before a minus sign.
    """
    whole = [(round(x), round(y)) for x, y in ring]
    if abs(area(whole)) < LEAST:
        return ""
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(whole) if (x, y) != (x0, y0)]
    numbers = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{numbers}z"
