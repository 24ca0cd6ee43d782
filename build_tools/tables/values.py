"""Values as YAML holds them, with text for all scalars, and how they are written in one line."""

from __future__ import annotations

import re
from typing import TypeAlias

import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A YAML value; None where nothing was written."""

MAX_DEPTH = 12
"""Levels of nesting, as in files of facts."""

_FASTEST = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_NOTHING = frozenset({"", "~", "null"})
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=][^\n\t]*")
"""What may begin a value without quotes, here; YAML allows more."""
_SPECIAL = re.compile(r":(?:\s|$)|\s#|\s$")
_IN_BRACKETS = re.compile(r"[,?\[\]{}]|:$")


class Unreadable(ValueError):
    """A value that is not of the form in which it has to be written."""


def nothing(node: yaml.Node) -> bool:
    """Say whether a node means that nothing was written."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING


def value_of(node: yaml.Node | None) -> Value:
    """Return what stands in a node of a file that can be read."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(each) for each in node.value]
    return None if node is None or nothing(node) else str(node.value)


def scalar(text: str, *, style: str | None = None, in_brackets: bool = True) -> str:
    """Write a text so that YAML reads this text, in one line; `style` is the quotes it had."""
    if style not in ("'", '"') and _is_plain(text, in_brackets):
        return text
    if style == '"' or not _fits_single(text):
        return f'"{"".join(_escaped(char) for char in text)}"'
    return "'" + text.replace("'", "''") + "'"


def flow(value: Value) -> str:
    """Write a value in one line, groups of fields and lists in brackets."""
    if isinstance(value, dict):
        return "{" + fields(value) + "}"
    if isinstance(value, list):
        return f"[{', '.join(flow(each) for each in value)}]"
    return "null" if value is None else scalar(value)


def fields(value: dict[str, Value]) -> str:
    """Write a group of fields in one line without its brackets."""
    return ", ".join(f"{scalar(name)}: {flow(each)}" for name, each in value.items())


def read_flow(text: str) -> Value:
    """Read a value that is written in one line. Raises Unreadable.

    By events, not by a tree: brackets in brackets must not exhaust the stack, and a
    mark must not be repeated thousands of times.
    """
    top: list[Value] = []
    opened = [_Open(top)]
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_FASTEST):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise Unreadable(text)
            _take(event, opened)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Unreadable(text) from error
    if not top:
        raise Unreadable(text)
    return top[0]


def _take(event: yaml.Event, opened: list[_Open]) -> None:
    """Put what was read into what is open."""
    if isinstance(event, yaml.CollectionEndEvent):
        opened.pop()
    elif isinstance(event, yaml.NodeEvent):
        if isinstance(event, yaml.AliasEvent) or _is_marked(event) or len(opened) > MAX_DEPTH:
            raise Unreadable
        if isinstance(event, yaml.ScalarEvent):
            empty = event.style in (None, "") and event.value in _NOTHING
            opened[-1].put(None if empty else str(event.value), str(event.value))
        else:
            is_list = isinstance(event, yaml.SequenceStartEvent)
            inner: list[Value] | dict[str, Value] = [] if is_list else {}
            opened[-1].put(inner, None)
            opened.append(_Open(inner))


class _Open:
    """A list or group that is being read."""

    def __init__(self, value: list[Value] | dict[str, Value]) -> None:
        self.value = value
        self.name: str | None = None

    def put(self, value: Value, text: str | None) -> None:
        """Take a value, or in a group by turns a name; `text` is what was written."""
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.name is None:
            if not text or text in self.value:
                raise Unreadable(text)
            self.name = text
        else:
            self.value[self.name] = value
            self.name = None


def _is_marked(event: yaml.NodeEvent) -> bool:
    return event.anchor is not None or getattr(event, "tag", None) is not None


def _is_plain(text: str, in_brackets: bool) -> bool:
    if text in _NOTHING or not text.isprintable() or not _PLAIN.fullmatch(text):
        return False
    return not _SPECIAL.search(text) and not (in_brackets and _IN_BRACKETS.search(text))


def _fits_single(text: str) -> bool:
    """Say whether a text can stand in single quotes: what nobody sees needs escapes."""
    return text.replace("\N{NO-BREAK SPACE}", "").replace("\u202f", "").isprintable()


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable() or char in "\N{NO-BREAK SPACE}\u202f\N{SOFT HYPHEN}":
        return char
    if char in "\n\t":
        return {"\n": "\\n", "\t": "\\t"}[char]
    return f"\\U{ord(char):08x}"
