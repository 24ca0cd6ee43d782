"""What teachers and children type, and where search puts what they mean.

The queries stand in one file for each language beside this module. `python -m
tests.search.relevance FOLDER` asks all of them of a finished site, in Chromium, and prints where
each page that is meant was found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from build_tools.domain import LANGUAGES
from tests.browser import chromium
from tests.browser.page import Page
from tests.programs import CHROMIUM, program

HERE = Path(__file__).resolve().parent
BEST = 3
"""How many pages of all kinds come first."""
SCRIPTS = (
    *("find-fold", "snowball/base", "snowball/{lang}", "find-index", "find-phrase"),
    *("find-match", "find-rank", "find-ask"),
)
"""The engine's, in their order; a language without stems has none of its own."""
WITHOUT_STEMS = {"lb"}

LOAD = """(async () => {
  for (const address of ADDRESSES) {
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, {src: address, onload: done, onerror: () => failed(Error(address))});
      document.head.append(script);
    });
  }
  window.finder = pocheFinder(ROOT, LANG);
  return true;
})()"""
ASK = """(async () => {
  const found = [];
  for (const text of TEXTS) {
    const {best, groups, missing} = await window.finder.ask(text);
    found.push({missing, best: best.length,
      urls: [...best, ...groups.flatMap((group) => group.hits)].map((hit) => hit.url)});
  }
  return found;
})()"""


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a language's file."""

    lang: str
    ask: str
    first: tuple[str, ...]
    """What must be among the first, as `<kind>/<id>`."""
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query found."""

    query: Query
    places: tuple[int | None, ...]
    """Of each page that is meant, counted from 1 in the order in which they are read; None for
    one that is not listed."""
    found: tuple[str, ...]
    """The first pages, as `<kind>/<id>`."""

    @property
    def passed(self) -> bool:
        """Whether all that is meant is among the first."""
        return all(place is not None and place <= BEST for place in self.places)

    @property
    def reciprocal_rank(self) -> float:
        """One divided by the first place of something that is meant; 0 if nothing was found."""
        known = [place for place in self.places if place is not None]
        return 1 / min(known) if known else 0.0

    def __str__(self) -> str:
        """One line: the query, its pages with their places, what was first instead."""
        meant = ", ".join(
            f"{place or '–'} {page}"
            for place, page in zip(self.places, self.query.first, strict=True)
        )
        instead = "" if self.passed else f"  ← {', '.join(self.found)}"
        return f"{'✓' if self.passed else '✗'} {self.query.lang} {self.query.ask}: {meant}{instead}"


def queries(lang: str) -> tuple[Query, ...]:
    """Return what is asked in a language."""
    read = yaml.safe_load((HERE / f"{lang}.yml").read_text("utf-8"))
    return tuple(Query(lang, it["ask"], tuple(it["first"]), it["why"]) for it in read)


def outcomes(page: Page, root: Path, asked: Sequence[Query]) -> list[Outcome]:
    """Ask queries of one language of the site at `root`, on a page of that language."""
    lang = asked[0].lang
    page.open(root / lang / "index.html")
    names = [it.format(lang=lang) for it in SCRIPTS if "{" not in it or lang not in WITHOUT_STEMS]
    base = root.resolve().as_uri() + "/"
    addresses = [f"{base}assets/poche/{name}.js" for name in names]
    page.evaluate(_filled(LOAD, ADDRESSES=addresses, ROOT=base, LANG=lang))
    answers = page.evaluate(_filled(ASK, TEXTS=[it.ask for it in asked]))
    return [_outcome(root, query, answer) for query, answer in zip(asked, answers, strict=True)]


def _filled(script: str, **values: object) -> str:
    for name, value in values.items():
        script = script.replace(name, json.dumps(value))
    return script


def _outcome(root: Path, query: Query, answer: dict[str, object]) -> Outcome:
    urls = answer["urls"]
    assert isinstance(urls, list) and not answer["missing"], f"{query}: the index is not whole"
    gone = [url for url in urls if not (root / url).is_file()]
    assert not gone, f"{query.ask}: search leads to pages that are not there: {gone}"
    pages = [url.removeprefix(f"{query.lang}/").removesuffix(".html") for url in urls]
    places = tuple(pages.index(page) + 1 if page in pages else None for page in query.first)
    return Outcome(query, places, tuple(pages[:BEST]))


def summary(found: Sequence[Outcome]) -> str:
    """Return the mean reciprocal rank, and how many queries there were."""
    mean = sum(it.reciprocal_rank for it in found) / len(found)
    passed = sum(it.passed for it in found)
    lang = found[0].query.lang
    return f"{lang}: mean reciprocal rank {mean:.3f}, {passed} of {len(found)} queries answered"


def main(root: Path) -> int:
    """Print all of a site's places, language by language; return 1 if a query failed."""
    failed = False
    with chromium.started(program(CHROMIUM)) as browser, chromium.page_in(browser) as page:
        for lang in LANGUAGES:
            found = outcomes(page, root, queries(lang))
            print(*found, summary(found), "", sep="\n")
            failed = failed or not all(it.passed for it in found)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
