"""Lists from A to Z: what stands where, and on which page. Pure.

They are what remains when no script runs, or when a part of the search is missing in a copy, and
for whoever would rather leaf through than type. Long lists are cut into pages. How many is the
same in every language, because a page's address has to be the same: only what stands on each
differs, with the order of titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from string import ascii_uppercase

from build_tools.domain import KINDS, Catalogue, Person, Resource
from build_tools.site.filing import DIGITS, letter, name_key, place, title_key

A_TO_Z = "a-z"
"""The page that leads to all lists, and how the names of all of them begin."""
LISTED = ("works", "people", "workshops", "playlists")
"""Kinds that have a list."""
PAGE = 72
"""How many entries a page has at most before cuts are moved to where a letter ends."""
_MOVED = 6
"""A cut is moved by this part of a page at most, so that none has more than a third more."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one letter on one page."""

    letter: str
    entries: tuple[Resource, ...]
    goes_on: bool = False
    """Whether the letter began on the page before."""

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return anchor(self.letter)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list, in one language."""

    kind: str
    number: int
    """Which page of its list, from 1."""
    count: int
    """How many pages the list has."""
    total: int
    """How many entries the list has."""
    groups: tuple[Group, ...]
    spans: tuple[str, ...]
    """The letters on each page of the list, such as `A–F`."""
    letters: Mapping[str, int]
    """Each letter that there is to the number of the page on which it begins."""

    @property
    def id(self) -> str:
        """The name of its page."""
        return leaf_id(self.kind, self.number)

    @property
    def span(self) -> str:
        """The letters on this page."""
        return self.spans[self.number - 1]

    @property
    def bar(self) -> tuple[tuple[str, str], ...]:
        """Every letter of a bar, and the way to it from this page; empty where nothing stands."""
        others = sorted(it for it in self.letters if it not in ascii_uppercase)
        if DIGITS in others:
            others.remove(DIGITS)
        first = (DIGITS,) if DIGITS in self.letters else ()
        return tuple((it, self._way(it)) for it in (*first, *ascii_uppercase, *others))

    def page(self, number: int) -> str:
        """Return the name of another page of its list."""
        return leaf_id(self.kind, number)

    def _way(self, to: str) -> str:
        number = self.letters.get(to)
        if number is None:
            return ""
        return ("" if number == self.number else f"{self.page(number)}.html") + f"#{anchor(to)}"


@dataclass(frozen=True, slots=True)
class Directory:
    """The page that leads to all lists: the first page of each."""

    leaves: tuple[Leaf, ...]


def unlisted(catalogue: Catalogue) -> list[str]:
    """Return the kinds that have no list of this sort, as far as there is something of them."""
    return [kind for kind in KINDS if kind not in LISTED and catalogue.of_kind(kind)]


def leaf_id(kind: str, number: int = 1) -> str:
    """Return the name of a page of a list."""
    return f"{A_TO_Z}-{kind}" + (f"-{number}" if number > 1 else "")


def anchor(of: str) -> str:
    """Return the name of a letter's place on its page, in ASCII."""
    if of == DIGITS:
        return "digits"
    return of.lower() if of in ascii_uppercase else f"u{ord(of):x}"


def a_to_z(catalogue: Catalogue, lang: str) -> Iterator[tuple[str, Directory | Leaf]]:
    """Yield the name and the content of every page, for readers of a language."""
    lists = {kind: leaves(catalogue, lang, kind) for kind in LISTED}
    yield A_TO_Z, Directory(tuple(pages[0] for pages in lists.values()))
    for pages in lists.values():
        for leaf in pages:
            yield leaf.id, leaf


def leaves(catalogue: Catalogue, lang: str, kind: str) -> tuple[Leaf, ...]:
    """Return the pages of a list; one without entries has an empty page."""
    filed = in_order(catalogue, lang, kind)
    starts = [letter(key) for key, _ in filed]
    bounds = cuts(starts)
    pages = list(pairwise(bounds))
    spans = tuple(_span(starts[first:end]) for first, end in pages)
    begins: dict[str, int] = {}
    for number, (first, end) in enumerate(pages, 1):
        for each in starts[first:end]:
            begins.setdefault(each, number)
    return tuple(
        Leaf(kind, number, len(pages), len(filed), _groups(filed, first, end), spans, begins)
        for number, (first, end) in enumerate(pages, 1)
    )


def in_order(catalogue: Catalogue, lang: str, kind: str) -> list[tuple[str, Resource]]:
    """Return everything of a kind with the key by which it is filed, in its order."""
    chain = catalogue.hub.chain(lang)
    filed = [(_key(it, chain), it) for it in catalogue.of_kind(kind).values()]
    return sorted(filed, key=lambda it: (*place(it[0]), it[1].id))


def _key(it: Resource, chain: Sequence[str]) -> str:
    if isinstance(it, Person):
        return name_key(it.name)
    said = it.title.choose(chain)
    return title_key(said.text, said.lang)


def cuts(starts: Sequence[str]) -> list[int]:
    """Return where pages begin, and the end, for entries that begin with these letters.

    Pages are alike in size; each cut moves to the nearest place where a letter ends, if one is
    near. How many there are depends on the number of entries alone.
    """
    total = len(starts)
    count = max(1, -(-total // PAGE))
    reach = total // count // _MOVED
    found = [0]
    for number in range(1, count):
        middle = round(number * total / count)
        near = sorted(range(middle - reach, middle + reach + 1), key=lambda at: abs(at - middle))
        found.append(next((at for at in near if starts[at - 1] != starts[at]), middle))
    return [*found, total]


def _groups(filed: Sequence[tuple[str, Resource]], first: int, end: int) -> tuple[Group, ...]:
    before = letter(filed[first - 1][0]) if first else ""
    parts = groupby(filed[first:end], key=lambda it: letter(it[0]))
    return tuple(
        Group(each, tuple(resource for _, resource in entries), each == before)
        for each, entries in parts
    )


def _span(starts: Sequence[str]) -> str:
    if not starts:
        return ""
    return starts[0] if starts[0] == starts[-1] else f"{starts[0]}–{starts[-1]}"
