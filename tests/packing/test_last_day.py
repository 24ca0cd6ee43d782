"""The last day of an edition, as a browser with a right, a late and a wrong clock shows it."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.browser.axe import CONTRAST, violations
from tests.browser.page import Page

pytestmark = pytest.mark.browser

_DAYS = re.compile(r'data-until="[0-9-]+" data-made="[0-9-]+"')
OVER = "document.querySelector('[data-over]').checkVisibility()"
ASTRAY = "document.querySelector('[data-astray]').checkVisibility()"
READY = "document.readyState === 'complete'"


@pytest.fixture(scope="session")
def copy(meadow: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition, whose home page may be given other days."""
    folder = tmp_path_factory.mktemp("copy") / "annee"
    shutil.copytree(meadow / "dist/annee", folder)
    return folder


def home_with(copy: Path, made: int, until: int) -> Path:
    """The home page of a copy that was made, and ends, so many days from today."""
    today = date.today()
    made_on, ends_on = (today + timedelta(days=days) for days in (made, until))
    home = copy / "poche/de/index.html"
    days = f'data-until="{ends_on}" data-made="{made_on}"'
    text, changed = _DAYS.subn(days, home.read_text("utf-8"))
    assert changed == 1
    home.write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("made", "until", "told"),
    [(-9, 9, ""), (-9, -2, OVER), (3, 9, ASTRAY), (3, -2, ASTRAY)],
    ids=["valid", "over", "clock behind", "clock before both"],
)
def test_the_clock_is_believed_only_where_it_can_be_right(
    page: Page, copy: Path, made: int, until: int, told: str
) -> None:
    page.open(home_with(copy, made, until))
    page.wait_for(READY)
    for notice in (OVER, ASTRAY):
        page.wait_for_value(notice, notice == told)
    assert page.evaluate("document.querySelector('.issue h2').checkVisibility()")
    assert page.errors() == [] and page.requests == []


def test_what_is_said_of_the_last_day_can_be_read_by_all(chromium: Page, copy: Path) -> None:
    chromium.open(home_with(copy, -9, -2))
    chromium.wait_for_value(OVER, True)
    assert violations(chromium, rules=CONTRAST) == []


@pytest.mark.parametrize("url", ["de/workshops/taper.html", "de/workshops/chanter.html"])
def test_a_sheet_that_lost_something_can_be_read_by_all(
    chromium: Page, copy: Path, url: str
) -> None:
    chromium.open(copy / "poche" / url)
    chromium.wait_for(READY)
    assert violations(chromium, rules=CONTRAST) == []


@pytest.mark.alone
def test_the_sound_of_a_video_plays_and_its_lines_lead_there(page: Page, copy: Path) -> None:
    page.open(copy / "poche/de/workshops/taper.html")
    page.wait_for("Boolean(document.querySelector('button.line'))")
    page.wait_for(READY)
    page.click(".film__more summary")
    page.wait_for("document.querySelector('.film__more').open")
    page.click("button.line")
    sound = "document.querySelector('[data-film-sound]')"
    page.wait_for(f"{sound}.currentTime >= 0.5 && {sound}.duration > 1.5")
    assert page.errors() == [] and page.requests == []
