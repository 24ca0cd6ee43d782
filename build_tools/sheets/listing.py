"""Lists: numbered as HTML counts them, and terms with what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.prose import Node
from build_tools.sheets.source import NOTHING, call, joined, string
from build_tools.sheets.words import line

if TYPE_CHECKING:
    from build_tools.sheets.blocks import Blocks

_STYLES = {"a": "a.", "A": "A.", "i": "i.", "I": "I."}
_MOST = 999_999
_MOST_IN_LETTERS = 3999


def written(node: Node, blocks: Blocks) -> list[str]:
    """Return a bulleted or numbered list; where typst has none such, its items one by one."""
    items = [child for child in node.children if isinstance(child, Node)]
    if not items:
        return []
    counted = numbers(node, items) if node.tag == "ol" else []
    if blocks.is_deep or any(number < 0 for number in counted):  # which typst cannot count
        marks = [f"{number}." for number in counted] or ["•"] * len(items)
        return list(_flat(items, marks, blocks))
    bodies = [blocks.flow(_inside(item)) for item in items]
    tight = "false" if any(_has_paragraph(item) for item in items) else "true"
    if node.tag == "ul":
        return [call("bullets", tight, *(call("item", body) for body in bodies))]
    return [
        call(
            "numbers",
            tight,
            string(_style(node, counted)),
            *(call("numbered", str(n), body) for n, body in zip(counted, bodies, strict=True)),
        )
    ]


def _flat(items: list[Node], marks: list[str], blocks: Blocks) -> Iterator[str]:
    """Yield items one below another: nothing stands inside anything."""
    for item, mark in zip(items, marks, strict=True):
        words, rest = blocks.led(_inside(item))
        yield call("flat-item", line(mark, blocks.desk, blocks.notes), words)
        yield from rest


def _inside(item: Node) -> tuple[Node | str, ...]:
    return item.children if item.tag == "li" else (item,)


def numbers(node: Node, items: list[Node]) -> list[int]:
    """Return the number of each item, by `start`, `reversed` and `value` (HTML, 4.4.5)."""
    backward = "reversed" in node.attributes
    number = _whole(node, "start")
    if number is None:
        number = len(items) if backward else 1
    counted = []
    for item in items:
        given = _whole(item, "value")
        number = number if given is None else given
        counted.append(max(-_MOST, min(number, _MOST)))
        number += -1 if backward else 1
    return counted


def _style(node: Node, counted: list[int]) -> str:
    """Return typst's pattern; what letters cannot count is counted in digits."""
    style = _STYLES.get(node.attributes.get("type", ""), "1.")
    return style if all(1 <= number <= _MOST_IN_LETTERS for number in counted) else "1."


def _whole(node: Node, name: str) -> int | None:
    value = node.attributes.get(name, "").strip()
    digits = value.removeprefix("-")
    return int(value[:8]) if digits.isascii() and digits.isdigit() else None


def _has_paragraph(item: Node) -> bool:
    return any(isinstance(child, Node) and child.tag == "p" for child in item.children)


def terms(node: Node, blocks: Blocks) -> list[str]:
    """Return terms, each with what follows it up to the next."""
    pairs = list(_pairs(node, blocks))
    if blocks.is_deep:
        return [piece for pair in pairs for piece in pair]
    return [call("pair", *pair) for pair in pairs]


def _pairs(node: Node, blocks: Blocks) -> Iterator[tuple[str, str]]:
    name, meaning = NOTHING, list[str]()
    for child in _entries(node):
        if child.tag == "dt":
            if meaning or name != NOTHING:
                yield name, joined(meaning)
            name, meaning = blocks.flow(child.children), []
        else:
            inside = child.children if child.tag == "dd" else (child,)
            meaning += blocks.write(inside)
    if meaning or name != NOTHING:
        yield name, joined(meaning)


def _entries(node: Node) -> Iterator[Node]:
    """Yield terms and meanings; HTML lets a `div` stand around a pair of them."""
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == "div":
                yield from _entries(child)
            else:
                yield child
