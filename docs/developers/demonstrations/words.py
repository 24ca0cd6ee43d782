"""Which syllable belongs to which note: the words under the first voice of an ABC score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_NO_MUSIC = re.compile(r'"[^"]*"|![^!]*!|\[[A-Za-z]:[^]]*\]|%.*')
"""Chord names, decorations, fields within a line and comments."""
_NOTE = re.compile(r"[A-Ga-g][,']*[\d/]*[<>]?(\s*-)?")
"""One note, and the hyphen that ties it to the next one (ABC 2.1, sections 4.1 and 4.11)."""
_SYLLABLE = re.compile(r"[*_]|[^ *_-]+")
"""One note's share of a `w:` line; `_` and `*` hold or skip a note (ABC 2.1, section 5.1)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of music and the words of each verse under it."""

    music: str
    words: tuple[str, ...] = ()


def melody(score: str) -> Iterator[Line]:
    """The lines of the first voice as they are played, repeated ones twice."""
    lines: list[Line] = []
    voice = "1"
    for row in re.split(r"(?m)^K:.*\n", score, maxsplit=1)[1].splitlines():
        if row.startswith("V:"):
            voice = row[2:].split()[0]
        elif voice == "1" and row.startswith("w:"):
            lines[-1] = replace(lines[-1], words=(*lines[-1].words, row[2:]))
        elif voice == "1" and not re.match(r"[A-Za-z]:|%", row):
            lines.append(Line(row))
    begin = 0
    for at, line in enumerate(lines):
        begin = at if "|:" in line.music else begin
        yield line
        if ":|" in line.music:
            yield from (replace(it, words=it.words[1:]) for it in lines[begin : at + 1])


def syllables(score: str, verse: int) -> list[tuple[int, str]]:
    """Each syllable with its note, counted from the tune's first; tied notes count once.

    A line with fewer verses than asked for has the same words in all of them.
    """
    found: list[tuple[int, str]] = []
    note, tied = -1, False
    for line in melody(score):
        notes = list(_NOTE.finditer(_NO_MUSIC.sub("", line.music)))
        words = _SYLLABLE.findall(line.words[min(verse, len(line.words)) - 1])
        if len(words) != len(notes):
            raise ValueError(f"{len(notes)} notes and {len(words)} syllables: {line.music}")
        for sound, word in zip(notes, words, strict=True):
            note += not tied
            tied = sound[1] is not None
            if word not in "*_":
                found.append((note, word))
    return found


def letters(text: str) -> str:
    """A text as the score and the captions both have it."""
    return re.sub(r"[\s♪~-]", "", text).replace("’", "'")
