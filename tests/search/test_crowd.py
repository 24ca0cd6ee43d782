"""The crowd of pages that search is measured on is like a season, and the same every time."""

import unicodedata
from collections import Counter

import pytest

from build_tools.domain import LANGUAGES
from tests.search.asked import asked_of
from tests.search.crowd import FORMS, WORD, WORDS, crowd, vocabulary


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_keeps_its_letters(lang: str) -> None:
    words = vocabulary(lang)
    assert len(set(words.forms)) == len(words.forms) == len(words.weights) == FORMS
    known, made = ("".join(part) for part in (words.forms[:1500], words.forms[3000:]))
    share = [_accents(part) / len(part) for part in (known, made)]
    assert share[1] == pytest.approx(share[0], rel=0.6)


def test_words_are_as_frequent_as_in_prose() -> None:
    weights = vocabulary("de").weights
    shares = [weights[count - 1] / weights[-1] for count in (2_000, 5_000, 10_000)]
    assert shares == pytest.approx([0.79, 0.88, 0.94], abs=0.01)


def _accents(text: str) -> int:
    apart = unicodedata.normalize("NFD", text)
    return sum(unicodedata.combining(sign) > 0 for sign in apart)


def test_pages_are_as_long_and_as_many_as_said() -> None:
    found = crowd("fr", 45)
    assert len({it.url for it in found}) == len(found) == 45
    assert all(len(WORD.findall(it.text)) == WORDS for it in found)
    counts = Counter(WORD.findall(" ".join(it.text for it in found))).most_common()
    assert counts[0][1] > 10 * counts[100][1]  # as Zipf has it
    assert found == crowd("fr", 45)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_things_again(lang: str) -> None:
    differing = [len({word.lower() for word in WORD.findall(it.text)}) for it in crowd(lang, 60)]
    assert sum(differing) / 60 == pytest.approx(228, abs=6)


def test_the_same_page_has_its_other_titles_as_keys() -> None:
    german, french = crowd("de", 3)[2], crowd("fr", 3)[2]
    assert french.title in german.keys
    assert german.title in french.keys


def test_queries_are_of_eleven_kinds() -> None:
    found = crowd("nl", 60)
    asked = asked_of("nl", found, 3)
    assert Counter(it.kind for it in asked) == dict.fromkeys({it.kind for it in asked}, 3)
    assert len({it.kind for it in asked}) == 11
    text = " ".join(it.text for it in found).lower()
    for it in asked:
        quoted = it.text.strip('"').lower()
        there = all(word in text.replace(",", "").replace(".", "") for word in quoted.split())
        if it.kind in ("a word", "a rare word", "a stop word", "two words"):
            assert there, it
        if it.kind == "nothing like it":
            assert not there, it
    assert asked == asked_of("nl", found, 3)
