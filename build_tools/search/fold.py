"""Folding: what two ways of writing the same word have in common.

The same is written in `overrides/assets/poche/find-fold.js`, for what people type; shared
vectors hold the two together (`tests/search/vectors.yml`). Order matters:

1. Invisible signs go (soft hyphens, joiners), then NFC (Unicode Standard Annex 15).
2. Words are runs of letters, marks and numbers; apostrophes and hyphens between two of them
   make one compound of several pieces.
3. A single letter, or `qu`, before an apostrophe is an elision, and a single letter after one
   an ending: l’orchestre, d’Kanner, ’s avonds, children’s. Neither is looked for.
4. Each piece in lower case, NFKD, without marks; letters that do not decompose are replaced.
5. Digits part from letters: op125 is op. 125.

German ae for ä and Dutch y for ij are left to what is typed (`find-match.js`): the index has
each word once, as it is written.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = "’‘ʼʻ`´′＇"
_HYPHENS = "\\-‐‑"
JOINTS = f"'{_APOSTROPHES}{_HYPHENS}"
"""What joins words to one compound, or says that one lacks a vowel, to stand in a pattern."""
_LETTERS = str.maketrans(
    {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that no decomposition takes apart."""
_MARKS_BEGIN = "\u0300"
_DIGITS = re.compile("[0-9]+|[^0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    """Where it begins, in characters of the plain text."""
    end: int
    form: str
    """How it is looked for: folded."""
    joined: str = ""
    """Of the first piece of a compound: all pieces as one word."""
    written: str = ""
    """As it is written, in lower case: what a stemmer wants."""


def plain(text: str) -> str:
    """Return a text without invisible signs, in NFC: what positions are counted in."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def tidy(text: str) -> str:
    """Return a plain text with lines without what surrounds them, and without empty ones."""
    if _is_tidy(text):
        return text
    lines = [" ".join(line.split()) for line in plain(text).split("\n")]
    return "\n".join(filter(None, lines))


def _is_tidy(text: str) -> bool:
    """Return whether nothing need be done to a text, as to most, which is quickly seen."""
    return not (
        "  " in text
        or "\n\n" in text
        or " \n" in text
        or "\n " in text
        or text.startswith((" ", "\n"))
        or text.endswith((" ", "\n"))
        or not _TIDY.match(text)
    )


@functools.cache
def _marks() -> str:
    """Return all combining marks as ranges of a regular expression's class."""
    ranges: list[list[int]] = []
    for code in range(0x300, sys.maxunicode + 1 if sys.maxunicode < 0x20000 else 0x20000):
        if unicodedata.category(chr(code)).startswith("M"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_PLAIN = re.compile(rf"\w+(?:['{_HYPHENS}]\w+)*")
_PLAIN_IN_APOSTROPHES = re.compile(f"'?{_PLAIN.pattern}'?")
_LATIN = re.compile("[\x00-\u02ff\u2010-\u205e]*+\\Z")
"""A text without any sign that may be a mark: Latin letters and what stands between them, for which
a pattern of four times the speed will do. To match all of it takes half as long as to look for
another sign."""
_TIDY = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u202a-\u202e\u2030-\u205e]*+\\Z")
"""Of such a text, what has no invisible sign and no other space than usual ones."""
NO_LATIN = re.escape(
    "".join(
        chr(code)
        for code in (*range(0x300), *range(0x2010, 0x205F))
        if not chr(code).isalnum() and code != ord(" ")
    )
)
"""All signs of such a text that are in no word, but for the space, to stand in a pattern: of named
signs it is quicker than of those that are no letters."""


@functools.cache
def _compound() -> re.Pattern[str]:
    letter = rf"[\w{_marks()}]"
    return re.compile(rf"{letter}+(?:['{_HYPHENS}]{letter}+)*")


@functools.cache
def _in_apostrophes() -> re.Pattern[str]:
    return re.compile(f"'?{_compound().pattern}'?")


_PIECE = re.compile(rf"[^'{_HYPHENS}]+")


def fold(piece: str) -> str:
    """Return a piece of a word without case, accents and the like."""
    if piece.isascii():
        return piece.lower()
    return _folded(piece) if max(piece) >= _MARKS_BEGIN else piece.translate(_latin())


def _folded(piece: str) -> str:
    apart = unicodedata.normalize("NFKD", piece.lower())
    bare = "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")
    return bare.lower().translate(_LETTERS)


@functools.cache
def _latin() -> dict[int, str]:
    """Return what becomes of each Latin letter, which is the same in all words."""
    return {code: _folded(chr(code)) for code in range(ord(_MARKS_BEGIN))}


def is_beyond_latin(text: str) -> bool:
    """Say whether a text has signs besides Latin letters and what stands between them."""
    return not _LATIN.match(text)


def compounds(text: str) -> list[str]:
    """Return the compounds of a plain text, each with an apostrophe that stands before or after
    it: the words of each are those that `words` finds there in the text."""
    pattern = _in_apostrophes() if is_beyond_latin(text) else _PLAIN_IN_APOSTROPHES
    return pattern.findall(_even(text))


def bare(piece: str) -> str:
    """Return a piece of prose without the apostrophe at its end, folded."""
    return fold(piece.rstrip("'’"))


def words(text: str) -> list[Word]:
    """Return the words of a plain text, as `plain` gives it, in their order."""
    even = _even(text)
    found: list[Word] = []
    for match in (_PLAIN if _LATIN.match(even) else _compound()).finditer(even):
        found += _pieces(even, match)
    return found


def _even(text: str) -> str:
    """Return a text with one sign for all apostrophes, and nothing but letters in words."""
    for sign in _APOSTROPHES:
        text = text.replace(sign, "'")
    return text.replace("_", " ")


def _pieces(text: str, match: re.Match[str]) -> list[Word]:
    """Return the words of one compound."""
    found: list[Word] = []
    whole = True
    for piece in _PIECE.finditer(text, match.start(), match.end()):
        start, end = piece.span()
        bare = fold(piece.group())
        if not bare:
            continue
        if _is_elision(text, start, end, bare):
            whole = False
            continue
        parts = _DIGITS.findall(bare)
        if len(parts) > 1 or bare[0].isdigit():
            found += [Word(start, end, part, "", part) for part in parts]
        else:
            found.append(Word(start, end, bare, "", piece.group().lower()))
    if len(found) > 1 and whole and match.end() > found[0].end:
        first = found[0]
        joined = fold(re.sub(rf"['{_HYPHENS}]", "", match.group()))
        found[0] = Word(first.start, first.end, first.form, joined, first.written)
    return found


def _is_elision(text: str, start: int, end: int, bare: str) -> bool:
    """Say whether a piece is the rest of a word that lost its vowel."""
    single = len(bare) == 1 and not bare.isdigit()
    before, after = text[max(0, start - 1) : start] == "'", text[end : end + 1] == "'"
    return (before and single) or (after and (single or bare == "qu"))
