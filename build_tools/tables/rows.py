"""From the cells of a row to facts: what they change of what was there, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_tools.tables import cells
from build_tools.tables.columns import Column, Form
from build_tools.tables.values import Unreadable, Value


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that says nothing that could be understood, or the contrary of another."""

    column: Column
    is_contrary: bool = False
    """Whether there is a text for all languages, and one for each."""


def exported(facts: Mapping[str, Value], columns: Sequence[Column]) -> list[str]:
    """Return the cells of a resource's row, without its id."""
    return [cells.cell(dict(facts), column) for column in columns]


def changed(
    facts: Mapping[str, Value], row: Mapping[Column, str], columns: Sequence[Column]
) -> tuple[dict[str, Value], list[Fault]]:
    """Return facts with what the cells of a row change, and what is wrong with these cells.

    A cell that is as it would be exported changes nothing, whatever it holds; an empty one
    takes its field out. `columns` are all there could be, in their order: new fields are put there.
    """
    before = dict(facts)
    after: dict[str, Value] = copy.deepcopy(before)
    faults: list[Fault] = []
    for column, text in row.items():
        if not _differs(text, cells.cell(before, column)):
            continue
        try:
            wanted = cells.value(text, column)
        except Unreadable:
            faults.append(Fault(column))
            continue
        if _is_contrary(before, row, column, wanted):
            faults.append(Fault(column, is_contrary=True))
            continue
        if column.form is not Form.EVERYWHERE or wanted is not None or not _is_group(after, column):
            _set(after, column.trail, wanted, columns)
    return after, faults


def _differs(text: str, was: str) -> bool:
    return text.replace("\r\n", "\n").strip() != was.replace("\r\n", "\n").strip()


def _is_group(facts: Mapping[str, Value], column: Column) -> bool:
    """Say whether the languages of a text have been filled in already."""
    return isinstance(_at(facts, column.trail), dict)


def _at(facts: Mapping[str, Value], trail: Sequence[str]) -> Value:
    here: Value = dict(facts)
    for step in trail:
        here = here.get(step) if isinstance(here, dict) else None
    return here


def _is_contrary(
    facts: Mapping[str, Value], row: Mapping[Column, str], column: Column, wanted: Value
) -> bool:
    """Say whether a text would stand there for all languages, and another for one of them."""
    if wanted is None:
        return False
    if column.form is Form.TRANSLATED:
        whole = Column(column.trail[:-1], Form.EVERYWHERE)
        return bool(row.get(whole, cells.cell(dict(facts), whole)).strip())
    if column.form is not Form.EVERYWHERE:
        return False
    there = _at(facts, column.trail)
    langs: dict[str, str] = {}
    if isinstance(there, dict):
        langs = {lang: str(text or "") for lang, text in there.items()}
    for other, text in row.items():
        if other.form is Form.TRANSLATED and other.trail[:-1] == column.trail:
            langs[other.trail[-1]] = text
    return any(text.strip() for text in langs.values())


def _set(
    facts: dict[str, Value], trail: tuple[str, ...], wanted: Value, columns: Sequence[Column]
) -> None:
    """Put a value at its trail, or take it out, and with it a group that nothing is left of."""
    *way, last = trail
    groups = [facts]
    for step in way:
        inner = groups[-1].get(step)
        if not isinstance(inner, dict):
            if wanted is None:
                return
            inner = {}
            _place(groups[-1], step, inner, trail[: len(groups) - 1], columns)
        groups.append(inner)
    if wanted is not None:
        _place(groups[-1], last, wanted, tuple(way), columns)
        return
    groups[-1].pop(last, None)
    for depth in range(len(way), 0, -1):
        if not groups[depth]:
            del groups[depth - 1][way[depth - 1]]


def _place(
    group: dict[str, Value],
    name: str,
    value: Value,
    way: tuple[str, ...],
    columns: Sequence[Column],
) -> None:
    """Put a field into its group: where it was, or below the last of those that come before it."""
    if name in group:
        group[name] = value
        return
    depth = len(way)
    order = [
        column.trail[depth]
        for column in columns
        if len(column.trail) > depth and column.trail[:depth] == way
    ]
    before = set(order[: order.index(name)]) if name in order else set(order)
    names = list(group)
    at = max((number + 1 for number, each in enumerate(names) if each in before), default=0)
    items = list(group.items())
    group.clear()
    group.update([*items[:at], (name, value), *items[at:]])
