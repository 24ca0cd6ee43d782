"""What stands on a sheet one below another: paragraphs, lists, boxes, the sheet's own blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from build_tools.prose import Node
from build_tools.sheets import listing, own, tables
from build_tools.sheets.desk import Desk, Notes
from build_tools.sheets.inline import Inline, picture_call, picture_of, turned
from build_tools.sheets.own import parted
from build_tools.sheets.source import NOTHING, call, joined, optional, string
from build_tools.sheets.words import inked

_INLINE = frozenset(
    (
        *("a", "abbr", "audio", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins"),
        *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span"),
        *("strong", "sub", "sup", "time", "u", "var"),
    )
)
_DEEPEST = 12
"""Further in, words stay where the last box was: typst bounds nesting, and so does paper."""


class Blocks:
    """Writes a body; it remembers the level of the last heading, so that none is skipped."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self.desk = desk
        self.notes = notes
        self.level = 1
        """Of the last heading."""
        self.after_step = False
        """Whether a heading ends a row of steps."""
        self.depth = 0
        """How many elements stand around the one that is being written."""

    def write(self, nodes: Iterable[Node | str]) -> list[str]:
        """Return the source of each block, words between them as paragraphs."""
        return list(self._pieces(nodes, lambda words: call("paragraph", words)))

    def flow(self, nodes: Iterable[Node | str]) -> str:
        """Return what stands in an item or a cell, where single words are no paragraph."""
        return joined(self._pieces(nodes, lambda words: words))

    def led(self, nodes: Sequence[Node | str]) -> tuple[str, list[str]]:
        """Return the words with which something begins, and the blocks after them."""
        words = list(takewhile(_is_inline, nodes))
        return self.line(words), self.write(nodes[len(words) :])

    def line(self, nodes: Iterable[Node | str]) -> str:
        """Return one line: a title, a label, a term."""
        return joined(Inline(self.desk, self.notes).write(nodes))

    @property
    def is_deep(self) -> bool:
        """Whether nothing can be moved in any further."""
        return self.depth > _DEEPEST

    def _pieces(self, nodes: Iterable[Node | str], wrap: Callable[[str], str]) -> Iterator[str]:
        run: list[Node | str] = []
        for node in (*nodes, None):
            if node is not None and _is_inline(node):
                run.append(node)
                continue
            yield from self._run(run, wrap)
            run = []
            if node is not None and not isinstance(node, str):
                yield from self._block(node)

    def _run(self, run: Sequence[Node | str], wrap: Callable[[str], str]) -> Iterator[str]:
        alone = [node for node in run if not isinstance(node, str) or node.strip()]
        if len(alone) == 1 and isinstance(alone[0], Node) and alone[0].tag == "img":
            found = picture_of(alone[0], self.desk)
            if found is not None:
                yield picture_call("picture", alone[0], found, self.desk)
                return
        pieces = Inline(self.desk, self.notes).write(run)
        if pieces:
            yield wrap(joined(pieces))

    def _block(self, node: Node) -> list[str]:
        self.depth += 1
        try:
            written = _WRITERS.get(node.tag, Blocks._group)(self, node)
        finally:
            self.depth -= 1
        return written if self.is_deep else turned(node, written)

    def _group(self, node: Node) -> list[str]:
        for name in node.classes:
            if name in own.BLOCKS:
                return own.BLOCKS[name](node, self)
        return self.write(node.children)

    # Text

    def _paragraph(self, node: Node) -> list[str]:
        if "block__title" in node.classes:
            return [call("plain-label", self.line(node.children))]
        written = self.write(node.children)
        side = node.attributes.get("align", "")
        return [call("aligned", string(side), joined(written))] if side and written else written

    def _heading(self, node: Node) -> list[str]:
        title = self.line(node.children)
        if title == NOTHING:
            return []
        name = "chapter" if self.after_step and self.depth == 1 and node.tag == "h2" else "section"
        return [call(name, self.next_level(node.tag), title)]

    def next_level(self, tag: str) -> str:
        """Return the level of a heading, at most one below the last (ISO 14289-1, 7.4.2)."""
        self.level = min(int(tag[1]), self.level + 1)
        return str(self.level)

    def _quotation(self, node: Node) -> list[str]:
        written = self.write(node.children)
        return written if self.is_deep or not written else [call("quotation", joined(written))]

    def _code(self, node: Node) -> list[str]:
        lines = node.text.expandtabs(4).removesuffix("\n").split("\n")
        hard = (each.replace("  ", "\u00a0 ") for each in lines)
        written = [joined(inked(_held(each), self.desk, self.notes)) for each in hard]
        return [call("code-lines", *written)]

    def _rule(self, _: Node) -> list[str]:
        return [call("rule")]

    def _list(self, node: Node) -> list[str]:
        return listing.written(node, self)

    def _terms(self, node: Node) -> list[str]:
        return listing.terms(node, self)

    def _table(self, node: Node) -> list[str]:
        return tables.written(node, self)

    def _details(self, node: Node) -> list[str]:
        titles, rest = parted(node, "summary")
        name = self.line(part for title in titles for part in title.children)
        written = self.write(rest)
        if self.is_deep:
            return [call("paragraph", name), *written]
        return [call("explained", name, joined(written))]

    def _figure(self, node: Node) -> list[str]:
        captions, rest = parted(node, "figcaption")
        written = self.write(rest)
        caption = joined(piece for each in captions for piece in self.write(each.children))
        if self.is_deep:
            return [*written, caption]
        return [call("captioned", joined(written), optional(None if not captions else caption))]


def _is_inline(node: Node | str) -> bool:
    """Return whether an element stands in a line, with all that is in it."""
    return isinstance(node, str) or all(each.tag in _INLINE for each in node.walk())


def _held(text: str) -> str:
    """Hold a line of code where it is: a first space would be lost."""
    return f"\u00a0{text[1:]}" if text.startswith(" ") else text


_WRITERS: dict[str, Callable[[Blocks, Node], list[str]]] = {
    "p": Blocks._paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Blocks._heading),
    "blockquote": Blocks._quotation,
    "pre": Blocks._code,
    "hr": Blocks._rule,
    "ul": Blocks._list,
    "ol": Blocks._list,
    "dl": Blocks._terms,
    "table": Blocks._table,
    "details": Blocks._details,
    "figure": Blocks._figure,
}
