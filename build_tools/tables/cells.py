"""One value as a cell, and back.

A list is `flute; piano`, or has an item on each line; a `;` of its own is written `\\;`. An item in
braces is a group of fields, such as `{name: Schengen, lat: 49.47, lon: 6.37}`. Where there are
nothing but groups, each has a line, without braces: `at: 1:20, title: Trio`.
"""

from __future__ import annotations

import re

from build_tools.tables.columns import Column, Form
from build_tools.tables.values import Unreadable, Value, fields, flow, read_flow, scalar

_PIECE = re.compile(r"(?:\\.|[^\\;\n])+|[\\]", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_DAY = re.compile(r"([0-3]?[0-9])[./-]([01]?[0-9])[./-]([0-9]{4})")
_ITS_OWN = {"n": "\n"}
"""What a letter behind a backslash means, if not itself."""


def cell(facts: Value, column: Column) -> str:
    """Return the cell of a column for all facts of a resource, empty where nothing is written."""
    here = facts
    for step in column.trail:
        if not isinstance(here, dict):
            return ""
        here = here.get(step)
    if here is None or (column.form is Form.EVERYWHERE and isinstance(here, dict)):
        return ""
    return here if isinstance(here, str) and column.form is not Form.NAMED else _shown(here, column)


def _shown(here: Value, column: Column) -> str:
    if isinstance(here, list) and column.form in (Form.LIST, Form.NUMBERS):
        between = "\n" if any(isinstance(each, dict) for each in here) else "; "
        return between.join(_item(each) for each in here)
    if isinstance(here, list) and column.form is Form.GROUPS:
        return "\n".join(fields(it) if isinstance(it, dict) else flow([it]) for it in here)
    if isinstance(here, dict) and column.form is Form.NAMED:
        return "\n".join(fields({name: each}) for name, each in here.items())
    return scalar(here, in_brackets=False) if isinstance(here, str) else flow(here)


def value(text: str, column: Column) -> Value:
    """Return what a cell says, None if it says nothing. Raises Unreadable."""
    text = text.strip()
    if not text:
        return None
    if column.form in (Form.LIST, Form.NUMBERS):
        items = [_read_item(piece, column.form) for piece in _PIECE.findall(text)]
        return [item for item in items if item is not None] or None
    if column.form is Form.GROUPS:
        return [_read_group(line) for line in text.split("\n") if line.strip()]
    if column.form is Form.NAMED:
        return _read_named(text)
    return _READ[column.form](text) if column.form in _READ else text


def _item(value: Value) -> str:
    if isinstance(value, str):
        text = re.sub(r"([\\;])", r"\\\1", value).replace("\n", "\\n")
        if text.startswith(("{", " ")):
            text = f"\\{text}"
        return f"{text[:-1]}\\ " if text.endswith(" ") and text != "\\ " else text
    return "" if value is None else re.sub(r"([\\;])", r"\\\1", flow(value))


def _read_item(piece: str, form: Form) -> Value:
    ended = re.search(r"(?<!\\)(?:\\\\)*\\ \s*$", piece)
    piece = piece.strip() + (" " if ended else "")
    text = _ESCAPED.sub(lambda found: _ITS_OWN.get(found[1], found[1]), piece)
    if piece.startswith("{"):
        return read_flow(text)
    return (_number(text) if form is Form.NUMBERS else text) or None


def _read_group(line: str) -> dict[str, Value]:
    line = line.strip()
    found = read_flow(line if line.startswith("{") else f"{{{line}}}")
    if not isinstance(found, dict) or _has_lone_name(found, line):
        raise Unreadable(line)
    return found


def _has_lone_name(found: Value, line: str) -> bool:
    """Say whether a name has no colon: then it is the rest of a text whose comma wants quotes."""
    if isinstance(found, list):
        return any(_has_lone_name(each, line) for each in found)
    if not isinstance(found, dict):
        return False
    return any(
        f"{scalar(name)}:" not in line if each is None else _has_lone_name(each, line)
        for name, each in found.items()
    )


def _read_named(text: str) -> Value:
    """Read names with their values; a text without a name stands for itself."""
    known: dict[str, Value] = {}
    for line in (each for each in text.split("\n") if each.strip()):
        if line.strip().startswith(("'", '"')) and "\n" not in text:
            alone = _alone(line.strip())
            if alone is not None:
                return alone
        found = _read_group_or_text(line)
        if isinstance(found, str):
            if "\n" in text:
                raise Unreadable(text)
            return found
        if known.keys() & found.keys():
            raise Unreadable(text)
        known |= found
    return known


def _alone(line: str) -> str | None:
    """Return a text in quotes that is a whole cell."""
    try:
        found = read_flow(f"[{line}]")
    except Unreadable:
        return None
    is_one = isinstance(found, list) and len(found) == 1 and isinstance(found[0], str)
    return str(found[0]) if is_one and isinstance(found, list) else None


def _read_group_or_text(line: str) -> dict[str, Value] | str:
    line = line.strip()
    if ": " not in line and not line.endswith(":") and not line.startswith("{"):
        return line
    return _read_group(line)


def _number(text: str) -> str:
    return text.replace(",", ".") if _COMMA.fullmatch(text) else text


def _day(text: str) -> str:
    """Write a day as `2026-09-07` that a spreadsheet has written as `07/09/2026` or `7.9.2026`."""
    found = _DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text


_READ = {Form.NUMBER: _number, Form.DAY: _day}
"""Forms in which spreadsheets write what they understand in their own way."""
