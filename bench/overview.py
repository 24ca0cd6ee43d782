"""What fifty projects cost: the overview's weight, and how long it holds up an old laptop.

    python -m bench.overview [ROUNDS]

A hub is made on the spot: 50 projects, 120 journeys of 36 weeks, 2,000 concerts and meetings, five
languages, a map; and a small one of two projects. Their pages are built (those of concerts are left
out: they have nothing to do with how many there are), weighed and compared. Then Chromium opens the
overview by file://, as it is and with its processor slowed down six times, sorts by three columns,
types and chooses. Told is the longest task of the page's main thread, by Chromium's own trace.

A slowed down thread is held up by the clock on the wall: on a busy machine that tells of others. So
the time that the longest task had of a processor, six times, is told first; it, too, can only grow
there, and of some rounds the one least disturbed counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from build_tools.site.pages import PagePlan
from tests.programs import CHROMIUM, executable
from tests.site import fifty

SLOWER = 6
REST_MS = 900
CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
COLUMNS = ("title", "meetings", "end")
TABLE = "document.querySelector('.sieve').scrollIntoView()"
TASKS = ("RunTask", "ThreadControllerImpl::RunTask")
OVERVIEW = "de/special/overview.html"


@dataclass(frozen=True)
class Built:
    """A site, and what it took."""

    root: Path
    pages: int
    seconds: float

    def weights(self, pattern: str) -> list[int]:
        """Bytes of the pages that match."""
        return sorted(path.stat().st_size for path in self.root.glob(pattern))


def wanted(page: PagePlan) -> bool:
    """Whether a page says something about scale."""
    return page.kind in ("home", "index", "projects", "journeys") or (
        page.kind == "special" and page.screen is None
    )


def built(folder: Path, projects: int, journeys: int, events: int) -> Built:
    """Build a hub of this size, its pages that are wanted."""
    known = fifty.hub(projects, journeys, events)
    begun = time.perf_counter()
    root = fifty.site(known, folder, wanted)
    seconds = time.perf_counter() - begun
    return Built(root, len(list(root.glob("*/**/*.html"))), seconds)


def weigh(large: Built, small: Built) -> None:
    """Print what pages weigh in the large hub and in the small one, the heaviest of each."""
    print(f"{'heaviest page, bytes':<24}{'50 projects':>12}{'2 projects':>12}")
    for what, pattern in (
        ("overview", "*/special/overview.html"),
        ("month", "*/special/calendar-*.html"),
        ("project", "*/projects/valley-*.html"),
        ("journey", "*/journeys/journey-*.html"),
        ("home", "*/index.html"),
    ):
        there = [site.weights(pattern)[-1] for site in (large, small)]
        print(f"{what:<24}{there[0]:>12,}{there[1]:>12,}")
    for site in (large, small):
        print(f"{site.pages} pages in {site.seconds:.1f} s")


class Watched:
    """A tab whose main thread is slowed down so many times, and watched while it is used."""

    def __init__(self, browser: Browser, slower: int) -> None:
        self.tab = browser.new_page(viewport={"width": 1280, "height": 800})
        self._line = self.tab.context.new_cdp_session(self.tab)
        self._line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        self._events: list[dict[str, Any]] = []
        self._ended = False
        self._line.on("Tracing.dataCollected", lambda data: self._events.extend(data["value"]))
        self._line.on("Tracing.tracingComplete", self._end)

    def _end(self, _: object) -> None:
        self._ended = True

    def longest(self, act: Callable[[], object], rest_ms: int = REST_MS) -> float:
        """Milliseconds that the longest task had of a processor, from now until all is at rest."""
        self._events.clear()
        self._ended = False
        trace = {"includedCategories": CATEGORIES}
        self._line.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": trace})
        act()
        self.tab.wait_for_timeout(rest_ms)
        self._line.send("Tracing.end")
        while not self._ended:
            self.tab.wait_for_timeout(50)
        mains = {
            (it["pid"], it["tid"])
            for it in self._events
            if it["name"] == "thread_name" and it["args"]["name"] == "CrRendererMain"
        }
        tasks = (it for it in self._events if it["name"] in TASKS)
        return max(it.get("tdur", 0) / 1000 for it in tasks if (it["pid"], it["tid"]) in mains)


def use(browser: Browser, address: str, slower: int) -> dict[str, float]:
    """Open the overview once, use it, and return the longest task of each kind of use."""
    watched = Watched(browser, slower)
    tab = watched.tab
    told = {"loading": watched.longest(lambda: tab.goto(address), 3 * REST_MS)}
    if tab.locator("[data-sieve]").count():
        told["coming to the table"] = watched.longest(partial(tab.evaluate, TABLE))
        sort = [watched.longest(tab.locator(f"[data-by={key}] button").click) for key in COLUMNS]
        tab.focus("[name=q]")
        tab.wait_for_timeout(REST_MS)
        sift = [watched.longest(partial(tab.keyboard.press, key)) for key in "tal1"]
        sift.append(watched.longest(partial(tab.select_option, "[name=country]", "FR")))
        told |= {"sorting": max(sort), "filtering": max(sift)}
    tab.close()
    return told


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    program = executable(CHROMIUM)
    with tempfile.TemporaryDirectory() as folder:
        large = built(Path(folder) / "large", 50, 120, 2000)
        small = built(Path(folder) / "small", 2, 5, 80)
        weigh(large, small)
        if program is None:
            print("Chromium: not here")
            return
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            for what, root, url in (
                ("overview, 50 projects", large.root, OVERVIEW),
                ("overview, 2 projects", small.root, OVERVIEW),
                ("home, 2 projects", small.root, "de/index.html"),
            ):
                for slower, times in ((1, SLOWER), (SLOWER, 1)):
                    told = [use(browser, (root / url).as_uri(), slower) for _ in range(count)]
                    best = {kind: times * min(it[kind] for it in told) for kind in told[0]}
                    way = f"{times} x" if times > 1 else "slowed down"
                    print(
                        what, way, *(f"{kind} {ms:.0f} ms" for kind, ms in best.items()), sep="; "
                    )
            browser.close()


if __name__ == "__main__":
    main()
