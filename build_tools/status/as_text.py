"""The report for a terminal: at most 80 columns, counts first. Pure."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from build_tools.status.figures import Report
from build_tools.status.parts import day, parts
from build_tools.status.sections import Cell, Column, Section
from build_tools.strings import Strings

WIDTH = 80
_INDENT, _BETWEEN = "  ", "  "
_NARROWEST = 8
"""A column that may be cut keeps so many characters."""


def as_text(it: Report, t: Strings) -> str:
    """Return the report in the language of `t`."""
    title = f"{it.hub.title} · {day(t, it.today)}" if it.hub else day(t, it.today)
    lines = [title, checked(t, it)]
    if not it.is_whole:
        lines += textwrap.wrap(unknown(t), WIDTH)
    for section in parts(t, it):
        lines += ["", section.title.upper(), *_section(t, section)]
    return "\n".join(lines) + "\n"


def checked(t: Strings, it: Report) -> str:
    """Return how many problems `poche check` tells."""
    check = it.check
    return t(
        "“poche check”: errors {errors}, warnings {warnings}, notices {notices}",
        errors=check.errors,
        warnings=check.warnings,
        notices=check.notices,
    )


def unknown(t: Strings) -> str:
    """Say that errors may hide things from the report."""
    return t("There are errors: what they concern may be missing here. “poche check” tells them.")


def _section(t: Strings, it: Section) -> Iterator[str]:
    for fact in it.facts:
        yield from textwrap.wrap(fact, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    shown = False
    for table in it.tables:
        rows = table.rows if table.gaps is None else table.gaps
        if rows:
            yield from ["", *_table(table.columns, rows[: table.most])]
            shown = True
        if len(rows) > table.most:
            more = t("And {n} more.", n=len(rows) - table.most)
            yield f"{_INDENT}{more}"
    if shown and it.notes:
        yield ""
        for note in it.notes:
            yield from textwrap.wrap(note, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    kept = [(at, column) for at, column in enumerate(columns) if not column.on_page_only]
    grid = [[column.title for _, column in kept]]
    grid += [[row[at].short or row[at].text for at, _ in kept] for row in rows]
    wanted = [max(map(_columns, texts)) for texts in zip(*grid, strict=True)]
    widths = _fitting(wanted, [column.width for _, column in kept])
    for line in grid:
        said = [
            _placed(_cut(text, width), width, column.is_number)
            for text, width, (_, column) in zip(line, widths, kept, strict=True)
        ]
        yield f"{_INDENT}{_BETWEEN.join(said)}".rstrip()


def _fitting(wanted: Sequence[int], most: Sequence[int]) -> list[int]:
    """Return how wide columns are: what may be cut is, and the widest more, until all fit."""
    widths = [min(want, limit or want) for want, limit in zip(wanted, most, strict=True)]
    room = WIDTH - len(_INDENT) - len(_BETWEEN) * (len(widths) - 1)
    while sum(widths) > room:
        limited = [at for at, limit in enumerate(most) if limit and widths[at] > _NARROWEST]
        if not limited:
            break
        widths[max(limited, key=lambda at: widths[at])] -= 1
    return widths


def _cut(text: str, width: int) -> str:
    """Shorten a text in its middle: paths differ at both ends."""
    if _columns(text) <= width:
        return text
    half = (width - 1) // 2
    return f"{text[: width - 1 - half]}…{text[-half:]}"


def _placed(text: str, width: int, is_number: bool) -> str:
    space = " " * (width - _columns(text))
    return space + text if is_number else text + space


def _columns(text: str) -> int:
    """Return how many columns a terminal gives a text: accents that stand alone take none."""
    marks = sum(unicodedata.combining(each) != 0 for each in text)
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) - marks + wide
