"""A teacher at her journey's page: what she presses, and what she sees."""

import json
from typing import Any

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived
from tests.season import Site

YEAR = "fr/journeys/annee.html"
KEY = "un-parcours:journey:annee"
SHEET = "workshops-chanter"
DESK = "!document.querySelector('[data-desk]').hidden"
TITLE = "document.querySelector('[data-now-title]').textContent"
TOLD = "document.querySelector('[data-told-words]').textContent"
CHOSEN = "document.querySelector('.strip input:checked')?.value"


def enter(page: Page, site: Site, url: str = YEAR) -> None:
    """Open the shell at a journey and wait for its desk."""
    page.open(f"{site.shell.as_uri()}#{url}")
    arrived(page, url)
    page.wait_for(DESK, FRAME)


def open_keep(page: Page, frame: str | None = FRAME) -> None:
    """Open what keeps, carries on and starts afresh: the first press brings it."""
    page.click(".desk__keep summary", frame)
    page.wait_for(
        "document.querySelector('[data-file]') && document.querySelector('.desk__keep').open", frame
    )


def reload(page: Page, url: str = YEAR) -> None:
    """Load the whole shell anew, as after a night."""
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    arrived(page, url)
    page.wait_for(DESK, FRAME)


def choose(page: Page, week: int, frame: str | None = FRAME) -> None:
    """Press a week in the strip."""
    page.click(f".strip input[value='{week}']", frame)
    page.wait_for_value(TITLE, f"Semaine {week}", frame)


def tool(step: str, what: str, where: str = "[data-now-steps]") -> str:
    """One of a step's buttons, as a selector."""
    return f'{where} [data-of="{step}"] [data-do="{what}"]'


def write(page: Page, step: str, words: str, frame: str | None = FRAME) -> None:
    """Write a line about a step, as typing does."""
    page.evaluate(
        f"""void ((field) => {{ field.value = {json.dumps(words)};
        field.dispatchEvent(new Event("input", {{bubbles: true}})); }})
        (document.querySelector('[data-now-steps] [data-of="{step}"] [data-note]'))""",
        frame,
    )


def _mine(step: str) -> str:
    """JS: what the list of weeks says of a teacher's own about a step."""
    return f"""document.querySelector('[data-step="{step}"] .line-mine')?.textContent || ''"""


def mine(page: Page, step: str, frame: str | None = FRAME) -> str:
    """What the list of weeks says of a teacher's own about a step."""
    return str(page.evaluate(_mine(step), frame))


def wait_for_mine(page: Page, step: str, wanted: str, frame: str | None = FRAME) -> None:
    """Wait until the list of weeks says this of a step: it hears of a press after the desk."""
    page.wait_for_value(_mine(step), wanted, frame)


def wait_for_kept(page: Page, wanted: dict[str, Any] | None, key: str = KEY) -> None:
    """Wait until the top page keeps exactly this."""
    page.wait_for_value(f"JSON.parse(localStorage.getItem({key!r}))", wanted)


def read(page: Page, text: str, frame: str | None = FRAME, field: str = "[data-file]") -> None:
    """Hand a file with this text to the page, as choosing one does."""
    page.evaluate(
        f"""void ((input) => {{ const chosen = new DataTransfer();
        chosen.items.add(new File([{json.dumps(text)}], "annee.poche.json"));
        input.files = chosen.files; input.dispatchEvent(new Event("change", {{bubbles: true}})); }})
        (document.querySelector({field!r}))""",
        frame,
    )
