"""The narrowed list by axe, on a phone and on a desk; fingers; and what a press costs."""

from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.browser.sieve.teacher import READY, fitting, sees
from tests.season import Site

pytestmark = pytest.mark.browser

WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll(".sift button, .sift summary, .door, .door-wish")]
  .filter((e) => e.checkVisibility()).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""
QUERY = "minutes=30&materials=none&kind=theatre"


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_is_found_by_axe(
    page: Page, sheets: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    """With answers that are chosen, others that cannot be, and all questions unfolded."""
    page.resize(width, 800)
    page.scheme(scheme)
    page.open(f"{sheets.as_uri()}?{QUERY}#space")
    sees(page, fitting(minutes=30, most=0, kind="theatre"))
    assert page.evaluate("document.querySelector('#space').checkVisibility()")
    assert violations(page, rules=CONTRAST) == []


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_fingers_find_everything_and_nothing_scrolls_sideways(
    page: Page, meadows: Site, lang: str
) -> None:
    for name in ("index.html", f"workshops/index.html?{QUERY}#space"):
        for width in (320, 360, 1024, 1280):
            page.resize(width, 800)
            page.open(f"{meadows.root.as_uri()}/{lang}/{name}")
            page.wait_for(READY if "?" in name else "document.readyState === 'complete'")
            assert page.evaluate(WIDE) <= 0, (name, width)
            assert page.evaluate(SMALL) == [], (name, width)
    assert page.errors() == []
    assert page.requests == []
