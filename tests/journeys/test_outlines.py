"""Outlines of countries: as they are packed from TopoJSON, and the file that is in the package."""

import json
from collections import Counter

import pytest

from build_tools.journeys import outlines, packing
from build_tools.journeys.geometry import area
from build_tools.journeys.outlines import FILE, STEP, joined

FLAT = 0.001  # degrees for one unit of the topology below

# Two countries beside each other at 5° to 7° east, 49° to 50° north; their border is arc 0,
# with a point on the straight line between others, and one that is 2 km beside it.
BORDER = [[6000, 49000], [0, 500], [0, 200], [30, 100], [-30, 200]]
WEST_OF_IT = [[6000, 50000], [-1000, 0], [0, -1000], [1000, 0]]
EAST_OF_IT = [[6000, 50000], [1000, 0], [0, -1000], [-1000, 0]]
ISLET = [[8000, 54000], [5, 0], [0, 5], [-5, 0], [0, -5]]
FAR = [[100000, 0], [1000, 0], [0, 1000], [-1000, -1000]]


def topology() -> dict[str, object]:
    def shape(name: str, *rings: list[int]) -> dict[str, object]:
        return {
            "type": "MultiPolygon",
            "arcs": [[ring] for ring in rings],
            "properties": {"name": name},
        }

    simple = {"type": "Polygon", "arcs": [[~0, ~2]], "properties": {"name": "Germany"}}
    shapes = [shape("France", [0, 1], [3]), simple, shape("Malaysia", [4])]
    return {
        "transform": {"scale": [FLAT, FLAT], "translate": [0, 0]},
        "arcs": [BORDER, WEST_OF_IT, EAST_OF_IT, ISLET, FAR],
        "objects": {"countries": {"geometries": shapes}},
    }


def test_a_border_stays_one_line_of_two_countries() -> None:
    kept = packing.packed(topology())
    assert kept["countries"] == {"DE": [[-1, -3]], "FR": [[0, 1]]}
    assert len(kept["arcs"]) == 3


def test_arcs_keep_what_can_be_seen() -> None:
    """Of the border's points on a straight line only the last before the bend stays."""
    border = packing.packed(topology())["arcs"][0]
    units = [round(x / STEP) for x in (6.0, 49.0)]
    assert border[:2] == units
    assert [border[at : at + 2] for at in range(2, len(border), 2)] == [
        [0, 175], [8, 25], [-8, 50],
    ]  # fmt: skip


def test_what_lies_beyond_the_bounds_is_moved_to_their_edge() -> None:
    wide = topology()
    wide["arcs"] = [BORDER, [[6000, 50000], [-90000, 0], [0, -1000], [90000, 0]], EAST_OF_IT]
    shapes = wide["objects"]["countries"]["geometries"]  # type: ignore[index]
    shapes[0]["arcs"] = [[[0, 1]]]
    del shapes[2]
    arc = packing.packed(wide)["arcs"][1]
    assert arc[0] + arc[2] == round(outlines.WEST / STEP)


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    assert FILE.stat().st_size < 40_000
    kept = json.loads(FILE.read_bytes())
    assert kept["from"].startswith("Natural Earth 4.1.0 (public domain)")


def test_arcs_of_the_file_meet() -> None:
    """Each ring is closed: an arc ends where the next begins, the last where the first does."""
    known = outlines.outlines()
    for rings in known.countries.values():
        for ring in rings:
            ends = [known.arcs[at] if at >= 0 else known.arcs[~at][::-1] for at in ring]
            for before, after in zip((ends[-1], *ends[:-1]), ends, strict=True):
                assert before[-1] == after[0]


def test_every_border_of_luxembourg_is_that_of_one_neighbour() -> None:
    known = outlines.outlines()
    users = Counter(
        (max(at, ~at), code)
        for code, rings in known.countries.items()
        for ring in rings
        for at in ring
    )
    its = {arc for arc, code in users if code == "LU"}
    assert sorted(code for arc, code in users if arc in its and code != "LU") == ["BE", "DE", "FR"]


@pytest.mark.parametrize(
    ("country", "km2"), [("LU", 2_586), ("BE", 30_528), ("FR", 543_940), ("DE", 357_592)]
)
def test_countries_have_their_size(country: str, km2: float) -> None:
    """As their offices of statistics count them; inland waters and small islands apart."""
    known = outlines.outlines()
    seen = sum(area(joined(ring, known.arcs)) for ring in known.countries[country])
    assert abs(seen) == pytest.approx(km2, rel=0.025)
