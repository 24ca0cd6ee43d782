"""Somebody who searches: types, looks at what is found, goes there."""

import json
from pathlib import Path

from tests.browser.page import Page

FIELD = "document.querySelector('.find input')"
LIST = "document.querySelector('.find [role=listbox]')"
OPEN = "document.querySelector('dialog.find')?.open === true"
TOLD = "document.querySelector('.find [role=status]').textContent"
OPTIONS = "[...document.querySelectorAll('.find [role=listbox] [role=option]')]"
TITLES = f"{OPTIONS}.map((it) => it.querySelector('.find__title')?.textContent)"
BEST = (
    "[...document.querySelectorAll('.find [role=group]')].slice(0, 1).flatMap((group) =>"
    " [...group.querySelectorAll('.find__title')].map((it) => it.textContent))"
)
CHOSEN = (
    "(it => it && it.textContent && it.getAttribute('aria-selected') === 'true' && it.id)"
    f"(document.getElementById({FIELD}.getAttribute('aria-activedescendant')))"
)
READY = f"{LIST}?.getAttribute('aria-busy') === 'false' && {FIELD}.hasAttribute('aria-controls')"
HELP_LINKS = "[...document.querySelectorAll('.find__help a')].map((a) => a.getAttribute('href'))"


def type_in(page: Page, text: str, frame: str | None = None) -> None:
    """Press one key after another, as fast as they can be pressed."""
    for letter in text:
        page.press("Space" if letter == " " else letter, frame)


def search(page: Page, place: str | Path, text: str, told: str) -> None:
    """Open a page, press `/`, type, and wait until this is said of the results."""
    page.open(place)
    page.press("/")
    type_in(page, text)
    page.wait_for_value(TOLD, told)


def paste(page: Page, text: str) -> None:
    """Put a text into the field at once."""
    page.evaluate(
        f"void ((field) => {{ field.value = {json.dumps(text)};"
        f" field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})({FIELD})"
    )
