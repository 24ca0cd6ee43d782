"""What paper cannot do with a sheet, said at the line of its text where it stands."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from build_tools.problems import Location, Problem, report
from build_tools.sheets.brief import Order
from build_tools.sheets.glyphs import code, normal

_SHOWN = 12
"""Characters that one problem names at most."""


def too_long(order: Order, pages: int) -> Iterator[Problem]:
    """Yield what is wrong with a sheet that has so many pages."""
    most = order.form.most_pages
    if 0 < most < pages:
        yield report("SHE01", Location(order.body.path), pages=pages, most=most)


def unshown(root: Path, paths: Sequence[str], missing: Sequence[str]) -> Iterator[Problem]:
    """Yield where characters stand that paper cannot show.

    They are looked for in the files in this order; what is in none of them, because it was
    written in another way, is told of the first.
    """
    if not missing:
        return
    texts = {name: _lines(root / name) for name in paths}
    found = [(_first(texts, partial(_column, it)) or Location(paths[0]), it) for it in missing]
    lines = dict.fromkeys((place.path, place.line) for place, _ in found)
    for line in lines:
        here = [(place, it) for place, it in found if (place.path, place.line) == line]
        place = min((place for place, _ in here), key=lambda place: place.column)
        named = ", ".join(f"{_seen(it)} (U+{code(it)})" for _, it in here[:_SHOWN])
        yield report("SHE02", place, characters=named + (" …" if here[_SHOWN:] else ""))


def too_wide(root: Path, path: str, tables: Sequence[str]) -> Iterator[Problem]:
    """Yield the tables that are wider than the paper; they are known by their first words."""
    if not tables:
        return
    lines = {path: _lines(root / path)}
    for words in tables:
        yield report("SHE03", _first(lines, partial(_table, words)) or Location(path))


def _first(texts: dict[str, list[str]], column_of: Callable[[str], int]) -> Location | None:
    for path, lines in texts.items():
        for number, line in enumerate(lines, 1):
            column = column_of(html.unescape(line))
            if column >= 0:
                return Location(path, number, column + 1, line)
    return None


def _column(cluster: str, line: str) -> int:
    return normal(line).find(cluster)


def _table(words: str, line: str) -> int:
    """Return where the first row of a table stands in a line; -1 for nowhere."""
    has_cells = "|" in line or "<t" in line.lower()
    return line.find(words.partition(" ")[0]) if has_cells else -1


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except OSError:
        return []


def _seen(cluster: str) -> str:
    return cluster if cluster.isprintable() else "\N{REPLACEMENT CHARACTER}"
