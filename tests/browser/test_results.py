"""Results by axe, on a phone and on a desk, on paper, and without a mouse."""

import re

import pytest

from tests.browser.chromium import ChromiumPage
from tests.browser.figures import (
    LANGUAGES,
    WINDOWS,
    Scheme,
    assert_axe_finds_nothing,
    assert_it_fits,
    assert_quiet,
    places,
)
from tests.browser.page import Page
from tests.browser.test_footprint import follow
from tests.season import Site

pytestmark = pytest.mark.browser

PRESSED = ".up, .kg a, .links a, .more a, summary"
PROJECT = "results-projects-moselle-demonstration"
FEW = "results-journeys-small-steps-big-sounds"
PAGES = ("results", PROJECT, FEW)


def opened(page: Page) -> None:
    """Open what is folded."""
    page.evaluate("document.querySelectorAll('article details').forEach((it) => (it.open = true))")


@pytest.mark.sampled
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("lang", ["fr", "de"])
def test_nothing_is_found_by_axe(
    page: Page, site: Site, lang: str, window: tuple[int, Scheme]
) -> None:
    assert_axe_finds_nothing(page, places(site, lang, PAGES), window, opened)


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_scrolls_sideways_and_fingers_find_everything(
    page: Page, site: Site, lang: str
) -> None:
    assert_it_fits(page, places(site, lang, PAGES), PRESSED, opened)


def test_pages_are_quiet(page: Page, site: Site) -> None:
    assert_quiet(page, places(site, "lb", PAGES))


def test_labels_figures_and_bars_of_a_chart_do_not_meet(page: Page, site: Site) -> None:
    """On a phone, in every language: labels have as many lines as they need."""
    met = """[...document.querySelectorAll('.chart--tallies, .chart--steps')].flatMap((chart) => {
      const box = (it) => it.getBoundingClientRect();
      const labels = [...chart.querySelectorAll(':scope > text')];
      const values = [...chart.querySelectorAll('.chart__value text')];
      const bars = [...chart.querySelectorAll('rect')].filter((it) => it.closest('g'));
      const apart = (a, b) => a.bottom <= b.top + 2 || b.bottom <= a.top + 2;
      return labels.filter((label, at) => box(label).right + 4 > box(values[at]).left
        || box(label).bottom > box(chart).bottom
        || bars.some((bar) => !apart(box(label), box(bar)))).map((it) => it.textContent);
    })"""
    page.resize(320, 640)
    for lang in LANGUAGES:
        for name in PAGES[:2]:
            page.open(site.root / f"{lang}/special/{name}.html")
            assert page.evaluate(met) == [], (lang, name)


def test_from_what_it_cost_to_what_it_brought_and_back_by_keys_alone(
    page: Page, site: Site
) -> None:
    page.open(site.root / "fr/special/overview.html")
    follow(page, ".ways a[href='results.html']", "results.html")
    follow(page, ".beside .more a", "footprint.html")
    follow(page, ".beside .more a", "results.html")
    follow(page, ".tally--below a", "results-projects-")
    page.wait_for("document.querySelector('h1')?.textContent.startsWith('Résultats')")


@pytest.mark.sampled
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_results_come_to_paper_on_two_sheets(
    chromium: ChromiumPage, site: Site, lang: str, name: str
) -> None:
    chromium.open(site.root / f"{lang}/special/{name}.html")
    paper = chromium.tab.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


def test_examples_are_called_so_wherever_they_are_counted(site: Site) -> None:
    """On every page of the sample season, whose answers nobody has given."""
    pages = sorted((site.root / "fr/special").glob("results*.html"))
    assert len(pages) == 7
    for path in pages:
        assert "Démonstration\u00a0: personne n’a répondu" in path.read_text("utf-8"), path.name


def test_of_a_small_group_nothing_is_told(site: Site) -> None:
    html = (site.root / f"en/special/{FEW}.html").read_text("utf-8")
    assert "Fewer than five questionnaires are not broken down" in html
    assert '<svg class="chart' not in html


def test_every_file_is_there(site: Site) -> None:
    html = (site.root / "fr/special/results.html").read_text("utf-8")
    files = re.findall(r'href="([^"]*)"[^>]* download', html)
    assert len(files) == 3
    for way in files:
        assert (site.root / "fr/special" / way).resolve().is_file(), way
