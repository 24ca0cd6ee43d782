"""Facts written back into their file: what changes is changed, and nothing besides.

A text in the place of another is put exactly there. Where fields or items come or go, the one
field at the top of the file is written anew by ruamel.yaml, which keeps remarks, order and quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import yaml

from build_tools.tables.merging import dumped, merged
from build_tools.tables.splicing import BREAK, behind, end_of, newline_of, pieces
from build_tools.tables.values import Value, nothing, value_of

_MARK = "\ufeff"
_REMARK = re.compile(r"(?:^|(?<=\s))#[^\r\n\x85\u2028\u2029]*", re.MULTILINE)

_Pair: TypeAlias = tuple[yaml.Node, yaml.Node]


class Unchangeable(Exception):
    """A file is written in a form in which a field cannot be changed by itself."""


def rewritten(text: str, wanted: Mapping[str, Value]) -> str:
    """Return a file's text with other facts; `text` is as it lies there, and can be read.

    The order of `wanted` says where new fields go. Raises Unchangeable.
    """
    now = text
    for name in [*_facts(text), *wanted]:
        facts = _facts(now)
        if (name in facts) != (name in wanted) or facts.get(name) != wanted.get(name):
            now = _with(now, name, wanted)
    if _facts(now) != dict(wanted):
        raise Unchangeable
    return now


def new(wanted: Mapping[str, Value]) -> str:
    """Return the text of a new file."""
    return dumped(dict(wanted))


def _root(text: str) -> yaml.MappingNode | None:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise Unchangeable from error
    if isinstance(root, yaml.MappingNode):
        return root
    if root is None or nothing(root):
        return None
    raise Unchangeable


def _facts(text: str) -> dict[str, Value]:
    found = value_of(_root(text))
    return found if isinstance(found, dict) else {}


def _with(text: str, name: str, wanted: Mapping[str, Value]) -> str:
    root = _root(text)
    pairs: list[_Pair] = root.value if root is not None else []
    pair = next((each for each in pairs if each[0].value == name), None)
    if pair is not None and name in wanted:
        spliced = _spliced(text, pair[1], wanted[name], name)
        if spliced is not None:
            return spliced
    if root is not None and root.flow_style:
        start, end = root.start_mark.index, root.end_mark.index
        return _anew(text, start, end, 0, dict(wanted))
    if pair is None:
        return _added(text, pairs, name, wanted)
    start, end = _span(text, pair)
    if name not in wanted:
        return text[:start] + text[behind(text, end) :]
    return _anew(text, start, end, pair[0].start_mark.column, {name: wanted[name]})


def _spliced(text: str, node: yaml.Node, wanted: Value, name: str) -> str | None:
    """Change a field within its lines; None where that cannot be done."""
    found = pieces(text, node, wanted)
    if found is None:
        return None
    changed = text
    # From the end, and of two in one place the later first, so that all places stay right.
    order = sorted(enumerate(found), key=lambda each: (each[1].start, each[0]), reverse=True)
    for _, piece in order:
        changed = changed[: piece.start] + piece.text + changed[piece.end :]
    try:
        return changed if _facts(changed).get(name) == wanted else None
    except Unchangeable:
        return None


def _anew(text: str, start: int, end: int, column: int, wanted: dict[str, Value]) -> str:
    """Write a part of a file anew; remarks that its own place is lost with stand above it."""
    newline = newline_of(text)
    part = BREAK.sub("\n", text[start:end])
    try:
        made = merged(part, wanted)
    except (ValueError, RecursionError) as error:
        raise Unchangeable from error
    lost = list(_remarks(part))
    for remark in _remarks(made):
        if remark in lost:
            lost.remove(remark)
    lines = [
        " " * column + each if each else "" for each in [*lost, *made.rstrip("\n").split("\n")]
    ]
    return text[:start] + newline.join(lines) + text[end:]


def _remarks(text: str) -> Iterator[str]:
    """Yield the remarks of a text, and not what only looks like one within a value."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    spans = list(_scalars(root)) if root is not None else []
    for found in _REMARK.finditer(text):
        if not any(start <= found.start() < end for start, end in spans):
            yield found.group().rstrip()


def _scalars(node: yaml.Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        end = node.end_mark.index
        yield node.start_mark.index, end
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    else:
        for each in node.value:
            yield from _scalars(each)


def _added(text: str, pairs: list[_Pair], name: str, wanted: Mapping[str, Value]) -> str:
    """Write a new field below those that come before it, on lines of its own."""
    newline = newline_of(text)
    names = list(wanted)
    before = set(names[: names.index(name)])
    above = [each for each in pairs if each[0].value in before]
    column = pairs[0][0].start_mark.column if pairs else 0
    made = [" " * column + each for each in dumped({name: wanted[name]}).rstrip("\n").split("\n")]
    lines = newline.join(made) + newline
    if above:
        _, end = _span(text, max(above, key=lambda each: each[0].start_mark.index))
        at = behind(text, end)
    elif pairs:
        at, _ = _span(text, pairs[0])
    else:
        at = len(text)
    ended = "" if at in (0, len(_MARK) * text.startswith(_MARK)) else newline
    if ended and BREAK.fullmatch(text[at - 1]):
        ended = ""
    return text[:at] + ended + lines + text[at:]


def _span(text: str, pair: _Pair) -> tuple[int, int]:
    """Return where the lines of a field begin, and where the last of them ends, without its end."""
    start = pair[0].start_mark.index - pair[0].start_mark.column
    if start == 0 and text.startswith(_MARK):
        start = len(_MARK)
    if text[start : pair[0].start_mark.index].strip():
        raise Unchangeable
    ending = BREAK.search(text, end_of(text, pair[0], pair[1]))
    return start, (ending.start() if ending else len(text))
