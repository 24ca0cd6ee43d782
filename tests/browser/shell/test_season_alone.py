"""The real pages, opened alone: a visible play button plays, whatever the page's type."""

import pytest

from tests.browser.page import BrowserError, Page
from tests.sampling import BY_BROWSER, Sample
from tests.season import Site

pytestmark = pytest.mark.browser

# Marks the first play button that can be seen, so that it can be clicked.
MARK_A_BUTTON = """(() => {
  const buttons = [...document.querySelectorAll("[data-play]")];
  const first = buttons.find((one) => one.checkVisibility() && one.getBoundingClientRect().width);
  first?.setAttribute("data-test", "go");
  return Boolean(first);
})()"""
PLAYING = """[...document.querySelectorAll("audio")].some((a) => !a.paused && a.currentTime > 0)
  && document.querySelector("[data-test=go]").dataset.state === "playing" """


MOST_STEPS = 20
"""A class sees one step of a sheet at a time: its music may stand in a later one."""


def marked(page: Page) -> bool:
    """Mark the first play button there is to see, turning the steps of a class until it comes."""
    for _ in range(MOST_STEPS):
        if page.evaluate(MARK_A_BUTTON):
            return True
        if not page.evaluate("location.pathname.endsWith('.class.html')"):
            return False
        page.press("ArrowRight")
    return False


def test_a_page_of_every_type_plays(page: Page, site: Site, sample: Sample) -> None:
    """In a sample each type plays in one of the browsers."""
    # The fullest list has filters and sheets; of lists that play there is one of recordings.
    recordings = f"{site.catalogue['languages'][0]}/recordings/index.html"
    playable = {
        name: url
        for name, url in {**site.types, "index": recordings}.items()
        if "data-play=" in (site.root / url).read_text("utf-8")
    }
    assert {"home", "index", "journeys", "people", "playlists", "works"} <= set(playable)
    silent = []
    for name, url in sample(playable.items(), share=BY_BROWSER[page.browser]):
        page.open(site.root / url)
        page.wait_for("Boolean(window.poche.alone)")
        if not marked(page):
            silent.append(f"{name}: {url} hides its buttons")
            continue
        page.click("[data-test=go]")
        try:
            page.wait_for(PLAYING)
        except BrowserError:
            silent.append(f"{name}: {url}")
    assert silent == []
    assert page.errors() == []
    assert page.requests == []
