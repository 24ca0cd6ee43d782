"""Somebody who uses the tiny site: opens it, plays, follows links, looks at the player."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.page import Page

FRAME = "#page"
SOUND = "document.querySelector('#sound')"
PLAYING = f"(s => !s.paused && s.currentTime)({SOUND})"


def enter(page: Page, shell: Path, url: str = "") -> None:
    """Open the shell, at a page if one is given, and wait for the page's greeting."""
    page.open(shell.as_uri() + (f"#{url}" if url else ""))
    page.wait_for("document.querySelector('#page').title !== 'Musique en poche' && location.hash")
    if url:
        arrived(page, url)


def arrived(page: Page, url: str) -> None:
    """Wait until both the frame and the shell's address are at a page, and all of it is there.

    As a page finishes loading, Firefox goes to its #part once more and takes the focus along.
    After a reload the address is there before the page: only its greeting, from which the shell
    has the title, brings the focus, and with it what is typed, into the page.
    """
    path = "/" + url.partition("#")[0].partition("?")[0]
    loaded = "document.readyState === 'complete'"
    page.wait_for(f"location.pathname.endsWith({path!r}) && {loaded}", frame=FRAME)
    page.wait_for(f"location.hash === {'#' + url!r}")
    title = json.dumps(page.evaluate("document.title", FRAME))
    page.wait_for(f"document.querySelector({FRAME!r}).title === {title}")


def follow(page: Page, link: str, url: str) -> None:
    """Click a link in the page and wait for where it leads."""
    page.click(link, frame=FRAME)
    arrived(page, url)


def play(page: Page, button: str) -> None:
    """Press one of the page's buttons and wait until the shell plays."""
    page.click(button, frame=FRAME)
    page.wait_for(f"{PLAYING} > 0")


def at(page: Page) -> float:
    """Where the sound is, in seconds."""
    return float(page.evaluate(f"{SOUND}.currentTime"))


def set_slider(page: Page, slider: str, value: float) -> None:
    """Drag a slider and let it go, as far as events are concerned."""
    page.evaluate(
        f"(s => {{ s.value = {value}; for (const type of ['input', 'change'])"
        f" s.dispatchEvent(new Event(type, {{bubbles: true}})); }})"
        f"(document.querySelector({slider!r}))"
    )


def on_a_busy_machine(faults: Callable[[], list[str]]) -> Callable[[], list[str]]:
    """Measure up to three times: a timer that came late once says nothing about the program."""

    def measured() -> list[str]:
        return faults() and faults() and faults()

    return measured


def text(page: Page, selector: str) -> str:
    """The text of one of the shell's elements."""
    return str(page.evaluate(f"document.querySelector({selector!r}).textContent"))


def wait_for_text(page: Page, selector: str, wanted: str) -> None:
    """Wait until one of the shell's elements says this."""
    page.wait_for_value(f"document.querySelector({selector!r}).textContent", wanted)


def wait_for_state(page: Page, button: str, wanted: str, frame: str | None = FRAME) -> None:
    """Wait until one of the page's buttons says this of itself: it hears by message."""
    page.wait_for_value(f"document.querySelector({button!r}).dataset.state", wanted, frame)


def stored(page: Page) -> dict[str, Any]:
    """Everything the shell's page has stored."""
    kept: dict[str, Any] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return kept
