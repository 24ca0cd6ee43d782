"""Prose cut into pieces that a dictionary can number, and put together again."""

from __future__ import annotations

import functools
import re

from build_tools.search.coding import LINE
from build_tools.search.fold import JOINTS, NO_LATIN, compounds, is_beyond_latin

NAMES = "\n\n"
"""Between prose and names: within prose no line is empty."""
_END = re.compile(r"[.!?…] |\n")
"""What a sentence, or a line, ends with."""
_PIECE = re.compile(r"([^\W_]+['’]?|[\W_]+)(?:(?<=[^\W_]) (?![\W_]))?")
"""A piece, and behind it what is left out: a space between two words."""
_BETWEEN = re.compile(f"([{NO_LATIN}][{NO_LATIN} ]*)")
"""What stands between two words and is more than a space, but for one that it may begin with."""
_APOSTROPHES = ("'", "’")
_JOINT = re.compile(f"[{JOINTS}]")
SMALL = ""
"""Stands before a word that begins a sentence without a capital: `z. B. der`."""


def pieces(text: str) -> tuple[list[str], list[str]]:
    """Return words, each with an apostrophe that follows it, and what stands between them; and,
    besides, what comes before `NAMES` in parts that begin and end where words do.

    `find-index.js` puts back what is left out: a single space between two words without an
    apostrophe, and capitals at the beginning of sentences, since most words that stand there
    are words of their own only by that. The sign that ends a piece in the index is written as
    a space.
    """
    text = text.replace(LINE, " ")
    if is_plain(text):
        found, said, begins = _of_latin(text)
    else:
        found = _PIECE.findall(text)
        said = compounds(text.partition(NAMES)[0])
        begins = [at for at, piece in enumerate(found, 1) if _ends(piece)]
    for at in reversed([0, *begins]):
        if at < len(found):
            found[at : at + 1] = _begun(found[at])
    return found, said


def is_plain(text: str) -> bool:
    """Return whether a text is of Latin letters, with single spaces inside, as most are."""
    return not (is_beyond_latin(text) or "  " in text or text[:1] == " " or text[-1:] == " ")


def _of_latin(text: str) -> tuple[list[str], list[str], list[int]]:
    """Return the pieces of a text as they are written, the parts in which its words are, and which
    pieces begin a sentence.

    Most are words a space apart, for which to split is five times as quick as a pattern.
    """
    parts = _BETWEEN.split(text)
    found: list[str] = []
    said: list[str] = []
    begins: list[int] = []
    is_prose, is_joined = True, False
    for latin, between in zip(parts[::2], (*parts[1::2], ""), strict=True):
        own = latin.split(" ") if latin else []
        piece = between
        if latin[-1:] == " ":
            own.pop()
            piece = " " + between
        found += own
        if is_prose:
            if is_joined and own:
                said[-1] += own.pop(0)
            said += own
            before, names, _ = piece.partition(NAMES)
            is_prose, is_joined = not names, _joins(before)
            if is_joined:
                said[-1:] = ["".join((*said[-1:], before))]
        if latin and piece[:1] in _APOSTROPHES:
            found[-1] += piece[0]
            piece = piece[1:]
        if piece:
            found.append(piece)
            if _ends(piece):
                begins.append(len(found))
    return found, said, begins


@functools.lru_cache(maxsize=10_000)
def _joins(between: str) -> bool:
    """Return whether two words may be one compound, or lack a vowel, by what is between them."""
    return bool(_JOINT.search(between))


@functools.lru_cache(maxsize=10_000)
def _ends(piece: str) -> bool:
    """Return whether a sentence ends in a piece."""
    return bool(_END.search(piece))


@functools.lru_cache(maxsize=10_000)
def _begun(piece: str) -> tuple[str, ...]:
    """Return what begins a sentence without its capital, so that it can be put back."""
    first, rest = piece[0], piece[1:]
    if first.upper() != first:
        return SMALL, piece
    small = first.lower()
    return (small + rest,) if len(small) == 1 and small.upper() == first else (piece,)
