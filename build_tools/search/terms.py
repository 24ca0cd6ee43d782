"""Which words stand on which pages, and where on them. Pure.

What is known of a word is worked out again only where a page says something else than before.
"""

from __future__ import annotations

import functools
from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from build_tools.search import coding
from build_tools.search.fold import fold
from build_tools.search.pages import Page
from build_tools.search.stems import stemmer

MANY = 3
"""How often a word must stand in the prose of a page to be what the page is about."""
STEM = "'"
"""Ends a stem with which its words do not begin; no word has an apostrophe."""

_Places = defaultdict[int, "array[int]"]
"""A word as it is written to the pages on which it stands, ascending."""
_row = partial(array, "I")
_NOWHERE: Sequence[int] = ()
Bits = tuple[str, str]
"""Where a word stands, in names and in prose."""


@dataclass(slots=True)
class Term:
    """Where one folded word stands: numbers of pages, ascending."""

    title: Sequence[int] = _NOWHERE
    keys: Sequence[int] = _NOWHERE
    often: Sequence[int] = _NOWHERE
    prose: Sequence[int] = _NOWHERE
    cut: int = 0
    """How many letters its stem lacks."""

    def add(self, other: Term) -> None:
        """Stand where another stands, too."""
        self.title = sorted({*self.title, *other.title})
        self.keys = sorted({*self.keys, *other.keys})
        self.often = sorted({*self.often, *other.often})
        self.prose = sorted({*self.prose, *other.prose})

    def bits(self, pages: int) -> Bits:
        """Return how many letters the stem lacks, which lists there are, and the lists of names;
        and, apart, those of prose, which are long and often not asked for."""
        lists = (self.title, self.keys, self.often, self.prose)
        names = _head(self.cut, *map(bool, lists))
        if self.title:
            names += coding.numbers(self.title, pages)
        if self.keys:
            names += coding.numbers(self.keys, pages)
        body = coding.numbers(self.prose, pages) if self.prose else ""
        if self.often:
            body = coding.numbers(self.often, pages) + body
        return names, body


@functools.cache
def _head(cut: int, *there: bool) -> str:
    """Return the bits that stand before the lists of a word."""
    return coding.gamma(cut + 1) + "".join(["01"[it] for it in there])


class _Said:
    """Where some words stand, each as it is written."""

    def __init__(self, pages: Sequence[Page], wanted: set[int] | None) -> None:
        """Look at all of these pages for the words that are wanted; for all if that is None."""
        self._pages = pages
        self._titles: _Places = defaultdict(_row)
        self._keys: _Places = defaultdict(_row)
        self._few: _Places = defaultdict(_row)
        self._twice: _Places = defaultdict(_row)
        """Those of the few that are more than once."""
        self._often: _Places = defaultdict(_row)
        by_count = [self._often, self._few, self._few]  # by how often a word is met, `MANY` as 0
        for number, page in enumerate(pages):
            for places, own in ((self._titles, page.title), (self._keys, page.keys)):
                for word in {*own} if wanted is None else wanted.intersection(own):
                    places[word].append(number)
            counted: Iterable[tuple[int, int]] = zip(page.prose, page.counts, strict=True)
            if wanted is not None:
                if wanted.isdisjoint(page.prose):
                    continue
                counted = [it for it in counted if it[0] in wanted]
            for word, count in counted:
                by_count[count if count < MANY else 0][word].append(number)
                if count == MANY - 1:
                    self._twice[word].append(number)

    def term(self, them: Sequence[int]) -> Term:
        """Return where a form stands that these words have; twice where one has it so twice."""
        if len(them) == 1:
            (word,) = them
            return Term(
                self._titles.get(word, _NOWHERE),
                self._keys.get(word, _NOWHERE),
                self._often.get(word, _NOWHERE),
                self._few.get(word, _NOWHERE),
            )
        title, keys = [
            sorted({*chain.from_iterable(it.get(word, _NOWHERE) for word in them)})
            for it in (self._titles, self._keys)
        ]
        counted: defaultdict[int, int] = defaultdict(int)
        for word in them:
            for own, more in ((self._few, 1), (self._twice, MANY - 2), (self._often, MANY)):
                for page in own.get(word, _NOWHERE):
                    counted[page] += more
        pages = sorted(counted)
        often = [page for page in pages if counted[page] >= MANY]
        return Term(title, keys, often, [page for page in pages if counted[page] < MANY])

    def first(self, them: Iterable[int]) -> int:
        """Return which of these words is met first."""
        return min(them, key=self._met)

    def _met(self, word: int) -> tuple[int, int]:
        """Return the page on which a word is met first, and at what place of it."""
        places = (self._titles, self._keys, self._few, self._often)
        number = min(it[word][0] for it in places if word in it)
        page = self._pages[number]
        return number, [*page.title, *page.keys, *page.prose].index(word)


def stems_of(lang: str, written: Iterable[str]) -> set[str]:
    """Return the stems that words may have with which they do not begin: all words of such a stem
    are what is known of it."""
    return {stemmer(lang)(_writing(it)) + STEM for it in written}


def terms_of(
    lang: str,
    pages: Sequence[Page],
    written: Sequence[str],
    counts: Sequence[int],
    them: Mapping[str, Sequence[int]],
    *,
    all_of_them: bool = False,
) -> Iterator[tuple[str, Term, str]]:
    """Yield where folded words stand, which some written ones have: in the titles and keywords of
    pages, and in their prose; and the stem of each with which it does not begin, else nothing. Then
    the same for these stems. `all_of_them` says that there are no other words.

    A stem ends in an apostrophe, and is what its words mean together: stori' for story. One word
    goes before the next comes: all of them at once would take more room than all pages.
    """
    said = _Said(pages, None if all_of_them else {*chain.from_iterable(them.values())})
    stems: dict[str, Term] = {}
    stem = stemmer(lang)
    for form, own in them.items():
        term = said.term(own)
        usual = _writing(written[own[0]]) if len(own) == 1 else _usual(own, written, counts, said)
        short = stem(usual)
        its = ""
        if short and form.startswith(short):
            term.cut = len(form) - len(short)
        elif short and fold(usual) == form:
            its = short + STEM
            stems.setdefault(its, Term(cut=len(STEM))).add(term)
        yield form, term, its
    for its, term in stems.items():
        yield its, term, ""


def words_with(
    wanted: Container[str] | None, written: Sequence[str], counts: Sequence[int]
) -> dict[str, tuple[int, ...]]:
    """Return the words that are met and have some forms, by form; all forms if that is None."""
    found: dict[str, tuple[int, ...]] = {}
    for number, forms in enumerate(written):
        if counts[number]:
            for form in forms.split(" ")[1:]:
                if wanted is None or form in wanted:
                    found[form] = (*found.get(form, ()), number)
    return found


def _usual(them: Sequence[int], written: Sequence[str], counts: Sequence[int], said: _Said) -> str:
    """Return how a form is written most often; of equal writings the first that is met."""
    often: defaultdict[str, int] = defaultdict(int)
    for word in {*them}:
        often[_writing(written[word])] += counts[word]
    most = max(often.values())
    usual = [it for it, count in often.items() if count == most]
    if len(usual) == 1:
        return usual[0]
    return _writing(written[said.first(it for it in them if _writing(written[it]) in usual)])


def _writing(word: str) -> str:
    """Return how a word is written, of that and its forms."""
    return word.partition(" ")[0]
