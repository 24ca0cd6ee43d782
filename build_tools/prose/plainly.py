"""What most prose is, understood without asking every rule of Markdown: words in paragraphs.

Rules of markdown-it that give what its own would give, for lines that no other rule could
want: a paragraph whose lines begin with letters at the left edge, and words without any sign.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token

_PARAGRAPH = re.compile(r"(?:[^\W\d_][^\n]*+(?:\n|\Z))++(?=[ \t]*+(?:\n|\Z))")
"""Lines that begin with letters, up to an empty line or the end: a list, a quotation, a heading
with its line of dashes, a table, a block, code and HTML begin with something else."""
_SIGN = re.compile(r"[\n\\`*_\[<&]")
"""What words may be more than words with; a `]` or a picture's `!` is nothing without a `[`."""


_LINE = r"(?:#{2,6} )?+[*_«»„“”\"'(]{0,3}+[^\W\d_][^\n\[<]*+"
_QUIET = re.compile(rf"(?:(?:{_LINE}|[ \t]*+)(?:\n|\Z))*+\Z")
"""Paragraphs and headings without links, pictures and HTML, with nothing that could be a block,
a list or code."""


def is_quiet(body: str) -> bool:
    """Say whether a body names nothing, and nothing can be wrong with it, but for a worksheet."""
    return _QUIET.match(body) is not None


_PLAIN = re.compile(r"(?:(?:[^\W\d_][^\n\r\0\\`*_\[<>&\xa0]*+)?(?:\n|\Z))*+\Z")
"""Empty lines, and lines that begin with letters and have no sign that is written otherwise in
HTML, or means anything in Markdown."""
_ENDS_IN_SPACE = re.compile(r"[^\S\n](?:\n|\Z)")
_BETWEEN = re.compile(r"\n\n+")


def as_paragraphs(body: str) -> list[str] | None:
    """Return the paragraphs of a text that has nothing else, each as it stands in HTML; None for
    any other text."""
    if not _PLAIN.match(body) or _ENDS_IN_SPACE.search(body):
        return None
    return [found for found in _BETWEEN.split(body.strip("\n")) if found]


def install(markdown: MarkdownIt) -> None:
    """Teach `markdown` to be quick where it can be."""
    markdown.block.ruler.before("poche_depth", "poche_paragraph", _paragraph)
    markdown.core.ruler.at("inline", _inline)
    markdown.core.ruler.at("normalize", _normalize)


def _normalize(state: StateCore) -> None:
    """Look for line ends and characters of other kinds before anything is replaced."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph of the text itself; in lists and quotations the usual rules are asked."""
    if silent or state.level or state.blkIndent:
        return False
    found = _PARAGRAPH.match(state.src, state.bMarks[start], state.eMarks[end - 1])
    if found is None:
        return False
    content = found[0].rstrip("\n")
    state.line = start + content.count("\n") + 1
    state.push("paragraph_open", "p", 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(content)
    inline.map = [start, state.line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _inline(state: StateCore) -> None:
    """Understand lines; those without a sign are one piece of text."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        if token.content and not _SIGN.search(token.content):
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
