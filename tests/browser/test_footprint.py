"""Footprints by axe, on a phone and on a desk, on paper, and without a mouse."""

import re

import pytest

from tests.browser.chromium import ChromiumPage
from tests.browser.figures import (
    LANGUAGES,
    WINDOWS,
    Scheme,
    assert_axe_finds_nothing,
    assert_it_fits,
    assert_quiet,
    places,
)
from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

PRESSED = ".up, .kg a, .links a, .more a, .factors a"
PROJECT = "footprint-projects-moselle-demonstration"
PAGES = ("footprint", PROJECT, "footprint-method")


@pytest.mark.sampled
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_nothing_is_found_by_axe(
    page: Page, site: Site, lang: str, window: tuple[int, Scheme]
) -> None:
    assert_axe_finds_nothing(page, places(site, lang, PAGES), window)


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways_and_fingers_find_everything(
    page: Page, site: Site, lang: str
) -> None:
    assert_it_fits(page, places(site, lang, PAGES), PRESSED)


def test_pages_are_quiet(page: Page, site: Site) -> None:
    assert_quiet(page, places(site, "lb", PAGES))


def test_labels_and_figures_of_a_chart_do_not_meet(chromium: ChromiumPage, site: Site) -> None:
    """On a phone, in every language: titles are cut for it, and the table has them in full."""
    chromium.resize(320, 640)
    met = """[...document.querySelectorAll('.chart__value')].filter((value) =>
        value.previousElementSibling.getBoundingClientRect().right + 4
        > value.getBoundingClientRect().left)
      .map((value) => value.previousElementSibling.textContent)"""
    for lang in LANGUAGES:
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


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
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
