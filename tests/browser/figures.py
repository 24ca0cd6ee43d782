"""What holds for every page of figures: footprints, results, and choices that move them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.season import Site

Scheme = Literal["light", "dark"]
LANGUAGES = ("fr", "de", "nl", "en", "lb")
WINDOWS: tuple[tuple[int, Scheme], ...] = ((360, "light"), (360, "dark"), (1280, "dark"))
WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
_SMALL = """[...document.querySelectorAll("SELECTORS")]
  .filter((e) => e.checkVisibility ? e.checkVisibility() : true)
  .map((e) => e.type === "checkbox" ? e.parentElement : e).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""


def places(site: Site, lang: str, names: Sequence[str]) -> list[Path]:
    """Return where special pages of a language lie."""
    return [site.root / f"{lang}/special/{name}.html" for name in names]


def _nothing(page: Page) -> None:
    pass


def assert_axe_finds_nothing(
    page: Page,
    there: Sequence[Path],
    window: tuple[int, Scheme],
    prepare: Callable[[Page], None] = _nothing,
) -> None:
    """Open each page in a window, do what is to be done there, and ask axe, contrast of 7:1 too."""
    width, scheme = window
    page.resize(width, 800)
    page.scheme(scheme)
    found = {}
    for place in there:
        page.open(place)
        prepare(page)
        found[place.name] = violations(page, rules=CONTRAST)
    assert {name: faults for name, faults in found.items() if faults} == {}


def assert_it_fits(
    page: Page,
    there: Sequence[Path],
    pressed: str,
    prepare: Callable[[Page], None] = _nothing,
) -> None:
    """Nothing scrolls sideways in any window, and what is `pressed`, by its selectors, is large
    enough for fingers."""
    for place in there:
        for width in (320, 360, 1024, 1280):
            page.resize(width, 800)
            page.open(place)
            prepare(page)
            assert page.evaluate(WIDE) <= 0, (place.name, width)
            assert page.evaluate(_SMALL.replace("SELECTORS", pressed)) == [], (place.name, width)


def assert_quiet(page: Page, there: Sequence[Path]) -> None:
    """Pages ask for nothing from afar, and their scripts do not fail."""
    for place in there:
        page.open(place)
    assert page.errors() == []
    assert page.requests == []
