"""Lines, rings and frames in a plane."""

from itertools import pairwise
from math import cos, hypot, isfinite, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.journeys.geometry import (
    Box,
    Point,
    area,
    clipped,
    lambert,
    simplified,
    turned,
)

BOX = Box(0, 0, 100, 80)
AROUND = st.floats(-300, 300)
LINES = st.lists(st.tuples(AROUND, AROUND), min_size=1, max_size=30)
LONGITUDES, LATITUDES = st.floats(-13, 22), st.floats(37, 60)


def km(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def test_distances_on_the_map_are_those_on_the_ground() -> None:
    """Counted by hand on a sphere of 6,371 km: 1° of a meridian is 111.19 km."""
    assert km(lambert(6, 43), lambert(6, 44)) == pytest.approx(111.19, rel=0.004)
    assert km(lambert(6, 48), lambert(6, 49)) == pytest.approx(111.19, rel=0.006)
    parallel = 111.19 * cos(radians(49.5))
    assert km(lambert(6, 49.5), lambert(7, 49.5)) == pytest.approx(parallel, rel=0.006)


@given(LONGITUDES, LATITUDES)
def test_north_is_up_in_the_middle_and_east_to_the_right(lon: float, lat: float) -> None:
    here, north, east = turned(
        [lambert(lon, lat), lambert(lon, lat + 0.1), lambert(lon + 0.1, lat)], lon
    )
    assert here[0] == pytest.approx(0, abs=1e-6)
    assert north[0] == pytest.approx(0, abs=1e-6)
    assert north[1] < here[1]
    assert east[0] > here[0]


@given(LINES, st.floats(0, 40))
def test_a_simplified_line_keeps_its_ends_and_strays_no_further_than_it_may(
    line: list[Point], most: float
) -> None:
    kept = simplified(line, most)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(point in rest for point in kept)  # the same points in the same order
    stretches = list(pairwise(kept)) or [(kept[0], kept[0])]
    for point in line:
        assert min(_near(point, *stretch) for stretch in stretches) <= most + 1e-6


def _near(point: Point, start: Point, end: Point) -> float:
    """The distance to a stretch, by looking at very many of its points' shares."""
    along = (end[0] - start[0], end[1] - start[1])
    length = hypot(*along)
    if not length:
        return km(point, start)
    unit = along[0] / length, along[1] / length
    away = (point[0] - start[0]) * unit[0] + (point[1] - start[1]) * unit[1]
    share = min(length, max(0.0, away))
    return km(point, (start[0] + share * unit[0], start[1] + share * unit[1]))


def test_a_line_that_returns_to_its_start_keeps_its_shape() -> None:
    """An island is one arc: its ends are the same point, and it does not collapse."""
    square = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
    assert simplified(square, 1) == [square[0], *square[2:]]


@given(LINES)
def test_what_is_clipped_lies_within_and_has_numbers(ring: list[Point]) -> None:
    for x, y in clipped(ring, BOX):
        assert isfinite(x)
        assert isfinite(y)
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 80 + 1e-6


@given(st.lists(st.tuples(st.floats(1, 99), st.floats(1, 79)), min_size=3, max_size=20))
def test_a_ring_within_stays_as_it_is(ring: list[Point]) -> None:
    assert clipped(ring, BOX) == ring


@given(st.floats(-50, 150), st.floats(-50, 130), st.floats(1, 200), st.floats(1, 200))
def test_of_a_rectangle_remains_what_both_cover(
    left: float, top: float, width: float, height: float
) -> None:
    right, bottom = left + width, top + height
    ring = [(left, top), (right, top), (right, bottom), (left, bottom)]
    across = max(0.0, min(100.0, right) - max(0.0, left))
    along = max(0.0, min(80.0, bottom) - max(0.0, top))
    assert area(clipped(ring, BOX)) == pytest.approx(across * along, abs=1e-6)
    assert area(clipped(ring[::-1], BOX)) == pytest.approx(-across * along, abs=1e-6)


def test_nothing_remains_of_nothing_and_of_what_is_elsewhere() -> None:
    assert clipped([], BOX) == []
    assert clipped([(200, 0), (300, 0), (300, 50)], BOX) == []
    around = [(-9.0, -9.0), (109.0, -9.0), (109.0, 89.0), (-9.0, 89.0)]
    assert area(clipped(around, BOX)) == 8000


@given(LINES, st.data())
def test_what_lies_beyond_one_side_may_run_as_it_likes(
    stretch: list[Point], data: st.DataObject
) -> None:
    """Of a ring's stretch beyond one side its ends are enough: the same is covered within."""
    beyond = [(x, -1 - abs(y)) for x, y in stretch]
    assert BOX.has_beyond(beyond)
    rest = data.draw(LINES)
    whole = area(clipped([*beyond, *rest], BOX))
    short = area(clipped([beyond[0], beyond[-1], *rest], BOX))
    assert short == pytest.approx(whole, abs=1e-6)


def test_what_passes_a_corner_is_not_beyond_one_side() -> None:
    assert not BOX.has_beyond([(-10, 40), (50, -10)])
    assert not BOX.has_beyond([(50, 40)])


def test_the_area_of_a_circle() -> None:
    ring = [(sin(2 * pi * at / 720), cos(2 * pi * at / 720)) for at in range(720)]
    assert abs(area(ring)) == pytest.approx(pi, rel=1e-4)
