"""The queries themselves: enough of them in each language, each once, and about what there is."""

from collections import Counter

import pytest

from build_tools.domain import LANGUAGES
from tests.search.relevance import BEST, queries
from tests.season import ROOT

LEAST = 40
SPECIAL = ("overview", "footprint", "results", "questions")
"""What Poche makes itself and search finds."""


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    """Each language of the sample season."""
    return str(request.param)


def test_there_are_enough_and_none_is_asked_twice(lang: str) -> None:
    counts = Counter(it.ask for it in queries(lang))
    assert len(counts) >= LEAST
    assert [ask for ask, count in counts.items() if count > 1] == []


def test_what_is_meant_exists(lang: str) -> None:
    meant = {page for it in queries(lang) for page in it.first}
    assert [page for page in sorted(meant) if not _exists(page)] == []


def test_as_many_pages_are_meant_as_can_be_first(lang: str) -> None:
    wrong = [it for it in queries(lang) if not 1 <= len(set(it.first)) == len(it.first) <= BEST]
    assert wrong == []


def test_each_says_why_it_is_asked(lang: str) -> None:
    assert [it.ask for it in queries(lang) if not it.why.strip()] == []


def _exists(page: str) -> bool:
    kind, _, id_ = page.partition("/")
    if kind == "special":
        return id_ in SPECIAL
    if kind == "playlists":
        return (ROOT / "playlists" / f"{id_}.yml").is_file()
    return (ROOT / "content" / kind / id_).is_dir()
