"""Workbooks (.xlsx): text cells going out, and of what comes in nothing but values."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from build_tools.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Grid,
    NoTable,
    Read,
    as_written,
    bounded,
    harmless,
    is_figure,
)
from build_tools.problems import worded

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook may have."""
_UNPACKED_BYTES = 100_000_000
_WIDEST, _NARROWEST = 48, 10
_ESCAPE = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
"""What workbooks take for a character's number."""
_FIXED = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def written(rows: Grid, title: str, figures: Collection[int] = ()) -> bytes:
    """Return a workbook of one sheet, whose first row and column stay in sight; cells of the
    columns `figures`, from 0, are numbers. Raises NoTable."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(zip(*rows, strict=True)):
        letter = get_column_letter(number + 1)
        longest = max(len(line) for each in column for line in (each.split("\n") or [""]))
        sheet.column_dimensions[letter].width = max(_NARROWEST, min(_WIDEST, longest + 2))
    for number, row in enumerate(rows):
        sheet.append(
            [
                _figure(sheet, each)
                if number and at in figures and is_figure(each)
                else _cell(sheet, each, is_head=number == 0)
                for at, each in enumerate(row)
            ]
        )
    packed = io.BytesIO()
    book.save(packed)
    return _same_again(packed.getvalue())


def _figure(sheet: Any, text: str) -> Any:
    made = WriteOnlyCell(sheet, float(text.replace(",", ".")))
    made.alignment = Alignment(vertical="top")
    return made


def _cell(sheet: Any, text: str, *, is_head: bool) -> Any:
    shown = _ESCAPE.sub(r"_x005F_\1", ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text))
    if len(shown) >= LONGEST_CELL:
        raise NoTable(
            worded(
                "a cell of a workbook holds {most} characters, and one needs more",
                most=LONGEST_CELL,
            )
        )
    made = WriteOnlyCell(sheet, harmless(shown) or None)
    if shown:
        made.data_type = "s"  # never a formula
        made.number_format = "@"  # nor a date, when somebody writes into it
        made.alignment = Alignment(wrap_text=True, vertical="top")
    if is_head:
        made.font = Font(bold=True)
    return made


def _same_again(packed: bytes) -> bytes:
    """Take the time of writing out, so that the same facts give the same bytes."""
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                data = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            told = zipfile.ZipInfo(entry.filename, _FIXED)
            told.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(told, data)
    return again.getvalue()


def read(raw: bytes, title: str) -> Read:
    """Read the sheet of this title, else the first one. Raises NoTable."""
    _look_into(raw)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        names = {name.strip().lower(): name for name in book.sheetnames}
        sheet = book[names.get(title, book.sheetnames[0])]
        sheet.reset_dimensions()  # a file may say that it has a million columns
        return _cells(sheet)
    except NoTable:
        raise
    except Exception as error:  # the library raises whatever a broken file leads it to
        raise NoTable(worded("it is no workbook that can be opened")) from error


def _look_into(raw: bytes) -> None:
    """Refuse what would fill the memory when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise NoTable(worded("it is no workbook that can be opened")) from error
    if size > _UNPACKED_BYTES:
        raise NoTable(
            worded(
                "it needs {size} when it is unpacked",
                size=worded("{count} MB", count=size // 1_000_000),
            )
        )


def _cells(sheet: Any) -> Read:
    rows: list[list[str]] = []
    strange: list[tuple[int, int, str]] = []
    # One row and column more than there may be, so that too many are seen.
    for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1):
        texts = []
        for number, each in enumerate(row):
            seen = each.value
            if each.data_type in ("f", "e") and seen is not None:
                strange.append((len(rows) + 1, number + 1, str(getattr(seen, "text", seen))))
                seen = None
            texts.append(as_written(_text(seen)))
        rows.append(texts)
    while rows and not any(each.strip() for each in rows[-1]):
        rows.pop()
    return Read(bounded(rows), False, tuple(strange))


def _text(seen: Any) -> str:  # noqa: PLR0911 (one line for each kind of cell)
    if seen is None:
        return ""
    if isinstance(seen, bool):
        return "true" if seen else "false"
    if isinstance(seen, float):
        return f"{seen:.12g}" if abs(seen) < 1e11 else f"{seen:.0f}"
    if isinstance(seen, datetime):
        is_day = seen.time() == time()
        return seen.date().isoformat() if is_day else seen.isoformat("T", "minutes")
    if isinstance(seen, date):
        return seen.isoformat()
    if isinstance(seen, time):
        return f"{seen:%H:%M}" if not seen.second else f"{seen:%H:%M:%S}"
    if isinstance(seen, timedelta):
        minutes, seconds = divmod(round(seen.total_seconds()), 60)
        return f"{minutes}:{seconds:02d}"
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", _named, str(seen))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _named(found: re.Match[str]) -> str:
    """Return the character of a number; halves of characters stay as they are written."""
    number = int(found[1], 16)
    return found[0] if 0xD800 <= number <= 0xDFFF else chr(number)
