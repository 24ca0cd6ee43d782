"""Where the bars of an ABC score begin: enough of the notation for the scores of the season."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import accumulate

from words import melody

_NO_MUSIC = re.compile(r'"[^"]*"|![^!]*!|\[[A-Za-z]:[^]]*\]|%.*')
"""Chord names, decorations, fields within a line and comments."""
_CHORD = re.compile(r"\[[_^=]*([A-Ga-g])[^]]*\]")
_NOTE = re.compile(r"[A-Ga-gzx][,']*(\d*)(/*)(\d*)")
"""One note or rest with its length in units (ABC 2.1, section 4.3)."""


def bars(score: str) -> dict[int, float]:
    """Each bar's number, 0 for an upbeat, with where it begins in quarters; then the end.

    Repeats are written out, as `melody` does.
    """
    music = "".join(line.music for line in melody(score)) + "|"
    lengths = [length for part in re.split(r"[|:\]]+", _plain(music)) if (length := _units(part))]
    metre, unit = _fraction(score, "M"), _fraction(score, "L")
    first = 0 if lengths[0] * unit < metre else 1
    begins = accumulate(lengths, initial=Fraction(0))
    return {number: float(begin * unit * 4) for number, begin in enumerate(begins, first)}


def _plain(music: str) -> str:
    """Music in which every chord is one note."""
    return _CHORD.sub(r"\1", _NO_MUSIC.sub("", music))


def _units(bar: str) -> Fraction:
    """How long a bar is; a dotted rhythm (`>`) takes from one note what it gives the other."""
    return sum((_length(*note.groups()) for note in _NOTE.finditer(bar)), Fraction(0))


def _length(times: str, parts: str, by: str) -> Fraction:
    if by:
        return Fraction(int(times or 1), int(by))
    return Fraction(int(times or 1), 2 ** len(parts))


def _fraction(score: str, field: str) -> Fraction:
    found = re.search(rf"(?m)^{field}:(\d+/\d+)", score)
    assert found, field
    return Fraction(found[1])
