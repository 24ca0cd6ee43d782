"""How numbers, words and prose are written into the index: small, and quick to read.

Everything stands in string literals of classic scripts. Those that hold bits are in UTF-16, where
one sign of two bytes holds 15 of them; their byte order mark counts more than what a server says
of their encoding (https://encoding.spec.whatwg.org/#decode).
`overrides/assets/poche/find-index.js` reads the same.
"""

from __future__ import annotations

import functools
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub

LINE = "~"
"""Between two rows of bits, such as the prose of two pages."""
SIGNS = "".join(chr(code) for code in range(0x20, 0x7E) if chr(code) not in '"\\')
"""92 signs of ASCII that need no escape; the one at n stands for n."""

_WIDE, _FIRST = 15, 0x3000
"""Bits in a sign of UTF-16, and the sign of 0: from here on, none needs an escape or a second."""


def packed(bits: str) -> str:
    """Return a row of 0 and 1 as signs of UTF-16; the last is filled up with 0."""
    whole = bits + "0" * (-len(bits) % _WIDE)
    signs = _signs()
    return "".join([signs[whole[at : at + _WIDE]] for at in range(0, len(whole), _WIDE)])


@functools.cache
def _signs() -> dict[str, str]:
    """Return the sign of each row of bits that is full: a look here is quicker than a sum."""
    return {f"{code:0{_WIDE}b}": chr(_FIRST + code) for code in range(1 << _WIDE)}


def gamma(number: int) -> str:
    """Return the bits of a number from 1 (Elias' gamma code): 1, 010, 011, 00100…"""
    plain = f"{number:b}"
    return "0" * (len(plain) - 1) + plain


def numbers(ascending: Sequence[int], pages: int) -> str:
    """Return the bits of numbers of pages, of `pages` in all: how many, and the gaps between them.

    Gaps follow Rice's code: what is above 2^k in zeros and a one, the rest in k bits. How
    large k is best for gaps that chance made depends on their mean alone, which both sides know.
    """
    k = rice_bits(len(ascending), pages)
    gaps = map(sub, ascending, chain((-1,), ascending))
    return gamma(len(ascending)) + "".join([_rice(k, gap) for gap in gaps])


@functools.lru_cache(maxsize=100_000)
def _rice(k: int, gap: int) -> str:
    """Return the bits of a gap from 1."""
    high, low = divmod(gap - 1, 1 << k)
    return "0" * high + "1" + (f"{low:0{k}b}" if k else "")


def rice_bits(count: int, pages: int) -> int:
    """Return k for `count` of `pages`: the logarithm of 0.69 times the mean gap, rounded down."""
    return max(0, (pages * 11 // (count * 16)).bit_length() - 1)


SHARED = "="
"""Before a number: a word begins, with as many letters of the one before."""


def letters(words: Iterable[str], before: str = "") -> list[str]:
    """Return words in some order, each by how much it shares with the one before and by the
    letters that are new in it; `before` stands before the first."""
    found: list[str] = []
    for word in words:
        shared, most = 0, min(len(before), len(word))
        while shared < most and before[shared] == word[shared] <= "\uffff":
            shared += 1  # beyond, a sign is two for JavaScript
        found += (f"{SHARED}{shared}", *word[shared:])
        before = word
    return found


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The pieces of prose or words, and the bits of each: a canonical Huffman code."""

    pieces: tuple[str, ...]
    """From short codes to long ones, those of one length as they were sorted."""
    lengths: tuple[int, ...]
    """How many pieces have a code of 1, 2, 3… bits."""
    codes: dict[str, str]

    def bits(self, pieces: Sequence[str]) -> str:
        """Return what is cut into pieces as bits: how many, and their codes."""
        return gamma(len(pieces) + 1) + "".join([self.codes[it] for it in pieces])


def dictionary(counted: Counter[str], by: Callable[[str], str] = str) -> Dictionary:
    """Return the dictionary for pieces that occur so often, at least one.

    Those with codes of one length are sorted by what `by` makes of them, as JavaScript sorts.
    """
    lengths = _code_lengths(counted)
    pieces = tuple(
        sorted(lengths, key=lambda piece: (lengths[piece], by(piece).encode("utf-16-be"), piece))
    )
    codes, code, before = {}, 0, 0
    for piece in pieces:
        length = lengths[piece]
        code = (code + (1 if before else 0)) << (length - before)
        codes[piece], before = f"{code:0{length}b}", length
    many = Counter(lengths.values())
    return Dictionary(pieces, tuple(many[n] for n in range(1, max(many) + 1)), codes)


def _code_lengths(counts: Mapping[str, int]) -> dict[str, int]:
    """Return how long Huffman's code of each piece is, in bits; ties go by the alphabet."""
    if len(counts) == 1:
        return dict.fromkeys(counts, 1)
    order = sorted(counts.items(), key=lambda it: (it[1], it[0]))
    heap: list[tuple[int, int]] = [(count, at) for at, (_, count) in enumerate(order)]
    parents = [0] * (2 * len(order) - 1)
    for made in range(len(order), len(parents)):
        (one, a), (other, b) = heapq.heappop(heap), heapq.heappop(heap)
        parents[a] = parents[b] = made
        heapq.heappush(heap, (one + other, made))
    depth = [0] * len(parents)
    for at in range(len(parents) - 2, -1, -1):
        depth[at] = depth[parents[at]] + 1
    return {piece: depth[at] for at, (piece, _) in enumerate(order)}
