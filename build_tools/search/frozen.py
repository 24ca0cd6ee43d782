"""What is remembered of an index, on a shelf: few long rows, quick to write and to read."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import Any, TypeVar

from build_tools.memory import Shelf
from build_tools.search.coding import LINE
from build_tools.search.pages import Known, Page, row_of
from build_tools.search.pairs import Common
from build_tools.search.prose import Pieces
from build_tools.search.remembered import Remembered
from build_tools.search.words import Words

_NAME = "index"
_Row = TypeVar("_Row", bytes, "array[int]")


def recalled(memory: Shelf) -> Remembered:
    """Return what was remembered; nothing if nothing was."""
    it: dict[str, Any] | None = memory.get(_NAME)
    if it is None:
        return Remembered()
    lists = zip(_cut_text(it["names"]), _cut_text(it["bodies"]), strict=True)
    return Remembered(
        it["keys"],
        _pages(it["shown"], it["texts"], _numbers(it["lengths"]), _numbers(it["numbers"])),
        Known(_cut_text(it["pieces"]), _cut_text(it["written"])),
        Pieces(*(_numbers(it[name]).tolist() for name in ("counts", "by_name", "kin"))),
        Words(
            _numbers(it["met_words"]).tolist(),
            dict(zip(_cut_text(it["words"]), lists, strict=True)),
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
    """Remember this instead of what was remembered; nothing if most of it is of no use."""
    if known.is_stale():
        memory.put(_NAME, None)
        return
    rows = list(chain.from_iterable(map(_rows, known.pages)))
    memory.put(
        _NAME,
        {
            "keys": known.keys,
            "shown": [page.shown for page in known.pages],
            "texts": [page.text for page in known.pages],
            "lengths": _small(map(len, rows)),
            "numbers": _joined(rows),
            "pieces": _text(known.known.pieces),
            "written": _text(known.known.written),
            "counts": _small(known.pieces.counts),
            "by_name": _small(known.pieces.by_name),
            "kin": _small(known.pieces.kin),
            "met_words": _small(known.words.counts),
            "words": _text(known.words.bits),
            "names": _text(names for names, _ in known.words.bits.values()),
            "bodies": _text(body for _, body in known.words.bits.values()),
            "stems": known.words.stems,
            "shared": known.words.shared,
            "met": _text(known.common.met),
            "met_often": _small(known.common.met.values()),
            "pages_with": known.common.pages_with,
            "common": known.common.words,
            "pairs": b"".join(known.common.pairs),
            "pairs_of": _small(map(len, known.common.pairs)),
            "files": known.files,
        },
    )


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
