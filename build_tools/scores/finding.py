"""What looking into a score found, as it is kept: a score, or mistakes, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_tools.domain import Score
from build_tools.problems import Location, Problem, report

_LONGEST_LINE = 2000


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
            help=mistake["help"],
            **mistake["facts"],
        )
        for mistake in mistakes
    ]


def _place(path: str, lines: Sequence[bytes], line: int, column: int) -> Location:
    if not line:
        return Location(path)
    shown = lines[line - 1] if line <= len(lines) else b""
    return Location(path, line, column, shown[:_LONGEST_LINE].decode("utf-8", "replace"))
