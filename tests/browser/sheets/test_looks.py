"""The sheet's pages by axe and on paper; what stands on them without a script."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page

pytestmark = pytest.mark.browser

Sheet = Callable[[str], Path]
WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll("button, summary, .button, .lesson a, .easy a, .papers a")]
  .filter((e) => e.checkVisibility()).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""


@pytest.mark.sampled
@pytest.mark.parametrize("variant", ["", "easy", "class"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_is_found_by_axe(
    page: Page, sheet: Sheet, variant: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.resize(width, 740)
    page.scheme(scheme)
    page.open(sheet(variant))
    assert page.errors() == []  # axe itself asks for style sheets, and is refused them
    assert page.requests == []
    for step in range(4 if variant == "class" else 1):
        if step:
            page.press("ArrowRight")
        assert violations(page, rules=CONTRAST) == []
        assert page.evaluate(WIDE) <= 0
        assert page.evaluate(SMALL) == []


def test_a_timer_that_is_over_is_seen_by_axe_too(chromium: Page, sheet: Sheet) -> None:
    chromium.open(sheet("class"))
    chromium.press("ArrowRight")
    chromium.click(".lesson__more summary")
    chromium.evaluate(
        "void (() => { const now = Date.now; window.ahead = 0; Date.now = () => now() + ahead; })()"
    )
    chromium.evaluate("document.querySelector('.slide:not([hidden]) [data-timer-go]').click()")
    chromium.evaluate("void (ahead += 300000)")
    chromium.wait_for("document.querySelector('[data-told]').textContent !== ''")
    assert violations(chromium, rules=CONTRAST) == []


def test_simple_words_are_large_and_apart(page: Page, sheet: Sheet) -> None:
    page.open(sheet("easy"))
    size, lines = page.evaluate(
        "[parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize),"
        " document.querySelector('.prose p').getClientRects().length && "
        " document.querySelector('.prose p').getBoundingClientRect().height]"
    )
    assert size >= 22
    assert lines > 3 * size  # two sentences, and a gap between them
    assert page.evaluate("document.querySelectorAll('header.top, footer').length") == 0


def test_the_browser_prints_black_on_white_without_the_site(chromium: Page, sheet: Sheet) -> None:
    """Also for whoever reads in dark colours."""
    chromium.scheme("dark")
    chromium.open(sheet(""))
    chromium.tab.emulate_media(media="print")  # type: ignore[attr-defined]
    gone = ".top, .foot, .sheet-ways, .papers, .sheet-sounds, [data-play], audio"
    assert (
        chromium.evaluate(
            f"[...document.querySelectorAll({gone!r})].filter((e) => e.checkVisibility()).length"
        )
        == 0
    )
    colours = chromium.evaluate(
        """[...document.querySelectorAll(".sheet, .sheet *")].filter((e) => e.checkVisibility())
          .flatMap((e) => { const s = getComputedStyle(e); return [s.color, s.backgroundColor]; })
          .filter((c, at, all) => all.indexOf(c) === at)"""
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    torn = "getComputedStyle(document.querySelector('.step')).breakInside"
    assert chromium.evaluate(torn) == "avoid"
    chromium.tab.emulate_media(media="screen")  # type: ignore[attr-defined]
