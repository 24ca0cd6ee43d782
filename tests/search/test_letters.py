"""Words share with the one before what a look at one letter after the other finds."""

from __future__ import annotations

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.search import letters

WORD = (
    st.text("aé\0 ", max_size=40)
    | st.sampled_from(["🎵", "a🎵b", "a🎵c", "🎵" * 20, "été" * 9])
    | st.text(max_size=6)
)


def alike(before: str, word: str) -> int:
    """A sign beyond U+FFFF is two for JavaScript, and ends what is shared."""
    pairs = takewhile(lambda it: it[0] == it[1] <= "\uffff", zip(before, word, strict=False))
    return len(list(pairs))


@given(st.lists(WORD, max_size=9), st.integers(1, 9))
def test_what_words_share_with_the_one_before(words: list[str], at_once: int) -> None:
    """However many of them are looked at together."""
    expected = [alike(*them) for them in zip(("", *words), words, strict=False)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "_WORDS_AT_ONCE", at_once)
        assert letters.shared_with_before(words) == expected


def test_a_sign_stands_for_how_much_is_shared() -> None:
    row = letters.row(["mer", "merle"], letters.shared_with_before(["mer", "merle"]))
    counted = letters.dictionary({letter: row.count(letter) for letter in row})
    assert sorted(counted.pieces) == ["=0", "=3", "e", "l", "m", "r"]
    assert len(row) == 2 + len("merle")
