"""The music goes on unbroken while somebody walks through twenty pages, by links alone."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser import ways
from tests.browser.page import Page
from tests.browser.shell.visitor import FRAME, PLAYING, on_a_busy_machine
from tests.browser.ways import Visit, visiting
from tests.season import Site

pytestmark = [pytest.mark.browser, pytest.mark.alone]

CHANGES = 20
BEHIND_S = 0.25
WATCH = """void (clearInterval(window.watch), window.seen = [], window.watch = setInterval(() => {
  const {currentTime, paused} = document.querySelector("#sound");
  seen.push([performance.now() / 1000, currentTime, paused]);
}, 50))"""

# Marks a visible link to a page of the site that was not seen yet, and says where it leads. A
# page from which no such link leads on shows the sections' links, so the walk does not end.
MARK_A_LINK = """(() => {
  document.querySelectorAll("[data-test]").forEach((one) => one.removeAttribute("data-test"));
  const there = (a) => a.href.split("#")[0];
  const here = location.href.split("#")[0];
  const links = [...document.querySelectorAll("a[href$='.html']")].filter((a) =>
    !a.target && a.lang === "" && !a.hasAttribute("hreflang") && there(a) !== here
    && there(a).startsWith(ROOT + "fr/") && !there(a).includes("/special/")
    && a.checkVisibility() && a.getBoundingClientRect().width > 20);
  const link = links.find((a) => !VISITED.includes(there(a))) || links[0];
  link?.setAttribute("data-test", "go");
  return link && there(link);
})()"""


@pytest.fixture(params=ways.ALL, ids="-".join)
def visit(request: pytest.FixtureRequest, site: Site, tmp_path: Path) -> Iterator[Visit]:
    """The season, by each way in each browser."""
    with visiting(request, *request.param, site.root, tmp_path) as entered:
        yield entered


def test_sound_is_unbroken_over_twenty_pages(visit: Visit, site: Site) -> None:
    page = visit.page

    @on_a_busy_machine
    def faults() -> list[str]:
        longest = max(site.catalogue["recordings"], key=lambda one: one["duration_s"])["id"]
        visit.enter(f"fr/recordings/{longest}.html")
        page.evaluate("void localStorage.clear()")  # from its beginning, in another try too
        page.click(f"button[data-play={longest!r}]", frame=FRAME)
        page.wait_for(f"{PLAYING} > 0.5")
        page.evaluate(WATCH)
        found: list[str] = []
        visited = [page.evaluate("location.href.split('#')[0]", frame=FRAME)]
        for _ in range(CHANGES):
            page.evaluate("void seen.splice(0, seen.length - 1)")
            follow_a_link(page, visit.address, visited)
            found += breaks(page.evaluate("seen"), visited[-1])
        assert len(visited) == CHANGES + 1
        return found

    assert faults() == []
    assert page.errors() == []
    assert visit.strayed() == []


def follow_a_link(page: Page, address: str, visited: list[str]) -> None:
    """Click a link, to a page not seen yet if there is one, and wait until it is there."""
    script = MARK_A_LINK.replace("VISITED", repr(visited)).replace("ROOT", repr(address))
    target = page.evaluate(script, frame=FRAME)
    assert target, f"no link leads on from {visited[-1]}"
    page.click("a[data-test=go]", frame=FRAME)
    page.wait_for(
        f"location.href.split('#')[0] === {target!r} && document.readyState === 'complete'",
        frame=FRAME,
    )
    page.wait_for(f"location.hash === {'#' + target.removeprefix(address)!r}")
    visited.append(target)


def breaks(seen: list[tuple[float, float, bool]], where: str) -> list[str]:
    """What a listener would have noticed on the way to a page."""
    found = [f"silent before {where}"] if any(paused for _, _, paused in seen) else []
    places = [at for _, at, _ in seen]
    if any(later < earlier for earlier, later in pairwise(places)):
        found.append(f"back before {where}")
    (began, first, _), (ended, last, _) = seen[0], seen[-1]
    behind = (ended - began) - (last - first)
    if behind > BEHIND_S:
        found.append(f"{behind:.2f} s lost before {where}")
    return found
