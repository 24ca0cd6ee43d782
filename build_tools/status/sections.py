"""The figures in words and in tables, for a terminal and for a page alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from build_tools.strings import Strings

STATE_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "original": "original",
        "reviewed": "reviewed",
        "unreviewed": "not reviewed",
        "outdated": "outdated",
        "missing": "missing",
        "none": "no text",
    }
)
"""A text's state to its label, a message id."""

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "original": "=",
        "reviewed": "+",
        "unreviewed": "?",
        "outdated": "!",
        "missing": "–",
        "none": "·",
    }
)
"""The same as one character: colour alone would say nothing to many."""

WHEN_LABELS: Mapping[str, str] = MappingProxyType(
    {"ended": "ended", "within_60": "within 60 days", "within_180": "within 180 days"}
)
WHY_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "rights": "rights",
        "consent": "consent",
        "rights ended": "rights ended",
        "consent ended": "consent ended",
        "consent withdrawn": "consent withdrawn",
        "no consent": "no consent",
    }
)
FLAG_LABELS: Mapping[str, str] = MappingProxyType(
    {"silent": "silent", "quiet": "quiet", "loud": "loud", "clipped": "clipped"}
)
"""Words of figures to labels, message ids."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table."""

    text: str
    key: str | float | None = None
    """By what its column is sorted, where that is not its text."""
    look: str = ""
    """A class of the page's style sheet."""
    short: str = ""
    """What a terminal shows in its place."""
    sign: str = ""
    """What stands before it on a page, to be seen and not read aloud."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    is_number: bool = False
    width: int = 0
    """The most characters that a terminal gives it; 0 for as many as there are."""
    on_page_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of which a terminal shows the first few that say something is to be done."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    gaps: Sequence[Sequence[Cell]] | None = None
    """The rows for a terminal, where those are not all."""
    most: int = 10


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report."""

    name: str
    title: str
    facts: Sequence[str] = ()
    """Counts, each a line."""
    tables: Sequence[Table] = ()
    notes: Sequence[str] = field(default_factory=tuple)


def decimal(t: Strings, number: float | None, digits: int = 1) -> str:
    """Return a number as the language writes it; a dash for none."""
    if number is None:
        return "–"
    text = f"{number:.{digits}f}".replace("-", "−")
    return text if t.lang == "en" else text.replace(".", ",")


def number_cell(t: Strings, number: float | None, digits: int = 1) -> Cell:
    """Return a cell that is sorted by its number; those without one come last."""
    return Cell(decimal(t, number, digits), number if number is not None else "")


def clock(seconds: float) -> str:
    """Return a length as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def size_cell(t: Strings, size: int) -> Cell:
    """Return a size that is sorted by its bytes."""
    if size < 1_000_000:
        return Cell(t("{n} kB", n=decimal(t, size / 1000)), size)
    return Cell(t("{n} MB", n=decimal(t, size / 1e6)), size)


def labelled(t: Callable[[str], str], labels: Mapping[str, str], words: Sequence[str]) -> str:
    """Return words of figures in a language, parted by commas."""
    return ", ".join(t(labels[word]) for word in words)
