"""Sound plays, seeks and goes on across links, in both browsers, by a reader's own clicks."""

import pytest

from tests.browser.page import Page
from tests.season import Site

pytestmark = pytest.mark.browser

FRAME = "#page"
AUDIO = "document.querySelector('audio')"
PLAYING = f"(a => !a.paused && !a.ended && a.readyState > 2 && a.currentTime)({AUDIO})"

# Marks a visible link to another page of the site, so that it can be clicked.
MARK_A_LINK = """(() => {
  const here = location.href.split("#")[0];
  const links = [...document.querySelectorAll("a[href]")].filter((a) =>
    a.href.startsWith("file:") && a.href.split("#")[0].endsWith(".html")
    && a.href.split("#")[0] !== here && !a.target && a.checkVisibility()
    && !("find" in a.dataset) && !VISITED.includes(a.href.split("#")[0])
    && a.getBoundingClientRect().width > 20);
  links[0]?.setAttribute("data-test", "go");
  return links[0]?.href.split("#")[0];
})()"""


def follow_a_link(page: Page, visited: list[str]) -> None:
    """Click a link to a page not seen yet and wait until it is there."""
    target = page.evaluate(MARK_A_LINK.replace("VISITED", repr(visited)), frame=FRAME)
    assert target, f"no link leads on from {visited[-1:]}"
    page.click("a[data-test=go]", frame=FRAME)
    page.wait_for(
        f"location.href.split('#')[0] === {target!r} && document.readyState === 'complete'",
        frame=FRAME,
    )
    visited.append(target)


def test_sound_goes_on_across_three_links_and_back(page: Page, site: Site) -> None:
    recording = max(site.catalogue["recordings"], key=lambda one: one["duration_s"])
    url = next(
        entry["url"]
        for entry in site.catalogue["pages"]
        if (entry["kind"], entry["id"]) == ("recordings", recording["id"])
    )
    page.open(f"{site.shell.as_uri()}#{url}")
    page.wait_for(f"document.querySelector('[data-url]')?.dataset.url === {url!r}", frame=FRAME)
    page.wait_for("document.querySelector('button[data-play]').checkVisibility()", frame=FRAME)
    page.click(f"button[data-play={recording['id']!r}]", frame=FRAME)
    page.wait_for(f"{PLAYING} > 0.3")

    middle = recording["duration_s"] / 2
    page.evaluate(f"void ({AUDIO}.currentTime = {middle})")
    landed = page.wait_for(f"!{AUDIO}.seeking && {PLAYING}")
    assert middle - 0.1 <= landed < middle + 3
    page.wait_for(f"{PLAYING} > {landed + 0.2}")

    visited = [page.evaluate("location.href.split('#')[0]", frame=FRAME)]
    at = landed
    for _ in range(3):
        follow_a_link(page, visited)
        at = page.wait_for(f"{PLAYING} > {at + 0.1} && {PLAYING}")
    page.evaluate("history.back()")
    page.wait_for(f"location.href.split('#')[0] === {visited[-2]!r}", frame=FRAME)
    assert page.wait_for(f"{PLAYING} > {at + 0.1}")
    assert page.errors() == []
    assert page.requests == []


def test_sound_plays_on_a_page_opened_alone(page: Page, site: Site) -> None:
    page.open(site.root / site.types["recordings"])
    page.click("button[data-play]")
    page.wait_for(
        "[...document.querySelectorAll('audio')].some((a) => !a.paused && a.currentTime > 0.3)"
    )
    assert page.errors() == []


def test_every_recording_can_be_played(page: Page, site: Site) -> None:
    """Each sound is loaded from disk, knows its length and lands where it is told to."""
    page.open(site.root / site.types["pages"])
    for recording in site.catalogue["recordings"]:
        for audio in recording["audio"]:
            address = (site.root / audio["url"]).as_uri()
            length, landed = page.evaluate(
                "new Promise((done, fail) => { const a = new Audio();"
                "a.onerror = () => fail(new Error(a.error.message)); a.muted = true;"
                "a.onloadedmetadata = () => { a.currentTime = a.duration * 0.8; };"
                "a.onseeked = () => done([a.duration, a.currentTime / a.duration]);"
                f"a.src = {address!r}; }})"
            )
            assert abs(length - recording["duration_s"]) < 0.2, recording["id"]
            assert abs(landed - 0.8) < 0.01, recording["id"]
