"""Room for the names of countries: theirs, on the map, and clear of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.journeys.geometry import Point
from build_tools.journeys.naming import CLEAR, LINE, ROW, room

WIDTH, HEIGHT = 1000, 750


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def test_a_name_stands_in_the_middle_of_its_country() -> None:
    x, y, wide = room([rectangle(100, 150, 700, 650)], (), WIDTH, HEIGHT)
    assert (x, wide) == (400, 600)
    assert abs(y - 400) <= ROW


def test_what_is_beyond_the_map_is_no_room() -> None:
    x, _, wide = room([rectangle(-500, 0, 300, 750)], (), WIDTH, HEIGHT)
    assert (x, wide) == (150, 300)
    assert room([rectangle(-500, 0, -10, 750)], (), WIDTH, HEIGHT) == (0, 0, 0)


def test_a_name_needs_a_line_of_its_own() -> None:
    low = ROW * LINE
    assert room([rectangle(100, 300, 700, 300 + low)], (), WIDTH, HEIGHT)[2] == 0
    assert room([rectangle(100, 300, 700, 300 + 3 * low)], (), WIDTH, HEIGHT)[2] == 600
    assert room([], (), WIDTH, HEIGHT) == (0, 0, 0)


def test_a_hole_is_another_country() -> None:
    outer, inner = rectangle(0, 0, 1000, 750), rectangle(300, 0, 1000, 750)
    x, _, wide = room([outer, inner[::-1]], (), WIDTH, HEIGHT)
    assert (x, wide) == (150, 300)


@pytest.mark.parametrize("mark", [(500.0, 375.0), (0.0, 375.0), (1000.0, 375.0), (320.0, 300.0)])
def test_a_name_gives_way_to_a_place(mark: Point) -> None:
    """In a band that is one line high the name moves aside."""
    band = rectangle(0, 330, 1000, 420)
    x, _, wide = room([band], [mark], WIDTH, HEIGHT)
    assert x - wide / 2 >= mark[0] + CLEAR - 1 or x + wide / 2 <= mark[0] - CLEAR + 1
    assert wide >= 1000 - max(mark[0], 1000 - mark[0]) - CLEAR


@given(
    st.lists(st.tuples(st.floats(-50, 1050), st.floats(-50, 800)), min_size=3, max_size=12),
    st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 750)), max_size=6),
)
def test_no_room_holds_a_place(ring: list[Point], marks: list[Point]) -> None:
    x, y, wide = room([ring], marks, WIDTH, HEIGHT)
    assert x - wide / 2 + 1 >= 0
    assert x + wide / 2 - 1 <= WIDTH
    for mark_x, mark_y in marks:
        beside = abs(mark_x - x) > wide / 2 + CLEAR - 2
        assert not wide or beside or abs(mark_y - y) >= CLEAR
