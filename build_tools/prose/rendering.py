"""The one Markdown parser, and how it writes our blocks as HTML."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from build_tools.prose import fences, plainly
from build_tools.prose.blocks import ICON_OF_BLOCK, STEP_ICONS, Block

ADAPTATIONS = {
    "hearing": "For children who hear little or nothing",
    "sight": "For children who see little or nothing",
    "motor": "For children who move little or differently",
    "cognitive": "For children who need more time",
}
"""Whom an adaptation helps to its label: message ids."""

_LABELS = {"say": "Say", "tip": "Tip", "materials": "Materials", **ADAPTATIONS}
"""Labels of blocks: message ids."""

LABELS = (*_LABELS.values(), "min")
"""All message ids of what is written here."""


def _attributes(**values: object) -> str:
    return "".join(
        f' {name.replace("_", "-").strip("-")}="{html.escape(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def _open_block(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: EnvType
) -> str:
    block: Block = tokens[index].meta["block"]
    say: Callable[[str], str] = env["say"]
    match block.name:
        case "step":
            opening = _step(block, _icon(block, tokens, index), say)
        case "listen":
            at = None if block.at_s is None else f"{block.at_s:g}"
            opening = f'<div class="listen"{_attributes(data_recording=block.words, data_at=at)}>'
        case "score":
            facts = _attributes(data_work=block.words, data_semitones=block.number)
            opening = f'<div class="score"{facts}></div>\n'  # the words come after the notes
        case "lines":
            line = '<div class="writing-line"></div>'
            opening = f'<div class="writing-lines">{line * block.number}'
        case "draw":
            opening = f'<div class="drawing-box" data-cm="{block.number}">'
        case "unknown":
            opening = "<div>"
        case _:
            label = say(_LABELS[block.words if block.name == "adapt" else block.name])
            title = f'<p class="block__title">{html.escape(label)}</p>'
            opening = f'<div class="{block.name}">{title}'
    return opening


def _step(block: Block, icon: str | None, say: Callable[[str], str]) -> str:
    return (
        f'<section class="step"{_attributes(data_minutes=block.number, data_icon=icon)}>'
        f'<header class="step__head"><p class="step__minutes"><strong>{block.number}</strong> '
        f"{html.escape(say('min'))}</p>"
        f'<h2 class="step__title">{html.escape(block.words)}</h2></header>'
    )


def _icon(step: Block, tokens: Sequence[Token], index: int) -> str | None:
    """Return the pictogram of a step: the one it names, else that of the first block that has one.

    A step of words alone has none, for a picture that could mean anything helps nobody.
    """
    if step.icon:
        return step.icon if step.icon in STEP_ICONS else None
    level = tokens[index].level
    for number in range(index + 1, len(tokens)):
        token = tokens[number]
        if token.level <= level:
            return None
        if token.type == "poche_block_open" and token.meta["block"].name in ICON_OF_BLOCK:
            return ICON_OF_BLOCK[token.meta["block"].name]
    return None


def _close_block(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, ___: EnvType
) -> str:
    closing = {"step": "</section>\n", "score": ""}
    return closing.get(tokens[index].meta["block"].name, "</div>\n")


def _open_cell(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, _: EnvType
) -> str:
    """Say a column's alignment by attribute, for sanitising drops every `style`."""
    token = tokens[index]
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrs["align"] = style.removeprefix("text-align:")
    return renderer.renderToken(tokens, index, options, {})


def _open_table(*_: object) -> str:
    """Wide tables scroll by themselves, not the page; focusable, so that keys can scroll them."""
    return '<div class="table-scroll" tabindex="0" role="group"><table>'


def _make_markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    fences.install(markdown)
    plainly.install(markdown)
    markdown.add_render_rule("poche_block_open", _open_block)
    markdown.add_render_rule("poche_block_close", _close_block)
    markdown.add_render_rule("th_open", _open_cell)
    markdown.add_render_rule("td_open", _open_cell)
    markdown.add_render_rule("table_open", _open_table)
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return markdown


MARKDOWN = _make_markdown()
"""CommonMark with tables, editors' HTML (sanitised afterwards) and our blocks."""
