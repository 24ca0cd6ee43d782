"""Children walk along a journey: stops that sound, in order, and a snail where the class is."""

import json
from typing import Any, Literal

import pytest

from tests import season
from tests.browser import path_hub
from tests.browser.axe import violations
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, SOUND, arrived, enter, follow
from tests.season import SITE, Site

pytestmark = pytest.mark.browser

FIRST, YEAR, SHORT = (
    f"fr/special/children{name}.html" for name in ("", "-journey-annee", "-journey-petit")
)
SECOND, THIRD = (YEAR.replace(".html", f"-{number}.html") for number in (2, 3))
WINDOWS = {
    "small phone": (360, 640),
    "tablet": (1024, 768),
    "upright tablet": (768, 1024),
    "laptop under a player": (1280, 620),
    "phone on its side": (740, 360),
}
ACROSS = "[...document.querySelectorAll('[data-week]')]"
KNOWN = "document.querySelector('.trail').classList.contains('trail--known')"
PLACES = f"""({KNOWN} ? {ACROSS} : []).map((e) => [Number(e.dataset.week),
  ["behind", "here"].find((name) => e.classList.contains(name)) || "ahead",
  Boolean(e.querySelector(".trail__snail:not([hidden])")),
  e.querySelector("[data-where]").textContent])"""
WALKED = """[...document.querySelectorAll(".trail__road--wide [data-part]")]
  .map((e) => e.classList.contains("walked"))"""
HERE = ", nous sommes ici"
BEHIND = ", nous sommes déjà passés par là"


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small season with paths."""
    scratch = tmp_path_factory.mktemp("path")
    return Site(season.kept("path", path_hub.build, scratch, path_hub.__file__) / SITE)


def tell(page: Page, kept: object, frame: str | None = None) -> None:
    """Say to a page opened alone what the shell says to its page."""
    said = {"poche": 1, "kind": "journeys", "last": None, "kept": kept}
    page.evaluate(f"void postMessage({json.dumps(said)}, '*')", frame)


def keep_week(page: Page, week: int) -> None:
    """Leave a week in the shell's storage, as a teacher does on the journey's page."""
    kept = json.dumps({"week": week, "steps": {}})
    key = "document.body.dataset.hub + ':journey:annee'"
    page.evaluate(f"void localStorage.setItem({key}, {kept!r})")


def test_the_arrow_leads_along_the_path_and_round(page: Page, year: Site) -> None:
    """From the pictures to the first stop, onward twice, back to the start, and home."""
    enter(page, year.shell, FIRST)
    follow(page, "[data-path=annee]", YEAR)
    weeks = []
    for url in (SECOND, THIRD, YEAR):
        weeks.append(page.evaluate(f"{ACROSS}.map((e) => Number(e.dataset.week))", FRAME))
        follow(page, ".kids__on a", url)
    assert weeks == [[1, 3, 4, 6], [8, 10, 12, 14], [16]]
    follow(page, ".kids__back a", FIRST)
    assert page.evaluate("document.documentElement.dataset.space") == "children"
    assert page.errors() == []
    assert page.requests == []


def test_a_concert_plays_its_programme(page: Page, year: Site) -> None:
    """One press, then one piece after the other; the stop shows that it sounds."""
    enter(page, year.shell, SECOND)
    stop = ".stop--concert .kids__play"
    page.click(stop, FRAME)
    page.wait_for(f"{PLAYING} > 0 && {SOUND}.src.includes('/haut-')")
    page.wait_for(f"{PLAYING} > 0 && {SOUND}.src.includes('/bas-')")
    page.wait_for_value(f"document.querySelector({stop!r}).dataset.state", "playing", FRAME)
    pressed = "document.querySelectorAll('.kids__play[aria-pressed=true]').length"
    page.wait_for_value(pressed, 1, FRAME)
    page.click(stop, FRAME)
    page.wait_for_value(f"document.querySelector({stop!r}).dataset.state", "paused", FRAME)
    assert page.errors() == []


def test_a_stop_sounds_on_a_page_opened_alone(page: Page, year: Site) -> None:
    page.open(year.root / SECOND)
    page.wait_for("Boolean(window.poche.alone)")
    playing = "document.querySelector('.kids__play[data-state=playing]')?.dataset.play"
    for stop, name in ((".stop--concert", "concerts/fete"), (".stop:first-child", "a-deux")):
        page.click(f"{stop} .kids__play")
        page.wait_for_value(playing, name)
    assert page.errors() == []


def test_the_picture_leads_to_the_week_where_the_class_is(page: Page, year: Site) -> None:
    """The teacher chose week 11: the concert of week 10 is the last place that we came to."""
    enter(page, year.shell, FIRST)
    keep_week(page, 11)
    enter(page, year.shell, FIRST)
    page.wait_for(
        f"document.querySelector('[data-path=annee]').href.endsWith({SECOND!r})", frame=FRAME
    )
    follow(page, "[data-path=annee]", SECOND)
    page.wait_for(KNOWN, frame=FRAME)
    assert page.evaluate(PLACES, FRAME) == [
        [8, "behind", False, BEHIND],
        [10, "here", True, HERE],
        [12, "ahead", False, ""],
        [14, "ahead", False, ""],
    ]
    assert page.evaluate(WALKED, FRAME) == [True, True, False, False]
    name = "document.querySelector('.here .kids__play').textContent.replace(/\\s+/g, ' ').trim()"
    assert page.evaluate(name, FRAME) == "Écouter, Semaine 10, Concert, La fête" + HERE
    follow(page, ".kids__on a", THIRD)
    page.wait_for(KNOWN, frame=FRAME)
    assert page.evaluate(PLACES, FRAME) == [[16, "ahead", False, ""]]
    follow(page, ".kids__on a", YEAR)
    page.wait_for(KNOWN, frame=FRAME)
    assert [place[1] for place in page.evaluate(PLACES, FRAME)] == ["behind"] * 4
    assert page.evaluate(WALKED, FRAME) == [True] * 4
    assert page.errors() == []


def test_a_teachers_link_leads_to_the_week_that_was_just_chosen(page: Page, year: Site) -> None:
    """From the journey's page, which hears nothing more of it."""
    enter(page, year.shell, "fr/journeys/annee.html")
    page.wait_for("Boolean(document.querySelector('.strip input'))", frame=FRAME)
    page.click(".strip input[value='12']", FRAME)
    page.click("a[href$='#here']", FRAME)
    arrived(page, SECOND)
    page.wait_for(KNOWN, frame=FRAME)
    assert [place[1] for place in page.evaluate(PLACES, FRAME)][2] == "here"
    assert page.errors() == []


def test_every_week_has_its_place(chromium: Page, year: Site) -> None:
    """At a stop, at what lies between two, or at the last place before an empty week."""
    chromium.open(year.root / YEAR)
    for week, here, walked in ((1, 0, 1), (3, 1, 2), (5, 2, 2), (7, 3, 3), (8, 4, 4)):
        tell(chromium, {"annee": {"week": week}})
        places = ["behind"] * here + ["here"] * (here < 4) + ["ahead"] * (3 - here)
        chromium.wait_for_value(f"{PLACES}.map((place) => place[1])", places, what=f"week {week}")
        assert chromium.evaluate(WALKED) == [part < walked for part in range(4)], week


def test_without_a_week_all_stops_are_alike(page: Page, year: Site) -> None:
    """Nor does a week that was taken back, or makes no sense, leave anything behind."""
    page.open(year.root / YEAR)
    marks = (
        "document.querySelectorAll('.behind, .trail .here, .walked, .trail__snail:not([hidden])')"
    )
    words = f"{ACROSS}.map((e) => e.querySelector('[data-where]').textContent).join('')"
    for kept in ({}, {"annee": {"week": None}}, {"annee": {"week": "3"}}, 7, None):
        tell(page, {"annee": {"week": 3}})
        page.wait_for(KNOWN)
        tell(page, kept)
        page.wait_for(f"!{KNOWN}")
        assert page.evaluate(f"[{marks}.length, {words}]") == [0, ""], kept
    assert page.errors() == []


def test_a_page_alone_finds_the_week_that_its_browser_kept(chromium: Page, year: Site) -> None:
    chromium.open(year.root / YEAR)
    hub = chromium.evaluate("document.querySelector('[data-root]').dataset.hub")
    for kept, known in (('{"week": 4}', True), ("{", False)):
        chromium.evaluate(f"void localStorage.setItem({hub + ':journey:annee'!r}, {kept!r})")
        chromium.open(year.root / YEAR)
        assert chromium.evaluate(KNOWN) is known
    assert chromium.errors() == []


@pytest.mark.parametrize("window", WINDOWS)
def test_pictures_are_large_and_keep_apart(chromium: Page, year: Site, window: str) -> None:
    """All seen at once, none under another, nor under what is pressed beside them."""
    chromium.resize(*WINDOWS[window])
    for url in (YEAR, SECOND, THIRD, SHORT):
        chromium.open(year.root / url)
        tell(chromium, {"annee": {"week": 12}, "petit": {"week": 1}})
        chromium.wait_for(KNOWN)
        discs: list[dict[str, Any]] = chromium.evaluate(
            """[...document.querySelectorAll(".kids__play, .mark")].map((e) => {
              const {left, top, right, bottom} = e.getBoundingClientRect();
              return {x: (left + right) / 2, y: (top + bottom) / 2, r: (right - left) / 2,
                stop: e.matches("button"), seen: left >= 0 && top >= 0 && right <= innerWidth
                && bottom <= innerHeight}; })"""
        )
        for at, one in enumerate(discs):
            assert one["seen"], (url, one)
            assert not one["stop"] or one["r"] >= 48, (url, one)
            for other in discs[at + 1 :]:
                gap = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
                assert gap >= one["r"] + other["r"] + 2, (url, one, other)
        hit = """[...document.querySelectorAll(".kids__play, .kids__way")].filter((e) => {
          const {left, top, right, bottom} = e.getBoundingClientRect();
          return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
            ?.closest("a, button") !== e; }).length"""
        assert chromium.evaluate(hit) == 0, url


def test_tab_walks_along_the_path_and_meets_the_door_last(page: Page, year: Site) -> None:
    page.open(year.root / SECOND)
    met = []
    for _ in range(6):
        page.press("Tab")
        met.append(
            page.evaluate(
                "document.activeElement.closest('[data-week]')?.dataset.week"
                " ?? document.activeElement.parentElement.className"
            )
        )
    assert met == ["8", "10", "12", "kids__back", "kids__on", "kids__door"]


@pytest.mark.sampled
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    chromium: Page, year: Site, width: int, scheme: Literal["light", "dark"]
) -> None:
    chromium.resize(width, 800)
    chromium.scheme(scheme)
    for url in (FIRST, YEAR, SECOND, SHORT):
        chromium.open(year.root / url)
        if url != FIRST:
            tell(chromium, {"annee": {"week": 10}, "petit": {"week": 1}})
            chromium.wait_for(KNOWN)
        assert violations(chromium, rules='{"color-contrast-enhanced": {enabled: true}}') == [], url


def test_without_script_each_stop_has_the_browsers_controls(
    chromium_without_script: Page, year: Site
) -> None:
    page = chromium_without_script
    for url in (YEAR, SECOND, SHORT):
        page.open(year.root / url)
        stops, controls = page.evaluate(
            "[document.querySelectorAll('.stop').length, "
            "[...document.querySelectorAll('.stop audio')]"
            ".filter((a) => a.checkVisibility() && a.getBoundingClientRect().height > 20).length]"
        )
        assert stops == controls > 0, url
    page.click("[href='children.html']")
    page.wait_for("document.querySelectorAll('[data-path]').length === 2")


def test_other_pages_do_not_carry_the_path(year: Site) -> None:
    """Its style sheet and script are loaded where there is a path or the way to one."""
    loading = {
        url for url in year.pages if "assets/poche/path." in (year.root / url).read_text("utf-8")
    }
    paths = {url for url in year.pages if "/special/children-journey-" in url}
    assert loading == paths | {FIRST, FIRST.replace("fr/", "de/")}
