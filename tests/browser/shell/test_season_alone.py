"""The real pages, opened alone: a visible play button plays, whatever the page's type."""

import pytest

from tests.browser.page import BrowserError, Page
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


def test_a_page_of_every_type_plays(page: Page, site: Site) -> None:
    playable = {
        name: url
        for name, url in site.types.items()
        if "data-play=" in (site.root / url).read_text("utf-8")
    }
    assert {"home", "index", "journeys", "people", "playlists", "works"} <= set(playable)
    silent = []
    for name, url in playable.items():
        page.open(site.root / url)
        page.wait_for("Boolean(window.poche.alone)")
        if not page.evaluate(MARK_A_BUTTON):
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
