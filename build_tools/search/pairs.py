"""Which of the most common words stand side by side on which pages. Pure.

A phrase of common words alone could stand on any page; without this nearly all prose would be
read to prove it. `find-phrase.js` reads prose by the same steps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

from build_tools.search import coding
from build_tools.search.fold import bare

COMMON = 64
"""Words that are on most pages; their pairs take a twentieth of the index."""
ENOUGH_PAGES = 200
"""Of fewer than these all prose is read in no time."""
_SMALL = re.compile(r"(?:[^\W\d_]|qu)")
"""What may stand before an apostrophe without being looked for."""
_GAP, _BREAK = " ", "\n"
"""No word: what a phrase goes on behind, and where none does."""
_RARE = -1


def common_pairs(cut_up: Sequence[Sequence[str]]) -> dict[str, object] | None:
    """Return the words and, in a row of bits for each, with which others they stand, and where.

    `cut_up` is the prose of each page in pieces, see pieces.py. None if there are few pages.
    """
    if len(cut_up) < ENOUGH_PAGES:
        return None
    form_of = {piece: _form(piece) for piece in set(chain.from_iterable(cut_up))}
    pages_with = Counter(chain.from_iterable({form_of[it] for it in set(own)} for own in cut_up))
    words = sorted(word for word, _ in _most(pages_with))
    place = {word: at for at, word in enumerate(words)} | {_GAP: None}
    place_of = {piece: place.get(form, _RARE) for piece, form in form_of.items()}
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for page, own in enumerate(cut_up):
        places = [at for at in map(place_of.__getitem__, own) if at is not None]
        for one, other in set(pairwise(places)):
            if one != _RARE != other:
                found[one, other].append(page)
    every = range(len(words))
    rows = (
        "".join(_bits(found.get((one, other)), len(cut_up)) for other in every) for one in every
    )
    return {"words": " ".join(words), "rows": coding.LINE.join(map(coding.packed, rows))}


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    """Return the most common words; of those that are equally common the first by the alphabet."""
    words = ((word, many) for word, many in counted.items() if word not in (_GAP, _BREAK))
    return sorted(words, key=lambda it: (-it[1], it[0]))[:COMMON]


def _bits(pages: list[int] | None, many: int) -> str:
    return "1" + coding.numbers(pages, many) if pages else "0"


def _form(piece: str) -> str:
    """Return a piece as a word of a phrase, or what it is instead."""
    if not piece or not piece[0].isalnum():
        return _BREAK if "\n" in piece else _GAP
    form = bare(piece)
    return _GAP if piece[-1] in "'’" and _SMALL.fullmatch(form) else form
