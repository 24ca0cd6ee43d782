"""Which of the most common words stand side by side on which pages. Pure.

A phrase of common words alone could stand on any page; without this nearly all prose would be
read to prove it. `find-phrase.js` reads prose by the same steps.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from build_tools.search import coding
from build_tools.search.fold import fold

COMMON = 64
"""Words that are on most pages; their pairs take a twentieth of the index."""
ENOUGH_PAGES = 200
"""Of fewer than these all prose is read in no time."""
_SMALL = re.compile(r"(?:[^\W\d_]|qu)")
"""What may stand before an apostrophe without being looked for."""
_GAP, _BREAK = " ", "\n"
_RARE = -1


def common_pairs(cut_up: Sequence[Sequence[str]]) -> dict[str, object] | None:
    """Return the words and, in a row of bits for each, with which others they stand, and where.

    `cut_up` is the prose of each page in pieces, see pieces.py. None if there are few pages.
    """
    if len(cut_up) < ENOUGH_PAGES:
        return None
    said = [_words(pieces) for pieces in cut_up]
    pages_with = Counter(word for words in said for word in set(words))
    del pages_with[_BREAK]
    words = sorted(word for word, _ in _most(pages_with))
    place = {word: at for at, word in enumerate(words)}
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for page, them in enumerate(said):
        places = [place.get(word, _RARE) for word in them]
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
    return sorted(counted.items(), key=lambda it: (-it[1], it[0]))[:COMMON]


def _bits(pages: list[int] | None, many: int) -> str:
    return "1" + coding.numbers(pages, many) if pages else "0"


def _words(pieces: Iterable[str]) -> list[str]:
    """Return the folded words of prose in their order, with a break where no phrase goes on."""
    return [form for form in map(_form, pieces) if form != _GAP]


@functools.lru_cache(maxsize=200_000)
def _form(piece: str) -> str:
    if not piece or not piece[0].isalnum():
        return _BREAK if "\n" in piece else _GAP
    bare = fold(piece.rstrip("'’"))
    return _GAP if piece[-1] in "'’" and _SMALL.fullmatch(bare) else bare
