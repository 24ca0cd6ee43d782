"""Charts: lengths are true, patterns tell categories apart, and words stay words."""

import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_tools.drawings import PATTERNS, Bar, bars, shares, swatch
from build_tools.drawings.palette import FIELDS, INK

GOLDEN = Path(__file__).parent / "golden"
ROWS = [
    Bar("Fahrten & <Wege>", "300", 150, 300, 600, "audience"),
    Bar("Mahlzeiten", "24", 23.5, 24, 24.5, "meals"),
    Bar("Zu Fuß", "0", 0, 0, 0),
]


def percent(element: ElementTree.Element, name: str) -> float:
    return float(element.get(name, "0%").removesuffix("%"))


def test_a_bar_is_as_long_as_its_figure_and_its_line_as_far_as_it_may_be() -> None:
    """The highest bound of all reaches to the end; everything begins at 0."""
    root = ElementTree.fromstring(bars(ROWS, "Alles"))
    assert [percent(each, "width") for each in root.iter("rect")] == [50, 4, 0]
    assert [(percent(it, "x1"), percent(it, "x2")) for it in root.iter("line")] == [
        (25, 100),
        (3.9, 4.1),
        (0, 0),
    ]
    assert all(each.get("x") is None for each in root.iter("rect"))
    assert [each.get("y") for each in root.findall("svg")] == ["0", "60", "120"]


def test_both_ends_of_a_range_are_marked() -> None:
    """By what the bar of shares on the same page defines, as it defines patterns."""
    root = ElementTree.fromstring(bars(ROWS, "Alles"))
    named = {root.get("marker-start"), root.get("marker-end")}
    (marker,) = ElementTree.fromstring(shares([("team", 1)], "Alles")).iter("marker")
    assert named == {f"url(#{marker.get('id')})"}


def test_nothing_at_all_is_a_chart_too() -> None:
    root = ElementTree.fromstring(bars([Bar("Nichts", "0", 0, 0, 0)], "Alles"))
    assert [percent(each, "width") for each in root.iter("rect")] == [0]


def test_shares_fill_the_whole_bar_one_after_another() -> None:
    root = ElementTree.fromstring(shares([("audience", 300), ("team", 75), ("meals", 25)], "Alles"))
    ends = [(percent(each, "x"), percent(each, "width")) for each in root.findall("rect")]
    assert ends == [(0, 75), (75, 18.8), (93.8, 6.2)]


def test_each_category_has_a_pattern_of_its_own_beside_its_colour() -> None:
    """In black and white they differ as well."""
    names = [name for name in PATTERNS if name != "plain"]
    root = ElementTree.fromstring(shares([(name, 1) for name in names], "Alles"))
    found = {
        each.get("id"): [ElementTree.tostring(it) for it in each] for each in root.iter("pattern")
    }
    assert [*found] == [f"chart-{name}" for name in names]
    assert len({tuple(it[1:]) for it in found.values()}) == len(names)
    assert len({it[0] for it in found.values()}) == len(names)
    for name in names:
        assert f"url(#chart-{name})" in swatch(name)


def test_only_patterns_that_are_there_are_defined() -> None:
    assert re.findall(r'id="([^"]*)"', shares([("team", 1)], "Alles")) == [
        "chart-end",
        "chart-team",
    ]


@pytest.mark.parametrize("drawn", [bars(ROWS, 'A "b"'), shares([("team", 1)], 'A "b"')])
def test_a_chart_is_one_picture_with_words(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'A "b"')
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", drawn)) <= {INK, *FIELDS.values()}
    assert "<path" not in bars(ROWS, "")  # words are words


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("chart-bars", bars(ROWS, "Alles")),
        ("chart-shares", shares([("audience", 300), ("team", 75), ("meals", 25)], "Alles")),
    ],
)
def test_charts_are_drawn_as_before(name: str, drawn: str) -> None:
    """Run with POCHE_SAVE_GOLDEN=1 after a change that is meant, and look at the pictures."""
    path = GOLDEN / f"{name}.svg"
    if os.environ.get("POCHE_SAVE_GOLDEN"):
        path.write_text(drawn, "utf-8")
    assert drawn == path.read_text("utf-8")
