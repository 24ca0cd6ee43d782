"""Numbers in catalogues of works, such as op. 9 no. 2, BWV 1007, KV 525 or Hob. XVI:52. Pure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from enum import Enum

_NUMBER = re.compile(
    r"(?<![\w.])(?<!\bin )(?<!\ben )(?P<of>op(?:us)?|woo|bwv|kv|köchel|k|deutsch|d|hob|rv|hwv|twv"
    r"|buxwv|sz|bb|fp|wab|wq|l|s|z|m|h)(?![^\W\d_])\.?\s*(?:posth(?:umous|ume|um)?\.?\s*)?"
    r"(?P<number>(?:[ivx]+[a-z]?\s*[:/]\s*|\d+:(?=\d))?\d+[a-z]?)(?![^\W\d_])"
    r"(?:\s*,?\s*(?:/|(?:nos|no|nr|num|n)[.°º]*|№)\s*(?P<part>\d+))?",
    re.IGNORECASE,
)
_ALSO = {"opus": "op", "kv": "k", "köchel": "k", "deutsch": "d"}

Number = tuple[str, str, str]
"""The catalogue, the number in it, and that of a piece within the number, or nothing."""


class Agreement(Enum):
    """What the numbers of two titles say of the works."""

    SAME = "the same number"
    PART = "one is a part of the other"
    OTHER = "another number in the same catalogue"
    SILENT = "no catalogue has both"


@functools.lru_cache(maxsize=8192)
def numbers(text: str) -> frozenset[Number]:
    """Return all numbers that a text holds, each in one form.

    A letter alone is a catalogue only as a capital: `D 550` is, `d 550` is not.
    """
    found: set[Number] = set()
    for each in _NUMBER.finditer(text):
        of = each["of"]
        if len(of) == 1 and not of.isupper():
            continue
        number = re.sub(r"\s", "", each["number"]).casefold().replace("/", ":")
        name = of.casefold()
        found.add((_ALSO.get(name, name), number.lstrip("0"), (each["part"] or "").lstrip("0")))
    return frozenset(found)


def without_numbers(text: str) -> str:
    """Return a title without the numbers in it."""
    bare = _NUMBER.sub(lambda it: it[0] if len(it["of"]) == 1 and it["of"].islower() else " ", text)
    return " ".join(re.sub(r"\s+([,:;])", r"\1", bare).split()).strip(" ,;:–-")


def written(text: str) -> str:
    """Return the first number of a text as it is written there; empty where there is none."""
    for each in _NUMBER.finditer(text):
        if len(each["of"]) > 1 or each["of"].isupper():
            return " ".join(each[0].split())
    return ""


def agreement(one: Iterable[Number], other: Iterable[Number]) -> Agreement:
    """Compare the numbers of two titles, catalogue by catalogue."""
    seen = Agreement.SILENT
    mine, theirs = _by_catalogue(one), _by_catalogue(other)
    for of in sorted(mine.keys() & theirs.keys()):
        if mine[of] == theirs[of]:
            seen = Agreement.SAME if seen is Agreement.SILENT else seen
        elif any(_contains(a, b) or _contains(b, a) for a in mine[of] for b in theirs[of]):
            seen = Agreement.PART
        else:
            return Agreement.OTHER
    return seen


def _by_catalogue(numbers: Iterable[Number]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for of, number, part in numbers:
        found.setdefault(of, set()).add((number, part))
    return found


def _contains(whole: tuple[str, str], part: tuple[str, str]) -> bool:
    return whole[0] == part[0] and whole[1] in ("", part[1])
