"""Names of people as tags write them: taken apart, and compared in any order and spelling. Pure."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_YEARS = re.compile(r"[(\[]\s*(?:\*\s*)?(\d{4})?\s*[-–—/]\s*(?:†\s*)?(\d{4})?\s*[)\]]")
_ROLE = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*$")
_BETWEEN = re.compile(r"\s*(?:;|\s/\s|\0)\s*")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How German writes these where a keyboard lacks them."""

_NAMELESS = {
    "traditional": ("trad", "traditional", "traditionnel", "traditionnelle", "traditioneel",
                    "traditionell", "volkslied", "volksweise", "folk song", "folklore"),
    "anonymous": ("anon", "anonymous", "anonyme", "anonym", "anoniem", "unbekannt", "inconnu",
                  "unknown", "onbekend"),
}  # fmt: skip
_NOBODY = ("various artists", "various", "artistes divers", "verschiedene interpreten",
           "diverse artiesten", "unknown artist", "artiste inconnu")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody as a tag names them."""

    name: str
    role: str = ""
    born: str = ""
    died: str = ""

    @property
    def key(self) -> str:
        """The same for every order and spelling of a name."""
        return " ".join(sorted(words(self.name)))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the hub knows."""

    id: str
    name: str
    born: str = ""
    died: str = ""


def folded(text: str) -> str:
    """Return a text without capitals, accents and the like."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


@functools.lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded; `J.S.` is two."""
    return tuple(re.findall(r"[^\W_]+", folded(text)))


def nameless(name: str) -> str | None:
    """Return under which reserved id a composer goes who has no name; None for all others."""
    said = " ".join(words(name))
    return next((id for id, names in _NAMELESS.items() if said in names), None)


def said(texts: Iterable[str], role: str = "") -> list[Said]:
    """Return everybody whom some tags name, each once: `A; B`, `Debussy, Claude (1862-1918)`."""
    found: dict[str, Said] = {}
    for text in texts:
        for one in _BETWEEN.split(text):
            for name in _apart(one):
                each = _one(name, role)
                if each.key and " ".join(words(each.name)) not in _NOBODY:
                    found.setdefault(each.key, each)
    return list(found.values())


def _apart(text: str) -> Sequence[str]:
    """Part `Anna Blum, Carl Dorn` and `A, B, C`, but not `Debussy, Claude` and not
    `van Beethoven, Ludwig Maria`: small words are no first names."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    bare = [
        [word for word in _ROLE.sub("", piece).split() if not word.islower()] for piece in pieces
    ]
    if len(pieces) > 2 or (len(pieces) == 2 and all(len(each) > 1 for each in bare)):
        return pieces
    return [text]


def _one(text: str, role: str) -> Said:
    born = died = ""
    if years := _YEARS.search(text):
        born, died = years[1] or "", years[2] or ""
        if (born and died and born > died) or "0000" in (born, died):
            born = died = ""
        text = text[: years.start()] + text[years.end() :]
    if found := _ROLE.search(text):
        role, text = found[1].strip(), text[: found.start()]
    family, comma, first = (piece.strip() for piece in text.partition(","))
    name = f"{first} {family}" if comma and first and family else text.strip(" ,")
    return Said(" ".join(name.split()), role, born, died)


def same(one: Said, people: Iterable[Person]) -> list[Person]:
    """Return those who are called so in any order and spelling, and were not born in another
    year."""
    mine = _spellings(one.name)
    return [
        it
        for it in people
        if not mine.isdisjoint(_spellings(it.name)) and not _differ(one.born, it.born)
    ]


def alike(one: Said, people: Iterable[Person]) -> list[Person]:
    """Return those who may be meant: by a family name alone, by initials, by more first names."""
    mine = _spellings(one.name)
    return [
        it
        for it in people
        if not _differ(one.born, it.born)
        and any(_may_be(few, many) for few in mine for many in _spellings(it.name))
    ]


@functools.lru_cache(maxsize=8192)
def _spellings(name: str) -> frozenset[tuple[str, ...]]:
    """Return the words of a name in order of the alphabet, without accents and as German spells
    them: `Händel` is `handel` and `haendel`. `Bauer` and `Baur` have none in common."""
    composed = unicodedata.normalize("NFC", name.casefold())
    return frozenset(tuple(sorted(words(it))) for it in (name, composed.translate(_SPELT)))


def _differ(mine: str, theirs: str) -> bool:
    return bool(mine and theirs) and mine[:4] != theirs[:4]


def _may_be(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether every word of the shorter name is one of the other's, or its initial, and one
    of them is more than an initial."""
    few, many = sorted((one, other), key=len)
    left, whole = list(many), False
    for word in sorted(few, key=len, reverse=True):
        fits = next((it for it in left if it == word), None) or next(
            (it for it in left if it[0] == word[0] and 1 in (len(it), len(word))), None
        )
        if fits is None:
            return False
        left.remove(fits)
        whole = whole or (fits == word and len(word) > 1)
    return whole
