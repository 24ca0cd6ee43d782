"""Footprints by axe, on a phone and on a desk, on paper, and without a mouse."""

import re
from typing import Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.chromium import ChromiumPage
from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll(".up, .kg a, .links a, .more a, .factors a")]
  .filter((e) => e.checkVisibility ? e.checkVisibility() : true).filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""
PROJECT = "footprint-projects-moselle-demonstration"
PAGES = ("footprint", PROJECT, "footprint-method")


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "dark")])
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_nothing_is_found_by_axe(
    page: Page, site: Site, lang: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.resize(width, 800)
    page.scheme(scheme)
    found = {}
    for name in PAGES:
        page.open(site.root / f"{lang}/special/{name}.html")
        found[name] = violations(page, rules=CONTRAST)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de", "nl", "en", "lb"])
def test_nothing_scrolls_sideways_and_fingers_find_everything(
    page: Page, site: Site, lang: str
) -> None:
    for name in PAGES:
        for width in (320, 360, 1024, 1280):
            page.resize(width, 800)
            page.open(site.root / f"{lang}/special/{name}.html")
            assert page.evaluate(WIDE) <= 0, (name, width)
            assert page.evaluate(SMALL) == [], (name, width)


def test_pages_are_quiet(page: Page, site: Site) -> None:
    for name in PAGES:
        page.open(site.root / f"lb/special/{name}.html")
    assert page.errors() == []
    assert page.requests == []


def test_labels_and_figures_of_a_chart_do_not_meet(chromium: ChromiumPage, site: Site) -> None:
    """On a phone, in every language: titles are cut for it, and the table has them in full."""
    chromium.resize(320, 640)
    met = """[...document.querySelectorAll('.chart__value')].filter((value) =>
        value.previousElementSibling.getBoundingClientRect().right + 4
        > value.getBoundingClientRect().left)
      .map((value) => value.previousElementSibling.textContent)"""
    for lang in ("fr", "de", "nl", "en", "lb"):
        for name in PAGES[:2]:
            chromium.open(site.root / f"{lang}/special/{name}.html")
            assert chromium.evaluate(met) == [], (lang, name)


def follow(page: Page, link: str, there: str) -> None:
    """Go to a link by keys, and wait until all of the page that it leads to is there: only then
    does Firefox leave the focus where it is put."""
    held = "(it => { it?.focus(); return Boolean(it) && document.activeElement === it; })"
    page.wait_for(f"{held}(document.querySelector({link!r}))")
    page.press("Enter")
    page.wait_for(f"location.pathname.includes('/fr/special/{there}')")
    page.wait_for("document.readyState === 'complete'")


def test_from_the_overview_to_a_project_by_keys_alone(page: Page, site: Site) -> None:
    page.open(site.root / "fr/special/overview.html")
    follow(page, ".ways a[href='footprint.html']", "footprint.html")
    follow(page, ".kg a", "footprint-projects-")
    page.wait_for("document.querySelector('h1')?.textContent.startsWith('Empreinte')")


@pytest.mark.parametrize("lang", ["fr", "de", "nl", "en", "lb"])
@pytest.mark.parametrize("name", [PROJECT, "footprint-projects-creuse-demonstration"])
def test_a_project_comes_to_paper_on_two_sheets(
    chromium: ChromiumPage, site: Site, lang: str, name: str
) -> None:
    chromium.open(site.root / f"{lang}/special/{name}.html")
    paper = chromium.tab.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


def test_every_file_is_there(site: Site) -> None:
    html = (site.root / "fr/special/footprint.html").read_text("utf-8")
    files = re.findall(r'href="([^"]*)"[^>]* download', html)
    assert len(files) == 4
    for way in files:
        assert (site.root / "fr/special" / way).resolve().is_file(), way
