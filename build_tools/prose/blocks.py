"""The sheet's own blocks: `::: name arguments` … `:::`, nested by counting.

A markdown-it block rule. CommonMark has no such thing; the usual container
plugins ask editors to count colons when blocks stand inside each other, ours
pairs each opening line with its closing line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r":::[ \t]*([A-Za-z][\w-]*)[ \t]*(.*)$")
_CLOSING = re.compile(r":::[ \t]*$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_TIME = re.compile(r"(?:(\d{1,2}):(?=[0-5]\d:))?(\d{1,3}):([0-5]\d(?:\.\d{1,3})?)$")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")

ADAPTATIONS = ("hearing", "sight", "motor", "cognitive")
"""Whom an `adapt` block helps."""


@dataclass(frozen=True, slots=True)
class Block:
    """One opening line, understood."""

    name: str
    number: int = 0
    """Minutes of a step, number of writing lines, height of a drawing box in cm."""
    words: str = ""
    """A step's title, a recording's id, whom an adaptation helps."""
    at_s: float | None = None
    """Where listening begins, in seconds."""


def _step(arguments: str) -> Block | str:
    minutes, _, title = arguments.partition(" ")
    if not minutes.isascii() or not minutes.isdigit() or not title.strip():
        return "::: step 5 Warm up the hands"
    return Block("step", number=min(int(minutes[:4]), 999), words=title.strip())


def _listen(arguments: str) -> Block | str:
    example = "::: listen ode-an-die-freude-piano 0:12"
    words = arguments.split()
    if not 1 <= len(words) <= 2 or not _ID.match(words[0]):
        return example
    if len(words) == 1:
        return Block("listen", words=words[0])
    time = _TIME.match(words[1])
    if time is None:
        return example
    hours, minutes, seconds = (float(group or 0) for group in time.groups())
    return Block("listen", words=words[0], at_s=hours * 3600 + minutes * 60 + seconds)


def _adapt(arguments: str) -> Block | str:
    if arguments.strip() in ADAPTATIONS:
        return Block("adapt", words=arguments.strip())
    return f"::: adapt {ADAPTATIONS[0]} (or {', '.join(ADAPTATIONS[1:])})"


def _counted(name: str, most: int, example: str) -> Callable[[str], Block | str]:
    def understand(arguments: str) -> Block | str:
        count = arguments.strip()
        if count.isascii() and count.isdigit() and 1 <= int(count[:4]) <= most:
            return Block(name, number=int(count))
        return example

    return understand


def _bare(name: str) -> Callable[[str], Block | str]:
    return lambda arguments: Block(name) if not arguments.strip() else f"::: {name}"


BLOCKS: dict[str, Callable[[str], Block | str]] = {
    "step": _step,
    "say": _bare("say"),
    "listen": _listen,
    "tip": _bare("tip"),
    "materials": _bare("materials"),
    "adapt": _adapt,
    "lines": _counted("lines", 30, "::: lines 4"),
    "draw": _counted("draw", 25, "::: draw 6"),
}
"""Every block by name; each understands its arguments or returns a line that would be right."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a block: `line` counts from 0 in the text that was parsed."""

    kind: str
    """`unknown`, `arguments`, `unclosed` or `stray`."""
    line: int
    name: str
    example: str = ""


def install(markdown: MarkdownIt) -> None:
    """Teach `markdown` the blocks; faults are appended to `env["faults"]`."""
    markdown.block.ruler.before(
        "fence", "poche_block", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the `:::` that belongs to the opening at `start`."""
    depth, fence = 1, ""
    for number in range(start + 1, end):
        line = _line(state, number)
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[len(mark[1]) :].strip():
                fence = ""
        elif mark:
            fence = mark[1]
        elif _CLOSING.match(line):
            depth -= 1
            if depth == 0:
                return number
        elif _OPENING.match(line):
            depth += 1
    return None


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    if not line.startswith(":::") or state.is_code_block(start):
        return False
    opening = _OPENING.match(line)
    if opening is None and not _CLOSING.match(line):
        return False
    if silent:
        return True
    faults: list[Fault] = state.env["faults"]
    if opening is None:
        faults.append(Fault("stray", start, ""))
        state.line = start + 1
        return True
    name, arguments = opening[1], opening[2]
    if name not in BLOCKS:
        faults.append(Fault("unknown", start, name))
        block = Block("unknown")
    else:
        understood = BLOCKS[name](arguments)
        if isinstance(understood, str):
            faults.append(Fault("arguments", start, name, understood))
            block = Block("unknown")
        else:
            block = understood
    closing = _closing_line(state, start, end)
    if closing is None:
        faults.append(Fault("unclosed", start, name))
    _emit(state, block, start, end if closing is None else closing)
    state.line = end if closing is None else closing + 1
    return True


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
