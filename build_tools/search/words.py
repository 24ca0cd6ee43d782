"""What is known of all words of a language, and how little of it an edit changes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from build_tools.search.pages import Page
from build_tools.search.terms import Bits, Term, stems_of, terms_of, words_with


@dataclass(slots=True)
class Words:
    """All words of a language: what is known of them."""

    counts: list[int] = field(default_factory=list)
    """How often each is met, by number, as it is written."""
    bits: dict[str, Bits] = field(default_factory=dict)
    """Each word, and each stem with which its words do not begin, in the order in which JavaScript
    sorts, to where it stands."""
    stems: dict[str, str] = field(default_factory=dict)
    """Words to their stems, if they do not begin so."""
    shared: list[str] = field(default_factory=list)
    """Forms of several words: how they are written most often depends on all pages."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Words, by number, as they are written."""

    moved: set[int]
    """Those that came, went, or stand elsewhere or in another number of times."""
    near: set[int]
    """Those that stand on pages that changed: where each is met first may be elsewhere."""


def found(
    lang: str,
    pages: Sequence[Page],
    written: Sequence[str],
    before: Words,
    touched: Touched | None,
) -> Words:
    """Return what is known of all words of these pages.

    `written` has them by number, the writing of each and its forms. As long as pages keep their
    places only what is said of `touched` words differs from `before`, where they are counted as
    they are now, and which is of no use any more.
    """
    many = len(pages)
    if touched is None:
        them = words_with(None, written, before.counts)
        terms = terms_of(lang, pages, written, before.counts, them, all_of_them=True)
        told, stems = _told(terms, many)
        return Words(before.counts, _ordered(told), stems, _shared(them))
    wanted = _affected(written, before, touched)
    them = words_with(wanted, written, before.counts)
    may = stems_of(lang, (written[word] for word in chain.from_iterable(them.values())))
    may.update(before.stems[form] for form in wanted if form in before.stems)
    others = {form for form, stem in before.stems.items() if stem in may} - wanted
    if others:
        wanted |= others
        them |= words_with(others, written, before.counts)
    told, stems = _told(terms_of(lang, pages, written, before.counts, them), many)
    bits = before.bits
    for form in (wanted | may).difference(told):
        bits.pop(form, None)
    come = told.keys() - bits.keys()
    bits.update(told)
    stems |= {form: stem for form, stem in before.stems.items() if form not in wanted}
    shared = [form for form in before.shared if form not in wanted]
    return Words(before.counts, _ordered(bits) if come else bits, stems, shared + _shared(them))


def _told(
    terms: Iterable[tuple[str, Term, str]], pages: int
) -> tuple[dict[str, Bits], dict[str, str]]:
    """Return where words and stems stand, as bits, and the words that have such a stem."""
    told: dict[str, Bits] = {}
    stems: dict[str, str] = {}
    for form, term, stem in terms:
        told[form] = term.bits(pages)
        if stem:
            stems[form] = stem
    return told, stems


def _affected(written: Sequence[str], before: Words, touched: Touched) -> set[str]:
    """Return the forms of which something else may be known than before.

    What several writings share may be written otherwise most often, or first.
    """
    near = {form for word in touched.near for form in written[word].split(" ")[1:]}
    moved = {form for word in touched.moved for form in written[word].split(" ")[1:]}
    return moved | near.intersection(before.shared)


def _ordered(bits: dict[str, Bits]) -> dict[str, Bits]:
    """Return the same in the order in which JavaScript sorts."""
    row = "".join(bits)
    if len(row.encode("utf-16-be")) == 2 * len(row):  # all its letters are one sign
        return {form: bits[form] for form in sorted(bits)}
    return {form: bits[form] for form in sorted(bits, key=lambda it: it.encode("utf-16-be"))}


def _shared(them: Mapping[str, Sequence[int]]) -> list[str]:
    return [form for form, own in them.items() if len(own) > 1]
