"""CSV as spreadsheets write it, and as the French, German and Dutch ones open it."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Collection

from build_tools.grid import MAX_ROWS, Grid, NoTable, Read, as_written, bounded, harmless, is_figure
from build_tools.problems import worded

_SEPARATORS = (";", ",", "\t")
_LONGEST = 1_000_000
"""Characters of one cell; a file of facts has a quarter of that."""


def written(rows: Grid, figures: Collection[int] = ()) -> bytes:
    """Return a CSV file: semicolons, UTF-8 with a byte order mark, lines that end as on Windows.

    `figures` are columns, from 0, in which numbers keep their sign: elsewhere what begins like a
    formula gets an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(
        [
            each if at in figures and is_figure(each) else harmless(each)
            for at, each in enumerate(row)
        ]
        for row in rows
    )
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def read(raw: bytes) -> Read:
    """Read a CSV file of any of the usual forms. Raises NoTable."""
    text, is_old = _decoded(raw)
    if "\x00" in text:
        raise NoTable(worded("it holds bytes that stand for no character"))
    told, separator, rest = _separator(text)
    lines = csv.reader(io.StringIO(rest, newline=""), delimiter=separator, strict=True)
    before = csv.field_size_limit(_LONGEST)
    try:
        rows = [
            [as_written(_with_our_ends(each)) for each in row]
            for row in itertools.islice(lines, MAX_ROWS + 1)
        ]
    except csv.Error as error:
        raise NoTable(
            worded("line {line}: {reason}", line=lines.line_num + told, reason=error)
        ) from error
    finally:
        csv.field_size_limit(before)
    return Read(bounded([[]] * told + rows), is_old)


def _decoded(raw: bytes) -> tuple[str, bool]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = [("utf-16", False)]
    else:
        encodings = [("utf-8-sig", False), ("cp1252", True), ("latin-1", True)]
    for encoding, is_old in encodings:
        try:
            return raw.decode(encoding), is_old
        except UnicodeDecodeError:
            continue
    raise NoTable(worded("it holds bytes that stand for no character"))


def _separator(text: str) -> tuple[int, str, str]:
    """Return how many lines only tell the separator, the separator, and what follows."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return 1, first.strip()[-1], rest
    outside = "".join(first.split('"')[::2])
    return 0, max(_SEPARATORS, key=outside.count), text


def _with_our_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
