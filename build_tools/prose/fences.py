"""The lines that open and close a block: `::: name arguments` … `:::`, nested by counting.

A markdown-it block rule. CommonMark has no such thing; the usual container
plugins ask editors to count colons when blocks stand inside each other, ours
pairs each opening line with its closing line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from build_tools.problems import Fact, did_you_mean
from build_tools.prose.blocks import BLOCKS, STEP_ICONS, Block

_OPENING = re.compile(r":::[ \t]*([A-Za-z][\w-]*)[ \t]*(.*)$")
_CLOSING = re.compile(r":::[ \t]*$")
_COLONS = re.compile(r"[\s\u200b\ufeff]*([:\uff1a\u2236]{2,})[\s\u200b]*(.*?)[\s\u200b]*$")
"""Colons at the start of a line, of any number and kind, with any white space."""
_FIRST = re.compile(r"[^\W\d_][\w-]*")
_ITEM = re.compile(r"(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)+")
"""What may stand before a block that is the first thing in an item of a list or a quotation."""
_LONGEST = 20
"""A longer word was not meant to be the name of a block."""
_FENCE = re.compile(r"(`{3,}|~{3,})")

DEPTH = 50
"""How many blocks, lists and quotations may stand inside one another; a list counts twice.
Ten further in, the parser would leave out what it finds, so that it is told before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line of colons is, or was meant to be."""

    opens: bool
    name: str = ""
    arguments: str = ""
    right: str | None = None
    """For a line that was only meant to be one: how it would be right; empty if nobody knows."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a block: `line` counts from 0 in the text that was parsed."""

    kind: str
    """`unknown`, `arguments`, `unclosed`, `stray`, `near`, `icon` or `deep`."""
    line: int
    name: str
    example: Fact = ""


def install(markdown: MarkdownIt) -> None:
    """Teach `markdown` the blocks; faults are appended to `env["faults"]`."""
    markdown.options["maxNesting"] = DEPTH + 10
    markdown.block.ruler.before("table", "poche_depth", _depth)
    markdown.block.ruler.before(
        "fence", "poche_block", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def reading(line: str) -> Reading | None:
    """Return what a line opens or closes, also where it is only nearly right; else None.

    Two colons before a word that is near to no block are text: they are written for other reasons.
    """
    opening = _OPENING.match(line)
    if opening:
        return Reading(True, opening[1], opening[2])
    if _CLOSING.match(line):
        return Reading(False)
    colons = _COLONS.match(line)
    if colons is None:
        return None
    rest = colons[2]
    if not rest:
        return Reading(False, right=":::")
    word = _FIRST.match(rest)
    near = _near(word[0]) if word else None
    if near is None:
        return None if len(colons[1]) == 2 else Reading(True, "", rest, "")
    assert word is not None
    arguments = rest[word.end() :].strip()
    return Reading(True, near, arguments, f"::: {near} {arguments}".rstrip())


@lru_cache(maxsize=65536)
def _near(word: str) -> str | None:
    return did_you_mean(word, BLOCKS) if len(word) <= _LONGEST else None


def beyond_markers(line: str) -> str:
    """Return a line without the marks of the lists and quotations in which it stands."""
    return _ITEM.sub("", line.lstrip())


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the `:::` that belongs to the opening at `start`."""
    depth, fence = 1, ""
    for number in range(start + 1, end):
        turn = _turn(state, number)
        if isinstance(turn, str):
            mark, rest = turn.rstrip(), turn[len(turn.rstrip()) :]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not rest:
                fence = ""
        elif turn and not fence:
            depth += turn
            if depth == 0:
                return number
    return None


def _turn(state: StateBlock, number: int) -> int | str:
    """Return 1 for a line that opens a block, -1 for one that closes one, the mark of code, or 0.

    Each line is read once: one that never closes is asked for from every block around it. A
    mark of code is followed by a space where more stands on its line, which cannot end code.
    """
    known: dict[int, int | str] = state.env.setdefault("turns", {})
    if number not in known:
        line = _line(state, number)
        mark = _FENCE.match(line)
        if mark:
            known[number] = mark[1] + (" " if line[len(mark[1]) :].strip() else "")
        else:
            found = reading(line) or reading(beyond_markers(line))
            known[number] = 0 if found is None else 1 if found.opens else -1
    return known[number]


def _depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Report, once, what stands so deep that the parser would leave it out before long."""
    faults: list[Fault] = state.env["faults"]
    if state.level > DEPTH and not silent and all(fault.kind != "deep" for fault in faults):
        faults.append(Fault("deep", start, ""))
    return False


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    if state.is_code_block(start):
        return False
    found = reading(line)
    if found is None:
        return False
    if silent:
        return True
    faults: list[Fault] = state.env["faults"]
    if found.right is not None:
        faults.append(Fault("near", start, line.split()[0], found.right))
    if not found.opens:
        if found.right is None:
            faults.append(Fault("stray", start, ""))
        state.line = start + 1
        return True
    block = _understood(found, start, faults)
    closing = _closing_line(state, start, end)
    if closing is None:
        if found.right is None:
            faults.append(Fault("unclosed", start, found.name))
    elif (near := reading(_line(state, closing))) and near.right is not None:
        faults.append(Fault("near", closing, "", near.right))
    _emit(state, block, start, end if closing is None else closing)
    state.line = end if closing is None else closing + 1
    return True


def _understood(found: Reading, start: int, faults: list[Fault]) -> Block:
    """Return the block that a line opens; one that nobody knows keeps what stands in it."""
    if found.name not in BLOCKS:
        if found.right is None:
            faults.append(Fault("unknown", start, found.name))
        return Block("unknown")
    block = BLOCKS[found.name](found.arguments)
    if not isinstance(block, Block):
        if found.right is None:
            faults.append(Fault("arguments", start, found.name, block))
        return Block("unknown")
    if block.icon and block.icon not in STEP_ICONS:
        faults.append(Fault("icon", start, block.icon, did_you_mean(block.icon, STEP_ICONS) or ""))
    return block


def _emit(state: StateBlock, block: Block, start: int, stop: int) -> None:
    """Write the opening token, the parsed inside and the closing token."""
    parent, line_max = state.parentType, state.lineMax
    opening = state.push("poche_block_open", "", 1)
    opening.block = True
    opening.map = [start, stop]
    opening.meta = {"block": block}
    state.lineMax = stop
    state.md.block.tokenize(state, start + 1, stop)
    closing = state.push("poche_block_close", "", -1)
    closing.block = True
    closing.meta = {"block": block}
    state.parentType, state.lineMax = parent, line_max
