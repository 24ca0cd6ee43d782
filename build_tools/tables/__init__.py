"""The same facts as a table, back and forth: cells, CSV files and workbooks, and the files of
facts changed where a cell was changed."""

from __future__ import annotations

from collections.abc import Collection

from build_tools.grid import MAX_BYTES, Grid, NoTable, Read
from build_tools.tables.columns import ID, Column, Form
from build_tools.tables.rewriting import Unchangeable, new, rewritten
from build_tools.tables.rows import Fault, changed, exported
from build_tools.tables.values import Value

__all__ = [
    "ID",
    "MAX_BYTES",
    "Column",
    "Fault",
    "Form",
    "Grid",
    "NoTable",
    "Read",
    "Unchangeable",
    "Value",
    "changed",
    "exported",
    "new",
    "read",
    "rewritten",
    "written",
]


def written(rows: Grid, *, ending: str, title: str, figures: Collection[int] = ()) -> bytes:
    """Return a table as a file of this ending, `.csv` or `.xlsx`. Raises NoTable.

    `figures` are columns, from 0, whose cells a workbook shall add up: numbers with a decimal
    comma. All other cells are texts there.
    """
    if ending == ".csv":
        from build_tools import csvfile  # noqa: PLC0415 (only one of the two is needed)

        return csvfile.written(rows, figures)
    from build_tools.tables import book  # noqa: PLC0415 (takes long)

    return book.written(rows, title, figures)


def read(raw: bytes, *, ending: str, title: str) -> Read:
    """Read a table from a file of this ending. Raises NoTable."""
    if ending == ".csv":
        from build_tools import csvfile  # noqa: PLC0415 (only one of the two is needed)

        return csvfile.read(raw)
    from build_tools.tables import book  # noqa: PLC0415 (takes long)

    return book.read(raw, title)
