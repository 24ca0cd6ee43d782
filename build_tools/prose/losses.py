"""What Markdown leaves out without a word: here the word is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from build_tools.problems import Problem, report
from build_tools.prose import sanitise
from build_tools.prose.fences import beyond_markers
from build_tools.prose.mentions import Part, words_in
from build_tools.prose.source import Source

_REFUSED = re.compile(
    rf"(?:\]\(|\]:|<)\s*<?((?:{'|'.join(sanitise.HARMFUL)})(?:\([^\s()<>]*\)|[^\s()<>])*)",
    re.IGNORECASE,
)
"""An address where a link, a reference or a link of nothing but its address would have it."""


def of_rows(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield the rows of tables that have more cells than their head: the rest is not shown."""
    columns, in_head = 0, False
    for token in tokens:
        if token.type == "thead_open":
            columns, in_head = 0, True
        elif token.type == "thead_close":
            in_head = False
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and not in_head and token.map:
            cells = escapedSplit(beyond_markers(source.excerpt(token.map[0])).strip())
            if cells and not cells[0]:
                cells.pop(0)
            if cells and not cells[-1]:
                cells.pop()
            if any(cell.strip() for cell in cells[columns:]):
                place = source.at(token.map[0])
                yield report("TXT28", place, cells=len(cells), columns=columns)


def of_links(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield links that nobody sees and no reader names, for they have no words."""
    for inline in tokens:
        children = inline.children or ()
        start, stop = inline.map or (0, 1)
        target, opened = "", -1
        for number, token in enumerate(children):
            if token.type == "link_open":
                target, opened = str(token.attrGet("href") or ""), number
            elif token.type == "html_inline" and token.content[:3].lower() == "<a ":
                target, opened = token.content, number
            elif opened >= 0 and (token.type == "link_close" or token.content[:3].lower() == "</a"):
                if not words_in(children[opened + 1 : number]):
                    yield report("TXT30", source.showing(target, start, stop), target=target[:80])
                opened = -1


def of_refused(tokens: Sequence[Token], source: Source) -> Iterator[Problem]:
    """Yield links and pictures whose addresses Markdown does not take (scripts, data, files of one
    machine): their brackets are shown as words."""
    for inline in tokens:
        start, stop = inline.map or (0, 1)
        for token in inline.children or ():
            if token.type == "text":
                for address in _REFUSED.findall(token.content):
                    place = source.showing(address, start, stop)
                    yield report("TXT32", place, address=address[:80])


def of_references(
    parts: Sequence[Part], env: Mapping[str, Any], source: Source
) -> Iterator[Problem]:
    """Yield lines such as `[name]: address` that no link uses: they are not shown."""
    defined = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    used = {
        str(token.attrGet(name))
        for token, _, _ in parts
        for name in ("href", "src")
        if token.type in ("link_open", "image") and token.attrGet(name)
    }
    for reference in defined:
        if reference["href"] not in used:
            yield report("TXT31", source.at(reference["map"][0]))
