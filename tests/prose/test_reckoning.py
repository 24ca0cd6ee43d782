"""Texts counted over: by hand here, by Poche there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.prose import Reckoning, reckoned
from build_tools.prose.readability import LEAST_WORDS

FOLDER = "content/works"


def test_sentences_and_words_are_those_of_the_text() -> None:
    """Headings and items are sentences; the page's title, code and words of pictures are not."""
    text = (
        "# Title\n\n## Two words\n\nThe trumpets play. They play on\n\n- an item\n\n"
        "`code`\n\n![Children with drums](drum.jpg)\n"
    )
    found = reckoned(text, FOLDER)
    assert (found.words, found.sentences, found.long_words) == (10, 4, 1)
    assert found.lix is None, "too few words to say"


def test_blocks_are_counted_without_our_labels() -> None:
    """What Poche writes beside a block, such as its minutes, is nobody's prose."""
    text = "::: step 5 Listen now\nThe drummers drum.\n:::\n"
    found = reckoned(text, FOLDER)
    assert (found.words, found.sentences) == (5, 2)


def test_lix() -> None:
    """Björnsson: words a sentence, and the share of words of more than six letters in percent."""
    found = reckoned(("abcdef " * 8 + "abcdefg abcdefg. ") * 5, FOLDER)
    assert (found.words, found.sentences, found.long_words) == (50, 5, 10)
    assert found.lix == pytest.approx(10 + 20)


def test_links_lead_to_pages_of_the_hub() -> None:
    text = (
        "[a](../people/jean.html#life) [b](ode.html) [c](https://example.org/) "
        '<a href="../concerts/soir.html">d</a> [e](ode.html)\n'
    )
    assert reckoned(text, FOLDER).links == (
        "content/people/jean.html",
        "content/works/ode.html",
        "content/concerts/soir.html",
    )


@given(st.text(max_size=200))
def test_every_text_can_be_counted(text: str) -> None:
    found = reckoned(text, FOLDER)
    assert 0 <= found.long_words <= found.words
    assert (found.sentences == 0) == (found.words == 0)
    assert (found.lix is None) == (found.words < LEAST_WORDS)


def test_of_nothing_nothing_is_said() -> None:
    assert reckoned("", FOLDER) == Reckoning()
