"""Clean HTML as a small tree, for those who write it down in another way.

Screen and paper show the same: what is written onto paper is made of this tree, and the
tree of the very HTML that stands on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TypeAlias, Union

_NOTHING: Mapping[str, str] = MappingProxyType({})
_EMPTY = frozenset({"br", "hr", "img", "source"})
"""Elements that have no end: the void ones of those that may be written."""

DEPTH = 120
"""How far the tree goes down: whoever walks it by recursion is safe. What stands deeper is kept,
without the elements around it; Markdown of ours cannot get there (TXT27)."""

Child: TypeAlias = Union["Node", str]


@dataclass(frozen=True, slots=True)
class Node:
    """An element of clean HTML."""

    tag: str
    """In small letters; of the whole text it is empty."""
    attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    children: tuple[Child, ...] = ()
    """Elements and the text between them, as it stands: line feeds and spaces are kept."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The names in `class`."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All text in it, in order, as it stands."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Node]:
        """Yield it and all elements in it, in the order of the text."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


def tree(html: str) -> Node:
    """Return clean HTML, as `Prose.html` and `Body.html` have it, as one element without a tag."""
    parser = _Builder()
    parser.feed(html)
    parser.close()
    return parser.whole()


class _Builder(HTMLParser):
    """Builds from the inside out, since what is frozen must be whole when it is made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, Mapping[str, str]]] = [("", _NOTHING)]
        self._children: list[list[Child]] = [[]]
        self._beyond: list[str] = []
        """Tags of open elements that stand too deep."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = MappingProxyType({name: value or "" for name, value in attrs})
        if tag in _EMPTY:
            self._children[-1].append(Node(tag, attributes))
        elif self._beyond or len(self._open) > DEPTH:
            self._beyond.append(tag)
        else:
            self._open.append((tag, attributes))
            self._children.append([])

    def handle_endtag(self, tag: str) -> None:
        if self._beyond:  # clean HTML closes what was opened last
            self._beyond.pop()
        elif any(tag == each for each, _ in self._open[1:]):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        children = self._children[-1]
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

    def whole(self) -> Node:
        """Close what is open and return the outermost."""
        while len(self._open) > 1:
            self._close()
        return Node("", _NOTHING, tuple(self._children[0]))

    def _close(self) -> str:
        tag, attributes = self._open.pop()
        children = tuple(self._children.pop())
        self._children[-1].append(Node(tag, attributes, children))
        return tag
