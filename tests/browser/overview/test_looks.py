"""The overview, a month and a project by axe, on a phone and on a desk; and on paper."""

from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll(
    ".sieve select, .sieve input, .rows button, .ways a, .turn a, .up, .tongues a, .months td a")]
  .filter((e) => e.checkVisibility()).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""
PAGES = ("special/overview", "special/calendar-2026-11", "projects/valley-1")


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_is_found_by_axe(
    page: Page, valleys: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.resize(width, 800)
    page.scheme(scheme)
    found = {}
    for name in PAGES:
        page.open(valleys.root / f"fr/{name}.html")
        found[name] = violations(page, rules=CONTRAST)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_fingers_find_everything_and_nothing_scrolls_sideways(
    page: Page, valleys: Site, lang: str
) -> None:
    for name in PAGES:
        for width in (360, 1024, 1280):
            page.resize(width, 800)
            page.open(valleys.root / f"{lang}/{name}.html")
            assert page.evaluate(WIDE) <= 0, (name, width)
            assert page.evaluate(SMALL) == [], (name, width)
        page.resize(320, 640)
        assert page.evaluate(WIDE) <= 0, name


def test_pages_are_quiet(page: Page, valleys: Site) -> None:
    for name in PAGES:
        page.open(valleys.root / f"de/{name}.html")
    assert page.errors() == []
    assert page.requests == []


def test_marks_are_a_finger_apart_on_a_phone(chromium: Page, overview: Path) -> None:
    """Each is 26 px wide there, and none covers another; the list has the same at full size."""
    chromium.resize(360, 800)
    chromium.open(overview)
    discs = chromium.evaluate(
        """[...document.querySelectorAll('.pin__disc')].map((disc) => {
          const {x, y, width} = disc.getBoundingClientRect();
          return [x + width / 2, y + width / 2, width];
        })"""
    )
    assert min(width for _, _, width in discs) >= 24
    for at, (x, y, width) in enumerate(discs):
        for x2, y2, _ in discs[at + 1 :]:
            assert ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5 >= width
