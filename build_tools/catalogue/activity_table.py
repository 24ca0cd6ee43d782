"""Activities as a project manager keeps them in a spreadsheet, made into what YAML would hold.

The columns are named as the fields: `date`, `legs.km`, `participants.children`. A row with a date
is an activity; a row without the first four columns adds a leg, a meal and so on to the one
above. Rows and columns take the place of lines and columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from build_tools import csvfile
from build_tools.catalogue import forms, measures, quantities
from build_tools.catalogue.activity_schema import ActivityPart
from build_tools.catalogue.fields import fields_of, inner_of, is_list, is_required
from build_tools.catalogue.source import Document, Mark, Trail, Value
from build_tools.catalogue.written import Written
from build_tools.domain import WAYS
from build_tools.grid import NoTable
from build_tools.problems import Location, Problem, did_you_mean, meant, report

_NUMBER = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f']?[0-9]{3})*(?:[.,][0-9]{1,2})?|[0-9]+")
"""As spreadsheets show one; three decimals may be a mark for thousands, so they are not taken."""
_APART = re.compile(r"[ \u00a0\u202f']")
_DAY = re.compile(r"([0-3]?[0-9])[./-]([01]?[0-9])[./-]([0-9]{4})")
_FORMULA = re.compile(r"[=@\t\r＝＠]|[+\-＋－](?![0-9])|[+\-][0-9][0-9.]*[^0-9.,\s]")
"""What a spreadsheet would act on; a number below 0 is told to be none."""
_TRUTHS = {
    **dict.fromkeys(("vrai", "wahr", "waar", "oui", "ja", "x", "1"), "true"),
    **dict.fromkeys(("faux", "falsch", "onwaar", "non", "nein", "nee", "0"), "false"),
}
"""What spreadsheets in our languages make of `true`, and what people write for it."""

_Reader = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the cells of a column belong."""

    trail: tuple[str, ...]
    in_list: bool
    reader: _Reader


@dataclass(slots=True)
class _Table:
    """What has been made of the rows so far."""

    path: str
    activities: list[dict[str, Value]] = field(default_factory=list)
    marks: dict[Trail, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, row: int, at: int, **facts: Any) -> None:
        """Note what is wrong with a cell; rows and columns count from 1."""
        self.problems.append(report(code, Location(self.path, row, at), **facts))

    def mark(self, trail: Trail, row: int, column: int) -> None:
        """Note where a value stands, and what it stands in."""
        for depth in range(1, len(trail) + 1):
            self.marks.setdefault(trail[:depth], ((row, column), (row, column)))


def activity_table(raw: bytes, *, path: str, id: str) -> tuple[Document | None, list[Problem]]:
    """Read activities from a CSV file; None where it is no table."""
    table = _Table(path)
    try:
        found = csvfile.read(raw)
    except NoTable as reason:
        return None, [report("TAB01", Location(path), reason=reason.why)]
    if found.is_old:
        table.problems.append(report("TAB11", Location(path)))
    at = next((number for number, row in enumerate(found.rows) if any(row)), None)
    if at is not None:
        head = _head(table, found.rows[at], at + 1)
        for number, row in enumerate(found.rows[at + 1 :], at + 2):
            if any(each.strip() for each in row):
                _row(table, head, row, number)
    value: dict[str, Value] = {"activities": [*table.activities]}
    return Document(path, "activities", id, value, table.marks), table.problems


def _head(table: _Table, names: Sequence[str], row: int) -> Mapping[int, _Column]:
    """Return the known columns by their place, from 0."""
    known = COLUMNS
    head: dict[int, _Column] = {}
    first: dict[str, int] = {}
    for number, each in enumerate(names):
        name = each.strip()
        if name in first:
            table.note("TAB03", row, number + 1, column=name[:60], first=first[name])
        elif name in known:
            first[name] = number + 1
            head[number] = known[name]
        elif name:
            hint = meant(did_you_mean(name, known))
            listed = ", ".join(known)
            table.note("TAB02", row, number + 1, help=hint, column=name[:60], known=listed)
    return head


def _row(table: _Table, head: Mapping[int, _Column], row: Sequence[str], number: int) -> None:
    cells = {at: row[at].strip() for at in head if at < len(row) and row[at].strip()}
    if not table.activities or any(head[at].trail[0] in _BEGINS for at in cells):
        table.activities.append({})
        table.mark(("activities", len(table.activities) - 1), number, 1)
    index = len(table.activities) - 1
    begun: dict[str, int] = {}
    for at, text in cells.items():
        if _FORMULA.match(text):
            table.note("TAB09", number, at + 1, seen=text[:40])
            continue
        column = head[at]
        here: Any = table.activities[index]
        trail: Trail = ("activities", index)
        steps: list[str] = [*column.trail]
        if column.in_list:
            group = steps.pop(0)
            items = here.setdefault(group, [])
            if group not in begun:
                begun[group] = len(items)
                items.append({})
            trail, here = (*trail, group, begun[group]), items[begun[group]]
        for step in steps[:-1]:
            here, trail = here.setdefault(step, {}), (*trail, step)
            if not isinstance(here, dict):
                break
        if isinstance(here, dict):
            here[steps[-1]] = _value(text, column.reader)
            table.mark((*trail, steps[-1]), number, at + 1)


def _value(text: str, reader: _Reader) -> str:
    """Return a cell as YAML would have it."""
    if reader in _WORDS:
        return text
    if reader is measures.day:
        found = _DAY.fullmatch(text)
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text
    if reader is forms.truth:
        return _TRUTHS.get(text.casefold(), text)
    if reader in (measures.latitude, measures.longitude):
        return text.replace(",", ".")
    return _APART.sub("", text).replace(",", ".") if _NUMBER.fullmatch(text) else text


_WORDS = (forms.line, forms.localised, measures.place, None)
"""Readers of text, in which a comma is a comma."""


def _columns(model: type[Written]) -> Iterator[tuple[str, _Column]]:
    for name, field_ in fields_of(model).items():
        group = inner_of(field_)
        if group is None:
            yield from _of_field((name,), field_, in_list=False)
            continue
        for inner, each in fields_of(group).items():
            yield from _of_field((name, inner), each, in_list=is_list(field_))


def _of_field(
    trail: tuple[str, ...], field_: FieldInfo, *, in_list: bool
) -> Iterator[tuple[str, _Column]]:
    reader = _reader(field_)
    name = ".".join(trail)
    if reader is measures.place:
        yield name, _Column((*trail, "name"), in_list, reader)
        yield f"{name}.lat", _Column((*trail, "lat"), in_list, measures.latitude)
        yield f"{name}.lon", _Column((*trail, "lon"), in_list, measures.longitude)
    elif reader is quantities.shares:
        for way in WAYS:
            yield f"{name}.{way}", _Column((*trail, way), in_list, quantities.percentage)
    else:
        yield name, _Column(trail, in_list, reader)


def _reader(field_: FieldInfo) -> _Reader:
    """Return the function that reads a field, None for one of several words."""
    return next((each.func for each in _validators(field_.metadata, field_.annotation)), None)  # type: ignore[return-value]


def _validators(metadata: Sequence[Any], annotation: Any) -> Iterator[PlainValidator]:
    yield from (each for each in metadata if isinstance(each, PlainValidator))
    yield from (
        found
        for each in get_args(annotation)
        for found in _validators(getattr(each, "__metadata__", ()), each)
    )


COLUMNS: Mapping[str, _Column] = dict(_columns(ActivityPart))
"""Every column that a table of activities may have."""

_BEGINS = frozenset(name for name, each in fields_of(ActivityPart).items() if is_required(each))
"""What an activity must have: a row that has some of it is one of its own."""
