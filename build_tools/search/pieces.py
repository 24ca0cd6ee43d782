"""Prose cut into pieces that a dictionary can number, and put together again."""

from __future__ import annotations

import re

from build_tools.search.coding import LINE

_PIECE = re.compile(r"[^\W_]+['’]?|[\W_]+")


def pieces(text: str) -> list[str]:
    """Return words, each with an apostrophe that follows it, and what stands between them.

    A single space between two words without an apostrophe is left out: `find-index.js` puts
    it back. The sign that ends a piece in the index is written as a space.
    """
    kept: list[str] = []
    after_word = False
    for piece in _PIECE.findall(text.replace(LINE, " ")):
        if piece == " " and after_word:
            continue
        kept.append(piece)
        after_word = piece[-1].isalnum()
    return kept
