"""The overview: marks on the map by keyboard, a table sorted and filtered, days in a calendar."""

from pathlib import Path

import pytest

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME
from tests.season import Site

pytestmark = pytest.mark.browser

READY = "document.querySelector('.rows thead button') !== null"
TITLES = """[...document.querySelectorAll('.rows tbody tr')].filter((row) => !row.hidden)
  .map((row) => row.cells[0].textContent.match(/\\d+/)[0]).join()"""
FOUND = "document.querySelector('[data-found]').textContent"
NAME = "document.activeElement.getAttribute('aria-label')"
RING = """getComputedStyle(document.activeElement.querySelector('.pin__focus')).stroke !== 'none'"""


def sorted_by(key: str) -> str:
    """JS: in which way the table is sorted by this column, if it is."""
    return f"document.querySelector('[data-by={key}]').getAttribute('aria-sort')"


def type_in(page: Page, text: str) -> None:
    """Type into the field of words."""
    page.evaluate("document.querySelector('[name=q]').focus()")
    for letter in text:
        page.press(letter)


def choose(page: Page, name: str, value: str) -> None:
    """Choose from a list, as its own menu does."""
    page.evaluate(
        f"""void (() => {{
          const list = document.querySelector("[name={name}]");
          list.value = "{value}";
          list.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()"""
    )


def test_marks_are_reached_by_keyboard_named_and_ringed(page: Page, overview: Path) -> None:
    page.open(overview)
    page.evaluate("document.querySelector('.past').focus()")
    page.press("Tab")
    page.wait_for(f"{NAME}?.startsWith('1: Village ')")
    assert page.evaluate(RING)
    page.press("Tab")
    page.wait_for(f"{NAME}?.startsWith('2: Village ')")
    page.press("Shift+Tab")
    page.wait_for(f"{NAME}?.startsWith('1: ')")


def test_a_mark_leads_where_its_name_says(page: Page, overview: Path) -> None:
    """To the project, or where there are several to the list of them."""
    page.open(overview)
    page.evaluate("document.querySelector('.pin--many').focus()")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    page.press("Enter")
    page.wait_for(f"location.hash === {target!r}")
    assert page.evaluate(f"document.querySelectorAll('{target} a').length") > 1
    page.evaluate("document.querySelector('.pin:not(.pin--many)').focus()")
    page.press("Enter")
    page.wait_for("location.pathname.includes('/projects/')")
    assert page.errors() == []


def test_everything_on_the_map_stands_in_the_list(page: Page, overview: Path) -> None:
    page.open(overview)
    marks = page.evaluate("document.querySelectorAll('.pin').length")
    assert page.evaluate("document.querySelectorAll('.places > li').length") == marks > 3
    links = "new Set([...document.querySelectorAll('.places a')].map((a) => a.href)).size"
    assert page.evaluate(links) == 7


def test_whoever_walks_by_keyboard_may_pass_map_and_year(page: Page, overview: Path) -> None:
    page.open(overview)
    page.wait_for(READY)
    page.evaluate("document.querySelector('#map .past').focus()")
    assert page.evaluate("document.activeElement.getBoundingClientRect().height >= 44")
    page.press("Enter")
    page.wait_for("location.hash === '#projects'")
    page.press("Tab")
    page.wait_for_value("document.activeElement.name", "country")


def test_a_press_sorts_and_another_turns_it_round(page: Page, overview: Path) -> None:
    page.open(overview)
    page.wait_for(READY)
    assert page.evaluate(TITLES) == "5,1,6,2,7,3,4"
    assert page.evaluate(sorted_by("start")) == "ascending"
    page.evaluate("document.querySelector('[data-by=title] button').focus()")
    page.press("Enter")
    page.wait_for_value(TITLES, "1,2,3,4,5,6,7")
    page.wait_for_value(sorted_by("title"), "ascending")
    page.wait_for_value(sorted_by("start"), None)
    page.press("Enter")
    page.wait_for_value(TITLES, "7,6,5,4,3,2,1")
    page.wait_for_value(sorted_by("title"), "descending")
    page.wait_for_value("document.activeElement.closest('th')?.dataset.by", "title")
    page.click("[data-by=meetings] button")
    counts = """[...document.querySelectorAll('.rows tbody tr')].map((row) =>
      Number(row.cells[7].textContent))"""
    page.wait_for_value(sorted_by("meetings"), "ascending")
    there = sorted(page.evaluate(counts))
    assert len(set(there)) > 1
    page.wait_for_value(counts, there)
    assert page.errors() == []


def test_filters_say_how_many_are_left_and_stand_in_the_address(page: Page, overview: Path) -> None:
    page.open(overview)
    page.wait_for_value(FOUND, "Projets\xa0: 7 sur 7")
    choose(page, "country", "LU")
    page.wait_for_value(FOUND, "Projets\xa0: 3 sur 7")
    page.wait_for_value(TITLES, "1,7,3")
    choose(page, "language", "de")
    page.wait_for_value(FOUND, "Projets\xa0: 1 sur 7")
    page.wait_for("location.search === '?country=LU&language=de'")
    page.click("[data-by=title] button")
    page.wait_for("location.search.endsWith('&by=title')")
    page.evaluate("void setTimeout(() => location.reload())")
    page.wait_for("performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.wait_for_value(FOUND, "Projets\xa0: 1 sur 7")
    page.wait_for_value(TITLES, "3")
    assert page.evaluate("document.querySelector('[name=country]').value") == "LU"
    assert page.evaluate(sorted_by("title")) == "ascending"
    assert page.errors() == []


def test_words_are_found_without_accents_and_places_too(page: Page, overview: Path) -> None:
    page.open(overview)
    page.wait_for(READY)
    type_in(page, "vallee 3")
    page.wait_for_value(TITLES, "3")
    page.evaluate("document.querySelector('[name=q]').value = ''")
    type_in(page, "ECOLE 4")
    page.wait_for_value(TITLES, "4")
    page.wait_for_value(FOUND, "Projets\xa0: 1 sur 7")


def test_where_nothing_fits_one_press_shows_all_again(page: Page, overview: Path) -> None:
    page.open(overview)
    page.wait_for(READY)
    type_in(page, "xyz")
    page.wait_for_value(FOUND, "Projets\xa0: 0 sur 7")
    assert page.evaluate("document.querySelector('[data-nothing]').checkVisibility()")
    assert not page.evaluate("document.querySelector('.rows').checkVisibility()")
    page.click("[data-all]")
    page.wait_for_value(FOUND, "Projets\xa0: 7 sur 7")
    page.wait_for_value("document.activeElement.name", "q")
    page.wait_for("location.search === ''")
    assert not page.evaluate("document.querySelector('[data-nothing]').checkVisibility()")


def test_an_address_that_names_no_choice_shows_all(page: Page, overview: Path) -> None:
    page.open(overview.as_uri() + "?country=XX&by=constructor&q=")
    page.wait_for_value(FOUND, "Projets\xa0: 7 sur 7")
    assert page.evaluate(TITLES) == "5,1,6,2,7,3,4"
    assert page.errors() == []


def test_in_the_shell_the_choice_goes_along(page: Page, valleys: Site) -> None:
    """A deep link opens the table as it was; a new choice stands in the shell's address."""
    url = "fr/special/overview.html?country=LU"
    page.open(f"{valleys.shell.as_uri()}#{url}")
    page.wait_for("location.search === '?country=LU'", FRAME)
    page.wait_for_value(FOUND, "Projets\xa0: 3 sur 7", FRAME)
    page.click("[data-by=title] button", FRAME)
    page.wait_for(f"location.hash === '#{url}&by=title'")
    page.wait_for_value("document.activeElement.closest('th')?.dataset.by", "title", FRAME)
    assert page.errors() == []
    assert page.requests == []


def test_a_day_leads_to_all_that_takes_place_on_it(page: Page, overview: Path) -> None:
    page.open(overview)
    day = "document.querySelector('.months td a')"
    told = page.evaluate(f"{day}.getAttribute('aria-label')")
    page.evaluate(f"{day}.focus()")
    page.press("Enter")
    page.wait_for("location.pathname.includes('/calendar-') && location.hash.startsWith('#d-')")
    events = "document.querySelectorAll(`${location.hash} .event`).length"
    page.wait_for(f"{events} > 0")
    heading = page.evaluate("document.querySelector(`${location.hash} h2`).textContent")
    assert told.split(",")[0] in heading
    assert page.errors() == []


def test_months_lead_to_each_other_and_back(page: Page, november: Path) -> None:
    page.open(november)
    assert page.evaluate("document.querySelectorAll('.event--off').length") > 0
    page.click(".turn a:last-child")
    page.wait_for("location.pathname.endsWith('calendar-2026-12.html')")
    page.wait_for("document.readyState === 'complete'")
    page.click(".up")
    page.wait_for("location.pathname.endsWith('overview.html')")


def test_without_script_all_is_there_and_nothing_pretends(
    chromium_without_script: Page, overview: Path
) -> None:
    page = chromium_without_script
    page.open(overview)
    assert page.evaluate(TITLES) == "5,1,6,2,7,3,4"
    for selector in (".sieve", ".found", "[data-nothing]", "button"):
        shown = f"[...document.querySelectorAll('{selector}')].some((e) => e.checkVisibility())"
        assert not page.evaluate(shown), selector
    assert page.evaluate("document.querySelectorAll('.pin').length") > 3
    assert page.evaluate("document.querySelectorAll('.months td a').length") > 50
