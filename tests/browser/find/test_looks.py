"""The dialog by axe, for fingers and eyes, and on paper."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from tests.browser.axe import CONTRAST, violations
from tests.browser.chromium import page_in
from tests.browser.find.seeker import HELP_LINKS, READY, TOLD, search, type_in
from tests.browser.page import Page
from tests.season import ROOT, Site

pytestmark = pytest.mark.browser

ASSETS = ROOT / "overrides/assets/poche"
WIDE = """Math.max(...[document.scrollingElement, document.querySelector('.find')].map(
  (it) => it.scrollWidth - it.clientWidth))"""
SMALL = """[...document.querySelectorAll(
    '[data-find], .find button, .find input, .find a, .find__all')]
  .filter((e) => e.checkVisibility()).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""
HEIGHTS = """[...document.querySelectorAll('.find [role=option]')].map(
  (it) => it.getBoundingClientRect().height)"""


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_is_found_by_axe(
    page: Page, sea: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    """At the beginning, with results and one of them chosen, and where nothing was found."""
    page.resize(width, 800)
    page.scheme(scheme)
    page.open(sea.root / "de/index.html")
    found = {"closed": violations(page, rules=CONTRAST)}
    page.press("/")
    page.wait_for(f"{HELP_LINKS}.length")
    found["empty"] = violations(page, rules=CONTRAST)
    type_in(page, "meer")
    page.wait_for(f"{TOLD} && {READY}")
    page.press("ArrowDown")
    found["results"] = violations(page, rules=CONTRAST)
    type_in(page, "xqz")
    page.wait_for_value(TOLD, "Nichts gefunden")
    found["nothing"] = violations(page, rules=CONTRAST)
    assert {state: faults for state, faults in found.items() if faults} == {}


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_fingers_find_everything_and_nothing_scrolls_sideways(
    page: Page, sea: Site, lang: str
) -> None:
    for width in (320, 360, 1024, 1280):
        page.resize(width, 700)
        page.open(sea.root / f"{lang}/index.html")
        page.press("/")
        page.wait_for(f"{HELP_LINKS}.length")
        assert page.evaluate(WIDE) <= 0, width
        assert page.evaluate(SMALL) == [], width
        type_in(page, "m")
        page.wait_for(f"{TOLD} && {READY}")
        assert page.evaluate(WIDE) <= 0, width
        assert page.evaluate(SMALL) == [], width


def test_excerpts_move_nothing(page: Page, sea: Site) -> None:
    """Every line is as high before its text is there."""
    search(page, sea.root / "fr/index.html", "mer", "13 résultats")
    page.wait_for(READY)
    excerpt = "document.querySelector('.find__excerpt').textContent"
    page.wait_for(f"{excerpt}.includes('mer monte')")
    with_text = page.evaluate(HEIGHTS)
    page.evaluate(
        "document.querySelectorAll('.find__excerpt').forEach((it) => (it.textContent = ''))"
    )
    assert page.evaluate(HEIGHTS) == with_text


def test_the_chosen_result_is_ringed(page: Page, sea: Site) -> None:
    search(page, sea.root / "fr/index.html", "mer", "13 résultats")
    page.press("ArrowDown")
    page.wait_for("document.querySelector('.find [aria-selected=true]')")
    ring = """((s) => [s.outlineStyle, s.outlineWidth])(
      getComputedStyle(document.querySelector('.find [aria-selected=true]')))"""
    assert page.evaluate(ring) == ["solid", "3px"]


def test_on_paper_there_is_the_list_and_nothing_else(
    chromium_browser: Browser, sea: Site, tmp_path: Path
) -> None:
    with page_in(chromium_browser) as page:
        page.resize(1280, 500)
        search(page, sea.root / "fr/index.html", "mer", "13 résultats")
        page.wait_for(READY)
        page.tab.emulate_media(media="print")
        shown = page.evaluate(
            """[...document.querySelectorAll('header, footer, #content, .find input, .find svg')]
              .filter((it) => it.checkVisibility()).map((it) => it.outerHTML)"""
        )
        assert shown == []
        page.tab.pdf(path=tmp_path / "list.pdf")
    paper = PdfDocument(tmp_path / "list.pdf")
    text = re.sub(r"\s+", " ", " ".join(leaf.get_textpage().get_text_range() for leaf in paper))
    for said in (
        "mer Meilleurs résultats",
        "La mer au piano",
        "Enregistrement",
        "La mer monte.",
        "Aide",
        "jeu 5",
    ):
        assert said in text, said
    assert "Accueil" not in text
    assert "Les afficher" not in text


def test_every_script_of_the_search_is_fetched_and_there() -> None:
    """In the order in which they need each other, so each stands in the one list."""
    listed = set(re.findall(r'"(find-\w+|find)"', (ASSETS / "find-field.js").read_text("utf-8")))
    there = {path.stem for path in ASSETS.glob("find*.js")} - {"find-field"}
    assert listed == there


def test_what_every_page_has_of_it_is_small() -> None:
    assert (ASSETS / "find-field.js").stat().st_size < 6000
