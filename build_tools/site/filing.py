"""Where a title or a name stands in a list from A to Z. Pure.

Accents, case and signs do not count; numbers do as numbers. An article at the beginning of a
title does not count either, as libraries file it, where it is one in the title's language. What
is said in no language in particular loses only what is an article wherever it is a word.

A person is filed under the last word of the name, as it is written: no program knows which of
the words are family names. Particles in small letters before it do not count (Ludwig van
Beethoven), those with a capital belong to it (Jean de La Fontaine, and Peter Van Hout in
Belgium). A name with a comma is filed as it begins.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DIGITS = "0–9"
"""Where everything stands that does not begin with a letter."""

_ARTICLES = {
    "fr": ("le", "la", "les", "l'", "un", "une", "des"),
    "de": ("der", "die", "das", "ein", "eine"),
    "nl": ("de", "het", "'t", "een", "'n"),
    "en": ("the", "an", "a"),
    "lb": ("de", "den", "d'", "e", "en", "eng"),
}
_ANYWHERE = ("the", "le", "la", "les", "l'", "der", "die", "das", "het")
_LONGEST = max(len(each) for each in (*_ANYWHERE, *sum(_ARTICLES.values(), ())))
_PARTICLES = frozenset(
    {
        *("af", "al", "am", "av", "d'", "da", "das", "de", "dei", "del", "della", "den", "der"),
        *("des", "di", "do", "dos", "du", "el", "l'", "la", "las", "le", "les", "los", "op"),
        *("'t", "te", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur"),
    }
)
_AFTER_NAMES = re.compile(r"(?:jr|sr|jun|sen|junior|senior|fils|père|[ivx]+)\.?", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that no decomposition takes apart."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


class _Compared(dict[int, str]):
    """What is left of each sign when texts are compared, worked out once for each."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        dropped = sign == "'" or unicodedata.category(sign)[0] == "M"
        left = "" if dropped else sign if sign.isalnum() else " "
        return self.setdefault(code, left)


_compared = _Compared()
_NUMBER = re.compile(r"[0-9]+")
_SIGNS_BEFORE = re.compile(r"^[^\w']+")
_REMEMBERED = 65_536
"""A preview files the same titles after every save."""
_DIGITS_LONG = 6
"""Numbers are filled up to as many digits, so that Étude 2 stands before Étude 10."""


def folded(text: str) -> str:
    """Return a text as it is compared: small letters and digits, one space between words."""
    apart = text.casefold()
    if not apart.isascii():  # most titles are, and have nothing to be taken apart
        apart = unicodedata.normalize("NFKD", apart.translate(_LETTERS))
    words = " ".join(apart.translate(_compared).split())
    return _NUMBER.sub(lambda it: it[0].zfill(_DIGITS_LONG), words)


@lru_cache(_REMEMBERED)
def title_key(title: str, lang: str | None) -> str:
    """Return by what a title is filed; `lang` is its language, None for no one in particular."""
    text = _SIGNS_BEFORE.sub("", title.translate(_QUOTES))
    articles = _ARTICLES.get(lang, ()) if lang else _ANYWHERE
    if not text[:_LONGEST].casefold().startswith(articles):
        return folded(text)
    for article in articles:
        size = len(article)
        begins = text[:size].casefold() == article
        if begins and (article.endswith("'") or text[size : size + 1].isspace()):
            rest = folded(text[size:])
            if rest:
                return rest
    return folded(text)


@lru_cache(_REMEMBERED)
def name_key(name: str) -> str:
    """Return by what a person is filed."""
    written = name.translate(_QUOTES)
    if "," in written:
        return folded(written)
    words = re.sub(r"\([^)]*\)", " ", written).split() or written.split()
    while len(words) > 1 and _is_no_name(words[-1]):
        words.pop()
    last = len(words) - 1
    family = first = last
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
        if words[first][0].isupper():
            family = first
    own = " ".join(words[family:])
    bare = own[2:] if own.startswith("d'") else own
    return f"{folded(bare)} {folded(written)}"


def _is_no_name(word: str) -> bool:
    """Say whether a word at the end of a name tells which of several it is: Jr, VIII, a number."""
    return bool(_AFTER_NAMES.fullmatch(word)) or not any(sign.isalpha() for sign in word)


def letter(key: str) -> str:
    """Return the heading under which a key stands: a capital letter, or `DIGITS`."""
    return key[0].upper()[0] if key and key[0].isalpha() else DIGITS


def place(key: str) -> tuple[bool, str, str]:
    """Return what puts keys in order: what has no letter first, then by letters and numbers."""
    begins = letter(key)
    return begins != DIGITS, begins, key
