"""The children's space: few and large choices, three presses to music, no way out by accident."""

from typing import Any

import pytest

from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING
from tests.sampling import Sample
from tests.season import Site

pytestmark = pytest.mark.browser

WINDOWS = {
    "small phone": (360, 640),
    "tablet": (1024, 768),
    "laptop under a player": (1280, 620),
    "phone on its side": (740, 360),
}
LARGE_PX = 96
"""What a small hand presses; the grown-ups' door is smaller on purpose."""

# Everything on the page that can be pressed: where it is, how large, and where it leads.
CHOICES = """[...document.querySelectorAll("a[href], button, audio[controls], input, summary")]
  .filter((e) => e.checkVisibility({visibilityProperty: true})).map((e) => {
    const {left, top, right, bottom} = e.getBoundingClientRect();
    return {name: e.textContent.trim(), to: e.getAttribute("href") || "",
      leaves: "leaveChildren" in e.dataset, door: Boolean(e.closest(".kids__door")),
      size: Math.min(right - left, bottom - top),
      seen: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight};
  })"""


def screens(site: Site, lang: str = "fr") -> list[str]:
    """The addresses of the space's screens in one language; where children are asked, each
    question is a screen of its own, see tests/browser/journeys/test_questions.py."""
    found = [
        page["url"]
        for page in site.catalogue["pages"]
        if page["kind"] == "special"
        and page["lang"] == lang
        and (page["id"] == "children" or page["id"].startswith("children-"))
        and page["id"] != "children-questions"
    ]
    assert len(found) > len(site.catalogue["playlists"])
    return found


def few(urls: list[str], sample: Sample) -> list[str]:
    """In a sample, the space's own page, its door and a few others."""
    own = [url for url in urls if url.endswith(("/children.html", "/children-door.html"))]
    assert len(own) == 2
    return [*own, *sample([url for url in urls if url not in own], 10)]


def choices(page: Page, site: Site, url: str) -> list[dict[str, Any]]:
    page.open(site.root / url)
    found: list[dict[str, Any]] = page.evaluate(CHOICES)
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("lang", ["fr", "de", "lb"])
def test_six_choices_at_most_and_none_leaves_the_space(
    page: Page, site: Site, lang: str, sample: Sample
) -> None:
    """Only the door's page has a way out, and says so to the shell."""
    for url in few(screens(site, lang), sample):
        found = choices(page, site, url)
        assert 2 <= len(found) <= 6, url
        assert all(choice["name"] for choice in found), url
        for choice in found:
            inside = not choice["to"] or f"{lang}/special/{choice['to']}" in site.pages
            assert inside != choice["leaves"], (url, choice)
            assert not choice["leaves"] or url.endswith("children-door.html"), (url, choice)


@pytest.mark.parametrize("window", WINDOWS)
def test_all_choices_are_seen_at_once_and_large(
    chromium: Page, site: Site, window: str, sample: Sample
) -> None:
    chromium.resize(*WINDOWS[window])
    for url in sample(screens(site, "de"), share=(list(WINDOWS).index(window), len(WINDOWS))):
        for choice in choices(chromium, site, url):
            assert choice["seen"], (url, choice)
            if choice["leaves"] or choice["door"]:
                assert choice["size"] >= 44, (url, choice)
            else:
                assert choice["size"] >= LARGE_PX, (url, choice)


def test_three_presses_from_the_stick_to_music(page: Page, site: Site) -> None:
    """The children on the home page, a picture, a piece; the piece that sounds can be seen."""
    page.open(site.shell)
    for press in (".to-children", ".kids__shelf"):
        page.wait_for(f"document.querySelector({press!r})?.checkVisibility()", FRAME)
        page.click(press, FRAME)
    page.wait_for("document.querySelector('.kids__play')?.checkVisibility()", FRAME)
    page.click(".kids__play", FRAME)
    page.wait_for(f"{PLAYING} > 0.2")
    page.wait_for("document.querySelector('.kids__play').dataset.state === 'playing'", FRAME)
    marked = "[...document.querySelectorAll('.kids__play')].filter((b) => b.ariaPressed === 'true')"
    page.wait_for_value(f"{marked}.length", 1, FRAME)
    assert page.errors() == []
    assert page.requests == []


def test_a_piece_sounds_on_a_page_opened_alone(page: Page, site: Site) -> None:
    """Its picture is the only button: the browser's own controls would be choices more."""
    page.open(site.root / screens(site)[1])
    page.wait_for("Boolean(window.poche.alone)")
    page.click(".kids__play")
    page.wait_for("document.querySelector('.kids__play').dataset.state === 'playing'")
    page.click(".kids__play")
    page.wait_for("document.querySelector('.kids__play').dataset.state === 'paused'")
    assert page.errors() == []


def test_without_script_every_piece_has_the_browsers_controls(
    chromium_without_script: Page, site: Site, sample: Sample
) -> None:
    page = chromium_without_script
    for url in few(screens(site), sample):
        page.open(site.root / url)
        pieces, seen = page.evaluate(
            "[document.querySelectorAll('.kids__play').length, "
            "[...document.querySelectorAll('.kids__choice audio')]"
            ".filter((a) => a.checkVisibility() && a.getBoundingClientRect().height > 20).length]"
        )
        assert pieces == seen, url
        assert not page.evaluate("document.documentElement.classList.contains('js')")


@pytest.mark.parametrize("window", WINDOWS)
def test_a_second_press_at_the_door_meets_nothing(chromium: Page, site: Site, window: str) -> None:
    """Whoever presses the door twice is still inside, with the large way back before them."""
    chromium.resize(*WINDOWS[window])
    chromium.open(site.root / "fr/special/children.html")
    at = "((r) => [r.left + r.width / 2, r.top + r.height / 2])"
    x, y = chromium.evaluate(
        f"{at}(document.querySelector('.kids__door a').getBoundingClientRect())"
    )
    chromium.click(".kids__door a")
    chromium.wait_for(
        "document.querySelector('[data-leave-children]') && document.readyState === 'complete'"
    )
    under = f"document.elementFromPoint({x}, {y})?.closest('a, button')"
    assert chromium.evaluate(f"{under} === null || {under} === undefined")
    first = "document.querySelector('a[href], button')"
    assert chromium.evaluate(f"{first}.getAttribute('href')") == "children.html"


def test_nothing_moves_where_motion_is_unwanted(chromium: Page, site: Site) -> None:
    chromium.open(site.root / screens(site)[1])
    chromium.wait_for("Boolean(window.poche.alone)")
    chromium.click(".kids__play")
    bars = "getComputedStyle(document.querySelector('.kids__play .play-icon'), '::before')"
    chromium.wait_for(f"{bars}.animationName === 'kids-sounds'")
    chromium.tab.emulate_media(reduced_motion="reduce")  # type: ignore[attr-defined]
    chromium.wait_for(f"{bars}.animationName === 'none'")
    chromium.tab.emulate_media(reduced_motion="no-preference")  # type: ignore[attr-defined]


def test_back_does_not_lead_out_of_the_space_and_the_door_does(page: Page, site: Site) -> None:
    page.open(f"{site.shell.as_uri()}#fr/index.html")
    here = "document.querySelector('[data-url]').dataset.url"
    page.wait_for(f"{here} === 'fr/index.html'", frame=FRAME)
    page.click("a[href$='special/children.html']", frame=FRAME)
    page.wait_for("document.documentElement.dataset.space === 'children'")
    page.evaluate("history.back()")
    # It may be seen for a moment; then the space is there again, and stays.
    page.wait_for(f"{here} === 'fr/special/children.html'", frame=FRAME)
    page.evaluate("new Promise((done) => setTimeout(done, 800))")
    page.wait_for(f"{here} === 'fr/special/children.html'", frame=FRAME)
    assert page.evaluate("document.documentElement.dataset.space") == "children"

    page.open(site.shell.as_uri())  # the stick is opened again
    page.wait_for(f"{here} === 'fr/special/children.html'", frame=FRAME)
    page.wait_for("document.documentElement.dataset.space === 'children'")
    page.press("o", frame=FRAME)  # keys that a small hand may hit do nothing
    page.press("?", frame=FRAME)
    page.click("a[href$='children-door.html']", frame=FRAME)
    page.wait_for(f"{here} === 'fr/special/children-door.html'", frame=FRAME)
    assert page.evaluate("document.querySelector('dialog[open]')") is None
    # Where the next page is slow, the shell asks whether this one is still there: it is.
    page.evaluate("poche.tell('outside'), dispatchEvent(new Event('hashchange'))", FRAME)
    page.wait_for("document.documentElement.dataset.space === ''")
    page.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert page.evaluate("document.documentElement.dataset.space") == ""
    page.click("[data-leave-children]", frame=FRAME)
    page.wait_for(f"{here} === 'fr/index.html'", frame=FRAME)
    page.wait_for("document.documentElement.dataset.space === ''")
    page.open(site.shell.as_uri())
    page.wait_for(f"{here} === 'fr/index.html'", frame=FRAME)
    assert page.errors() == []


def test_an_address_that_is_named_leads_out_of_the_space(page: Page, site: Site) -> None:
    here = "document.querySelector('[data-url]').dataset.url"
    page.open(f"{site.shell.as_uri()}#fr/special/children.html")
    page.wait_for("document.documentElement.dataset.space === 'children'")
    page.evaluate("void (location.hash = '#fr/works/index.html')")
    page.wait_for(f"{here} === 'fr/works/index.html'", frame=FRAME)
    page.wait_for("document.documentElement.dataset.space === ''")
