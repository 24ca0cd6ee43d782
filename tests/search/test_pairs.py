"""Phrases of common words: found by which words stand side by side, and just those pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from build_tools.domain import Findable
from build_tools.search import index
from build_tools.search.fold import plain, words
from build_tools.search.pairs import COMMON, ENOUGH_PAGES
from tests.browser.page import Page
from tests.search.crowd import crowd
from tests.search.test_index import laid_out

PAGES = crowd("fr", ENOUGH_PAGES)
ASK = """(async () => {
  const finder = pocheFinder(ROOT, "fr");
  const totals = [];
  for (const text of TEXTS) totals.push((await finder.ask(text)).total);
  return totals;
})()"""


def lines_of(it: Findable) -> Iterator[list[str]]:
    """What a phrase may stand in, in folded words: the title, each line, what else names it."""
    for line in (it.title, *it.text.split("\n"), ". ".join(filter(None, (it.by, *it.keys)))):
        yield [word.form for word in words(plain(line))]


def stands_on(phrase: list[str]) -> int:
    """On how many pages a phrase stands, found plainly."""
    many = len(phrase)
    return sum(
        any(line[at : at + many] == phrase for line in lines_of(it) for at in range(len(line)))
        for it in PAGES
    )


def phrases() -> list[list[str]]:
    """Two and three of the most common words, as they stand in a row and as they never may."""
    counted = Counter(form for it in PAGES for line in lines_of(it) for form in set(line))
    common = {form for form, _ in counted.most_common(24)}
    rows = [line for it in PAGES[::20] for line in lines_of(it)]
    two = [[a, b] for line in rows for a, b in pairwise(line) if {a, b} <= common]
    three = [
        line[at : at + 3]
        for line in rows
        for at in range(len(line) - 2)
        if common.issuperset(line[at : at + 3]) and len(set(line[at : at + 3])) == 3
    ]
    found = [*two[:6], *three[:6], *([*it[1:], it[0]] for it in three[:3])]
    assert len(found) == 15
    return found


@pytest.mark.browser
def test_phrases_of_common_words_are_found_where_they_stand(page: Page, tmp_path: Path) -> None:
    page.open(laid_out(tmp_path, list(PAGES)))
    asked = phrases()
    texts = [f'"{" ".join(phrase)}"' for phrase in asked]
    script = ASK.replace("ROOT", json.dumps(tmp_path.as_uri() + "/"))
    totals: Any = page.evaluate(script.replace("TEXTS", json.dumps(texts)))
    wanted = [stands_on(phrase) for phrase in asked]
    assert dict(zip(texts, totals, strict=True)) == dict(zip(texts, wanted, strict=True))
    assert page.errors() == []


def test_few_pages_need_no_pairs() -> None:
    assert "search/fr/pairs.js" not in index("fr", PAGES[:-1])
    words = json.loads(
        index("fr", PAGES)["search/fr/pairs.js"].decode("utf-16").split(",", 3)[3][:-3]
    )
    assert len(words["words"].split()) == COMMON
