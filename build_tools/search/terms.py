"""Which words stand on which pages, and where on them. Pure.

What is known of a word is worked out again only where a page says something else than before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from build_tools.search import coding
from build_tools.search.fold import fold
from build_tools.search.pages import Page
from build_tools.search.stems import stemmer

MANY = 3
"""How often a word must stand in the prose of a page to be what the page is about."""
STEM = "'"
"""Ends a stem with which its words do not begin; no word has an apostrophe."""

_Places = defaultdict[int, list[int]]
"""A word as it is written to the pages on which it stands, ascending."""
_NOWHERE: Sequence[int] = ()


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

    def bits(self, pages: int) -> tuple[str, str]:
        """Return how many letters the stem lacks, which lists there are, and the lists of names;
        and, apart, those of prose, which are long and often not asked for."""
        there, names, body = "", "", ""
        for them in (self.title, self.keys):
            there += "1" if them else "0"
            names += coding.numbers(them, pages) if them else ""
        for them in (self.often, self.prose):
            there += "1" if them else "0"
            body += coding.numbers(them, pages) if them else ""
        return coding.gamma(self.cut + 1) + there + names, body


@dataclass(slots=True)
class Words:
    """All words of a language: what is known of them."""

    counts: list[int] = field(default_factory=list)
    """How often each is met, by number, as it is written."""
    bits: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Each word, and each stem with which its words do not begin, in the order in which JavaScript
    sorts, to where it stands."""
    stems: dict[str, str] = field(default_factory=dict)
    """Words to their stems, if they do not begin so."""
    shared: list[str] = field(default_factory=list)
    """Forms of several words: how they are written most often depends on all pages."""


class _Said:
    """Where some words stand, each as it is written."""

    def __init__(self, pages: Sequence[Page], wanted: Container[int]) -> None:
        self._pages = pages
        self._titles: _Places = defaultdict(list)
        self._keys: _Places = defaultdict(list)
        self._few: _Places = defaultdict(list)
        self._twice: _Places = defaultdict(list)
        """Those of the few that are more than once."""
        self._often: _Places = defaultdict(list)
        for number, page in enumerate(pages):
            for places, own in ((self._titles, page.title), (self._keys, page.keys)):
                for word in {*own}:
                    if word in wanted:
                        places[word].append(number)
            for word, count in zip(page.prose, page.counts, strict=True):
                if word in wanted:
                    (self._few if count < MANY else self._often)[word].append(number)
                    if count == MANY - 1:
                        self._twice[word].append(number)

    def term(self, them: Sequence[int]) -> Term:
        """Return where a form stands that these words have; twice where one has it so twice."""
        places = (self._titles, self._keys, self._often, self._few)
        if len(them) == 1:
            title, keys, often, few = [it.get(them[0], _NOWHERE) for it in places]
            return Term(title, keys, often, few)
        title, keys, *_ = [
            sorted({*chain.from_iterable(it.get(word, _NOWHERE) for word in them)})
            for it in places[:2]
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


def found(
    lang: str,
    pages: Sequence[Page],
    written: Sequence[Sequence[str]],
    before: Words,
    touched: Iterable[int],
) -> Words:
    """Return what is known of all words of these pages.

    `written` has them by number, the writing of each and its forms. As long as pages keep their
    places only what is said of `touched` words differs from `before`, where they are counted as
    they are now, and which is of no use any more.
    """
    wanted = {*before.shared, *before.stems}
    wanted.update(chain.from_iterable(written[word][1:] for word in touched))
    them = words_with(wanted, written, before.counts)
    terms, stems = terms_of(lang, pages, written, before.counts, them)
    bits = {form: term.bits(len(pages)) for form, term in terms.items()}
    for form in {*wanted, *before.stems.values()}.difference(bits):
        before.bits.pop(form, None)
    every = before.bits | bits
    order = sorted(every, key=lambda it: it.encode("utf-16-be"))
    shared = [form for form, own in them.items() if len(own) > 1]
    return Words(before.counts, {form: every[form] for form in order}, stems, shared)


def terms_of(
    lang: str,
    pages: Sequence[Page],
    written: Sequence[Sequence[str]],
    counts: Sequence[int],
    them: Mapping[str, Sequence[int]],
) -> tuple[dict[str, Term], dict[str, str]]:
    """Return where folded words stand, which some written ones have, and so do the stems with which
    they do not begin: in the titles and keywords of pages, and in their prose. And, apart, what has
    such a stem.

    It ends in an apostrophe, and is what its words mean together: stori' for story.
    """
    said = _Said(pages, {*chain.from_iterable(them.values())})
    terms: dict[str, Term] = {}
    stems: dict[str, str] = {}
    stem = stemmer(lang)
    for form, own in them.items():
        terms[form] = term = said.term(own)
        usual = written[own[0]][0] if len(own) == 1 else _usual(own, written, counts, said)
        short = stem(usual)
        if short and form.startswith(short):
            term.cut = len(form) - len(short)
        elif short and fold(usual) == form:
            stems[form] = short + STEM
    for form, short in stems.items():
        terms.setdefault(short, Term(cut=len(STEM))).add(terms[form])
    return terms, stems


def words_with(
    forms: Container[str], written: Sequence[Sequence[str]], counts: Sequence[int]
) -> dict[str, list[int]]:
    """Return the words that are met and have some forms, by form."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (_, *own) in enumerate(written):
        for form in own:
            if form in forms and counts[number]:
                found[form].append(number)
    return found


def _usual(
    them: Sequence[int], written: Sequence[Sequence[str]], counts: Sequence[int], said: _Said
) -> str:
    """Return how a form is written most often; of equal writings the first that is met."""
    often: defaultdict[str, int] = defaultdict(int)
    for word in {*them}:
        often[written[word][0]] += counts[word]
    most = max(often.values())
    usual = [writing for writing, count in often.items() if count == most]
    if len(usual) == 1:
        return usual[0]
    return written[said.first(word for word in them if written[word][0] in usual)][0]
