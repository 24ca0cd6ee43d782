"""What is remembered of an index, on a shelf: few long rows, quick to write and to read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

from build_tools.memory import Shelf
from build_tools.search.coding import LINE
from build_tools.search.pages import Met, Page, row_of
from build_tools.search.pairs import Common
from build_tools.search.prose import Pieces
from build_tools.search.remembered import Remembered
from build_tools.search.words import Words

_Row = TypeVar("_Row", str, bytes, "array[int]")
_NAMES = (
    *("keys", "shown", "texts", "lengths", "numbers", "pieces", "written", "counts", "by_name"),
    *("kin", "met_words", "words", "names", "bodies", "stems", "shared", "met", "met_often"),
    *("pages_with", "common", "pairs", "pairs_of", "files"),
)


def recalled(memory: Shelf) -> Remembered:
    """Return what was remembered; nothing if nothing was. It is no longer on the shelf."""
    it: dict[str, Any] = {name: memory.take(name) for name in _NAMES}
    if None in it.values():
        return Remembered()
    lists = zip(_cut_bits(it.pop("names")), _cut_bits(it.pop("bodies")), strict=True)
    return Remembered(
        it["keys"],
        _pages(it["shown"], it["texts"], _numbers(it["lengths"]), _numbers(it.pop("numbers"))),
        Met(_cut_text(it.pop("pieces")), _cut_text(it.pop("written"))),
        Pieces(*(_numbers(it[name]).tolist() for name in ("counts", "by_name", "kin"))),
        Words(
            _numbers(it["met_words"]).tolist(),
            dict(zip(_cut_text(it.pop("words")), lists, strict=True)),
            it["stems"],
            it["shared"],
        ),
        Common(
            dict(zip(_cut_text(it["met"]), _numbers(it["met_often"]), strict=True)),
            it["pages_with"],
            it["common"],
            _cut(it["pairs"], _numbers(it["pairs_of"])),
        ),
        it["files"],
    )


def remember(memory: Shelf, known: Remembered) -> None:
    """Remember this; nothing if most of it is of no use.

    What is on the shelf is no longer known besides: both take as much room as all else of an index.
    """
    if known.is_stale():
        return
    words, pages, common = known.words, known.pages, known.common
    memory.put("bodies", _bits([body for _, body in words.bits.values()]))
    memory.put("names", _bits([names for names, _ in words.bits.values()]))
    memory.put("words", _text(words.bits))
    words.bits.clear()
    memory.put("stems", words.stems)
    memory.put("shared", words.shared)
    memory.put("met_words", _small(words.counts))
    memory.put("written", _text(known.met.written))
    memory.put("pieces", _text(known.met.pieces))
    known.met = Met()
    memory.put("counts", _small(known.pieces.counts))
    memory.put("by_name", _small(known.pieces.by_name))
    memory.put("kin", _small(known.pieces.kin))
    known.pieces = Pieces()
    memory.put("met", _text(common.met))
    memory.put("met_often", _small(common.met.values()))
    memory.put("pages_with", common.pages_with)
    memory.put("common", common.words)
    memory.put("pairs", b"".join(common.pairs))
    memory.put("pairs_of", _small(map(len, common.pairs)))
    memory.put("keys", known.keys)
    memory.put("shown", [page.shown for page in pages])
    memory.put("texts", [page.text for page in pages])
    rows = list(chain.from_iterable(map(_rows, pages)))
    pages.clear()
    memory.put("lengths", _small(map(len, rows)))
    numbers = _joined(rows)
    rows.clear()
    memory.put("numbers", numbers)
    memory.put("files", known.files)


_Numbers = tuple[str, bytes]
"""Of how many bytes each is, as `array` says it, and all of them."""


def _small(numbers: Iterable[int]) -> _Numbers:
    row = row_of(list(numbers))
    return row.typecode, row.tobytes()


def _joined(rows: Sequence[array[int]]) -> _Numbers:
    """Return rows of numbers one after the other."""
    if "I" in {row.typecode for row in rows}:
        return "I", b"".join([array("I", row).tobytes() for row in rows])
    return "H", b"".join([row.tobytes() for row in rows])


def _numbers(frozen: _Numbers) -> array[int]:
    kind, content = frozen
    return array(kind, content)


_Bits = tuple[_Numbers, bytes]
"""How many bits each row has, and all of them, eight in a byte."""


def _bits(rows: Sequence[str]) -> _Bits:
    """Return rows of 0 and 1, which as a text would be most of what is remembered."""
    row = "1" + "".join(rows)
    content = int(row, 2).to_bytes((len(row) + 7) // 8, "big")
    return _small(map(len, rows)), content


def _cut_bits(frozen: _Bits) -> list[str]:
    lengths, content = frozen
    return _cut(bin(int.from_bytes(content, "big"))[3:], _numbers(lengths))


def _text(them: Iterable[str]) -> str:
    """Return writings, in none of which is a `LINE`, as one: each ends in it."""
    return LINE.join((*them, ""))


def _cut_text(text: str) -> list[str]:
    return text.split(LINE)[:-1]


def _rows(page: Page) -> tuple[array[int], ...]:
    return page.pieces, page.title, page.keys, page.prose, page.counts


def _pages(
    shown: Sequence[tuple[str, ...]],
    texts: Sequence[bytes],
    lengths: Iterable[int],
    numbers: array[int],
) -> list[Page]:
    """Return pages whose rows stand one after the other."""
    rows = iter(_cut(numbers, lengths))
    return [
        Page(own, text, *them) for own, text, *them in zip(shown, texts, *[rows] * 5, strict=True)
    ]


def _cut(whole: _Row, lengths: Iterable[int]) -> list[_Row]:
    """Return what stands one after the other, each so long."""
    ends = accumulate(lengths, initial=0)
    return [whole[first:end] for first, end in pairwise(ends)]
