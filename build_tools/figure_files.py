"""Figures as files beside their pages: in each language a workbook, a table, and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from build_tools import answers, csvfile, tables
from build_tools.domain import Document
from build_tools.grid import Grid
from build_tools.strings import Strings

Made: TypeAlias = tuple[dict[tuple[str, str], Document], dict[str, bytes]]
"""Documents by language and form, and their contents by address."""


def in_each(
    strings: Mapping[str, Strings],
    names: Mapping[str, str],
    content: Callable[[str, Strings], bytes],
) -> Made:
    """Return files in each language; `names` are theirs by form, `content` makes one."""
    documents, contents = {}, {}
    for lang, t in strings.items():
        for form, name in names.items():
            url = f"{lang}/special/{name}"
            contents[url] = made = content(form, t)
            mime = answers.TYPES[f".{name.rpartition('.')[2]}"].partition(";")[0]
            documents[lang, form] = Document(url, mime, len(made))
    return documents, contents


def as_table(form: str, rows: Grid, title: str, figures: Sequence[int]) -> bytes:
    """Return rows as `csv`, or as a workbook in whose columns of `figures` numbers stand."""
    if form == "csv":
        return csvfile.written(rows, figures)
    return tables.written(rows, ending=".xlsx", title=title, figures=figures)
