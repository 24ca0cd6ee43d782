"""What to cut out of a file of facts and what to put there, so that all other bytes stay."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from build_tools.tables.merging import dumped, dumped_item
from build_tools.tables.values import Value, flow, nothing, scalar, value_of

BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in the place of another, or between two."""

    start: int
    end: int
    text: str


_Pieces: TypeAlias = "list[Piece] | None"
"""None where a change cannot be made so: then the field is written anew."""


def pieces(text: str, node: yaml.Node, wanted: Value, *, in_brackets: bool = False) -> _Pieces:
    """Return what makes of a node in a file another value, in the order of the file."""
    if value_of(node) == wanted:
        return []
    if isinstance(node, yaml.ScalarNode):
        return _of_scalar(node, wanted, in_brackets=in_brackets)
    inside = in_brackets or bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.MappingNode) and isinstance(wanted, dict):
        return _of_group(text, node, wanted, in_brackets=inside)
    if isinstance(node, yaml.SequenceNode) and isinstance(wanted, list):
        return _of_list(text, node, wanted, in_brackets=inside)
    return None


def _of_scalar(node: yaml.ScalarNode, wanted: Value, *, in_brackets: bool) -> _Pieces:
    if not isinstance(wanted, str) or nothing(node) or node.style in ("|", ">"):
        return None
    made = scalar(wanted, style=node.style, in_brackets=in_brackets)
    return [Piece(node.start_mark.index, node.end_mark.index, made)]


def _of_group(
    text: str, node: yaml.MappingNode, wanted: dict[str, Value], *, in_brackets: bool
) -> _Pieces:
    there = {str(key.value): (key, value) for key, value in node.value}
    kept = [name for name in there if name in wanted]
    is_same = list(there) == list(wanted)
    if not is_same and (in_brackets or not kept or kept != [it for it in wanted if it in there]):
        return None
    found: list[_Pieces] = []
    for name, pair in there.items():
        if name not in wanted:
            found.append(_gone(text, pair[0], pair[1], before=""))
    above: yaml.Node | None = None
    for name, value in wanted.items():
        if name in there:
            above = there[name][1]
            found.append(pieces(text, above, value, in_brackets=in_brackets))
            at = end_of(text, *there[name])
        elif above is None:
            return None
        else:
            found.append([_below(text, at, node.start_mark.column, dumped({name: value}))])
    return _joined(found)


def _of_list(
    text: str, node: yaml.SequenceNode, wanted: list[Value], *, in_brackets: bool
) -> _Pieces:
    nodes: list[yaml.Node] = node.value
    if len(nodes) == len(wanted):
        both = zip(nodes, wanted, strict=True)
        return _joined([pieces(text, it, each, in_brackets=in_brackets) for it, each in both])
    if in_brackets or not wanted:
        return None
    column = node.start_mark.column
    are_short = any(getattr(it, "flow_style", False) for it in nodes)
    before, after = [json.dumps(value_of(it)) for it in nodes], [json.dumps(it) for it in wanted]
    found: list[_Pieces] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        shared = min(end - start, last - first)
        for number in range(shared):
            found.append(pieces(text, nodes[start + number], wanted[first + number]))
        found += [_gone(text, it, it, before="-") for it in nodes[start + shared : end]]
        new = [
            f"- {flow(it)}" if are_short else dumped_item(it)
            for it in wanted[first + shared : last]
        ]
        if new and not start + shared:
            return None
        if new:
            above = nodes[start + shared - 1]
            at = end_of(text, above, above)
            found.append([_below(text, at, column, "\n".join(it.rstrip("\n") for it in new))])
    return _joined(found)


def _joined(found: Sequence[_Pieces]) -> _Pieces:
    known: list[Piece] = []
    for each in found:
        if each is None:
            return None
        known += each
    return known


def _gone(text: str, key: yaml.Node, value: yaml.Node, *, before: str) -> _Pieces:
    """Take lines out; what stands above them, a remark perhaps, stays. `before` is what may stand
    before them in their line."""
    lines = [found.end() for found in BREAK.finditer(text, 0, key.start_mark.index)]
    start = lines[-1] if lines else 0
    if text[start : key.start_mark.index].removeprefix("\ufeff").strip() != before:
        return None
    ending = BREAK.search(text, end_of(text, key, value))
    return [Piece(start, ending.end() if ending else len(text), "")]


def _below(text: str, end: int, column: int, lines: str) -> Piece:
    """Put lines below the one in which something ends."""
    ending = BREAK.search(text, end)
    at = ending.start() if ending else len(text)
    newline = newline_of(text)
    moved = "".join(f"{newline}{' ' * column}{it}" for it in lines.rstrip("\n").split("\n"))
    return Piece(at, at, moved)


def end_of(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """Return where a value has ended, without remarks and empty lines that stand below it."""
    end = value.end_mark.index
    if isinstance(value, yaml.CollectionNode) and not value.flow_style:
        inner = value.value
        pairs = inner if isinstance(value, yaml.MappingNode) else [(it, it) for it in inner]
        end = max(end_of(text, *each) for each in pairs)
    if isinstance(key, yaml.ScalarNode):  # a group ends where the next one begins, remarks and all
        end = max(end, key.end_mark.index)
    while end and text[end - 1].isspace():
        end -= 1
    return end


def behind(text: str, end: int) -> int:
    """Return where the line after this one begins."""
    ending = BREAK.match(text, end)
    return ending.end() if ending else end


def newline_of(text: str) -> str:
    """Return how lines end in a file."""
    found = BREAK.search(text)
    return found.group() if found else "\n"
