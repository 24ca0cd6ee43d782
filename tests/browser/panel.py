"""A listener of the sample season with the large player open, in each of its states."""

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, arrived
from tests.season import Site

PLAYLIST = "choir-practice"
PLACE = 5
"""The playlist's item, counted from 1, that has parts, words and chapters: the whole chorale."""
VIEWS = ("parts", "words", "chapters", "queue")
DIALOGS = ("mine", "settings", "keys")
OPEN = "document.querySelector('#panel')?.checkVisibility()"

# Every control that can be seen and used now: a dialog leaves nothing around it to be used.
CONTROLS = """[...(document.querySelector("dialog[open]") || document.querySelector(".dock"))
  .querySelectorAll("button, input, a[href], [tabindex='0']")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width)"""

# What a test calls a control: rows and lines by the list that they stand in.
NAME = """((e) => [e.id, e.dataset.do, e.dataset.view, e.dataset.mode, e.dataset.part,
  e.closest("[id]")?.id + " " + e.className].find(Boolean))"""
FOCUSED = f"{NAME}(document.activeElement)"


def open_at_the_chorale(page: Page, site: Site, lang: str = "fr") -> None:
    """Play the chorale in its playlist, stop, and open the large player."""
    url = f"{lang}/playlists/{PLAYLIST}.html"
    page.open(f"{site.shell.as_uri()}#{url}")
    arrived(page, url)
    page.wait_for("document.querySelector('[data-play]').checkVisibility()", frame=FRAME)
    page.click(f"[data-play={PLAYLIST!r}]", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0")
    pause(page)  # what plays may be told of, without loudspeakers, while something is pressed
    page.click("#more")
    page.wait_for(OPEN)
    show(page, "queue")
    page.click(f"#queue li:nth-child({PLACE}) button")
    page.wait_for(f"{PLAYING} < 9 && document.querySelectorAll('#lines .line').length > 5")
    pause(page)


def pause(page: Page) -> None:
    """Stop what plays."""
    page.click("#toggle")
    page.wait_for("document.querySelector('#sound').paused")


def wait_for_focus(page: Page, name: str) -> None:
    """Wait until a control has the focus: it may come a moment after what is seen."""
    page.wait_for_value(FOCUSED, name, what="the focus")


def show(page: Page, view: str) -> None:
    """Choose one of the views."""
    page.click(f"[data-view={view}]")
    page.wait_for(f"document.querySelector('#view-{view}').checkVisibility()")


def open_dialog(page: Page, name: str) -> None:
    """Open a dialog from the large player."""
    page.click(f"#panel [data-do={name}]")
    page.wait_for(f"document.querySelector('#{name}').open")


def close_dialog(page: Page, name: str) -> None:
    """Close it by its button."""
    page.click(f"#{name} [data-close]")
    page.wait_for(f"!document.querySelector('#{name}').open")
