"""Somebody who narrows the list of workshops down, and what she sees of it."""

from tests.browser.page import Page
from tests.site import meadow

SHEETS = meadow.hub(60).workshops
READY = "document.querySelector('[data-sift][data-ready]') !== null"
FOUND = "document.querySelector('[data-found]').textContent"
LEFT = """[...document.querySelectorAll('[data-is]')].filter((row) => !row.hidden)
  .map((row) => row.querySelector('a').getAttribute('href').match(/sheet-\\d+/)[0])"""
CHOSEN = """[...document.querySelectorAll('[data-chosen] [data-words]')]
  .map((words) => words.textContent)"""
FRESH = "performance.getEntriesByType('navigation')[0].type"


def button(key: str, code: str) -> str:
    """The button of an answer."""
    return f'#{key} [data-code="{code}"]'


def element(key: str, code: str) -> str:
    """JS: the same."""
    return f"document.querySelector('{button(key, code)}')"


def fitting(
    age: int = 0, minutes: int = 999, group: int = 0, most: int = 99, kind: str = ""
) -> list[str]:
    """Return the ids of the sheets that fit, counted here and not by the page."""
    return [
        it.id
        for it in SHEETS.values()
        if (not age or it.ages[0] <= age <= it.ages[1])
        and it.duration_min <= minutes
        and (not group or it.group is None or it.group[0] <= group <= it.group[1])
        and len(it.materials) <= most
        and (not kind or it.kind == kind)
    ]


def told(left: list[str]) -> str:
    """What is said of so many sheets."""
    return f"Ateliers\xa0: {len(left)} sur 60"


def sees(page: Page, left: list[str], frame: str | None = None) -> None:
    """Wait until these sheets are shown and counted."""
    page.wait_for_value(FOUND, told(left), frame)
    page.wait_for_value(LEFT, left, frame)
