"""A body's sanitised HTML as a small tree: what the screen shows, for those who write paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TypeAlias

VOID = frozenset({"br", "hr", "img", "source"})
"""Of the elements that sanitising lets through, those that never have anything inside."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its name, its attributes, and what stands inside it, in order."""

    tag: str
    """In small letters; empty for the body as a whole."""
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """An attribute that was written without a value has an empty one."""
    children: tuple[Child, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The names in its `class`."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All characters inside, as they stand."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


Child: TypeAlias = Node | str
"""An element, or characters with their entities resolved."""


def tree(html: str) -> Node:
    """Return sanitised HTML as a tree whose root has no tag; joined again it says the same.

    Sanitised means well-formed: every element is closed where it should be. What is
    not, as in HTML that was made elsewhere, is closed with the element around it.
    """
    return _Builder().built(html)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: Mapping[str, str]
    children: list[Child]


class _Builder(HTMLParser):
    """Keeps the elements that are open in a list: a body may nest deeper than Python calls."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [_Open("", MappingProxyType({}), [])]

    def built(self, html: str) -> Node:
        self.feed(html)
        self.close()
        while len(self._open) > 1:
            self._end()
        return Node("", children=tuple(self._open[0].children))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = MappingProxyType({name: value or "" for name, value in attrs})
        if tag in VOID:
            self._open[-1].children.append(Node(tag, facts))
        else:
            self._open.append(_Open(tag, facts, []))

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open[1:]):
            return
        while self._open[-1].tag != tag:
            self._end()
        self._end()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _end(self) -> None:
        done = self._open.pop()
        self._open[-1].children.append(Node(done.tag, done.attributes, tuple(done.children)))
