"""The same pages through stock MkDocs with Material, static-i18n and its own search, measured.

Its index is read by a worker, which no browser starts from file://: its site is served by the
server of `poche preview` on this machine.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from bench._others import Pages, write_pages
from bench._running import Taken, run
from bench.overview import Watched
from tests.browser.page import Page
from tests.servers.running import preview

SLOWEST_S = 300
NAMES = {"fr": "Français", "de": "Deutsch", "nl": "Nederlands", "en": "English", "lb": "Lëtzeb."}
ASK = """(async (text) => {
  const field = document.querySelector("[data-md-component=search-query]");
  const told = document.querySelector(".md-search-result__meta");
  field.focus();
  told.textContent = "";
  const begun = performance.now();
  const changed = new Promise((done) => {
    const look = () => told.textContent && DONE.test(told.textContent) && done();
    const all = { childList: true, characterData: true, subtree: true };
    new MutationObserver(look).observe(told, all);
  });
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await changed;
  return performance.now() - begun;
})""".replace("DONE", "/[0-9]|^(Aucun|Keine|Geen|No matching)/")


def build(folder: Path, pages: Pages) -> Path:
    """Write the pages as Markdown and build them; return the site's folder."""
    timed(folder, pages)
    return folder / "site"


def timed(folder: Path, pages: Pages) -> Taken:
    """Write the pages as Markdown and build them; return what the building took."""
    first = next(iter(pages))
    write_pages(folder / "docs", pages, "# {}\n\n".format)
    for lang in pages:
        (folder / "docs" / lang / "index.md").write_text("# Home\n", "utf-8")
    languages = [
        {"locale": lang, "name": NAMES[lang], "build": True, "default": lang == first}
        for lang in pages
    ]
    settings = {
        "site_name": "Material",
        "nav": ["index.md"],  # every page in it would make HTML grow with the square of them
        "theme": {"name": "material", "font": False, "language": first},
        "plugins": [
            "search",
            {"i18n": {"docs_structure": "folder", "languages": languages}},
        ],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict"], folder)


@contextmanager
def served(site: Path, scratch: Path) -> Iterator[str]:
    """The address of the site's home page, while it is served."""
    with preview(site, scratch) as address:
        yield f"{address}/index.html"


def shown(page: Page, address: str, texts: Sequence[str], *, again: bool) -> list[float]:
    """Milliseconds from what is typed to its results; see `_finding.shown`."""
    taken: list[float] = []
    for number, text in enumerate((*texts, *texts) if again else texts):
        if number == 0 or not again:
            page.open(address)
        taken.append(page.evaluate(f"{ASK}({json.dumps(text)})"))
    return taken[-len(texts) :]


def longest(browser: Browser, address: str, text: str, slower: int) -> float:
    """Milliseconds of the longest task of a page's main thread while this is first looked for."""
    watched = Watched(browser, 1)
    watched.tab.goto(address)
    task_ms = watched.longest(partial(watched.tab.evaluate, f"{ASK}({json.dumps(text)})"))
    watched.tab.close()
    return slower * task_ms
