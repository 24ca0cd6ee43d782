"""From what can be found to the scripts of one language's index.

`docs.js` says what there is and where to look; `words-NN.js` hold the words in the order of
the alphabet with the pages of each; `text-NN.js` hold the prose, from which excerpts are taken
and phrases proved, in pieces that `dictionary.js` numbers; where there are many pages `pairs.js`
says which common words stand side by side. A page fetches what it needs.
"""

from __future__ import annotations

import codecs
import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, pairwise

from build_tools.domain import Findable
from build_tools.search import coding
from build_tools.search.fold import bare, plain
from build_tools.search.pairs import common_pairs
from build_tools.search.pieces import pieces
from build_tools.search.terms import terms

MOST_FILES = 80
"""What a stick with large clusters can bear for each language."""
_WORDS_BYTES, _TEXT_BYTES = 40_000, 320_000
"""How large a file should be at least: one with words is read for each word that is typed; those
with prose are read for a phrase of common words all at once."""
_MOST_WORDS, _MOST_TEXT = 30, 46
_TEXT = "text-"
_NAMES = "\n\n"
"""Between prose and names: within prose no line is empty."""
TOGETHER = 16
"""Words that are one row of bits with their lists: a page reads no others to reach a word."""
_PIECES_TOGETHER = 32
"""Pieces of prose that are one row of bits in the dictionary, which is not read as a whole."""


def index(lang: str, findables: Sequence[Findable]) -> dict[str, bytes]:
    """Return the files of a language's index, by address relative to the site's root."""
    if not findables:
        return {}
    with _uncollected():
        return _indexed(lang, findables)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for what refers to itself: nothing here does, and to look through so many
    lists again and again takes a seventh of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _indexed(lang: str, findables: Sequence[Findable]) -> dict[str, bytes]:
    """Return the files of the index of some pages."""
    prose = [_tidy(it.text) for it in findables]
    cut_up = [pieces(_with_names(text, it)) for text, it in zip(prose, findables, strict=True)]
    known = coding.dictionary(Counter(chain.from_iterable(cut_up)), by=bare)
    coded = [coding.packed(known.bits(it)) for it in cut_up]
    texts = _parted([2 * len(it) for it in coded], _TEXT_BYTES, _MOST_TEXT)
    found = terms(lang, findables, prose)
    known_words = sorted(found, key=lambda it: it.encode("utf-16-be"))  # as JavaScript sorts
    lists = [found[word].bits(len(findables)) for word in known_words]
    sizes = [
        len(word) / 2 + (len(names) + len(body)) / 7.5
        for word, (names, body) in zip(known_words, lists, strict=True)
    ]
    shards = _parted(sizes, _WORDS_BYTES, _MOST_WORDS)

    pairs = common_pairs(cut_up)
    parts: dict[str, dict[str, object]] = {
        "docs": _contents(lang, findables)
        | {
            "words": [known_words[first] for first, _ in shards],
            "texts": [it for it, _ in texts],
            "paired": pairs is not None,
        },
        "dictionary": {"lengths": known.lengths} | _pieces(known.pieces),
    }
    for number, (first, end) in enumerate(shards):
        parts[f"words-{number:02}"] = _words(known_words[first:end], lists[first:end])
    if pairs is not None:
        parts["pairs"] = pairs
    for at, (first, end) in enumerate(texts):
        parts[f"{_TEXT}{at:02}"] = {"prose": coding.LINE.join(coded[first:end])}
    return _scripts(lang, parts)


def _words(named: Sequence[str], lists: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Return a file of words: the first of each row, the others of each with the lists of all,
    and the code of their letters. Of a row, names come first."""
    begins = range(0, len(named), TOGETHER)
    heads = coding.letters(named[at] for at in begins)
    others = [coding.letters(named[at + 1 : at + TOGETHER], named[at]) for at in begins]
    code = coding.dictionary(Counter(chain(heads, *others)))
    rows = (
        coding.packed("".join((code.bits(letters), *_in_row(lists[at : at + TOGETHER]))))
        for at, letters in zip(begins, others, strict=True)
    )
    return {
        "heads": coding.packed(code.bits(heads)),
        "rows": coding.LINE.join(rows),
        "letters": [code.pieces, code.lengths],
    }


def _in_row(lists: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Yield the bits of a row's lists: those of names, then those of prose."""
    return chain((names for names, _ in lists), (body for _, body in lists))


def _pieces(known: Sequence[str]) -> dict[str, object]:
    """Return the pieces of prose in rows, and the code of their letters."""
    begins = range(0, len(known), _PIECES_TOGETHER)
    rows = [coding.letters(known[at : at + _PIECES_TOGETHER]) for at in begins]
    code = coding.dictionary(Counter(chain.from_iterable(rows)))
    return {
        "rows": coding.LINE.join(coding.packed(code.bits(letters)) for letters in rows),
        "letters": [code.pieces, code.lengths],
    }


def _with_names(prose: str, it: Findable) -> str:
    """Return what a phrase may stand in: the prose, an empty line, and what else names the page."""
    return prose + _NAMES + ". ".join(_tidy(key) for key in (it.by, *it.keys) if key)


def _tidy(text: str) -> str:
    """Return prose in plain words, lines without what surrounds them."""
    lines = (" ".join(line.split()) for line in plain(text).split("\n"))
    return "\n".join(line for line in lines if line)


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


def _contents(lang: str, findables: Iterable[Findable]) -> dict[str, object]:
    """Return what is shown of each page, a line each; what often recurs is numbered.

    What the order of results needs of every page, its kind and whether its prose is in another
    language, stands in one sign of `about`.
    """
    tables: dict[str, dict[str, int]] = {"kinds": {}, "icons": {}, "bys": {}}

    def number(table: str, text: str) -> str:
        return str(tables[table].setdefault(text, len(tables[table])))

    lines, about = [], ""
    for it in findables:
        about += coding.SIGNS[2 * int(number("kinds", it.kind)) + bool(it.lang)]
        facts = (
            it.url.removeprefix(f"{lang}/{it.kind}/").removesuffix(".html"),
            number("icons", it.icon),
            number("bys", " ".join(plain(it.by).split())),
            " ".join(plain(it.title).split()),
            it.lang,
            it.title_lang,
        )
        lines.append("\t".join(facts).rstrip("\t"))
    return {"docs": "\n".join(lines), "about": about} | {
        name: list(it) for name, it in tables.items()
    }


def _scripts(lang: str, parts: dict[str, dict[str, object]]) -> dict[str, bytes]:
    """Return the parts as scripts that say of which index they are.

    A stick onto which half of an update was copied must not mix the two.
    """
    written = {
        name: json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        for name, part in parts.items()
    }
    whole = hashlib.sha256("\n".join(written.values()).encode())
    made = whole.hexdigest()[:12]
    scripts = {
        name: f'pocheFindPart("{lang}","{name}","{made}",{text});\n'
        for name, text in written.items()
    }
    return {f"search/{lang}/{name}.js": _encoded(name, text) for name, text in scripts.items()}


def _encoded(name: str, script: str) -> bytes:
    """Return a script's bytes: those with bits say by a mark that they are in UTF-16."""
    if name != "docs":
        return codecs.BOM_UTF16_LE + script.encode("utf-16-le")
    return script.encode()
