"""How numbers, words and prose are written into the index: small, and quick to read.

Everything stands in string literals of classic scripts. Those that hold bits are in UTF-16, where
one sign of two bytes holds 15 of them; their byte order mark counts more than what a server says
of their encoding (https://encoding.spec.whatwg.org/#decode).
How words share letters stands in `letters.py`. `overrides/assets/poche/find-index.js` reads the
same.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import sub

LINE = "~"
"""Between two rows of bits, such as the prose of two pages."""
SIGNS = "".join(chr(code) for code in range(0x20, 0x7E) if chr(code) not in '"\\')
"""92 signs of ASCII that need no escape; the one at n stands for n."""

_WIDE, _FIRST = 15, 0x3000
"""Bits in a sign of UTF-16, and the sign of 0: from here on, none needs an escape or a second."""
_AT_ONCE = 4096
"""Signs that are worked out together, a power of two."""


def packed(rows: Iterable[str]) -> list[str]:
    """Return rows of 0 and 1, each as signs of UTF-16; the last is filled up with 0."""
    whole = [row + "0" * (-len(row) % _WIDE) for row in rows]
    bits = "".join(whole)
    most = _WIDE * _AT_ONCE
    signs = "".join([_signs(bits[at : at + most]) for at in range(0, len(bits), most)])
    ends = list(accumulate([len(row) // _WIDE for row in whole], initial=0))
    return [signs[first:end] for first, end in pairwise(ends)]


def _signs(bits: str) -> str:
    """Return the signs of at most so many bits as are spread at once.

    All are one number, whose halves are moved apart, then the halves of those, and so on: twelve
    sums instead of thousands.
    """
    number = int(bits, 2) << (_WIDE * _AT_ONCE - len(bits))
    for apart, low, high in _halves():
        number = number & low | (number & high) << apart
    wide = number + int.from_bytes(_FIRST.to_bytes(2, "big") * _AT_ONCE, "big")
    return wide.to_bytes(2 * _AT_ONCE, "big").decode("utf-16-be")[: len(bits) // _WIDE]


@functools.cache
def _halves() -> list[tuple[int, int, int]]:
    """Return, for each step of `_signs`, how far halves go apart, and the bits of low and high
    ones; from one pair of halves to many."""
    steps = []
    half = _AT_ONCE // 2
    while half:
        low = (1 << half * _WIDE) - 1
        masks = [
            int.from_bytes(mask.to_bytes(4 * half, "big") * (_AT_ONCE // (2 * half)), "big")
            for mask in (low, low << half * _WIDE)
        ]
        steps.append((half, masks[0], masks[1]))
        half //= 2
    return steps


@functools.lru_cache(maxsize=10_000)
def gamma(number: int) -> str:
    """Return the bits of a number from 1 (Elias' gamma code): 1, 010, 011, 00100…"""
    plain = f"{number:b}"
    return "0" * (len(plain) - 1) + plain


def numbers(ascending: Sequence[int], pages: int) -> str:
    """Return the bits of numbers of pages, of `pages` in all: how many, and the gaps between them.

    Gaps follow Rice's code: what is above 2^k in zeros and a one, the rest in k bits. How
    large k is best for gaps that chance made depends on their mean alone, which both sides know.
    """
    many = len(ascending)
    if many == 1:  # as most words of a language
        return _alone(pages)[ascending[0]]
    rice = _rice(rice_bits(many, pages))
    gaps = map(sub, ascending, chain((-1,), ascending))
    return gamma(many) + "".join(map(rice.__getitem__, gaps))


class _Rice(dict[int, str]):
    """The bits of gaps from 1 on, for one k."""

    def __init__(self, k: int) -> None:
        super().__init__()
        self._k = k

    def __missing__(self, gap: int) -> str:
        high, low = divmod(gap - 1, 1 << self._k)
        self[gap] = bits = "0" * high + "1" + (f"{low:0{self._k}b}" if self._k else "")
        return bits


_rice = functools.cache(_Rice)


@functools.lru_cache(maxsize=1)
def _alone(pages: int) -> list[str]:
    """Return the bits of each page where it is the only one, which are one text for all words."""
    rice = _rice(rice_bits(1, pages))
    return ["1" + rice[gap] for gap in range(1, pages + 1)]


@functools.lru_cache(maxsize=10_000)
def rice_bits(count: int, pages: int) -> int:
    """Return k for `count` of `pages`: the logarithm of 0.69 times the mean gap, rounded down."""
    return max(0, (pages * 11 // (count * 16)).bit_length() - 1)


@dataclass(frozen=True, slots=True)
class Code:
    """A canonical Huffman code for pieces of prose or words."""

    order: tuple[int, ...]
    """The pieces' places among those that were counted, from short codes to long ones."""
    lengths: tuple[int, ...]
    """How many pieces have a code of 1, 2, 3… bits."""
    bits: list[str]
    """The codes in that order."""


def coded(counts: Sequence[int], by_count: Sequence[int], kin: Iterable[int]) -> Code:
    """Return the code of pieces that occur so often, at least one.

    `by_count` are their places by how often they occur, of the rest by the alphabet; `kin` are
    their places so that those stand together which are to do so if their codes have one length.
    """
    lengths = [0] * len(counts)
    depths = _depths([counts[at] for at in by_count])
    for at, depth in zip(by_count, depths, strict=True):
        lengths[at] = depth
    order = tuple(sorted(kin, key=lengths.__getitem__))
    many = Counter(depths)
    lot = tuple(many[length] for length in range(1, max(many) + 1))
    bits: list[str] = []
    code = 0
    for length, count in enumerate(lot, start=1):
        mark = 1 << length  # keeps the zeros at the front
        bits += [bin(mark | it)[3:] for it in range(code, code + count)]
        code = (code + count) << 1
    return Code(order, lot, bits)


def _depths(ascending: Sequence[int]) -> list[int]:
    """Return how long Huffman's code of each is, in bits: the two that are fewest become one,
    again and again. What is made comes in order, too; of equals it goes last."""
    many = len(ascending)
    if many == 1:
        return [1]
    beyond = sum(ascending) + 1
    leaves, nodes = [*ascending, beyond], [beyond] * many
    own, parents = [0] * many, [0] * many  # of leaves; of what is made
    leaf = node = 0
    for made in range(many - 1):
        if leaves[leaf] <= nodes[node]:
            count, own[leaf] = leaves[leaf], made
            leaf += 1
        else:
            count, parents[node] = nodes[node], made
            node += 1
        if leaves[leaf] <= nodes[node]:
            count, own[leaf] = count + leaves[leaf], made
            leaf += 1
        else:
            count, parents[node] = count + nodes[node], made
            node += 1
        nodes[made] = count
    depths = [0] * many
    for at in range(many - 3, -1, -1):
        depths[at] = depths[parents[at]] + 1
    return [depths[it] + 1 for it in own]
