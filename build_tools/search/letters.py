"""Words in rows, each by its letters that the one before has not, and the code of those letters.

`overrides/assets/poche/find-index.js` reads the same.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.search import coding

SHARED = "="
"""Before a number: a word begins, with as many letters of the one before."""
_SHARED_SIGNS = 0xD800
"""While rows of letters are made, one sign stands for both: half a pair, which no text has."""
_MOST_SHARED = 0x800
_NOTHING = "\0"
"""Stands behind short words."""
_AT_A_LOOK = 16
"""Letters at the beginning of words that are compared with those of all others at once."""
_WORDS_AT_ONCE = 4096
"""Whose letters are one number: of all words of a language it would take ten megabytes."""


def row(words: Sequence[str], shared: Iterable[int]) -> str:
    """Return words in some order, each by how much it shares with the one before, as a sign, and by
    the letters that are new in it."""
    signs = _shared_signs()
    return "".join(
        [signs[many] + word[many:] for word, many in zip(words, shared, strict=True)],
    )


def shared_with_before(words: Sequence[str]) -> list[int]:
    """Return with how many letters of the one before each word begins, the first with none."""
    found: list[int] = []
    for at in range(0, len(words), _WORDS_AT_ONCE):
        found += _shared_each(words[max(at - 1, 0) : at + _WORDS_AT_ONCE])[min(at, 1) :]
    return found


def _shared_each(words: Sequence[str]) -> list[int]:
    """Return the same for so many words that are one number, from which itself is taken, a word
    further on: what is alike is 0."""
    rest = _NOTHING * _AT_A_LOOK
    beginnings = "".join([(word + rest)[:_AT_A_LOOK] for word in words])
    content = beginnings.encode("utf-16-be")
    is_wide = len(content) > 2 * len(beginnings)  # some sign is two for JavaScript
    if is_wide or _NOTHING in "".join(words):
        return [0, *(_shared(*them) for them in pairwise(words))]
    each = 2 * _AT_A_LOOK
    number = int.from_bytes(content, "big")
    apart = (number ^ number >> 8 * each).to_bytes(len(content), "big")
    found = [
        (each - len(one.lstrip(b"\0"))) // 2 for (one,) in struct.iter_unpack(f"{each}s", apart)
    ]
    found[:1] = [0][: len(words)]
    if _AT_A_LOOK in found:
        for at, many in enumerate(found):
            if many == _AT_A_LOOK:
                found[at] = _shared(words[at - 1], words[at])
    return found


def _shared(before: str, word: str) -> int:
    shared = 0
    for one, other in zip(before, word, strict=False):
        if one != other or one > "\uffff" or shared == _MOST_SHARED - 1:
            break
        shared += 1
    return shared


@functools.cache
def _shared_signs() -> str:
    return "".join(map(chr, range(_SHARED_SIGNS, _SHARED_SIGNS + _MOST_SHARED)))


def _told(letter: str) -> str:
    """Return a letter, or what a sign stands for, as a page reads it."""
    shared = ord(letter) - _SHARED_SIGNS
    return f"{SHARED}{shared}" if 0 <= shared < _MOST_SHARED else letter


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The letters of words, and the bits of each."""

    pieces: tuple[str, ...]
    lengths: tuple[int, ...]
    codes: dict[str, str]
    """By letter, or by the sign of how many are shared."""

    def bits(self, row: str) -> str:
        """Return a row of letters as bits: how many, and their codes."""
        return coding.gamma(len(row) + 1) + "".join(map(self.codes.__getitem__, row))


def dictionary(counted: Mapping[str, int]) -> Dictionary:
    """Return the dictionary for letters that occur so often, at least one."""
    signs = {_told(it): it for it in counted}
    letters = sorted(signs)
    counts = [counted[signs[it]] for it in letters]
    by_count = sorted(range(len(letters)), key=counts.__getitem__)
    kin = sorted(by_count, key=lambda at: (letters[at].encode("utf-16-be"), letters[at]))
    code = coding.coded(counts, by_count, kin)
    pieces = tuple(letters[at] for at in code.order)
    return Dictionary(
        pieces, code.lengths, dict(zip(map(signs.__getitem__, pieces), code.bits, strict=True))
    )
