"""Content mistakes as values: what was seen, where, and the way out.

A `Problem` is never raised: rooms collect them and the door prints them all.
Each is made by `report` from its rule in `rules`, so that a code has one
severity and one form of words wherever it is found.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.problems.rules import RULES, Rule, Severity

__all__ = [
    "RULES",
    "Location",
    "Problem",
    "Rule",
    "Severity",
    "did_you_mean",
    "in_reading_order",
    "printed",
    "report",
]

_EXCERPT_WIDTH = 120
"""Characters of a source line that are shown; a longer line is cut around its column."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands: a path relative to the hub's root, with `/`.

    Lines and columns count from 1; 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    """The line itself, without its line end."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, warning or notice."""

    code: str
    severity: Severity
    location: Location
    message: str
    help: str


def report(code: str, location: Location, *, help: str | None = None, **facts: object) -> Problem:
    """Return the problem `code` at `location`.

    `facts` fill the rule's sentences; `help` replaces the rule's way out where
    the place knows a better one. Raises KeyError for an unknown code or a
    missing fact: that is a broken program, not a content mistake.
    """
    rule = RULES[code]
    shown = {name: _plain(str(value)) for name, value in facts.items()}
    way_out = _plain(help) if help is not None else rule.help.format(**shown)
    return Problem(code, rule.severity, location, rule.message.format(**shown), way_out)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, or None if none is near.

    The same word in other capitals is nearest; then nearness is
    Ratcliff/Obershelp as in difflib, at 0.6 and above.
    """
    words = list(known)
    same = [each for each in words if each.casefold() == word.casefold()]
    nearest = same or difflib.get_close_matches(word[:80], words, n=1)
    return nearest[0] if nearest else None


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by path, line, column and code, each once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (p.location.path, p.location.line, p.location.column, p.code, p.message),
    )


def printed(problem: Problem) -> str:
    """Return the problem as people read it: head, line with a caret, help.

    The head is one unwrapped line `path:line:column: severity[CODE] message`.
    """
    place = problem.location
    position = f":{place.line}:{place.column}" if place.line else ""
    head = f"{_plain(place.path)}{position}: {problem.severity}[{problem.code}] {problem.message}"
    lines = [head]
    if place.line and place.excerpt.strip():
        excerpt, column = _around(_plain(place.excerpt), max(place.column, 1))
        number = str(place.line).rjust(3)
        gutter = " " * len(number)
        lines += [
            f"{gutter} |",
            f"{number} | {excerpt}",
            f"{gutter} | {' ' * (column - 1)}^",
        ]
    if problem.help:
        lines.append(f"    = help: {problem.help}")
    return "\n".join(lines)


def _around(line: str, column: int) -> tuple[str, int]:
    """Cut a long line so that its column stays in view; return it with the new column."""
    column = min(column, len(line) + 1)
    if len(line) <= _EXCERPT_WIDTH:
        return line, column
    start = max(0, min(column - _EXCERPT_WIDTH // 2, len(line) - _EXCERPT_WIDTH))
    cut = line[start : start + _EXCERPT_WIDTH]
    lead = "…" if start else ""
    tail = "…" if start + _EXCERPT_WIDTH < len(line) else ""
    return f"{lead}{cut}{tail}", column - start + len(lead)


def _plain(text: str) -> str:
    """Show control and direction characters as `�`: a terminal would act on them."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else char
        for char in text.expandtabs(1)
    )
