"""The sheet's own blocks: steps, what to say and to listen to, room to write and draw, scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from build_tools.drawings import PICTOGRAMS
from build_tools.prose import Node
from build_tools.sheets.desk import Systems, placed_score
from build_tools.sheets.forms import MM
from build_tools.sheets.inline import where_heard
from build_tools.sheets.source import NOTHING, call, joined, optional, points, string
from build_tools.sheets.words import line

if TYPE_CHECKING:
    from build_tools.sheets.blocks import Blocks

_HIGHEST_BOX_CM = 25
_BOXES = {"say": "say", "tip": "tip", "materials": "materials", "adapt": "accessibility"}
"""Blocks with a label to their pictograms."""
_SECONDS = re.compile(r"\d{1,6}(\.\d{1,3})?", re.ASCII)


def parted(node: Node, tag: str) -> tuple[list[Node], list[Node | str]]:
    """Part what is inside an element into its elements of one name and the rest."""
    found = [child for child in node.children if isinstance(child, Node) and child.tag == tag]
    rest = [child for child in node.children if isinstance(child, str) or child.tag != tag]
    return found, rest


def step(node: Node, blocks: Blocks) -> list[str]:
    """Write a step: minutes and pictogram in the margin, where it stands by itself."""
    heads, rest = parted(node, "header")
    titles = [each for head in heads for each in head.walk() if "step__title" in each.classes]
    title = blocks.line(titles[0].children) if titles else NOTHING
    if title == NOTHING:
        return blocks.write(node.children)
    icon = f"do-{node.attributes.get('data-icon', '')}"
    symbol = string(blocks.desk.symbol(icon)) if icon in PICTOGRAMS else None
    minutes = node.attributes.get("data-minutes", "")
    facts = [
        optional(symbol),
        optional(string(minutes) if minutes.isascii() and minutes.isdigit() else None),
        line(blocks.desk.t("min"), blocks.desk, blocks.notes),
    ]
    if blocks.depth == 1:
        blocks.level, blocks.after_step = 2, True
        name = "step"
    else:
        facts.append(blocks.next_level("h2"))
        name = "inner-step"
    return [call(name, *facts, title, joined(blocks.write(rest)))]


def box(node: Node, blocks: Blocks) -> list[str]:
    """Write a block with a label: what to say, a tip, materials, an adaptation."""
    label, rest = _labelled(node)
    name = next(name for name in node.classes if name in _BOXES)
    inside = blocks.write(rest)
    if blocks.is_deep:
        return [call("plain-label", blocks.line(label)), *inside]
    function = "say" if name == "say" else "labelled"
    icon = string(blocks.desk.symbol(_BOXES[name]))
    return [call(function, icon, blocks.line(label), joined(inside))]


def listen(node: Node, blocks: Blocks) -> list[str]:
    """Write what to listen for: the recording by its name, by whom, from where on."""
    name = node.attributes.get("data-recording", "")
    heard = blocks.desk.recordings.get(name)
    parts = (heard.by if heard else "", _clock(node), where_heard(blocks.desk))
    title = line(heard.title if heard else name, blocks.desk, blocks.notes)
    where = line(" · ".join(filter(None, parts)), blocks.desk, blocks.notes)
    inside = blocks.write(node.children)
    if blocks.is_deep:
        return [call("plain-label", title), call("paragraph", where), *inside]
    return [call("listen", string(blocks.desk.symbol("listen")), title, where, joined(inside))]


def lines(node: Node, blocks: Blocks) -> list[str]:
    """Write lines to write on, as far apart as children of the form need."""
    count = sum(isinstance(child, Node) for child in node.children)
    return [call("writing-lines", str(count), points(blocks.desk.form.line_mm * MM))]


def drawing(node: Node, blocks: Blocks) -> list[str]:
    """Write a box to draw in, which fits on a page."""
    written = node.attributes.get("data-cm", "")
    height_cm = int(written[:3]) if written.isascii() and written.isdigit() else 5
    height_cm = max(1, min(height_cm, _HIGHEST_BOX_CM))
    return [call("drawing-box", points(height_cm * 10 * MM)), *blocks.write(node.children)]


def score(node: Node, blocks: Blocks) -> list[str]:
    """Write the score that a block places; one that does not exist was told with the text."""
    found = blocks.desk.scores.get(placed_score(node))
    return [*([score_call(found, blocks)] if found else []), *blocks.write(node.children)]


def score_call(systems: Systems, blocks: Blocks) -> str:
    """Return a score, its systems from top to bottom."""
    title = line(systems.title, blocks.desk, blocks.notes)
    is_wide = "true" if blocks.desk.form.columns == 1 else "false"
    return call("score", is_wide, title, string(systems.notes), *map(string, systems.paths))


def _clock(node: Node) -> str:
    """Return where listening begins as `m:ss` or `h:mm:ss`; nothing for the beginning."""
    written = node.attributes.get("data-at", "")
    if not _SECONDS.fullmatch(written) or float(written) < 1:
        return ""
    minutes, rest = divmod(int(float(written) + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _labelled(node: Node) -> tuple[Sequence[Node | str], list[Node | str]]:
    """Part a block into its label and the rest."""
    labels = [c for c in node.children if isinstance(c, Node) and "block__title" in c.classes]
    rest = [child for child in node.children if child not in labels[:1]]
    return (labels[0].children if labels else ()), rest


BLOCKS: dict[str, Callable[[Node, Blocks], list[str]]] = {
    "step": step,
    "say": box,
    "tip": box,
    "materials": box,
    "adapt": box,
    "listen": listen,
    "writing-lines": lines,
    "drawing-box": drawing,
    "score": score,
}
"""Classes of elements to what writes them."""
