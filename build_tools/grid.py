"""What every table file is to us: rows of cells, all of them text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from build_tools.problems import Words, worded

Grid: TypeAlias = "Sequence[Sequence[str]]"

MAX_BYTES = 16_000_000
MAX_ROWS, MAX_COLUMNS = 20_000, 400
"""More than that is no list that somebody wrote."""

_ACTS = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet may take for a formula, or our mark against that."""


_FIGURE = re.compile(r"-?[0-9]+(,[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a table file."""

    rows: Grid = ()
    is_old: bool = False
    """Whether it was not written in UTF-8 or UTF-16."""
    strange: tuple[tuple[int, int, str], ...] = ()
    """Row, column, both from 1, and formulas or errors that stand there in the place of a value."""


class NoTable(ValueError):
    """The file is no table that can be read; `why` says it."""

    def __init__(self, why: Words) -> None:
        super().__init__(str(why))
        self.why = why


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if _ACTS.match(text) else text


def is_figure(text: str) -> bool:
    """Say whether a cell is a number and nothing else, with a decimal comma, maybe below 0: no
    spreadsheet can take it for more."""
    return _FIGURE.fullmatch(text) is not None


def as_written(text: str) -> str:
    """Take away the apostrophe that `harmless` has put there."""
    return text[1:] if text.startswith("'") and _ACTS.match(text) else text


def bounded(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without empty cells at their ends. Raises NoTable for too many of them."""
    if len(rows) > MAX_ROWS:
        raise NoTable(worded("it has more than {count} rows", count=MAX_ROWS))
    trimmed = [_trimmed(row) for row in rows]
    if any(len(row) > MAX_COLUMNS for row in trimmed):
        raise NoTable(worded("it has more than {count} columns", count=MAX_COLUMNS))
    return trimmed


def _trimmed(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
