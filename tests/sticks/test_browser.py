"""A packed stick in both browsers, by double-click: the shell, a deep link, sound, search."""

import json
from pathlib import Path

import pytest

from tests.browser.page import Page

pytestmark = pytest.mark.browser

FRAME = "#page"
AUDIO = "document.querySelector('audio')"
PLAYING = f"(a => !a.paused && !a.ended && a.readyState > 2 && a.currentTime)({AUDIO})"


def shown(page: Page, stick: Path, url: str) -> None:
    """Wait until the frame shows a page of the stick's site, and the shell says so."""
    inside = (stick / "poche" / url).as_uri()
    page.wait_for_value("location.href.split('#')[0]", inside, frame=FRAME)
    page.wait_for_value("location.hash", f"#{url}")
    page.wait_for("Boolean(document.querySelector('[data-url]'))", frame=FRAME)


def test_a_double_click_opens_the_shell(page: Page, stick: Path) -> None:
    """It shows the home page from the folder of the site, without an error or a request."""
    page.open(stick / "index.html")
    lang = page.wait_for("location.hash.slice(1, 3)")
    shown(page, stick, f"{lang}/index.html")
    assert page.evaluate("document.title")
    assert page.errors() == [] and page.requests == []


def test_a_deep_link_plays_and_seeks(page: Page, stick: Path) -> None:
    url = "de/recordings/long.html"
    page.open((stick / "index.html").as_uri() + f"#{url}")
    shown(page, stick, url)
    page.wait_for("document.querySelector('button[data-play]').checkVisibility()", frame=FRAME)
    page.click("button[data-play='long']", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.1")
    assert "/poche/media/" in page.evaluate(f"{AUDIO}.currentSrc")
    page.evaluate(f"void ({AUDIO}.currentTime = 15)")
    landed = page.wait_for(f"!{AUDIO}.seeking && {PLAYING}")
    assert 14.9 <= landed < 18
    assert page.errors() == [] and page.requests == []


def test_search_finds(page: Page, stick: Path) -> None:
    url = "fr/index.html"
    page.open((stick / "index.html").as_uri() + f"#{url}")
    shown(page, stick, url)
    page.press("/")
    page.wait_for("document.activeElement.type === 'search'", frame=FRAME)
    for letter in "marche":
        page.press(letter, frame=FRAME)
    page.wait_for("document.querySelectorAll('[role=option]').length > 1", frame=FRAME)
    found = page.evaluate(
        "JSON.stringify([...document.querySelectorAll('[role=option]')].map(e => e.textContent))",
        frame=FRAME,
    )
    assert any("Des marches" in each for each in json.loads(found))
    page.press("Enter", frame=FRAME)
    page.wait_for(f"location.hash !== '#{url}' && location.hash.endsWith('.html')")
    assert page.errors() == []


def test_a_page_opened_alone_leads_to_the_shell_at_the_root(page: Page, stick: Path) -> None:
    """By the shell's old place, with its address, so that there is one shell and one storage."""
    url = "fr/recordings/long.html"
    page.open(stick / "poche" / url)
    page.wait_for("!document.querySelector('[data-open-shell]').hidden")
    page.evaluate("void document.querySelector('[data-open-shell]').click()")
    page.wait_for(f"location.href.endsWith('/index.html#{url}')")
    page.wait_for_value("location.href.split('#')[0]", (stick / "index.html").as_uri())
    shown(page, stick, url)
    assert page.errors() == []
