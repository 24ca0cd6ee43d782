"""The page of `poche status`: one file that coordinators sort, print and send."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from build_tools.domain import LANGUAGES
from tests.browser.axe import CONTRAST, violations
from tests.browser.chromium import ChromiumPage
from tests.browser.page import Page
from tests.commands import poche
from tests.devices.lint import faults_of_script, faults_of_style
from tests.status.season import TODAY, season

pytestmark = pytest.mark.browser

NBSP = "\u00a0"
TABLE = "[...document.querySelectorAll('#rights ~ .wide table')][0]"
COLUMN = f"[...{TABLE}.tBodies[0].rows].map((row) => row.cells[NUMBER].textContent)"
SORTED = f"[...{TABLE}.tHead.rows[0].cells].map((it) => it.getAttribute('aria-sort'))"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in every language."""
    hub, made = season(tmp_path_factory.mktemp("season")), tmp_path_factory.mktemp("pages")
    for lang in (*LANGUAGES, ""):
        options = ["--format", "html", "--output", str(made / f"status-{lang}.html")]
        chosen = ["--lang", lang] if lang else []
        assert poche(hub, "status", "--today", TODAY, *options, *chosen)[0] == 0
    return made


def head(page: Page, number: int) -> str:
    """The selector of a column's button in the table of rights, once it is marked."""
    page.evaluate(f"{TABLE}.tHead.rows[0].cells[{number}].firstChild.id = 'sort-{number}'")
    return f"#sort-{number}"


def column(page: Page, number: int) -> Any:
    return page.evaluate(COLUMN.replace("NUMBER", str(number)))


@pytest.mark.sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_everybody_can_read_it(page: Page, folder: Path, lang: str, scheme: str) -> None:
    """Opened from a disk, wide and narrow: axe finds nothing, contrast is 7 : 1, nothing is asked
    for, and the page itself is never wider than the window."""
    page.scheme("dark" if scheme == "dark" else "light")
    page.open(folder / f"status-{lang}.html")
    assert page.evaluate("document.documentElement.lang") == lang
    for width in (1280, 390):
        page.resize(width, 800)
        assert violations(page, rules=CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.errors() == [] and page.requests == []


def test_it_is_in_the_hubs_own_language(page: Page, folder: Path) -> None:
    page.open(folder / "status-.html")
    assert page.evaluate("document.title") == "Ce qui manque encore – Petite saison"
    said = page.evaluate("document.body.textContent")
    assert f"Expirés{NBSP}: 3" in said and "10 sept. 2026" in said


def test_tables_are_sorted_by_keyboard(page: Page, folder: Path) -> None:
    """Enter on a column's head sorts by it, once more the other way; numbers and days as such."""
    page.open(folder / "status-en.html")
    assert column(page, 4) == ["−10", "−9", "−1", "21", "144"]
    page.evaluate(f"document.querySelector('{head(page, 4)}').focus()")
    page.press("Enter")
    assert column(page, 4) == ["−10", "−9", "−1", "21", "144"]
    assert page.evaluate(SORTED) == [None, None, None, None, "ascending", None]
    page.press("Enter")
    assert column(page, 4) == ["144", "21", "−1", "−9", "−10"]
    assert page.evaluate(SORTED) == [None, None, None, None, "descending", None]
    page.press("Shift+Tab")
    page.press("Enter")
    assert column(page, 3)[:2] == ["31 Aug 2026", "1 Sept 2026"], "days are no words"
    assert page.evaluate(SORTED) == [None, None, None, "ascending", None, None]
    page.click(head(page, 0))
    assert column(page, 0) == sorted(column(page, 0))
    assert violations(page, rules=CONTRAST) == []


def test_what_is_not_known_comes_last_both_ways(page: Page, folder: Path) -> None:
    """LIX has no row without a number, but sounds that nobody has measured have none."""
    page.open(folder / "status-en.html")
    page.evaluate(
        "document.querySelector('#sounds ~ .wide tbody tr:last-child td:nth-child(4)')"
        ".dataset.key = '-20.5'"
    )
    first = "document.querySelector('#sounds ~ .wide tbody td:nth-child(4)').dataset.key"
    button = "document.querySelector('#sounds ~ .wide th:nth-child(4) button').click()"
    for _ in range(2):
        page.evaluate(button)
        assert page.evaluate(first) == "-20.5"


def test_without_script_all_of_it_is_there(chromium_without_script: Page, folder: Path) -> None:
    page = chromium_without_script
    assert isinstance(page, ChromiumPage)
    page.open(folder / "status-de.html")
    assert page.tab.locator("button").count() == 0
    assert page.tab.locator("#to_remove ~ .wide tbody tr").count() == 4


def test_it_fits_on_a4(chromium: Page, folder: Path, tmp_path: Path) -> None:
    """Every column of every table is on paper, and nothing that only a screen needs."""
    assert isinstance(chromium, ChromiumPage)
    chromium.open(folder / "status-en.html")
    chromium.tab.emulate_media(media="print")
    chromium.tab.set_viewport_size({"width": 688, "height": 1000})  # A4 without its margins
    wider = "[...document.querySelectorAll('table')].filter((it) => it.offsetWidth > innerWidth)"
    assert chromium.evaluate(f"{wider}.length") == 0
    assert chromium.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    chromium.tab.pdf(path=tmp_path / "status.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "status.pdf").pages
    assert {(round(it.mediabox.width), round(it.mediabox.height)) for it in pages} == {(595, 842)}
    text = re.sub(r"\s+", " ", " ".join(it.extract_text() for it in pages))
    for said in (
        "To be removed from carriers",
        "stick, box",
        "consent ended",
        "LIX",
        "Used nowhere",
    ):
        assert said in text


def test_it_is_one_file_for_old_browsers(folder: Path) -> None:
    """Styles, script and type are in it; what is in it, the oldest devices understand."""
    text = (folder / "status-en.html").read_text("utf-8")
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, flags=re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    assert not re.search(r"url\(\"?(?!\"?data:)", style)
    assert faults_of_style(style) == [] and faults_of_script(script) == []


def test_what_editors_write_stays_text(page: Page, tmp_path: Path) -> None:
    """A title with signs of HTML in it is shown as it is written, and runs nothing."""
    hub = season(tmp_path / "hub")
    facts = "title: '<img src=x onerror=\"document.title=1\"><b>Air</b>'\ncomposer: traditional\n"
    (hub / "content/works/seul/work.yml").write_text(facts)
    out = tmp_path / "status.html"
    poche(hub, "status", "--format", "html", "--lang", "en", "--output", str(out))
    page.open(out)
    assert page.evaluate("document.querySelectorAll('img, b').length") == 0
    assert "<b>Air</b>" in page.evaluate("document.body.textContent")
