"""Files of facts to begin with: what is known, and every other field as a comment.

Which fields there are, what each means and what it looks like is asked of the models.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from build_tools import editing
from build_tools.catalogue.fields import (
    example_of,
    fields_of,
    inner_of,
    is_list,
    is_required,
    meaning_of,
)
from build_tools.catalogue.written import Written
from build_tools.strings import Strings

_SPAN = re.compile(r"\[?\s*([0-9]+)\s*[-–, ]\s*([0-9]+)\s*\]?")
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Need:
    """A field that has to be filled in before a file can be written."""

    trail: tuple[str, ...]
    """Its name, after that of its group if it stands in one."""
    field: FieldInfo
    is_list: bool
    """Whether there may be several, parted by commas."""
    in_list: bool = False
    """Whether each of them is a group of its own."""

    @property
    def name(self) -> str:
        """What it is called where somebody is asked for it: a group by its own name."""
        return self.trail[-1] if self.in_list else self.trail[0]


def needs(model: type[Written]) -> tuple[Need, ...]:
    """Return what a file of this model cannot do without, in its order."""
    return tuple(_needs(model))


def _needs(model: type[Written]) -> Iterator[Need]:
    for name, field in fields_of(model).items():
        inner = inner_of(field)
        if not is_required(field):
            continue
        if inner is None:
            yield Need((name,), field, is_list(field))
        else:
            for need in _needs(inner):
                yield Need((name, *need.trail), need.field, is_list(field), is_list(field))


def optional(model: type[Written], name: str) -> Need:
    """Return a field that may be left out, for those who have it all the same."""
    field = fields_of(model)[name]
    return Need((name,), field, is_list(field))


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """Return the words of which a field holds one; none where it may hold another."""
    for each in (field.annotation, *get_args(field.annotation)):
        if get_origin(each) is Literal:
            return get_args(each)
    return ()


def explained(field: FieldInfo, t: Strings) -> str:
    """Return a line about a field in the editor's language."""
    said, words = t(meaning_of(field)), choices_of(field)
    is_told = all(word in said for word in words)
    return said if is_told else f"{said} ({', '.join(words)})"


def values(need: Need, raw: str) -> list[str]:
    """Return what was typed as YAML: one value, or several where each is a group of its own."""
    if need.is_list:
        items = [each.strip() for each in raw.strip().strip("[]").split(",")]
        written = [editing.scalar(each, in_list=not need.in_list) for each in items if each]
        return written if need.in_list else [f"[{', '.join(written)}]"]
    span = _SPAN.fullmatch(raw.strip()) if example_of(need.field).startswith("[") else None
    return [f"[{span[1]}, {span[2]}]" if span else editing.scalar(raw.strip())]


def lone(need: Need, raw: str) -> str:
    """Return a file that holds nothing but what was typed for one field."""
    first, *inner = need.trail
    if not inner:
        return f"{first}: {values(need, raw)[0]}\n"
    mark = "- " if need.in_list else ""
    lines = [f"{_INDENT}{mark}{inner[0]}: {each}" for each in values(need, raw)]
    return "\n".join([f"{first}:", *lines, ""])


def facts(
    model: type[Written],
    given: Mapping[str, str],
    known: Sequence[Need],
    *,
    titles: Mapping[str, str],
    t: Strings,
) -> str:
    """Return a file of facts: what was given for `known`, and the other fields as comments.

    `titles` holds the title by language, where the file has one for each.
    """
    lines: list[str] = []
    for need in known:
        if need.name in given:
            lines += _filled(model, need, given[need.name], titles, t)
    lines += _others(model, {need.trail[0] for need in known if need.name in given}, t)
    return "\n".join([*lines, ""])


def composed(model: type[Written], written: Mapping[str, Sequence[str]], t: Strings) -> str:
    """Return a file of facts: fields whose lines are written already, in the model's order, and
    the others as comments."""
    lines = [line for name in fields_of(model) for line in written.get(name, ())]
    return "\n".join([*lines, *_others(model, set(written), t), ""])


def _others(model: type[Written], filled: Collection[str], t: Strings) -> Iterator[str]:
    yield from (
        "",
        f"# {t('Take the # away where you need a field; above it stands its meaning.')}",
    )
    for name, field in fields_of(model).items():
        if name not in filled:
            yield from ("", f"# {explained(field, t)}", *_comments(name, field, t))


def _filled(
    model: type[Written], need: Need, raw: str, titles: Mapping[str, str], t: Strings
) -> Iterator[str]:
    first, *inner = need.trail
    if first == "title" and titles:
        yield "title:"
        for lang, title in titles.items():
            yield f"{_INDENT}{lang}: {editing.scalar(title)}" if title else f"{_INDENT}{lang}:"
        return
    yield from lone(need, raw).splitlines()
    group = inner_of(fields_of(model)[first]) if inner else None
    if group is not None:
        indent = _INDENT * 2 if need.in_list else _INDENT
        for name, field in fields_of(group).items():
            if name not in inner:
                yield f"{indent}#{name}: {example_of(field)}  # {explained(field, t)}"


def _comments(name: str, field: FieldInfo, t: Strings) -> Iterator[str]:
    group = inner_of(field)
    if group is None:
        yield f"#{name}: {example_of(field)}"
        return
    yield f"#{name}:"
    yield from (f"#{line}" for line in _group(group, is_list(field), _INDENT, t))


def _group(group: type[Written], in_list: bool, indent: str, t: Strings) -> Iterator[str]:
    mark = "- " if in_list else ""
    for number, (name, field) in enumerate(fields_of(group).items()):
        lead = indent + (mark if number == 0 else " " * len(mark))
        inner = inner_of(field)
        value = f" {example_of(field)}" if inner is None else ""
        yield f"{lead}{name}:{value}  # {explained(field, t)}"
        if inner is not None:
            further = indent + " " * len(mark) + _INDENT
            yield from _group(inner, is_list(field), further, t)
