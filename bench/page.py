"""What a page weighs and how soon it is of use, as a stick delivers it to an old laptop.

    python -m bench.page [SITE [ROUNDS]]

SITE is a finished site, build/site if not given. Chromium opens a page of each kind in the shell,
by file://, with a new profile. Told are the bytes that come before anything is pressed, without and
with what can be played, which comes after the page; the page's own HTML; with a processor slowed
down six times, from the navigation on, how long it takes until the page is shown with its first
picture, and until its first play button, pressed in that moment, has asked the sound to play; how
far things moved (CLS); and the longest task of the main thread: the time that it had of a
processor, as it is and slowed down. A slowed down thread is held up by the clock on the wall, so on
a busy machine times tell of others: the least of some rounds counts.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, Request

from bench._pages import PAGES
from bench.overview import SLOWER, Watched
from tests.browser import chromium
from tests.browser.chromium import ChromiumPage
from tests.programs import CHROMIUM, executable

ROOT = Path(__file__).parent.parent
ROUNDS, REST_MS = 5, 1_000
COUNTED = ("document", "stylesheet", "script", "font")
OPENED = PAGES | {
    "overview": "fr/special/overview.html",
    "recording": "fr/recordings/welcome-spoken-introduction.html",
    "recording with a score": "fr/recordings/die-forelle-clarinet.html",
}
SEEN = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  if (self === top) {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      self.played ||= now();
      return play.call(this);
    };
    return;
  }
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((it) => (moved += it.value)))
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const html = document.documentElement;
    const inSight = (it) => it.getBoundingClientRect().top < innerHeight;
    const shown = document.readyState !== "loading" && html.matches(".in-shell:not(.soon)");
    // Only then, since it lays the page out
    const picture = shown && Array.from(document.querySelectorAll("#content img")).find(inSight);
    if (shown && (!picture || picture.complete)) {
      const at = now();
      const button = document.querySelector("[data-play]");
      const pressed = Boolean(button);
      self.seen = () => [at, moved, pressed];
      if (button) button.click();
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True)
class Told:
    """What was measured in one round."""

    light: int
    heavy: int
    """Bytes without and with what can be played."""
    shown_ms: float
    plays_ms: float
    """0 where nothing on the page plays."""
    moved: float
    task_ms: float
    slow_task_ms: float


def main() -> None:
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    found = executable(CHROMIUM)
    if found is None:
        sys.exit("Chromium is not here.")
    times = ("shown, ms", "plays, ms", "moved", "longest task, ms", f"at {SLOWER} x")
    columns = ("page", "bytes", "with sounds", "HTML", *times)
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    with chromium.started(found) as browser:
        for kind, url in OPENED.items():
            told = [measured(browser, site, url) for _ in range(rounds)]
            print(
                f"| {kind} | {told[0].light:,} | {told[0].heavy:,}"
                f" | {(site / url).stat().st_size:,} | {min(it.shown_ms for it in told):.0f}"
                f" | {min(it.plays_ms for it in told):.0f} | {max(it.moved for it in told):.4f}"
                f" | {min(it.task_ms for it in told):.0f}"
                f" | {min(it.slow_task_ms for it in told):.0f} |",
                flush=True,
            )
    weigh_all(site)


def measured(browser: Browser, site: Path, url: str) -> Told:
    """Open a page in the shell, once slowed down and once as it is, and watch both."""
    address = f"{(site / 'index.html').as_uri()}#{url}"
    slow = Watched(browser, SLOWER)
    slow.tab.add_init_script(SEEN)
    slow.tab.goto(address)
    page = ChromiumPage(slow.tab)
    page.wait_for("'seen' in self", frame="#page")
    shown_at, moved, pressed = page.evaluate("seen()", frame="#page")
    if pressed:
        page.wait_for("'played' in self")
    slow.tab.wait_for_timeout(REST_MS)
    _, moved, _ = page.evaluate("seen()", frame="#page")
    began = slow.tab.evaluate("performance.timeOrigin")
    plays_ms = slow.tab.evaluate("self.played") - began if pressed else 0.0
    slow.tab.close()
    seen: list[Request] = []
    tasks = [longest(browser, address, slower, seen) for slower in (1, SLOWER)]
    files = {
        Path(url2pathname(urlsplit(it.url).path)) for it in seen if it.resource_type in COUNTED
    }
    sizes = {it: it.stat().st_size for it in files}
    light = sum(size for it, size in sizes.items() if it.name != "sounds.js")
    return Told(light, sum(sizes.values()), shown_at - began, plays_ms, moved, *tasks)


def longest(browser: Browser, address: str, slower: int, seen: list[Request]) -> float:
    """Open a page, press nothing, and return its longest task; note what it asks for."""
    watched = Watched(browser, slower)
    watched.tab.on("request", lambda asked: seen.append(asked))  # noqa: PLW0108 playwright marks it
    told = watched.longest(lambda: watched.tab.goto(address), REST_MS)
    watched.tab.close()
    return told


def weigh_all(site: Path) -> None:
    """Print what further pages weigh on average."""
    sizes = [
        (b'class="score"' in it.read_bytes(), it.stat().st_size) for it in site.glob("*/**/*.html")
    ]
    plain, scored = ([size for has, size in sizes if has is which] for which in (False, True))
    for name, some in (("without", plain), ("with", scored)):
        print(
            f"{len(some)} pages {name} a score: {sum(some) / max(1, len(some)):,.0f} bytes of HTML"
        )


if __name__ == "__main__":
    main()
