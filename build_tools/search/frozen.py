"""What is remembered of an index, on a shelf: few long rows, quick to write and to read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

from build_tools.memory import Shelf
from build_tools.search.pages import Known, Page
from build_tools.search.pairs import Common
from build_tools.search.prose import Pieces
from build_tools.search.remembered import Remembered
from build_tools.search.terms import Words

_NAME = "index"
_Row = TypeVar("_Row", str, bytes, "array[int]")


def recalled(memory: Shelf) -> Remembered:
    """Return what was remembered; nothing if nothing was."""
    it: dict[str, Any] | None = memory.get(_NAME)
    if it is None:
        return Remembered()
    return Remembered(
        it["keys"],
        _pages(it["shown"], _numbers(it["lengths"]), _numbers(it["numbers"])),
        Known(it["pieces"], it["written"]),
        Pieces(*(list(_numbers(it[name])) for name in ("counts", "by_name", "kin"))),
        Words(
            list(_numbers(it["met_words"])),
            _bits(it["words"], _numbers(it["many"]), it["bits"]),
            it["stems"],
            it["shared"],
        ),
        Common(
            it["met"],
            it["pages_with"],
            it["common"],
            _cut(it["pairs"], _numbers(it["pairs_of"])),
        ),
    )


def remember(memory: Shelf, known: Remembered) -> None:
    """Remember this instead of what was remembered; nothing if most of it is of no use."""
    if known.is_stale():
        memory.put(_NAME, None)
        return
    rows = [_rows(page) for page in known.pages]
    bits = list(chain.from_iterable(known.words.bits.values()))
    memory.put(
        _NAME,
        {
            "keys": known.keys,
            "shown": [page.shown for page in known.pages],
            "lengths": _bytes(chain.from_iterable(map(len, own) for own in rows)),
            "numbers": b"".join([row.tobytes() for own in rows for row in own]),
            "pieces": list(known.known.pieces),
            "written": list(known.known.written),
            "counts": _bytes(known.pieces.counts),
            "by_name": _bytes(known.pieces.by_name),
            "kin": _bytes(known.pieces.kin),
            "met_words": _bytes(known.words.counts),
            "words": list(known.words.bits),
            "many": _bytes(map(len, bits)),
            "bits": _packed("".join(bits)),
            "stems": known.words.stems,
            "shared": known.words.shared,
            "met": known.common.met,
            "pages_with": known.common.pages_with,
            "common": known.common.words,
            "pairs": b"".join(known.common.pairs),
            "pairs_of": _bytes(map(len, known.common.pairs)),
        },
    )


def _bytes(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _numbers(frozen: bytes) -> array[int]:
    return array("I", frozen)


def _rows(page: Page) -> tuple[array[int], ...]:
    return page.pieces, page.title, page.keys, page.prose, page.counts


def _pages(
    shown: Iterable[tuple[str, ...]], lengths: Iterable[int], numbers: array[int]
) -> list[Page]:
    """Return pages whose rows stand one after the other."""
    rows = iter(_cut(numbers, lengths))
    return [Page(own, *them) for own, *them in zip(shown, *[rows] * 5, strict=True)]


def _packed(bits: str) -> bytes:
    """Return a row of 0 and 1 as bytes; it begins at the first 1 of all."""
    number = int("1" + bits, 2)
    return number.to_bytes(len(bits) // 8 + 1, "big")


def _bits(words: Iterable[str], many: Iterable[int], packed: bytes) -> dict[str, tuple[str, str]]:
    """Return words with their two rows of bits, which stand one after the other."""
    bits = f"{int.from_bytes(packed, 'big'):b}"
    rows = iter(_cut(bits[1:], many))
    return dict(zip(words, zip(rows, rows, strict=True), strict=True))


def _cut(whole: _Row, lengths: Iterable[int]) -> list[_Row]:
    """Return what stands one after the other, each so long."""
    ends = accumulate(lengths, initial=0)
    return [whole[first:end] for first, end in pairwise(ends)]
