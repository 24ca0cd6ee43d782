"""What search costs on 2,000 pages of 400 words in each of five languages, and Material's beside.

    python -m bench.search [--pages 2000] [--quick]

The pages are those of tests/search/crowd.py, the queries those of tests/search/asked.py. Answers
are timed in Chromium and Firefox by file://, from the call to the answer: cold as the first of a
page that has done what it does once `/` is pressed, unprepared as soon as the page is open (every
third query), warm where all has been asked before. Of some rounds the least counts for each query,
since another program can only lengthen it; told are median and worst of the queries. The longest
task is six times what it had of a processor while somebody types into the real page.
With --quick there are few pages, two languages, one round and Chromium alone.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import _finding, _material
from build_tools import search
from build_tools.domain import LANGUAGES, Findable
from tests.browser import chromium
from tests.browser.chromium import ChromiumPage
from tests.browser.page import BrowserError, Page
from tests.programs import CHROMIUM, executable
from tests.search.asked import Asked, asked_of
from tests.search.crowd import crowd

QUICK_PAGES = 40
TASK_LANGUAGES = ("fr", "de")
"""Whose longest tasks are looked for: the language of most readers, and the largest index."""
BESIDE = "fr"
"""The language whose queries Material is asked, too: it has the same pages in one index."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    pages: int
    languages: tuple[str, ...] = LANGUAGES
    each: int = 10
    rounds: int = 2
    beside: int = 3
    """How often a query is the first that Material is asked."""
    browsers: tuple[str, ...] = ("Chromium", "Firefox")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", type=int)
    parser.add_argument("--each", type=int, default=10, help="queries of each kind")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    extent = Extent(given.pages or 2_000, each=given.each)
    if given.quick:
        extent = Extent(given.pages or QUICK_PAGES, ("fr", "de"), 1, 1, 1, ("Chromium",))
    pages = {lang: crowd(lang, extent.pages) for lang in extent.languages}
    asked = {lang: asked_of(lang, found, extent.each) for lang, found in pages.items()}
    print(f"{extent.pages} pages a language; {len(asked[BESIDE])} queries of 11 kinds in each")
    with tempfile.TemporaryDirectory() as folder:
        indexes = index(pages)
        _finding.write(Path(folder) / "hub", indexes)
        root = Path(folder) / "hub" / "build" / "site"
        for browser in _finding.BROWSERS:
            if browser.name in extent.browsers:
                with _finding.tab(browser) as page:
                    if page is None:
                        print(f"{browser.name}: not here")
                        continue
                    for lang in extent.languages:
                        print(f"{browser.name}, {lang}")
                        answers(page, root / f"bare-{lang}.html", asked[lang], extent.rounds)
        tasks(root, asked, extent.rounds)
        beside(Path(folder), root, pages, asked[BESIDE], extent)


def index(pages: Mapping[str, tuple[Findable, ...]]) -> dict[str, dict[str, bytes]]:
    """Index the pages, and print what that takes and weighs."""
    made: dict[str, dict[str, bytes]] = {}
    print("index: ms a page; bytes; files, the largest; of prose, words, dictionary, contents")
    for lang, found in pages.items():
        begun = time.process_time()
        files = search.index(lang, found)
        took_ms = (time.process_time() - begun) * 1000 / len(found)
        kinds: Counter[str] = Counter()
        for url, content in files.items():
            kinds[Path(url).stem.split("-")[0]] += len(content)
        parts = " ".join(f"{kinds[it]:,}" for it in ("text", "words", "dictionary", "docs"))
        sizes = [len(content) for content in files.values()]
        print(
            f"  {lang}: {took_ms:.1f} ms; {sum(sizes):,}; {len(sizes)}, {max(sizes):,}; of {parts}"
        )
        made[lang] = files
    return made


def answers(page: Page, bare: Path, asked: list[Asked], rounds: int) -> None:
    """Print how long answers take in one language, cold and warm, and what they hold."""
    cold = _finding.cold(page, bare, asked, rounds, prepared=True)
    at_once = _finding.cold(page, bare, asked[::3], rounds, prepared=False)
    warm = _finding.warm(page, bare, asked, rounds)
    print(
        f"  ms, median / worst: cold {cold.told()}, unprepared {at_once.told()}, "
        f"warm {warm.told()}; "
        f"excerpts, cold, {statistics.median(cold.excerpts):.0f} / {max(cold.excerpts):.0f}"
    )
    slowest = Counter(dict(zip(asked, cold.asks, strict=True))).most_common(3)
    print("  slowest:", "; ".join(f"{it.kind} {it.text!r} {ms:.0f}" for it, ms in slowest))
    if isinstance(page, ChromiumPage):
        one, whole = _finding.memory(page, bare, asked)
        print(f"  memory: {one:.1f} MB after one query, {whole:.1f} MB after all")


def tasks(root: Path, asked: Mapping[str, list[Asked]], rounds: int) -> None:
    """Print the longest tasks of the real page's main thread, by kind of query."""
    program = executable(CHROMIUM)
    if program is None:
        return
    with chromium.started(program) as browser:
        for lang in TASK_LANGUAGES:
            kinds = {it.kind: it for it in asked[lang]}
            page = root / lang / "index.html"
            least = _finding.longest(browser, page, list(kinds.values()), rounds)
            told = ", ".join(f"{kind} {ms:.0f}" for kind, ms in least.items())
            print(f"longest task, 6 times, {lang}: {max(least.values()):.0f} ms ({told})")


def beside(
    folder: Path,
    root: Path,
    pages: Mapping[str, tuple[Findable, ...]],
    asked: list[Asked],
    extent: Extent,
) -> None:
    """Print what the same takes with Material: from what is typed until results are shown."""
    begun = time.perf_counter()
    theirs = _material.build(folder / "material", pages)
    took_s = time.perf_counter() - begun
    weight = (theirs / "search" / "search_index.json").stat().st_size
    print(f"Material: {took_s:.0f} s for all pages, index {weight:,} bytes")
    # Phrases and what is mistyped are beyond it; what is no match at all has no result to wait for.
    texts = [it.text for it in asked if it.kind in ("a word", "two words", "a rare word")]
    place = root / BESIDE / "index.html"
    for browser in _finding.BROWSERS:
        if browser.name not in extent.browsers:
            continue
        with (
            _material.served(theirs, folder) as address,
            _finding.tab(browser) as page,
        ):
            if page is None:
                continue
            for way, again in (("cold", False), ("warm", True)):
                ours = statistics.median(_finding.shown(page, place, texts, again=again))
                asked_there = texts if again else texts[: extent.beside]
                try:
                    theirs_ms = _material.shown(page, address, asked_there, again=again)
                except BrowserError as silent:
                    print(
                        f"{browser.name}, {way}: {ours:.1f} ms; Material gave no answer: {silent}"
                    )
                    break
                others = statistics.median(theirs_ms)
                print(
                    f"{browser.name}, from typing to results, {way}: {ours:.1f} ms, Material's "
                    f"{others:.1f} ms: {others / ours:,.0f} times as long"
                )
    program = executable(CHROMIUM)
    if program is not None:
        with chromium.started(program) as started, _material.served(theirs, folder) as address:
            task_ms = _material.longest(started, address, texts[0], _finding.SLOWER)
            print(f"longest task, 6 times, Material's first query: {task_ms:.0f} ms")


if __name__ == "__main__":
    main()
