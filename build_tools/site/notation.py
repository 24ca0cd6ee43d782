"""A score as words: bar by bar, for those who hear a page or want to read the names. Pure.

It shall be calm to hear. So a length is named only where it changes, octaves not at
all: a note is the nearest of its name to the one before, or it says that it leaps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from babel.numbers import format_decimal

from build_tools.domain import Note, Score, Voice
from build_tools.note_names import LETTERS, note_name, split
from build_tools.site.reader import Reader

LENGTHS = {
    4.0: "whole note",
    2.0: "half note",
    1.0: "quarter note",
    0.5: "eighth note",
    0.25: "sixteenth note",
    6.0: "dotted whole note",
    3.0: "dotted half note",
    1.5: "dotted quarter note",
    0.75: "dotted eighth note",
    0.375: "dotted sixteenth note",
}
"""Quarters to what a note of that length is called: message ids."""

_LEAP = 4
"""Steps from which on the nearest note of a name is another one: a fifth has a fourth beside it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one note, chord or rest."""

    pitches: tuple[tuple[str, str], ...]
    """Of each note its pitch and what it is called; none for a rest."""
    words: str
    """The syllable sung to it, without the stop or comma after it: a list has its own."""
    length: str = ""
    """What its length is called, where it differs from that before it."""
    leap: str = ""
    """`up` or `down` where it leaps a fifth or more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The notes of one voice in one bar."""

    number: int | None
    """What the bar is called; None where that is not known."""
    notes: tuple[Said, ...]


def bars(r: Reader, voice: Voice, score: Score | None) -> Iterator[Bar]:
    """Yield a voice bar by bar, in the reader's own names of notes."""
    starts: Sequence[float] = score.bars_quarters if score else ()
    placed = ((bisect_right(starts, it.quarters + 1e-6) - 1, it) for it in voice.notes)
    length, before = "", ""
    for place, inside in groupby(placed, key=lambda pair: pair[0]):
        said: list[Said] = []
        for _, note in inside:
            named = _length(r, note)
            leap = _leap(before, note.pitches[-1]) if before and note.pitches else ""
            pitches = tuple((each, note_name(r.lang, each)) for each in note.pitches)
            changed = "" if named == length else named
            said.append(Said(pitches, note.words.rstrip(",;:.!?"), changed, leap))
            length = named
            before = note.pitches[-1] if note.pitches else before
        number = score.bar_numbers[place] if score and place >= 0 else None
        yield Bar(number, tuple(said))


def _length(r: Reader, note: Note) -> str:
    """Return what a note's length is called; an unusual one is counted in quarters."""
    for quarters, name in LENGTHS.items():
        if abs(quarters - note.length) < 1e-3:
            return r.t(name)
    return r.t("{n} quarter notes", n=format_decimal(note.length, locale=r.lang))


def _leap(before: str, now: str) -> str:
    steps = _steps(now) - _steps(before)
    if abs(steps) < _LEAP:
        return ""
    return "up" if steps > 0 else "down"


def _steps(pitch: str) -> int:
    """Return how many steps of a scale a pitch lies above C0."""
    letter, _, octave = split(pitch)
    return LETTERS.index(letter) + 7 * int(octave or 4)
