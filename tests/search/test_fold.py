"""One folding in two languages: the same words from Python and from a page."""

import functools
import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_tools.search.fold import compounds, fold, plain, tidy, words
from build_tools.search.stems import ALGORITHMS, stemmer
from tests.browser.page import Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCRIPTS = ROOT / "overrides" / "assets" / "poche"
VECTORS = [
    (text, forms) for text, forms in yaml.safe_load((HERE / "vectors.yml").read_text("utf-8"))
]
STEMMERS = {"fr": "French", "de": "German", "nl": "Dutch", "en": "English"}


@functools.cache
def _prose(lang: str) -> str:
    files = sorted((ROOT / "content").rglob(f"*.{lang}.md"))
    return "\n".join(file.read_text("utf-8") for file in files)


def told(text: str) -> list[list[str]]:
    """Each word, and what its compound is as one word."""
    return [[it.form, *([it.joined] if it.joined else [])] for it in words(plain(text))]


@pytest.mark.parametrize(("text", "forms"), VECTORS, ids=[repr(text) for text, _ in VECTORS])
def test_vectors(text: str, forms: list[list[str]]) -> None:
    assert told(text) == forms


@given(st.text() | st.text("aé \n\t\u2028\u202f\u00a0\u00ad\u200b\u0301’", max_size=12))
def test_lines_are_tidied_whether_or_not_they_need_it(text: str) -> None:
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    assert tidy(text) == "\n".join(line for line in lines if line)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(plain(text)):
        assert fold(word.form) == word.form


@given(st.text() | st.text("aÉ'’-_ 9.", max_size=12))
def test_a_text_has_the_words_of_its_compounds(text: str) -> None:
    """Apart, too, each knows whether it lost a vowel."""
    even = plain(text)
    apart = [it for compound in compounds(even) for it in words(compound)]
    assert [(it.form, it.joined) for it in apart] == [(it.form, it.joined) for it in words(even)]


@given(st.text())
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    even = plain(text)
    found = words(even)
    assert all(0 <= it.start < it.end <= len(even) for it in found)
    assert [it.start for it in found] == sorted(it.start for it in found)


def _page(folder: Path, *scripts: str) -> Path:
    """Write a page with some of our scripts."""
    sources = [(SCRIPTS / f"{name}.js").as_uri() for name in scripts]
    tags = "".join(f'<script src="{source}"></script>' for source in sources)
    page = folder / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>Words</title>{tags}", "utf-8")
    return page


def _in_page(page: Page, script: str, value: Any) -> Any:
    return page.evaluate(script.replace("VALUE", json.dumps(value)))


WORDS = """VALUE.map((text) => pocheFold.words(pocheFold.plain(text)).map(
  ({start, end, forms, joined, written}) => [start, end, forms[0], joined, written]))"""


def _as_python(text: str) -> list[list[Any]]:
    """Words as the page has them, positions in units of UTF-16."""
    found, even = words(plain(text)), plain(text)

    def at(place: int) -> int:
        return len(even[:place].encode("utf-16-le")) // 2 if len(even) < 100 else place

    return [[at(it.start), at(it.end), it.form, it.joined, it.written] for it in found]


@pytest.mark.browser
def test_a_page_folds_as_python_does(page: Page, tmp_path: Path) -> None:
    """The vectors, all prose of the sample season, and odd signs, the same every time."""
    lot = random.Random(5)
    signs = "aÀéßœÆijĲ'’-‐_ .0９²ﬁ\u0301\u00ad\u200bäöüÄŁøþıİΣςשָمَйЙ"
    odd = ["".join(lot.choices(signs, k=lot.randint(1, 14))) for _ in range(800)]
    texts = (
        [text for text, _ in VECTORS]
        + odd
        + [_prose(lang) for lang in ("fr", "de", "nl", "en", "lb")]
    )
    page.open(_page(tmp_path, "find-fold"))
    for text, found in zip(texts, _in_page(page, WORDS, texts), strict=True):
        assert found == _as_python(text), text[:60]
    assert page.errors() == []


@pytest.mark.browser
@pytest.mark.parametrize("lang", sorted(ALGORITHMS))
def test_a_page_stems_as_python_does(chromium: Page, tmp_path: Path, lang: str) -> None:
    """Every word of the sample season in this language."""
    written = sorted({it.written for it in words(plain(_prose(lang))) if it.written.isalpha()})
    assert len(written) > 1000
    chromium.open(_page(tmp_path, "find-fold", "snowball/base", f"snowball/{lang}"))
    stemmed = "VALUE.map((word) => pocheFold.fold(stemmer.stemWord(word)))"
    script = f"((stemmer) => {stemmed})(new {STEMMERS[lang]}Stemmer())"
    found = _in_page(chromium, script, written)
    stem = stemmer(lang)
    assert found == [stem(word) for word in written]
    assert sum(short != fold(word) for short, word in zip(found, written, strict=True)) > 200


def test_luxembourgish_is_not_stemmed() -> None:
    assert stemmer("lb")("lidder") == "lidder"
