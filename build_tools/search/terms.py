"""Which words stand on which pages, and where on them. Pure."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from build_tools.domain import Findable
from build_tools.search import coding
from build_tools.search.fold import compounds, fold, plain, words
from build_tools.search.stems import stemmer

MANY = 3
"""How often a word must stand in the prose of a page to be what the page is about."""
STEM = "'"
"""Ends a stem with which its words do not begin; no word has an apostrophe."""

_Places = defaultdict[str, list[int]]
"""A compound, as it is written, to the pages on which it stands, ascending."""


@dataclass(slots=True)
class Term:
    """Where one folded word stands: numbers of pages, ascending."""

    title: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    often: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    cut: int = 0
    """How many letters its stem lacks."""

    def add(self, other: Term) -> None:
        """Stand where another stands, too."""
        self.title = sorted({*self.title, *other.title})
        self.keys = sorted({*self.keys, *other.keys})
        self.often = sorted({*self.often, *other.often})
        self.prose = sorted({*self.prose, *other.prose})

    def bits(self, pages: int) -> tuple[str, str]:
        """Return how many letters the stem lacks, which lists there are, and the lists of names;
        and, apart, those of prose, which are long and often not asked for."""
        names, body = (self.title, self.keys), (self.often, self.prose)
        there = "".join("1" if it else "0" for it in (*names, *body))
        lists = ["".join(coding.numbers(it, pages) for it in each if it) for each in (names, body)]
        return coding.gamma(self.cut + 1) + there + lists[0], lists[1]


@dataclass(slots=True)
class _Said:
    """Where compounds stand, each of which is one word or more, and how often in all."""

    titles: _Places = field(default_factory=lambda: defaultdict(list))
    keys: _Places = field(default_factory=lambda: defaultdict(list))
    prose: tuple[_Places, ...] = field(
        default_factory=lambda: tuple(defaultdict(list) for _ in range(MANY))
    )
    """By how often on a page: once, twice…; the last, that often or more."""
    counts: Counter[str] = field(default_factory=Counter)

    def read(self, page: int, it: Findable, prose: str) -> None:
        """Note what stands on one page."""
        for text, places in ((it.title, self.titles), (" ".join((it.by, *it.keys)), self.keys)):
            named = compounds(plain(text))
            self.counts.update(named)
            for compound in dict.fromkeys(named):
                places[compound].append(page)
        said = compounds(prose)
        self.counts.update(said)
        for compound, count in Counter(said).items():
            self.prose[count - 1 if count < MANY else -1][compound].append(page)


def terms(lang: str, findables: Iterable[Findable], prose: Sequence[str]) -> dict[str, Term]:
    """Return each folded word, and each stem with which its words do not begin, and where it
    stands: in the titles and keywords of pages, and in their prose, a plain text for each.

    Such a stem ends in an apostrophe, and is what its words mean together: stori' for story.
    """
    said = _Said()
    for page, (it, text) in enumerate(zip(findables, prose, strict=True)):
        said.read(page, it, text)
    found: dict[str, Term] = {}
    stems: defaultdict[str, Term] = defaultdict(Term)
    stem = stemmer(lang)
    for form, them in _compounds_of(said.counts).items():
        found[form] = term = _term(said, them)
        written = _usual(form, them, said.counts)
        short = stem(written)
        if short and form.startswith(short):
            term.cut = len(form) - len(short)
        elif short and fold(written) == form:
            stems[short + STEM].add(term)
    for stem_term in stems.values():
        stem_term.cut = len(STEM)
    return found | stems


def _compounds_of(counts: Iterable[str]) -> dict[str, list[str]]:
    """Return each folded word with the compounds of which it is one; twice where it is so twice."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for compound in counts:
        for forms, _ in _forms(compound):
            for form in forms:
                found[form].append(compound)
    return found


@functools.lru_cache(maxsize=200_000)
def _forms(compound: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the forms and the writing of each word of a compound."""
    if compound.isalpha():  # one word, as most are: what `words` would say of it
        return (((fold(compound),), compound.lower()),)
    return tuple(
        ((it.form, it.joined) if it.joined else (it.form,), it.written) for it in words(compound)
    )


def _usual(form: str, them: Iterable[str], counts: Mapping[str, int]) -> str:
    """Return how a word is written most often; of equal writings the first that was met."""
    written: Counter[str] = Counter()
    for compound in dict.fromkeys(them):
        for forms, writing in _forms(compound):
            if form in forms:
                written[writing] += counts[compound]
    return written.most_common(1)[0][0]


def _term(said: _Said, them: Sequence[str]) -> Term:
    """Return where a word stands that is one of these compounds."""
    title, keys = (_pages(places, them) for places in (said.titles, said.keys))
    if len(them) == 1:
        *few, often = (places.get(them[0], []) for places in said.prose)
        return Term(title, keys, often, sorted(chain.from_iterable(few)))
    counted: dict[int, int] = {}
    for count, places in enumerate(said.prose, start=1):
        for compound in them:
            for page in places.get(compound, ()):
                counted[page] = counted.get(page, 0) + count
    pages = sorted(counted)
    often = [page for page in pages if counted[page] >= MANY]
    return Term(title, keys, often, [page for page in pages if counted[page] < MANY])


def _pages(places: _Places, them: Iterable[str]) -> list[int]:
    """Return on which pages any of these compounds stands."""
    found = [places[it] for it in them if it in places]
    return sorted(set(chain.from_iterable(found))) if found else []
