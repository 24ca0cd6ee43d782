"""Tables: cells in their places, columns as wide as their words want, on paper that has an edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_tools.prose import Node
from build_tools.sheets.measure import width_em
from build_tools.sheets.source import array, call, joined, optional
from build_tools.sheets.source import string as quoted

if TYPE_CHECKING:
    from build_tools.sheets.blocks import Blocks

_INSET_EM = 1.0
"""White space beside the words of a cell, on both sides together, and a little more."""
_SMALLEST = 0.75
"""Types are made smaller down to this share before columns go onto a second table."""
_MOST_COLUMNS = 200
_LONG = 600
"""Characters from which on a cell may be divided between two pages."""
_FRAME = ("thead", "tbody", "tfoot", "tr")
_MOVED_IN_EM = 2.2
"""What each box around a table takes from its width."""
_USUAL_DEPTH = 3
"""A table, what holds it on the page, a step: none of them takes any room."""
_LONGEST_WORD = 24
"""Characters of a word that are held together; a longer one is hyphenated or broken."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, its place and how far it reaches."""

    node: Node
    x: int
    y: int
    width: int = 1
    height: int = 1
    is_head: bool = False

    @property
    def least_em(self) -> float:
        """Width of its longest word."""
        words = self.node.text.split()
        longest = max((word[:_LONGEST_WORD] for word in words), key=len, default="")
        pictures = any(each.tag == "img" for each in self.node.walk())
        bold = self.node.tag == "th"
        return _INSET_EM + max(width_em(longest, bold=bold), 4.0 if pictures else 0.6)

    @property
    def most_em(self) -> float:
        """Width of its words on one line."""
        words = " ".join(self.node.text.split())[:400]
        return max(self.least_em, _INSET_EM + width_em(words, bold=self.node.tag == "th"))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in their places."""

    cells: tuple[Cell, ...]
    columns: int
    head_rows: int

    @property
    def has_spans(self) -> bool:
        """Whether any cell reaches over several columns."""
        return any(cell.width > 1 for cell in self.cells)


def grid(table: Node) -> Grid:
    """Place a table's cells as HTML does (4.9.12): no two lie on each other, none juts out.

    Columns that no cell begins in are left out: nobody would see them.
    """
    rows, head_rows = _rows(table)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        x = 0
        last = head_rows if y < head_rows else len(rows)
        for node in (child for child in row.children if isinstance(child, Node)):
            while (x, y) in taken:
                x += 1
            if x >= _MOST_COLUMNS:
                break
            cell = _cell(node, x, y, last, y < head_rows)
            width = 1
            while width < cell.width and (x + width, y) not in taken:
                width += 1
            cell = replace(cell, width=width)
            taken |= {(x + i, y + j) for i in range(width) for j in range(cell.height)}
            cells.append(cell)
            x += width
    columns = max((cell.x for cell in cells), default=-1) + 1
    inside = (replace(cell, width=min(cell.width, columns - cell.x)) for cell in cells)
    return Grid(tuple(inside), columns, head_rows)


def _rows(table: Node) -> tuple[list[Node], int]:
    """Return all rows, those of the head first, and how many they are."""
    head: list[Node] = []
    body: list[Node] = []
    for child in table.children:
        if isinstance(child, Node) and child.tag in ("thead", "tbody", "tfoot"):
            rows = [row for row in child.children if isinstance(row, Node) and row.tag == "tr"]
            (head if child.tag == "thead" else body).extend(rows)
        elif isinstance(child, Node) and child.tag == "tr":
            body.append(child)
    return [*head, *body], len(head)


def _cell(node: Node, x: int, y: int, last: int, is_head: bool) -> Cell:
    width = min(_span(node, "colspan"), _MOST_COLUMNS - x)
    height = min(_span(node, "rowspan"), last - y)
    return Cell(node, x, y, width, height, is_head)


def _span(node: Node, name: str) -> int:
    written = node.attributes.get(name, "")
    return max(1, int(written[:4])) if written.isascii() and written.isdigit() else 1


def written(node: Node, blocks: Blocks) -> list[str]:
    """Return a table that fits: as it is, in smaller type, or in parts with the first column."""
    whole = grid(node)
    captions = [c for c in node.children if isinstance(c, Node) and c.tag == "caption"]
    caption = blocks.line(captions[0].children) if captions else None
    strays = list(_strays(node))
    if strays:
        return [*blocks.write(strays), *written(_without_strays(node), blocks)]
    if not whole.cells or blocks.is_deep:
        words = (child for cell in whole.cells for child in blocks.write(cell.node.children))
        return [*([call("plain-label", caption)] if caption else []), *words]
    room_em = blocks.desk.form.width_pt / blocks.desk.form.sizes_pt[0]
    room_em -= _MOVED_IN_EM * max(0, blocks.depth - _USUAL_DEPTH)
    parts = [whole]
    if sum(least(whole)) > room_em / _SMALLEST:
        if whole.has_spans or whole.columns < 3:
            blocks.notes.wide.append(" ".join(whole.cells[0].node.text.split()))
        else:
            parts = list(_parted(whole, room_em / _SMALLEST))
    return [_table(part, caption, room_em, blocks) for part in parts]


def _strays(node: Node) -> Iterator[str]:
    """Yield words between cells: the tree leaves them there when a table stands very deep."""
    for child in node.children:
        if isinstance(child, str) and child.strip():
            yield child
        elif isinstance(child, Node) and child.tag in _FRAME:
            yield from _strays(child)


def _without_strays(node: Node) -> Node:
    children = (
        _without_strays(child) if child.tag in _FRAME else child
        for child in node.children
        if isinstance(child, Node)
    )
    return replace(node, children=tuple(children))


def least(table: Grid) -> list[float]:
    """Return the least width of each column."""
    return _widths(table, [cell.least_em for cell in table.cells])


def _widths(table: Grid, wanted: Sequence[float]) -> list[float]:
    widths = [_INSET_EM] * table.columns
    for cell, width in zip(table.cells, wanted, strict=True):
        if cell.width == 1:
            widths[cell.x] = max(widths[cell.x], width)
    for cell, width in zip(table.cells, wanted, strict=True):
        span = range(cell.x, cell.x + cell.width)
        lacking = (width - sum(widths[x] for x in span)) / cell.width
        for x in span:
            widths[x] += max(lacking, 0.0)
    return widths


def shared_out(table: Grid, room_em: float) -> tuple[list[float], float]:
    """Return the widths of columns in em, and the share to which the type is made smaller.

    What is left after each column has its longest word goes to those with more to say
    (CSS 2.2, 17.5.2.2).
    """
    low = least(table)
    high = _widths(table, [cell.most_em for cell in table.cells])
    share = max(_SMALLEST, min(1.0, room_em / sum(low)))
    room = room_em / share
    if sum(high) <= room:
        return high, share
    left = room - sum(low)
    if left <= 0:
        return [width * room / sum(low) for width in low], share
    more = sum(high) - sum(low)
    widths = [a + (b - a) * left / more for a, b in zip(low, high, strict=True)]
    return widths, share


def _parted(table: Grid, room_em: float) -> Iterator[Grid]:
    """Yield the table in parts; each has the first column, by which rows are known again."""
    widths = least(table)
    start = 1
    while start < table.columns:
        stop, used = start + 1, widths[0] + widths[start]
        while stop < table.columns and used + widths[stop] <= room_em:
            used += widths[stop]
            stop += 1
        cells = tuple(
            cell if cell.x == 0 else replace(cell, x=cell.x - start + 1)
            for cell in table.cells
            if cell.x == 0 or start <= cell.x < stop
        )
        yield Grid(cells, stop - start + 1, table.head_rows)
        start = stop


def _table(table: Grid, caption: str | None, room_em: float, blocks: Blocks) -> str:
    widths, share = shared_out(table, room_em)
    head = [_written_cell(cell, blocks) for cell in table.cells if cell.is_head]
    body = [_written_cell(cell, blocks) for cell in table.cells if not cell.is_head]
    return call(
        "tabular",
        array(f"{round(width, 2):g}em" for width in widths),
        f"{round(share, 3):g}",
        optional(caption),
        *([call("head", *head)] if head else []),
        *body,
    )


def _written_cell(cell: Cell, blocks: Blocks) -> str:
    inside = blocks.flow(cell.node.children)
    if cell.node.tag == "th":
        inside = call("important", inside)
    place = (cell.x, cell.y, cell.width, cell.height)
    side = cell.node.attributes.get("align", "left")
    whole = "true" if len(cell.node.text) < _LONG else "false"
    return call("cell", *map(str, place), quoted(side), whole, joined([inside]))
