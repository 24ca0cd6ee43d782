"""What teachers and children type finds what they mean, by the engine itself, on the season."""

import random
from pathlib import Path

import pytest

from build_tools.domain import LANGUAGES
from tests.browser.page import Page
from tests.search.relevance import Query, outcomes, queries, summary
from tests.season import Site

pytestmark = pytest.mark.browser

SAMPLE = 5
"""Of so many queries, Firefox is asked one: it has the same engine, in another machine's hands."""


def ask(page: Page, root: Path, asked: tuple[Query, ...]) -> None:
    found = outcomes(page, root, asked)
    print(summary(found))
    failed = [str(it) for it in found if not it.passed]
    assert failed == [], "\n".join((summary(found), *failed))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_meant_is_among_the_first_three(chromium: Page, site: Site, lang: str) -> None:
    ask(chromium, site.root, queries(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_firefox_finds_the_same(firefox: Page, site: Site, lang: str) -> None:
    every = queries(lang)
    ask(firefox, site.root, tuple(random.Random(lang).sample(every, len(every) // SAMPLE)))
