"""What the index needs of each page, as numbers of what is written on it."""

from __future__ import annotations

import functools
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, count, repeat
from types import MappingProxyType

from build_tools.domain import Findable
from build_tools.search.coding import LINE
from build_tools.search.fold import compounds, fold, plain, tidy, words
from build_tools.search.pieces import NAMES, is_plain, pieces


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that can be found, made only where nobody remembers it."""

    key: str
    """Stands for all that the findable depends on."""
    make: Callable[[], Findable]


class Numbered(dict[str, int]):
    """Writings to their numbers, in their order; what is new gets the next."""

    def __missing__(self, writing: str) -> int:
        self[writing] = number = len(self)
        return number


class _Words(dict[str, tuple[int, ...]]):
    """Texts without a space to the numbers of their words, each as it is written."""

    def __init__(self, written: Numbered) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, text: str) -> tuple[int, ...]:
        if text.isalpha():  # one word, as most are: what `words` would say of it
            found: tuple[int, ...] = (self._written[f"{text.lower()} {fold(text)}"],)
        else:
            every = chain.from_iterable(map(written_in, compounds(text)))
            found = tuple(map(self._written.__getitem__, every))
        self[text] = found
        return found


class _Names(dict[str, tuple[int, ...]]):
    """What names pages, much of it many, to the numbers of its words."""

    def __init__(self, words: _Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, name: str) -> tuple[int, ...]:
        numbers = chain.from_iterable(map(self._words.__getitem__, compounds(plain(name))))
        self[name] = found = tuple(numbers)
        return found


def written_in(compound: str) -> Iterator[str]:
    """Yield each word of a compound as it is written in lower case, and its forms."""
    for it in words(compound):
        yield " ".join((it.written, it.form, *([it.joined] if it.joined else [])))


def row_of(numbers: Sequence[int]) -> array[int]:
    """Return numbers as a row, of two bytes each if they fit: to remember half as much takes half
    as long."""
    try:
        return array("H", numbers)
    except OverflowError:
        return array("I", numbers)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as numbers: of pieces of prose, and of words as they are written."""

    shown: tuple[str, ...]
    """Its address inside its kind, kind, pictogram, line under the title, title, and the
    languages of prose and title where they are not the page's."""
    text: bytes
    """Stands for its prose as it came; empty if that cannot be cut without what names it."""
    pieces: array[int]
    """Its prose, and what names it besides its title, as a phrase may stand in them."""
    title: array[int]
    """The words of its title."""
    keys: array[int]
    """Those of what names it besides."""
    prose: array[int]
    """Those of its prose, each once, as they are met."""
    counts: array[int]
    """How often each of them is met."""

    def words(self) -> Iterator[tuple[int, int]]:
        """Return all its words, and how often each is met where it stands."""
        names = zip(chain(self.title, self.keys), repeat(1))
        return chain(names, zip(self.prose, self.counts, strict=True))


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What is no more there, and what is new. A page that is there twice may be so in both."""

    gone: Sequence[Page]
    come: Sequence[Page]

    def pieces(self) -> Counter[int]:
        """Return how much more often each piece is met than before."""
        change = Counter(chain.from_iterable([page.pieces for page in self.come]))
        change.subtract(Counter(chain.from_iterable([page.pieces for page in self.gone])))
        return Counter({piece: often for piece, often in change.items() if often})

    def recount_pieces(self, counts: list[int], many: int) -> None:
        """Keep count of pieces, of numbers below `many`."""
        counts += [0] * (many - len(counts))
        for piece, change in self.pieces().items():
            counts[piece] += change

    def recount_words(self, counts: list[int], many: int) -> None:
        """Keep count of words where they stand, of numbers below `many`."""
        counts += [0] * (many - len(counts))
        for sign, pages in ((-1, self.gone), (1, self.come)):
            for page in pages:
                for word, often in page.words():
                    counts[word] += sign * often


_NO_PAGES: Mapping[bytes, Page] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Met:
    """All pieces, and all words with their forms, that have been met, by number: what is left of
    `Known` when nothing is looked up any more, in a fifth of the room."""

    pieces: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


class Known:
    """What has been met on pages by number: pieces, and words with their forms, each as it is
    written."""

    def __init__(self, pieces: Iterable[str] = (), written: Iterable[str] = ()) -> None:
        self.pieces = Numbered(zip(pieces, count()))
        self.written = Numbered(zip(written, count()))
        self._words = _Words(self.written)
        self._names = _Names(self._words)
        self._parting: dict[int, str] = {}
        """Pieces that part prose from names, and what each has before that."""

    def read(self, lang: str, it: Findable, there: Mapping[bytes, Page] = _NO_PAGES) -> Page:
        """Return a page as numbers; one of those that are `there` may have the same prose."""
        names = NAMES + ". ".join(_tidy_name(key) for key in (it.by, *it.keys) if key)
        text = blake2b(it.text.encode(), digest_size=16).digest()
        before = there.get(text)
        if before and is_plain(f"|{names}") and LINE not in names:
            cut, prose, counts = self._other_names(before, names), before.prose, before.counts
        else:
            whole = tidy(it.text) + names
            text = text if is_plain(whole) and LINE not in whole else b""
            found, said = pieces(whole)
            often = Counter(chain.from_iterable(map(self._words.__getitem__, said)))
            cut = row_of(list(map(self.pieces.__getitem__, found)))
            prose, counts = row_of(list(often)), row_of(list(often.values()))
        keys = chain.from_iterable(map(self._names.__getitem__, (it.by, *it.keys)))
        return Page(
            _shown(lang, it),
            text,
            cut,
            row_of(self._names[it.title]),
            row_of(list(keys)),
            prose,
            counts,
        )

    def met(self) -> Met:
        """Return all that has been met, when no page comes any more."""
        return Met([*self.pieces], [*self.written])

    def _other_names(self, page: Page, names: str) -> array[int]:
        """Return the pieces of a page if other names stood behind its prose.

        What prose ends with, but for words, is one piece with what parts it from the names.
        """
        if self._parting.keys().isdisjoint(page.pieces):
            self._parting = {
                number: piece.partition(NAMES)[0]
                for piece, number in self.pieces.items()
                if NAMES in piece
            }
        at = len(page.pieces) - 1
        while page.pieces[at] not in self._parting:
            at -= 1
        cut, _ = pieces(self._parting[page.pieces[at]] + names)
        return row_of([*page.pieces[:at], *map(self.pieces.__getitem__, cut)])


def _shown(lang: str, it: Findable) -> tuple[str, ...]:
    """Return what is shown of a page. One that lies elsewhere than its kind begins with a slash."""
    own = f"{lang}/{it.kind}/"
    return (
        it.url.removeprefix(own if it.url.startswith(own) else lang).removesuffix(".html"),
        it.kind,
        it.icon,
        " ".join(plain(it.by).split()),
        " ".join(plain(it.title).split()),
        it.lang,
        it.title_lang,
    )


_tidy_name = functools.lru_cache(maxsize=10_000)(tidy)
"""Much that names pages names many."""
