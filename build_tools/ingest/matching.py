"""Which work, which person and which concert of a hub is meant: found, to be asked, or new. Pure.

Two different works of one composer must never be taken for one: a number in a catalogue goes
before a title, and a title that many works have (Prelude, Nocturne in C) is only ever a guess.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.ingest.names import Person, Said, alike, folded, same
from build_tools.ingest.numbers import Agreement, Number, agreement, numbers, without_numbers
from build_tools.ingest.vocabulary import FORMS, SMALL

_SMALL = frozenset(SMALL.split())
_FORMS = frozenset(FORMS.split())
_MOST = 8
"""More are no choice."""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that the hub knows, or that is made together with this one."""

    id: str
    titles: tuple[str, ...]
    composer: str
    catalogue: str = ""

    @property
    def numbers(self) -> frozenset[Number]:
        """Its numbers in catalogues, wherever they are written."""
        return numbers(" ; ".join((self.catalogue, *self.titles)))


@dataclass(frozen=True, slots=True)
class Match:
    """What was found: exactly one, or several of which somebody has to choose, or nothing."""

    id: str | None = None
    by: str = ""
    """By what it was found: `name`, `title`, `number`, `date`, `answer`."""
    candidates: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has to be asked."""
        return self.id is None and bool(self.candidates)


def person(said: Said, people: Sequence[Person]) -> Match:
    """Return who is meant by a name."""
    found = same(said, people)
    if len(found) == 1:
        return Match(found[0].id, "name")
    likely = found or alike(said, people)
    return Match(candidates=tuple(it.id for it in likely[:_MOST]))


def work(title: str, further: str, composer: str | None, works: Iterable[Work]) -> Match:
    """Return which work has a title; `further` are texts in which its number may stand, too.

    `composer` is an id, or None where the tags name none: then nothing is certain.
    """
    mine = numbers(f"{title} ; {further}")
    sure: dict[str, str] = {}
    maybe: list[str] = []
    for it in works:
        if composer is not None and it.composer != composer:
            continue
        seen = agreement(mine, it.numbers)
        if seen is Agreement.OTHER:
            continue
        likeness = max((_likeness(title, each) for each in it.titles), default=0)
        if seen is Agreement.SAME:
            sure[it.id] = "number"
        elif likeness == 2 and not _is_vague(title, mine, it, seen):
            sure[it.id] = "title"
        elif likeness or seen is Agreement.PART:
            maybe.append(it.id)
    numbered = [id for id, by in sure.items() if by == "number"]
    best = numbered or list(sure)
    if len(best) == 1 and composer is not None:
        return Match(best[0], sure[best[0]])
    return Match(candidates=tuple(dict.fromkeys((*sure, *maybe)))[:_MOST])


def _is_vague(title: str, mine: frozenset[Number], it: Work, seen: Agreement) -> bool:
    """Say whether a title, although it is the same, may stand for another work."""
    if seen is Agreement.PART or (mine and it.numbers):
        return True
    told = set(_telling(title))
    is_form = not {word for word in told if not word.isdigit()} - _FORMS
    return is_form and bool(mine or it.numbers or not any(map(str.isdigit, told)))


@functools.lru_cache(maxsize=8192)
def _telling(title: str) -> tuple[str, ...]:
    """Return the words of a title by which it is known; all of them, where all are small."""
    every = tuple(re.findall(r"[^\W\d_]+|\d+", folded(without_numbers(title))))
    return tuple(word for word in every if word not in _SMALL) or every


def _likeness(one: str, other: str) -> int:
    """Return 2 for the same title, 1 where one holds all words of the other, else 0."""
    mine, theirs = _telling(one), _telling(other)
    if not mine or not theirs:
        return 0
    if mine == theirs:
        return 2
    few, many = sorted((frozenset(mine), frozenset(theirs)), key=len)
    return int(few <= many and bool(few - _FORMS or few == many))


def is_same_title(one: str, other: str) -> bool:
    """Say whether two titles differ in capitals, accents and small words alone."""
    return _likeness(one, other) == 2 and numbers(one) == numbers(other)
