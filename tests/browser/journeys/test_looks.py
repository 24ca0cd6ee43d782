"""A journey's page without script, by keyboard, on paper and for assistive programs; and home."""

from typing import Literal

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.journeys.teacher import (
    CHOSEN,
    DESK,
    SHEET,
    TITLE,
    YEAR,
    choose,
    enter,
    open_keep,
    tool,
    wait_for_kept,
    write,
)
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, arrived
from tests.season import Site

pytestmark = pytest.mark.browser

FOCUS = "document.activeElement"
SMALL = """[...document.querySelectorAll(".desk button, .desk a, .desk input[type=text],"
  + " .desk summary, .strip__cell, .journey-links a, .journey-links button")]
  .filter((one) => one.checkVisibility() && !one.closest(".line-title"))
  .filter((one) => { const { height, width } = one.getBoundingClientRect();
    return height < 44 || width < 44; })
  .map((one) => one.outerHTML)"""


def test_without_script_the_whole_year_stands_there(
    chromium_without_script: Page, year: Site
) -> None:
    page = chromium_without_script
    page.open(year.root / YEAR)
    text = page.evaluate("document.body.innerText")
    for words in (
        "Avant le concert", "Chanter debout", "Pour commencer.", "Rencontre", "Apportez un son.",
        "mardi 8 septembre", "mardi 29 septembre", "à partir du 28 septembre", "La fête",
    ):  # fmt: skip
        assert words in text, words
    weeks = "[...document.querySelectorAll('.week')].map((week) => week.id)"
    assert page.evaluate(weeks) == [f"week-{n}" for n in range(1, 7)]
    keys = "[...document.querySelectorAll('[data-step^=meeting]')].map((s) => s.dataset.step)"
    assert [key.partition("@")[2] for key in page.evaluate(keys)] == ["1", "2", "3", "4"]
    off = page.evaluate("document.querySelector('#week-3 .step-line').innerText")
    assert "Vacances" in off and "14:30" not in off
    assert not page.evaluate(
        "[...document.querySelectorAll('button')].some((b) => b.checkVisibility())"
    )


def test_everything_goes_by_keyboard(page: Page, year: Site) -> None:
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    page.evaluate("document.querySelector('.by a').focus()")
    for _ in range(9):
        page.press("Tab")
        if page.evaluate(f"{FOCUS}.name === 'week'"):
            break
    page.press(" ")
    page.wait_for_value(TITLE, "Semaine 1")
    page.press("ArrowRight")
    page.wait_for_value(TITLE, "Semaine 2")
    page.wait_for_value(f"{FOCUS}.value", "2")
    page.wait_for("document.querySelector('[data-now-said]').textContent.startsWith('Semaine 2')")
    page.press("ArrowLeft")
    page.wait_for_value(TITLE, "Semaine 1")
    for _ in range(9):
        page.press("Tab")
        if page.evaluate(f"{FOCUS}.dataset.do === 'done'"):
            break
    assert page.evaluate(f"{FOCUS}.textContent.trim()") == "Fait, Chanter debout"
    page.press("Enter")
    page.wait_for_value(f"{FOCUS}.ariaPressed", "true")
    page.press("Tab")
    page.press("Enter")  # once more
    page.press("Tab")
    page.press("Enter")  # one less, and that button goes
    page.wait_for_value(f"{FOCUS}.dataset.do", "again")
    page.press("Tab")
    page.press("g")
    page.press("k")  # elsewhere a shortcut of the player
    wait_for_kept(page, {"week": 1, "steps": {SHEET: {"done": 1, "note": "gk"}}})


@pytest.mark.sampled
@pytest.mark.parametrize("width", [360, 1024, 1280])
def test_targets_are_large_and_nothing_is_wider_than_the_window(
    page: Page, year: Site, width: int
) -> None:
    page.resize(width, 800)
    page.open(year.root / YEAR)
    page.wait_for(DESK)
    choose(page, 1, None)
    page.click(tool(SHEET, "done"))
    open_keep(page, None)
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.sampled
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_assistive_programs(
    chromium: Page, year: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Before a week is chosen, and with ticks, skips, holidays and open steps in sight."""
    chromium.resize(width, 800)
    chromium.scheme(scheme)
    chromium.open(year.root / YEAR.replace("fr/", "de/"))
    chromium.wait_for(DESK)
    assert violations(chromium, rules=CONTRAST) == []
    chromium.evaluate("document.querySelector('.strip input[value=\"1\"]').click()")
    chromium.click(tool(SHEET, "done"))
    chromium.evaluate(
        "document.querySelector('[data-now-steps] [data-do=skip]:not([hidden])').click()"
    )
    chromium.evaluate("document.querySelector('.strip input[value=\"2\"]').click()")
    chromium.evaluate(
        "document.querySelectorAll('article details').forEach((one) => (one.open = true))"
    )
    assert violations(chromium, rules=CONTRAST) == []
    chromium.evaluate("document.querySelector('.strip input[value=\"4\"]').click()")
    assert violations(chromium, rules=CONTRAST) == []


def test_on_paper_the_year_has_her_ticks_and_notes_and_no_desk(chromium: Page, year: Site) -> None:
    chromium.open(year.root / YEAR)
    chromium.wait_for(DESK)
    choose(chromium, 1, None)
    chromium.click(tool(SHEET, "done"))
    write(chromium, SHEET, "Très gai.", None)
    chromium.evaluate(
        "void document.querySelector('[data-now-steps] [data-do=skip]:not([hidden])').click()"
    )
    chromium.tab.emulate_media(media="print")  # type: ignore[attr-defined]
    paper = chromium.evaluate("document.body.innerText")
    for words in ("Fait", "Très gai.", "La fête", "Vacances"):
        assert words in paper, words
    for words in ("À quelle semaine", "Une ligne", "Semaine suivante", "Garder"):
        assert words not in paper, words
    assert chromium.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)",
    )  # fmt: skip


def test_what_has_no_text_in_the_language_is_listed(page: Page, year: Site) -> None:
    page.open(year.root / "de/journeys/libre.html")
    listed = page.evaluate("document.querySelector('.missed').innerText")
    assert "Ein freier Weg" in listed and "Französisch" in listed
    page.open(year.root / "fr/journeys/libre.html")
    assert page.evaluate("document.querySelector('.missed') === null")


def test_home_shows_this_week_once_there_is_one(page: Page, year: Site) -> None:
    home = "fr/index.html"
    hidden = "document.querySelector('[data-our-week]').hidden"
    page.open(f"{year.shell.as_uri()}#{home}")
    arrived(page, home)
    page.wait_for("document.documentElement.classList.contains('in-shell')", FRAME)
    assert page.evaluate(hidden, FRAME)
    enter(page, year)
    page.click(".brand", FRAME)
    arrived(page, home)
    assert page.evaluate(hidden, FRAME)
    enter(page, year)
    choose(page, 2)
    page.click(".brand", FRAME)
    arrived(page, home)
    page.wait_for(f"!{hidden}", FRAME)
    words = page.evaluate("document.querySelector('[data-our-week]').innerText", FRAME)
    assert "2" in words and "Une petite année" in words and "Un son" in words
    page.click("[data-our-week] [data-way]", FRAME)
    arrived(page, YEAR)
    page.wait_for_value(CHOSEN, "2", FRAME)
    assert page.errors() == []
