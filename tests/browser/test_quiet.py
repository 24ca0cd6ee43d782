"""Pages of the site, opened from disk with the network off: no request, no complaint."""

import pytest

from tests.browser.page import Page
from tests.sampling import BY_BROWSER, Sample
from tests.season import Site

pytestmark = pytest.mark.browser

OVERFLOW = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


WALKS = ["some", pytest.param("every", marks=pytest.mark.proof)]
"""Hundreds of pages take minutes: all of them are opened in the proof."""


@pytest.mark.parametrize("walk", WALKS)
def test_pages_alone_are_quiet(page: Page, site: Site, walk: str, sample: Sample) -> None:
    for url in site.walk(walk, sample):
        page.open(site.root / url)
    assert page.errors() == []
    assert page.requests == []


def test_every_page_in_the_shell_is_quiet(page: Page, site: Site, sample: Sample) -> None:
    """One page of every type, by its deep link; in a sample each in one of the browsers."""
    for url in sample(site.types.values(), share=BY_BROWSER[page.browser]):
        page.open(f"{site.shell.as_uri()}#{url}")
        page.wait_for(
            f"document.querySelector('[data-url]')?.dataset.url === {url!r}", frame="#page"
        )
    assert page.errors() == []
    assert page.requests == []


@pytest.mark.parametrize("walk", WALKS)
def test_no_page_scrolls_sideways_on_a_small_phone(
    chromium: Page, site: Site, walk: str, sample: Sample
) -> None:
    """320 px is also what 1280 px becomes when a reader enlarges four times (WCAG 1.4.10)."""
    chromium.resize(320, 640)
    wide = {}
    for url in site.walk(walk, sample):
        chromium.open(site.root / url)
        if (pixels := chromium.evaluate(OVERFLOW)) > 0:
            wide[url] = pixels
    chromium.open(site.shell)
    chromium.wait_for("document.querySelector('[data-url]')?.dataset.url", frame="#page")
    if (pixels := chromium.evaluate(OVERFLOW)) > 0:
        wide["index.html"] = pixels
    assert wide == {}


def test_every_page_is_complete_without_script(chromium_without_script: Page, site: Site) -> None:
    """Its heading is there, sound has the browser's own controls, no button does nothing."""
    page = chromium_without_script
    for kind, url in site.types.items():
        page.open(site.root / url)
        seen = page.evaluate(
            "[...document.querySelectorAll('h1, button, audio')]"
            ".filter((e) => e.checkVisibility()).map((e) => e.localName)"
        )
        assert seen.count("h1") == 1, kind
        assert "button" not in seen, kind
        assert "audio" in seen or kind != "recordings", kind


def test_shell_without_script_leads_to_every_language(
    chromium_without_script: Page, site: Site
) -> None:
    chromium_without_script.open(site.shell)
    links = chromium_without_script.evaluate(
        "[...document.querySelectorAll('a')].filter((a) => a.checkVisibility()).map((a) => a.href)"
    )
    home = {(site.root / lang / "index.html").as_uri() for lang in site.catalogue["languages"]}
    assert home <= set(links)
