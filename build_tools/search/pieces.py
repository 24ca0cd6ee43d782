"""Prose cut into pieces that a dictionary can number, and put together again."""

from __future__ import annotations

import re

from build_tools.search.coding import LINE

_END = re.compile(r"[.!?…] |\n")
"""What a sentence, or a line, ends with."""
_PIECE = re.compile(r"[^\W_]+['’]?|[\W_]+")
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
    after_word, begins = False, True
    for piece in _PIECE.findall(text.replace(LINE, " ")):
        if piece == " " and after_word:
            begins = False
            continue
        kept += _begun(piece) if begins else (piece,)
        after_word = piece[-1].isalnum()
        begins = bool(_END.search(piece))
    return kept


def _begun(piece: str) -> tuple[str, ...]:
    """Return what begins a sentence without its capital, so that it can be put back."""
    first, rest = piece[0], piece[1:]
    if first.upper() != first:
        return SMALL, piece
    small = first.lower()
    return (small + rest,) if len(small) == 1 and small.upper() == first else (piece,)
