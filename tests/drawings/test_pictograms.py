"""Pictograms, badges and doors: inline, in the palette, silent unless they are named."""

import re
from xml.etree import ElementTree

import pytest

from build_tools.domain import KINDS
from build_tools.drawings import (
    COVER_KINDS,
    PICTOGRAMS,
    badge,
    door,
    empty,
    figure,
    kind_colour,
    kind_shape,
    pictogram,
    pictogram_of,
)
from build_tools.drawings.palette import COLOURS, FIELDS
from tests.season import ROOT

ACTIVITIES = ("singing", "writing", "theatre", "percussion", "movement", "listening", "making")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", PICTOGRAMS)
def test_pictograms_are_decoration(name: str) -> None:
    """Without a label a pictogram is not read out; of its look it says nothing, as dozens would."""
    root = ElementTree.fromstring(pictogram(name))
    assert set(root.attrib) == {"class", "viewBox", "aria-hidden", "focusable"}
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None
    path = root.find(f"{SVG}path")
    assert path is not None
    assert len(path.get("d", "")) > 5


def test_size_and_colour_are_those_of_the_text_around_unless_a_rule_says_otherwise() -> None:
    style = (ROOT / "overrides" / "assets" / "poche" / "tokens.css").read_text("utf-8")
    rule = ":where(.pictogram) {\n  width: 24px;\n  height: 24px;\n  fill: currentcolor;\n}"
    assert rule in style


def test_a_label_makes_it_an_image() -> None:
    """With a label a pictogram is an image of that name, escaped."""
    root = ElementTree.fromstring(pictogram("clock", label="30 < 45 & more"))
    assert root.get("role") == "img"
    assert root.get("aria-hidden") is None
    assert root.findtext(f"{SVG}title") == "30 < 45 & more"


@pytest.mark.parametrize("kind", [*KINDS, *ACTIVITIES, *COVER_KINDS])
def test_never_colour_alone(kind: str) -> None:
    """Every kind has a field colour, a pictogram and a shape, and its badge shows all three."""
    assert kind_colour(kind) in FIELDS
    assert pictogram_of(kind) in PICTOGRAMS
    svg = badge(kind)
    ElementTree.fromstring(svg)
    assert FIELDS[kind_colour(kind)] in svg


def test_activities_can_be_told_apart() -> None:
    """No two activities share a colour, a pictogram or a shape."""
    for of in (kind_colour, pictogram_of, kind_shape):
        assert len({of(kind) for kind in ACTIVITIES}) == len(ACTIVITIES)


@pytest.mark.parametrize("act", [pictogram, pictogram_of, badge, kind_colour, door, empty, figure])
def test_unknown_names(act) -> None:  # type: ignore[no-untyped-def]
    """An unknown name fails at once."""
    with pytest.raises(KeyError):
        act("sculpture")


@pytest.mark.parametrize(
    "svg",
    [
        *(door(name) for name in ("listen", "prepare", "follow", "children")),
        *(figure(name) for name in ("snail", "rays", "lanterns")),
        *(empty(name) for name in ("heart", "search")),
    ],
)
def test_drawings_are_clean(svg: str) -> None:
    """The large drawings keep to the palette and may stand on a page more than once."""
    root = ElementTree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert not re.search(r"\bid=|href|script|style", svg)
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}", svg)) <= COLOURS
    assert len(svg) < 4000
