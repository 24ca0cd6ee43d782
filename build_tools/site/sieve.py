"""A list that can be narrowed down: its questions, the answers that make sense, and counting.

What is asked stands in `facets`; here is how. Answers to one question widen what is found, for
they are alternatives; each further question narrows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from build_tools.domain import Resource
from build_tools.site.reader import Reader
from build_tools.strings import Strings

MANY, PICTURES, AROUND, MOST = "many", "pictures", "around", "most"
"""How to choose: any of several words; the same, where each code is also the name of a pictogram;
one number that a range has to hold; one number that must not be passed."""

Values: TypeAlias = Mapping[str, str] | tuple[int, int] | float | None
"""What one resource has: codes and their words, a range for AROUND, a number for MOST; None for
what suits every number."""

NOTHING = "none"
"""How an address writes the number 0."""

_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Facet:
    """One question that a list can be asked."""

    key: str
    """Its name in the address: never `find`, which is the search's."""
    label: str
    """A message id."""
    values: Callable[[Reader, Any], Values]
    choose: str = MANY
    steps: tuple[int, ...] = ()
    """The numbers to choose from, for AROUND and MOST."""
    words: Callable[[Strings, int], str] = lambda t, n: str(n)
    """A number in words that can stand alone."""

    @property
    def in_words(self) -> bool:
        """Whether several answers may be given, and none of them is a number."""
        return self.choose in (MANY, PICTURES)


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer."""

    code: str
    words: str
    """Such as `7 years`: to be understood without the question."""
    short: str
    """Such as `7`: what stands below the question."""
    count: int
    """How many resources it leaves when nothing else is chosen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A facet that parts the resources of this hub, with the answers that somebody may give."""

    facet: Facet
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Sieve:
    """All facets of one list, and what each resource has in them."""

    shown: tuple[Shown, ...]
    marks: Mapping[str, str]
    """By a resource's id, its values in the order of the facets, with `|` between them."""
    values: Mapping[str, tuple[Values, ...]]
    """The same as values, for counting."""

    def left(self, chosen: Mapping[str, Sequence[str]]) -> list[str]:
        """Return the ids of what fits: any answer of each question, and all of the questions."""
        asked = [
            (at, it.facet, chosen[it.facet.key])
            for at, it in enumerate(self.shown)
            if it.facet.key in chosen
        ]
        return [
            id_
            for id_, values in self.values.items()
            if all(any(fits(it, values[at], code) for code in codes) for at, it, codes in asked)
        ]


def fits(facet: Facet, value: Values, code: str) -> bool:
    """Return whether a resource with this value is among what an answer asks for."""
    if isinstance(value, Mapping):
        return code in value
    if value is None:
        return not facet.in_words
    number = 0 if code == NOTHING else int(code)
    if isinstance(value, tuple):
        return value[0] <= number <= value[1]
    return value <= number


def sieve(r: Reader, facets: Iterable[Facet], resources: Mapping[str, Resource]) -> Sieve:
    """Return the sieve of a list, with those facets that make a difference in it."""
    found: list[tuple[Shown, dict[str, Values]]] = []
    for facet in facets:
        values = {id_: facet.values(r, it) for id_, it in resources.items()}
        choices = tuple(_choices(r, facet, values.values()))
        if any(choice.count < len(values) for choice in choices):
            found.append((Shown(facet, choices), values))
    per_id = {id_: tuple(values[id_] for _, values in found) for id_ in resources}
    marks = {id_: "|".join(map(_mark, values)) for id_, values in per_id.items()}
    return Sieve(tuple(shown for shown, _ in found), marks, per_id)


def _choices(r: Reader, facet: Facet, values: Iterable[Values]) -> Iterable[Choice]:
    """Yield the answers that leave something, in the order in which they are looked for."""
    values = list(values)
    if facet.in_words:
        named: dict[str, str] = {}
        for value in values:
            for code, words in value.items() if isinstance(value, Mapping) else ():
                named[code] = min(named.get(code, words), words, key=len)
        offered = [(code, words, words) for code, words in named.items()]
        offered.sort(key=lambda it: (_plain(it[1]), it[0]))
    else:
        stated = [value for value in values if value is not None]
        steps = [n for n in facet.steps if any(fits(facet, value, str(n)) for value in stated)]
        short = facet.choose == AROUND
        said = [(n, facet.words(r.t, n)) for n in steps]
        offered = [(str(n or NOTHING), words, str(n) if short else words) for n, words in said]
    for code, words, seen in offered:
        count = sum(fits(facet, value, code) for value in values)
        yield Choice(code, words, seen, count)
        if facet.choose == MOST and count == len(values):
            return  # more of it would leave no more


def _mark(value: Values) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(value)
    return f"{value[0]}-{value[1]}" if isinstance(value, tuple) else f"{value:g}"


def _plain(text: str) -> str:
    """Return a text without accents and capitals: what it is sorted and named in addresses by."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def code_of(text: str) -> str:
    """Return a text as the address writes it: `la-salle-de-classe`."""
    return _NO_LETTERS.sub("-", _plain(text)).strip("-") or "other"
