"""Prose cut into pieces that a dictionary can number, and put together again."""

from __future__ import annotations

import functools
import re

from build_tools.search.coding import LINE

_END = re.compile(r"[.!?…] |\n")
"""What a sentence, or a line, ends with."""
_PIECE = re.compile(r"([^\W_]+['’]?|[\W_]+)(?:(?<=[^\W_]) (?![\W_]))?")
"""A piece, and behind it what is left out: a space between two words."""
SMALL = ""
"""Stands before a word that begins a sentence without a capital: `z. B. der`."""


def pieces(text: str) -> list[str]:
    """Return words, each with an apostrophe that follows it, and what stands between them.

    `find-index.js` puts back what is left out: a single space between two words without an
    apostrophe, and capitals at the beginning of sentences, since most words that stand there
    are words of their own only by that. The sign that ends a piece in the index is written as
    a space.
    """
    kept: list[str] = []
    begins = True
    for piece in _PIECE.findall(text.replace(LINE, " ")):
        if begins:
            kept += _begun(piece)
        else:
            kept.append(piece)
        begins = _ends(piece)
    return kept


@functools.lru_cache(maxsize=200_000)
def _ends(piece: str) -> bool:
    """Return whether a sentence ends in a piece."""
    return bool(_END.search(piece))


def _begun(piece: str) -> tuple[str, ...]:
    """Return what begins a sentence without its capital, so that it can be put back."""
    first, rest = piece[0], piece[1:]
    if first.upper() != first:
        return SMALL, piece
    small = first.lower()
    return (small + rest,) if len(small) == 1 and small.upper() == first else (piece,)
