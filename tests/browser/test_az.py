"""Lists from A to Z in browsers: by keyboard, on a phone, without script and on paper."""

from pathlib import Path
from typing import Literal

import pytest

from build_tools.site.pages import PagePlan
from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page
from tests.season import SITE, Site, kept
from tests.site import fifty, lettered

pytestmark = pytest.mark.browser

PAGES = ("a-z", "a-z-works-2")
WIDE = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll("article a")].filter((e) => e.checkVisibility())
  .filter((e) => {
    const {width, height} = e.getBoundingClientRect();
    return height < 44 || width < 44;
  }).map((e) => e.outerHTML.slice(0, 80))"""
SHOWN = "document.querySelector(location.hash).getBoundingClientRect().top < innerHeight"


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two hundred works on three pages, forty people on one, in French and German."""

    def make(folder: Path) -> None:
        fifty.site(lettered.many(("fr", "de")), folder, _is_wanted)

    scratch = tmp_path_factory.mktemp("lists")
    return Site(kept("lists", make, scratch, __file__, fifty.__file__, lettered.__file__) / SITE)


def _is_wanted(page: PagePlan) -> bool:
    """The renderer wants all sections; of the entries' own pages one will do."""
    return page.kind in ("home", "index") or page.id.startswith("a-z") or page.id == "person-1"


@pytest.mark.sampled
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_nothing_is_found_by_axe(
    page: Page, lists: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.resize(width, 800)
    page.scheme(scheme)
    found = {}
    for name in PAGES:
        page.open(lists.root / f"fr/special/{name}.html")
        found[name] = violations(page, rules=CONTRAST)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_pages_are_quiet(page: Page, lists: Site) -> None:
    for name in PAGES:
        page.open(lists.root / f"de/special/{name}.html")
    assert page.errors() == []
    assert page.requests == []


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_fingers_find_everything_and_nothing_scrolls_sideways(
    page: Page, lists: Site, lang: str
) -> None:
    for name in PAGES:
        for width in (360, 1024, 1280):
            page.resize(width, 800)
            page.open(lists.root / f"{lang}/special/{name}.html")
            assert page.evaluate(WIDE) <= 0, (name, width)
            assert page.evaluate(SMALL) == [], (name, width)
        page.resize(320, 640)
        assert page.evaluate(WIDE) <= 0, name


def test_a_letter_leads_to_its_place_on_whichever_page(page: Page, lists: Site) -> None:
    page.open(lists.root / "fr/special/a-z.html")
    page.evaluate("document.querySelector('.letters a[href$=\"works-3.html#v\"]').focus()")
    page.press("Enter")
    page.wait_for("location.pathname.endsWith('a-z-works-3.html') && location.hash === '#v'")
    # As a page finishes loading, Firefox goes to its #part once more and takes the focus along.
    page.wait_for("document.readyState === 'complete'")
    page.wait_for(SHOWN)
    page.evaluate("document.querySelector('.letters a[href$=\"#b\"]').focus()")
    page.press("Enter")
    page.wait_for("location.pathname.endsWith('a-z-works.html') && location.hash === '#b'")
    page.wait_for("document.readyState === 'complete'")
    page.wait_for(SHOWN)
    page.press("Tab")
    page.wait_for("document.activeElement.textContent.startsWith('Berceuse 0')")


def test_without_script_the_footer_leads_to_every_entry(
    chromium_without_script: Page, lists: Site
) -> None:
    page = chromium_without_script
    page.open(lists.root / "fr/special/a-z-works.html")
    page.click(".foot a[href$='special/a-z.html']")
    page.wait_for("location.pathname.endsWith('/a-z.html')")
    page.click("h2 a[href='a-z-people.html']")
    page.wait_for("location.pathname.endsWith('a-z-people.html')")
    page.click(".entries a[href$='people/person-1.html']")
    page.wait_for("location.pathname.endsWith('person-1.html')")


def test_pages_lead_on_and_back_and_to_the_other_language(page: Page, lists: Site) -> None:
    page.open(lists.root / "fr/special/a-z-works.html")
    page.click("[rel=next]")
    page.wait_for("location.pathname.endsWith('a-z-works-2.html')")
    page.click("[rel=next]")
    page.wait_for("location.pathname.endsWith('a-z-works-3.html')")
    assert page.evaluate("document.querySelector('[rel=next]')") is None
    page.click("[rel=prev]")
    page.wait_for("location.pathname.endsWith('a-z-works-2.html')")
    page.click(".languages summary")
    page.click(".languages a[hreflang=de]")
    page.wait_for("location.pathname.endsWith('/de/special/a-z-works-2.html')")
    page.wait_for_value("document.querySelectorAll('.entries li').length > 40", True)


def test_on_paper_there_are_two_columns_and_no_bars(chromium: Page, lists: Site) -> None:
    chromium.open(lists.root / "fr/special/a-z-people.html")
    chromium.tab.emulate_media(media="print")  # type: ignore[attr-defined]
    columns = "getComputedStyle(document.querySelector('.a-z__groups')).columnCount"
    assert chromium.evaluate(columns) == "2"
    for bar in (".letters", ".top", ".foot", ".kicker"):
        shown = f"document.querySelector('{bar}').checkVisibility()"
        assert not chromium.evaluate(shown), bar
