"""Words in a line of typst: white space as browsers see it, long words, missing characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from build_tools.sheets.desk import Notes
from build_tools.sheets.glyphs import Ink, Inked, code, normal, runs
from build_tools.sheets.source import call, joined, string

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONG = re.compile(r"\S{46,}")
"""Longer than any word that can be hyphenated: it may break anywhere."""
_PIECE = re.compile(r".{12}(?=.)", re.DOTALL)
_BREAK = "\u200b"


class Knowing(Protocol):
    """Whoever knows how characters come to paper."""

    @property
    def inked(self) -> Inked:
        """What tells it."""


def collapsed(text: str) -> str:
    """Return text in which white space is one space, as in HTML; hard spaces stay."""
    return _SPACE.sub(" ", text)


def breakable(text: str) -> str:
    """Let what is too long for any line break after every twelve characters."""
    return _LONG.sub(lambda match: _PIECE.sub(lambda piece: piece[0] + _BREAK, match[0]), text)


def inked(text: str, who: Knowing, notes: Notes) -> Iterator[str]:
    """Yield calls that set text as it stands."""
    for ink, stretch in runs(breakable(normal(text)), who.inked):
        if ink is Ink.MISSING:
            notes.missing[stretch] = None
            yield call("missing", string(code(stretch)))
        else:
            yield call("words" if ink is Ink.FINE else "upright", string(stretch))


def line(text: str, who: Knowing, notes: Notes) -> str:
    """Return one line of text as content."""
    return joined(inked(collapsed(text).strip(" "), who, notes))
