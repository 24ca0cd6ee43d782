"""Content mistakes as values: what was seen, where, and the way out.

A `Problem` is never raised: rooms collect them and the door prints them all.
Each is made by `report` from its rule in `rules`, so that a code has one
severity and one form of words wherever it is found. It keeps what it is made
of, and becomes sentences where it is told, in the language of whoever reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.problems.rules import RULES, Rule, Severity
from build_tools.problems.words import (
    Fact,
    Say,
    Series,
    Words,
    in_english,
    plain,
    series,
    told,
    worded,
)

__all__ = [
    "RULES",
    "Fact",
    "Location",
    "Problem",
    "Rule",
    "Say",
    "Series",
    "Severity",
    "Words",
    "did_you_mean",
    "in_reading_order",
    "meant",
    "printed",
    "report",
    "series",
    "some_of",
    "worded",
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
    """One mistake, warning or notice: its rule, and the facts that fill the rule's sentences."""

    code: str
    location: Location
    facts: tuple[tuple[str, Fact], ...] = ()
    way_out: Words | None = None
    """In the place of the rule's, where the place knows a better one."""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return RULES[self.code].severity

    @property
    def message(self) -> str:
        """What was seen, in English."""
        return self.seen(in_english)

    @property
    def help(self) -> str:
        """The way out, in English."""
        return self.advice(in_english)

    def seen(self, say: Say) -> str:
        """Return what was seen, in the language of `say`."""
        return Words(RULES[self.code].message, self.facts).said(say)

    def advice(self, say: Say) -> str:
        """Return the way out, in the language of `say`."""
        return (self.way_out or Words(RULES[self.code].help, self.facts)).said(say)


def report(code: str, location: Location, *, help: Words | None = None, **facts: object) -> Problem:
    """Return the problem `code` at `location`.

    `facts` fill the rule's sentences; `help` replaces the rule's way out where
    the place knows a better one. Raises KeyError for an unknown code or a
    missing fact: that is a broken program, not a content mistake.
    """
    rule = RULES[code]
    missing = (rule.names if help is None else rule.names_seen) - facts.keys()
    if missing:
        raise KeyError(f"{code} is told without {sorted(missing)}")
    return Problem(code, location, told(facts), help)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, or None if none is near.

    The same word in other capitals is nearest; then nearness is
    Ratcliff/Obershelp as in difflib, at 0.6 and above.
    """
    words = list(known)
    same = [each for each in words if each.casefold() == word.casefold()]
    if same:
        return same[0]
    import difflib  # noqa: PLC0415 (most hubs have nothing to be told)

    nearest = difflib.get_close_matches(word[:80], words, n=1)
    return nearest[0] if nearest else None


def meant(near: str | None) -> Words | None:
    """Return the question whether a word was meant; None where no word is near."""
    return worded("did you mean '{near}'?", near=near) if near else None


def some_of(parts: Sequence[object], most: int) -> Words | Series:
    """Return the first of many things, and how many there are besides."""
    shown, more = series(parts[:most]), len(parts) - most
    return worded("{things} and {more} more", things=shown, more=more) if more > 0 else shown


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by path, line, column and code, each once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda p: (p.location.path, p.location.line, p.location.column, p.code, p.message),
    )


def printed(problem: Problem, say: Say = in_english) -> str:
    """Return the problem as people read it: head, line with a caret, help.

    The head is one unwrapped line `path:line:column: severity[CODE] message`.
    """
    place = problem.location
    position = f":{place.line}:{place.column}" if place.line else ""
    kind = f"{problem.severity.said(say)}[{problem.code}]"
    lines = [f"{plain(place.path)}{position}: {kind} {problem.seen(say)}"]
    if place.line and place.excerpt.strip():
        excerpt, column = _around(plain(place.excerpt), max(place.column, 1))
        number = str(place.line).rjust(3)
        gutter = " " * len(number)
        lines += [
            f"{gutter} |",
            f"{number} | {excerpt}",
            f"{gutter} | {' ' * (column - 1)}^",
        ]
    if advice := problem.advice(say):
        lines.append(f"    = {worded('help: {advice}', advice=advice).said(say)}")
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
