"""From what can be found to the scripts of one language's index.

`docs.js` says what there is and where to look; `words-NN.js` hold the words in the order of
the alphabet with the pages of each; `text-NN.js` hold the prose, from which excerpts are taken
and phrases proved, in pieces that `dictionary.js` numbers; where there are many pages `pairs.js`
says which common words stand side by side. A page fetches what it needs.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from build_tools.collecting import uncollected
from build_tools.domain import Findable
from build_tools.memory import Shelf
from build_tools.search import coding, frozen, letters, prose
from build_tools.search.pages import Entry, Numbered, Page
from build_tools.search.remembered import Reading, Remembered

MOST_FILES = 80
"""What a stick with large clusters can bear for each language."""
_WORDS_BYTES, _TEXT_BYTES = 40_000, 320_000
"""How large a file should be at least: one with words is read for each word that is typed; those
with prose are read for a phrase of common words all at once."""
_MOST_WORDS, _MOST_TEXT = 30, 46
_CONTENTS, _TEXT = "docs", "text-"
_READ_AT_ONCE = 64
"""Pages that are read one after the other: in turns with other work each is slower by a tenth."""
TOGETHER = 16
"""Words that are one row of bits with their lists: a page reads no others to reach a word."""


@dataclass(frozen=True, slots=True)
class Script:
    """A file of an index."""

    url: str
    """Relative to the site's root."""
    text: str

    @property
    def content(self) -> bytes:
        """Its bytes: those of a file with bits say by a mark that they are in UTF-16."""
        if not self.url.endswith(f"/{_CONTENTS}.js"):
            return codecs.BOM_UTF16_LE + self.text.encode("utf-16-le")
        return self.text.encode()


class Indexing:
    """The index of a language in the making: pages may be handed over as they come, so that their
    texts are never all there at once."""

    def __init__(self, lang: str, memory: Shelf | None = None) -> None:
        """Begin with a memory of this language alone; what it needs next time is put there."""
        self._lang = lang
        self._memory = memory
        with uncollected():
            self._reading = Reading(lang, frozen.recalled(memory) if memory else Remembered())
        self._come: list[Entry] = []
        self._known: Remembered | None = None

    def take(self, it: Entry) -> None:
        """Take a page that will be among the others, and read it soon."""
        self._come.append(it)
        if len(self._come) == _READ_AT_ONCE:
            for each in self._come:
                self._reading.read(each)
            self._come.clear()

    def scripts(self, entries: Sequence[Entry]) -> list[Script]:
        """Return the files of the index of all these pages, the same with and without a memory. No
        others can be made after it."""
        if not entries:
            return []
        with uncollected():
            self._known = self._reading.all(entries)
            return _scripts(self._lang, _parts(self._known))

    def remember(self) -> None:
        """Put what is known on the shelf: best when nobody has need of the files any more, for both
        take room. It is the end of this making."""
        if self._memory and self._known:
            with uncollected():
                frozen.remember(self._memory, self._known)


def index(lang: str, findables: Iterable[Findable]) -> dict[str, bytes]:
    """Return the files of a language's index, by address relative to the site's root."""
    return indexed(lang, [Entry(str(at), _same(it)) for at, it in enumerate(findables)])


def _same(it: Findable) -> Callable[[], Findable]:
    return lambda: it


def indexed(lang: str, entries: Sequence[Entry], memory: Shelf | None = None) -> dict[str, bytes]:
    """Return the files of a language's index, made of pages that are read now."""
    making = Indexing(lang, memory)
    files = {it.url: it.content for it in making.scripts(entries)}
    making.remember()
    return files


def _parts(known: Remembered) -> dict[str, dict[str, object]]:
    """Return what each file says."""
    pages, names = known.pages, known.met.pieces
    code = known.pieces.code()
    coded = prose.coded(pages, code, len(names))
    texts = _parted([2 * len(it) for it in coded], _TEXT_BYTES, _MOST_TEXT)
    words, lists = list(known.words.bits), list(known.words.bits.values())
    sizes = [
        len(word) / 2 + (len(names) + len(body)) / 7.5
        for word, (names, body) in known.words.bits.items()
    ]
    shards = _parted(sizes, _WORDS_BYTES, _MOST_WORDS)

    pairs = known.common.told(len(pages))
    parts: dict[str, dict[str, object]] = {
        _CONTENTS: _contents(pages)
        | {
            "words": [words[first] for first, _ in shards],
            "texts": [it for it, _ in texts],
            "paired": pairs is not None,
        },
        "dictionary": prose.dictionary(code, names),
    }
    files = [_words_once(words[first:end], lists[first:end], known) for first, end in shards]
    known.files = dict(files)
    parts |= {f"words-{number:02}": part for number, (_, part) in enumerate(files)}
    if pairs is not None:
        parts["pairs"] = pairs
    for at, (first, end) in enumerate(texts):
        parts[f"{_TEXT}{at:02}"] = {"prose": coding.LINE.join(coded[first:end])}
    return parts


def _words_once(
    named: Sequence[str], lists: Sequence[tuple[str, str]], known: Remembered
) -> tuple[bytes, dict[str, object]]:
    """Return a file of words as it is known, or made, and what stands for it."""
    said = coding.LINE.join(chain(named, chain.from_iterable(lists)))
    key = hashlib.blake2b(said.encode(), digest_size=16).digest()
    return key, known.files.get(key) or _words(named, lists)


def _words(named: Sequence[str], lists: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return a file of words: the first of each row, the others of each with the lists of all,
    and the code of their letters. Of a row, names come first."""
    begins = range(0, len(named), TOGETHER)
    first = named[::TOGETHER]
    heads = letters.row(first, letters.shared_with_before(first))
    shared = letters.shared_with_before(named)
    others = [
        letters.row(named[at + 1 : at + TOGETHER], shared[at + 1 : at + TOGETHER]) for at in begins
    ]
    code = letters.dictionary(Counter("".join((heads, *others))))
    rows = coding.packed(
        "".join((code.bits(letters), *_in_row(lists[at : at + TOGETHER])))
        for at, letters in zip(begins, others, strict=True)
    )
    return {
        "heads": coding.packed([code.bits(heads)])[0],
        "rows": coding.LINE.join(rows),
        "letters": [code.pieces, code.lengths],
    }


def _in_row(lists: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Yield the bits of a row's lists: those of names, then those of prose."""
    return chain([names for names, _ in lists], [body for _, body in lists])


def _parted(sizes: Sequence[float], least: int, most: int) -> list[tuple[int, int]]:
    """Return where each file begins and ends, so that they are about alike, and few."""
    goal = max(least, sum(sizes) / most)
    begins, size = [0], 0.0
    for at, own in enumerate(sizes):
        if size >= goal:
            begins.append(at)
            size -= goal
        size += own
    return list(pairwise((*begins, len(sizes))))


def _contents(pages: Iterable[Page]) -> dict[str, object]:
    """Return what is shown of each page, a line each; what often recurs is numbered.

    What the order of results needs of every page, its kind and whether its prose is in another
    language, stands in one sign of `about`.
    """
    kinds, icons, bys = Numbered(), Numbered(), Numbered()
    lines, about = [], ""
    for page in pages:
        place, kind, icon, by, title, lang, title_lang = page.shown
        about += coding.SIGNS[2 * kinds[kind] + bool(lang)]
        facts = (place, str(icons[icon]), str(bys[by]), title, lang, title_lang)
        lines.append("\t".join(facts).rstrip("\t"))
    return {
        "docs": "\n".join(lines),
        "about": about,
        "kinds": list(kinds),
        "icons": list(icons),
        "bys": list(bys),
    }


def _scripts(lang: str, parts: dict[str, dict[str, object]]) -> list[Script]:
    """Return the parts as scripts that say of which index they are; nothing is left of the parts.

    A stick onto which half of an update was copied must not mix the two.
    """
    written: dict[str, str] = {}
    whole = hashlib.sha256()
    for name in [*parts]:
        text = json.dumps(parts.pop(name), ensure_ascii=False, separators=(",", ":"))
        whole.update(("\n" if written else "").encode() + text.encode())
        written[name] = text
    made = whole.hexdigest()[:12]
    return [
        Script(
            f"search/{lang}/{name}.js",
            f'pocheFindPart("{lang}","{name}","{made}",{written.pop(name)});\n',
        )
        for name in [*written]
    ]
