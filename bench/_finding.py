"""Poche's search in browsers, by file://: how long answers take, what holds a page up, memory."""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from bench.overview import SLOWER, Watched
from tests.browser import chromium, firefox
from tests.browser.chromium import ChromiumPage
from tests.browser.find.seeker import FIELD, LIST, READY
from tests.browser.page import Page
from tests.programs import CHROMIUM, FIREFOX, Program, executable
from tests.search.asked import Asked
from tests.site import fifty

ASSETS = Path(__file__).parent.parent / "overrides" / "assets" / "poche"
SCRIPTS = ("find-fold", "find-index", "find-match", "find-rank", "find-phrase", "find-ask")
ASK = """(async (text) => {
  const begun = performance.now();
  const answer = await finder.ask(text);
  const asked = performance.now();
  const hits = [...answer.best, ...answer.groups.flatMap((group) => group.hits)];
  for (const hit of hits.slice(0, IN_SIGHT)) await finder.excerpt(hit, answer);
  return [asked - begun, performance.now() - asked, answer.total];
})""".replace("IN_SIGHT", "8")
TYPE = f"""(async (text) => {{
  const [field, list] = [{FIELD}, {LIST}];
  const begun = performance.now();
  const shown = new Promise((done) => {{
    const look = () => list.dataset.typed === text && done(performance.now() - begun);
    new MutationObserver(look).observe(list, {{ attributes: true, childList: true }});
  }});
  field.value = text;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  return shown;
}})"""
REST_MS = 1_200
HEAP = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that each query took: the least of some rounds."""

    asks: tuple[float, ...]
    excerpts: tuple[float, ...]
    """From the answer until the excerpts of the first eight pages are known."""

    def told(self) -> str:
        """Median and worst of the answers."""
        return f"{statistics.median(self.asks):.1f} / {max(self.asks):.1f}"


def write(folder: Path, indexes: Mapping[str, Mapping[str, bytes]]) -> None:
    """Build a small site with these indexes, and for each language a page that only asks."""
    small = fifty.hub(2, 5, 80, tuple(indexes))
    fifty.site(small, folder, lambda page: page.kind in ("home", "index"))
    root = folder / "build" / "site"
    for lang, files in indexes.items():
        shutil.rmtree(root / "search" / lang, ignore_errors=True)
        for url, content in files.items():
            (root / url).parent.mkdir(parents=True, exist_ok=True)
            (root / url).write_bytes(content)
        stems = ["snowball/base", f"snowball/{lang}"]
        names = [it for it in (*stems, *SCRIPTS) if (ASSETS / f"{it}.js").is_file()]
        scripts = "".join(f'<script src="assets/poche/{it}.js"></script>' for it in names)
        (root / f"bare-{lang}.html").write_text(
            f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>.</title>{scripts}'
            f'<script>finder = pocheFinder(new URL(".", location).href, "{lang}");</script>'
            "<script>prepared = finder.ready()</script>",
            "utf-8",
        )


@contextmanager
def tab(program: Program) -> Iterator[Page | None]:
    """A tab of a browser by file://, whose clock is exact; None if the browser is missing."""
    found = executable(program)
    if found is None:
        yield None
    elif program is CHROMIUM:
        with chromium.started(found) as browser, chromium.page_in(browser, offline=False) as page:
            yield page
    else:
        with firefox.started(found) as running, firefox.page_in(running) as other:
            running.chrome("Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false)")
            yield other


def cold(page: Page, place: Path, asked: Sequence[Asked], rounds: int, *, prepared: bool) -> Times:
    """Ask each query on a page that was just opened, before any other.

    `prepared`: once it has done what it does when `/` is pressed; else as soon as it is open.
    """

    def once(text: str) -> tuple[float, float]:
        page.open(place)
        if prepared:
            page.evaluate("prepared.then(() => true)")
        ask_ms, excerpts_ms, _ = page.evaluate(f"{ASK}({json.dumps(text)})")
        return ask_ms, excerpts_ms

    return _least([[once(it.text) for it in asked] for _ in range(rounds)])


def warm(page: Page, place: Path, asked: Sequence[Asked], rounds: int) -> Times:
    """Ask all queries one after the other on one page, on which all have been asked before."""
    page.open(place)
    texts = json.dumps([it.text for it in asked])
    script = (
        f"(async () => {{ const told = []; for (const text of {texts})"
        f" told.push(await {ASK}(text)); return told; }})()"
    )
    page.evaluate(script)
    return _least([[(a, b) for a, b, _ in page.evaluate(script)] for _ in range(rounds)])


def _least(rounds: Iterable[list[tuple[float, float]]]) -> Times:
    per_query = list(zip(*rounds, strict=True))
    asks, excerpts = (
        tuple(min(told[which] for told in it) for it in per_query) for which in (0, 1)
    )
    return Times(asks, excerpts)


def shown(page: Page, place: Path, texts: Sequence[str], *, again: bool) -> list[float]:
    """Milliseconds from what is typed to its list, in the real page's dialog.

    `again`: on one page, on which all has been asked before; else on a new page each.
    """
    taken: list[float] = []
    for number, text in enumerate((*texts, *texts) if again else texts):
        if number == 0 or not again:
            page.open(place)
            page.press("/")
            page.wait_for(READY)
        taken.append(page.evaluate(f"{TYPE}({json.dumps(text)})"))
    return taken[-len(texts) :]


def longest(browser: Browser, place: Path, asked: Sequence[Asked], rounds: int) -> dict[str, float]:
    """Milliseconds of the longest task while each kind of query is typed into the real page.

    Six times what it had of a processor, the least of some rounds, until excerpts have come.
    """
    least: dict[str, float] = {}
    for _ in range(rounds):
        for it in asked:
            watched = Watched(browser, 1)
            watched.tab.goto(place.as_uri())
            watched.tab.keyboard.press("/")
            ChromiumPage(watched.tab).wait_for(READY)
            typed = partial(watched.tab.keyboard.type, it.text, delay=120)
            task_ms = SLOWER * watched.longest(typed, REST_MS)
            least[it.kind] = min(least.get(it.kind, task_ms), task_ms)
            watched.tab.close()
    return least


def memory(page: ChromiumPage, place: Path, asked: Sequence[Asked]) -> tuple[float, float]:
    """Megabytes that one query adds to a page, and that all of them add, with their excerpts."""
    page.open(place)
    line = page.tab.context.new_cdp_session(page.tab)

    def used() -> float:
        line.send("HeapProfiler.collectGarbage")
        heap = line.send("Runtime.getHeapUsage")
        return sum(float(heap.get(name, 0)) for name in HEAP) / 1e6

    before = used()
    page.evaluate(f"{ASK}({json.dumps(asked[0].text)})")
    one = used() - before
    for it in asked[1:]:
        page.evaluate(f"{ASK}({json.dumps(it.text)})")
    return one, used() - before


BROWSERS = (CHROMIUM, FIREFOX)
