"""The top of each page: the language menu gives way, and the player is one press away."""

import pytest

from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

FRAME = "#page"
MENU = "document.querySelector('details.languages')"


def enter(page: Page, site: Site) -> None:
    page.open(f"{site.shell.as_uri()}#fr/recordings/index.html")
    page.wait_for("document.documentElement.classList.contains('in-shell')", frame=FRAME)


def test_the_language_menu_closes_by_escape_and_by_a_press_beside_it(
    page: Page, site: Site
) -> None:
    enter(page, site)
    page.click("details.languages summary", frame=FRAME)
    page.wait_for(f"{MENU}.open", frame=FRAME)
    page.press("Escape", frame=FRAME)
    page.wait_for(f"!{MENU}.open && document.activeElement.matches('summary')", frame=FRAME)
    page.click("details.languages summary", frame=FRAME)
    page.wait_for(f"{MENU}.open", frame=FRAME)
    page.click("h1", frame=FRAME)
    page.wait_for(f"!{MENU}.open", frame=FRAME)


def test_the_player_is_reached_from_the_top_of_the_page(page: Page, site: Site) -> None:
    """The way there shows once something plays, to those who walk by Tab."""
    enter(page, site)
    assert page.evaluate("document.querySelector('[data-to-player]').hidden", frame=FRAME)
    page.click("button[data-play]", frame=FRAME)
    page.wait_for("!document.querySelector('[data-to-player]').hidden", frame=FRAME)
    page.evaluate("void document.querySelector('[data-to-player]').focus()", frame=FRAME)
    page.wait_for(
        "document.querySelector('[data-to-player]').getBoundingClientRect().top >= 0", frame=FRAME
    )
    page.press("Enter", frame=FRAME)
    page.wait_for("document.activeElement.id === 'toggle'")
