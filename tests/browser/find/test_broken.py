"""What somebody types by mistake or by malice, and a copy in which files are missing or cut."""

import pytest

from tests.browser.find.seeker import (
    BEST,
    FIELD,
    HELP_LINKS,
    LIST,
    OPEN,
    READY,
    TITLES,
    TOLD,
    paste,
    search,
    type_in,
)
from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

HOME = "fr/index.html"
BROKEN = "document.querySelector('.find__broken')?.checkVisibility() === true"
ODD = [
    "x" * 10_000,
    "mer " * 2_500,
    "<img src=x onerror=alert(1)>",
    "<b>Signes</b>",
    ".*+?^${}()|[]\\",
    "מוזיקה بحر",
    "🎵🌊 \ud83c",
    "__proto__",
    "constructor hasOwnProperty toString",
    '"mer',
    "de la le et",
    "***",
    "\u0000\u200f\u202e",
]


def test_nothing_odd_is_injected_and_nothing_fails(page: Page, sea: Site) -> None:
    page.open(sea.root / HOME)
    page.press("/")
    page.wait_for(READY)
    others = "document.querySelectorAll('img, b, script:not([src*=\"/search/fr/\"])').length"
    before = page.evaluate(others)
    for text in ODD:
        paste(page, text)
        page.wait_for("new URLSearchParams(location.search).get('find') !== null")
        page.wait_for(READY)
        assert page.evaluate("new URLSearchParams(location.search).get('find').length") <= 200
        assert page.evaluate("document.querySelectorAll('.find img, .find b').length") == 0
        page.press("Escape")
        page.wait_for("location.search === ''")
    assert page.evaluate(others) == before
    assert page.errors() == []
    assert page.requests == []


def test_titles_are_words_whatever_signs_they_hold(page: Page, sea: Site) -> None:
    search(page, sea.root / HOME, "signes", "1 résultat")
    assert page.evaluate(BEST) == ["<b>Signes</b> & __proto__"]


def test_where_nothing_is_found_there_is_a_way_on(page: Page, sea: Site) -> None:
    search(page, sea.root / HOME, "xqzzk", "Aucun résultat")
    assert page.evaluate(f"{LIST}.hidden")
    links = " ".join(page.evaluate(HELP_LINKS))
    assert "special/a-z.html" in links
    assert "workshops/index.html" in links
    page.press("Enter")
    assert page.evaluate(OPEN)


@pytest.mark.parametrize("name", ["docs", "words-00"])
@pytest.mark.parametrize("harm", ["missing", "cut"])
def test_a_harmed_index_is_said_and_leads_to_the_lists(
    page: Page, damaged: Site, name: str, harm: str
) -> None:
    file = damaged.root / f"search/fr/{name}.js"
    text = file.read_bytes()
    file.unlink()
    if harm == "cut":
        file.write_bytes(text[: len(text) // 2])
    page.open(damaged.root / HOME)
    type_in(page, "/mer")
    page.wait_for(BROKEN)
    page.wait_for(f"{HELP_LINKS}.some((link) => link.includes('special/a-z.html'))")
    page.wait_for(f"document.activeElement === {FIELD}")
    page.click(".find__help a")
    page.wait_for("location.pathname.endsWith('/special/a-z.html')")


def test_what_was_found_all_the_same_is_shown(page: Page, damaged: Site) -> None:
    """Only the prose is missing: titles answer, excerpts stay away."""
    (damaged.root / "search/fr/text-00.js").unlink()
    page.open(damaged.root / HOME)
    type_in(page, "/vagues")
    page.wait_for_value(TITLES, ["Les vagues de la mer"])
    page.wait_for(READY)
    assert page.evaluate("document.querySelector('.find__excerpt').textContent") == ""


@pytest.mark.parametrize("name", ["find-ask", "find-fold"])
def test_a_script_of_the_search_may_be_missing(page: Page, damaged: Site, name: str) -> None:
    (damaged.root / f"assets/poche/{name}.js").unlink()
    page.open(damaged.root / HOME)
    type_in(page, "/mer")
    page.wait_for(BROKEN)


@pytest.mark.parametrize("url", ["fr/find.js", "assets/poche/find.js"])
def test_without_its_words_or_its_dialog_the_lists_come(
    page: Page, damaged: Site, url: str
) -> None:
    (damaged.root / url).unlink()
    page.open(damaged.root / HOME)
    page.press("/")
    page.wait_for("location.pathname.endsWith('/fr/special/a-z.html')")
    assert page.evaluate(TOLD.replace(".textContent", "")) is None
