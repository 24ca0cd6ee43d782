"""What looking into a score found, as it is kept: a score, or mistakes, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_tools.domain import Score
from build_tools.problems import Location, Problem, Words, report
from build_tools.problems.words import recalled

_LONGEST_LINE = 2000
FORM = 2
"""Counts up when mistakes are written in another way."""


def score_of(path: str, sha256: str, found: Mapping[str, Any]) -> Score | None:
    """Return the score that was found; None where there is none."""
    measured = found.get("score")
    if measured is None:
        return None
    return Score(
        path=path,
        sha256=sha256,
        quarters=float(measured["quarters"]),
        **{
            name: tuple(measured[name])
            for name in ("bars_quarters", "bar_numbers", "bar_beats", "played")
        },
    )


def problems_of(path: str, file: Path, mistakes: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """Return what is wrong, each with its line; raises OSError where the file is gone."""
    lines = file.read_bytes().splitlines() if any(each["line"] for each in mistakes) else []
    return [
        report(
            mistake["code"],
            _place(path, lines, mistake["line"], mistake["column"]),
            help=mistake["help"] and _words(mistake["help"]),
            **{name: recalled(value) for name, value in mistake["facts"].items()},
        )
        for mistake in mistakes
    ]


def is_known(found: Mapping[str, Any]) -> bool:
    """Say whether what was kept is written as it is now: mistakes were sentences once."""
    return not found["mistakes"] or found.get("form") == FORM


def _words(kept: Any) -> Words:
    words = recalled(kept)
    assert isinstance(words, Words), "a way out is always ours"
    return words


def _place(path: str, lines: Sequence[bytes], line: int, column: int) -> Location:
    if not line:
        return Location(path)
    shown = lines[line - 1] if line <= len(lines) else b""
    return Location(path, line, column, shown[:_LONGEST_LINE].decode("utf-8", "replace"))
