"""What the index needs of each page, as numbers of what is written on it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, repeat

from build_tools.domain import Findable
from build_tools.search.fold import compounds, fold, plain, words
from build_tools.search.pieces import NAMES, pieces


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
        every = (text,) if text.isalpha() else compounds(text)
        numbers = [self._written[it] for compound in every for it in written_in(compound)]
        self[text] = found = tuple(numbers)
        return found


def written_in(compound: str) -> Iterator[str]:
    """Yield each word of a compound as it is written in lower case, and its forms."""
    if compound.isalpha():  # one word, as most are: what `words` would say of it
        yield f"{compound.lower()} {fold(compound)}"
        return
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

    def often(self) -> Iterator[tuple[int, int]]:
        """Return all its pieces, and how often each is met."""
        return iter(Counter(self.pieces).items())

    def words(self) -> Iterator[tuple[int, int]]:
        """Return all its words, and how often each is met where it stands."""
        names = zip(chain(self.title, self.keys), repeat(1))
        return chain(names, zip(self.prose, self.counts, strict=True))


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What is no more there, and what is new. A page that is there twice may be so in both."""

    gone: Sequence[Page]
    come: Sequence[Page]

    def recount(
        self, counts: list[int], many: int, of: Callable[[Page], Iterable[tuple[int, int]]]
    ) -> None:
        """Keep count of what is on pages so often, of numbers below `many`."""
        counts += [0] * (many - len(counts))
        for page in self.gone:
            for number, often in of(page):
                counts[number] -= often
        for page in self.come:
            for number, often in of(page):
                counts[number] += often


class Known:
    """What has been met on pages by number: pieces, and words with their forms, each as it is
    written."""

    def __init__(self, pieces: Iterable[str] = (), written: Iterable[str] = ()) -> None:
        self.pieces = Numbered(zip(pieces, count()))
        self.written = Numbered(zip(written, count()))
        self._words = _Words(self.written)

    def read(self, lang: str, it: Findable) -> Page:
        """Return a page as numbers."""
        cut, said = pieces(_with_names(_tidy(it.text), it))
        prose = Counter(self._all(said))
        return Page(
            _shown(lang, it),
            row_of(list(map(self.pieces.__getitem__, cut))),
            row_of(list(self._all(compounds(plain(it.title))))),
            row_of(list(self._all(compounds(plain(" ".join((it.by, *it.keys))))))),
            row_of(list(prose)),
            row_of(list(prose.values())),
        )

    def _all(self, texts: Iterable[str]) -> Iterator[int]:
        return chain.from_iterable(map(self._words.__getitem__, texts))


def _shown(lang: str, it: Findable) -> tuple[str, ...]:
    """Return what is shown of a page."""
    return (
        it.url.removeprefix(f"{lang}/{it.kind}/").removesuffix(".html"),
        it.kind,
        it.icon,
        " ".join(plain(it.by).split()),
        " ".join(plain(it.title).split()),
        it.lang,
        it.title_lang,
    )


def _with_names(prose: str, it: Findable) -> str:
    """Return what a phrase may stand in: the prose, an empty line, and what else names the page."""
    return prose + NAMES + ". ".join(_tidy(key) for key in (it.by, *it.keys) if key)


def _tidy(text: str) -> str:
    """Return prose in plain words, lines without what surrounds them."""
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    return "\n".join(line for line in lines if line)
