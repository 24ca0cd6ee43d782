"""What an editor sees in the preview: her save, what is wrong, and the bar about the page."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import ways
from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME
from tests.previewing import preview, written

pytestmark = pytest.mark.browser

INSIDE = "[...document.querySelectorAll('body > aside')].map((e) => e.shadowRoot).find(Boolean)"
BAR = f"{INSIDE}.querySelector('details')"
ALERT = f"{INSIDE}?.querySelector('[role=alert]')"
AIDE = "fr/pages/aide.html"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture(params=ways.BROWSERS)
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab that may ask servers of this machine."""
    with ways.tab(request, request.param) as opened:
        yield opened


@pytest.fixture
def opened(page: Page, hub: Path) -> Iterator[Page]:
    with preview(hub) as address:
        page.open(f"{address}#{AIDE}")
        page.wait_for(f"Boolean({INSIDE}) && Boolean({BAR})", FRAME)
        yield page


def test_a_save_shows_in_the_shell_and_the_bar_stays_as_it_was(opened: Page, hub: Path) -> None:
    assert opened.evaluate(f"{BAR}.innerText", FRAME).startswith("Pour la rédaction")
    opened.evaluate(f"void {BAR}.querySelector('summary').focus()", FRAME)
    opened.press("Enter", FRAME)
    opened.wait_for(f"{BAR}.open", FRAME)
    text = hub / "content/pages/aide/index.fr.md"
    text.write_text("---\ntitle: Aide\n---\nBonsoir à tous.\n", "utf-8")
    opened.wait_for("document.body.innerText.includes('Bonsoir à tous')", FRAME)
    opened.wait_for(f"{INSIDE} && {BAR}?.open", FRAME)
    assert opened.evaluate(f"{BAR}.querySelectorAll('button').length", FRAME) == 1
    opened.evaluate("location.hash = '#de/pages/aide.html'")
    opened.wait_for("document.body.innerText.includes('Tag.')", FRAME)
    opened.wait_for(f"{INSIDE} && {BAR}?.innerText.includes('Übersetzung veraltet')", FRAME)


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(opened: Page, hub: Path) -> None:
    text = hub / "content/pages/aide/index.fr.md"
    text.write_text("---\ntitle: Aide\n---\n::: tipp\n:::\n", "utf-8")
    opened.wait_for(f"{ALERT}?.textContent.includes('TXT02')", FRAME)
    assert opened.evaluate("document.body.innerText.includes('Bonjour.')", FRAME)
    text.write_text("---\ntitle: Aide\n---\nBonne nuit.\n", "utf-8")
    opened.wait_for("document.body.innerText.includes('Bonne nuit.')", FRAME)
    opened.wait_for(f"Boolean({INSIDE}) && !{ALERT}", FRAME)


@pytest.mark.sampled
@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_is_for_everybody(opened: Page, hub: Path, width: int) -> None:
    opened.resize(width, 800)
    opened.evaluate(f"{BAR}.open = true", FRAME)
    assert violations(opened, rules=CONTRAST, frame=FRAME) == []
    small = f"""[...{BAR}.querySelectorAll('summary, button')].filter((e) => {{
      const {{width, height}} = e.getBoundingClientRect(); return width < 44 || height < 44; }})"""
    assert opened.evaluate(f"{small}.length", FRAME) == 0
    reach = f"{BAR}.getBoundingClientRect().right <= innerWidth && {BAR}.scrollWidth <= innerWidth"
    assert opened.evaluate(reach, FRAME)


def test_saves_show_soon(opened: Page, hub: Path) -> None:
    """Not a measurement: who waits for ten seconds believes that nothing happens."""
    text = hub / "content/pages/aide/index.fr.md"
    begun = time.monotonic()
    text.write_text("---\ntitle: Aide\n---\nDéjà.\n", "utf-8")
    opened.wait_for("document.body.innerText.includes('Déjà.')", FRAME, patience_s=10)
    assert time.monotonic() - begun < 10
