"""Addresses and telephone numbers in a text that was not meant to be read by everybody. Pure.

A number counts as somebody's telephone if it is written as those of France, Belgium, Germany and
Luxembourg are, or with a country before it, or behind a word such as *Tel.* What music has plenty
of is none: opus and catalogue numbers, barcodes, ISBN, dates, times and durations. Where both are
possible, it is taken for none: warnings that are wrong are soon not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MAYBE = re.compile(r"@|[(\[]at[)\]]|\d(?:[ ./()\-\u00a0\u202f]{0,3}\d){5}")
"""What every text has that could hold an address or a number."""
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
_LONGEST = 100_000
"""Characters of a text that are looked through."""

_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64} ?(?:@|[(\[]at[)\]]) ?"
    r"((?:[\w-]{1,63}\.){1,4}([a-z]{2,24}))(?![\w-])",
    re.IGNORECASE,
)
_OF_FILES = frozenset({"png", "jpg", "jpeg", "webp", "gif", "svg", "mp3", "flac", "wav", "pdf"})
_LARGER = re.compile(r"[0-9]x\.", re.IGNORECASE)
"""Behind `@`: a picture for a finer screen, such as `score@2x.png`."""

_FREE = r"(?<![\w,:/+])(?<!\d[.\-])"
_END = r"(?![\d]|[.\-/:,]\d)"
_PAIRS = re.compile(rf"{_FREE}0[1-9](?:([ .\-])\d\d(?:\1\d\d){{3}}|\d{{8}}){_END}")
"""France: ten digits, in pairs or not."""
_BELGIAN = re.compile(
    rf"{_FREE}0(?:[2-9][ /]\d{{3}}[ .]\d\d[ .]\d\d|[1-9]\d[ /]\d\d[ .]\d\d[ .]\d\d"
    rf"|4\d\d[ /]\d\d[ .]?\d\d[ .]?\d\d|4\d\d[ /]\d{{3}}[ .]?\d{{3}}){_END}"
)
_GERMAN = re.compile(
    rf"{_FREE}\(?(0[1-9]\d{{1,4}})\)? ?[ /] ?"
    rf"(\d{{4,8}}|\d{{3}}(?=-)|\d\d(?: \d\d){{2,3}})(-\d{{1,4}})?{_END}"
)
_COUNTRIES = r"1|3[0-4]|35[1-4]|36|39|4[0134-9]|351"
_ABROAD = re.compile(
    rf"{_FREE}(?:\+ ?[1-9]\d{{0,2}}|00 ?(?:{_COUNTRIES}))[ ./\-]?(?:\(0\) ?)?"
    rf"\(?[1-9]\d{{0,3}}\)?(?:[ ./\-]{{0,2}}\d){{4,12}}{_END}"
)
_LABELLED = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone|efon|efoon)?|phone|fax|gsm|handy|mobile?|portable|natel)\b[.: ]{0,4}"
    r"(\+?\d(?:[ ./()\-]{0,2}\d){5,14})(?!\d)",
    re.IGNORECASE,
)
_NO_TELEPHONE = re.compile(
    r"(?:isbn|ismn|issn|isrc|ean|upc|barcode|code[- ]barres|gtin|asin|opus|op\.?|no\.?|nr\.?|n°"
    r"|bwv|kv|k\.|hwv|hob\.?|rv|woo|swv|twv|cat(?:alogue)?\.?|ref\.?|id)[ :#.]{0,3}$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:(?:1[5-9]|20)\d\d[ -]?){1,3}")
_DATE = re.compile(r"(?:1[5-9]|20)\d\d[-. ]?(?:0[1-9]|1[0-2])[-. ]?(?:[0-2]\d|3[01])")
_LEADING = 12
"""Characters before a number in which is said that it is another kind of number."""


@dataclass(frozen=True, slots=True)
class Private:
    """Something by which somebody can be reached."""

    is_email: bool
    text: str
    at: int
    """Where it begins in the text, from 0."""

    @property
    def shown(self) -> str:
        """What of it can be told in a log that others read."""
        if self.is_email:
            name, _, rest = re.sub(r" ?(?:[(\[]at[)\]]|@) ?", "@", self.text).partition("@")
            return f"{name[0]}…@{rest}"
        return f"{self.text[:4]}…"


def found_in(text: str) -> Iterator[Private]:
    """Yield addresses and telephone numbers in the order of kinds, then of the text."""
    text = text[:_LONGEST].translate(_SPACES)
    if not MAYBE.search(text):
        return
    for match in _EMAIL.finditer(text):
        is_file = match[2].lower() in _OF_FILES or _LARGER.match(match[1])
        if not is_file:
            yield Private(True, match[0], match.start())
    told: set[int] = set()
    for match in _numbers(text):
        start = match.start(1) if match.re is _LABELLED else match.start()
        if not told.intersection(range(match.start(), match.end())):
            told.update(range(match.start(), match.end()))
            yield Private(False, text[start : match.end()].strip("("), start)


def in_name(name: str) -> Iterator[Private]:
    """Yield what a file's name holds, whose words are often parted by `_`."""
    stem = name.rpartition(".")[0] or name
    yield from found_in(stem.replace("_", " "))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    yield from (match for match in _ABROAD.finditer(text) if _may_ring_abroad(match, text))
    yield from (match for match in _PAIRS.finditer(text) if _may_be_pairs(match, text))
    yield from (match for match in _BELGIAN.finditer(text) if _may_ring(match, text))
    yield from (match for match in _GERMAN.finditer(text) if _may_be_german(match, text))
    yield from (match for match in _LABELLED.finditer(text) if not _DATE.search(match[1]))


def _may_ring(match: re.Match[str], text: str) -> bool:
    """Say that nothing before a number calls it one of something else."""
    return not _NO_TELEPHONE.search(text[max(0, match.start() - _LEADING) : match.start()])


def _may_ring_abroad(match: re.Match[str], text: str) -> bool:
    digits = re.sub(r"\D", "", match[0])
    least = 9 if match[0].startswith("+") else 11
    barcode = match[0] == digits and len(digits) == 13 and _is_barcode(digits)
    return least <= len(digits) <= 17 and not barcode and _may_ring(match, text)


def _is_barcode(digits: str) -> bool:
    """Say whether the last of 13 digits is the check digit of an EAN (GS1, 7.9)."""
    weighed = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return weighed % 10 == 0


def _may_be_pairs(match: re.Match[str], text: str) -> bool:
    """Refuse a count such as 01 02 03 04 05, and a day with an hour: 07-09-26-11-30."""
    pairs = [int(pair) for pair in re.findall(r"\d\d", match[0])]
    steps = {after - before for before, after in pairwise(pairs)}
    day, month, _, hour, minute = pairs
    is_time = match[1] in ("-", ".") and day <= 31 and month <= 12 and hour < 24 and minute < 60
    return len(steps) > 1 and not is_time and _may_ring(match, text)


def _may_be_german(match: re.Match[str], text: str) -> bool:
    """Refuse what has too few digits, years and dates, and labels' numbers: 0630 17712-2."""
    digits = re.sub(r"\D", "", match[0])
    rest = match[2]
    is_label = match[3] is not None and match[3] in ("-1", "-2", "-4")
    is_date = _YEARS.fullmatch(rest) or _DATE.search(rest)
    return 8 <= len(digits) <= 13 and not (is_label or is_date) and _may_ring(match, text)
