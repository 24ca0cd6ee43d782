"""The sheet's own blocks: what may stand on the line that opens one, and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_tools.problems import Fact, worded

_TIME = re.compile(r"(?:(\d{1,2}):(?=[0-5]\d:))?(\d{1,3}):([0-5]\d(?:\.\d{1,3})?)$")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
_ICON = re.compile(r"(.*?)[ \t]*\{[ \t]*([^{}]*?)[ \t]*\}$")
_SEMITONES = re.compile(r"([-+\N{MINUS SIGN}]?)([0-4])$")

ADAPTATIONS = ("hearing", "sight", "motor", "cognitive")
"""Whom an `adapt` block helps."""

STEP_ICONS = (
    *("listen", "sing", "clap", "play", "move", "breathe", "talk", "write", "draw"),
    *("sit", "look", "rest", "make", "act"),
)
"""What the pictogram of a step may show the children doing."""

ICON_OF_BLOCK = {"listen": "listen", "score": "sing", "lines": "write", "draw": "draw"}
"""The pictogram of a step that names none, by the first of these blocks in it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One opening line, understood."""

    name: str
    number: int = 0
    """Minutes of a step, number of writing lines, height of a drawing box in cm, and how many
    semitones from its written key a score stands."""
    words: str = ""
    """A step's title, a recording's or a work's id, whom an adaptation helps."""
    at_s: float | None = None
    """Where listening begins, in seconds."""
    icon: str = ""
    """The pictogram that a step names, as it is written."""


def _step(arguments: str) -> Block | Fact:
    minutes, _, title = arguments.partition(" ")
    named = _ICON.match(title)
    if named:
        title = named[1]
    if not minutes.isascii() or not minutes.isdigit() or not title.strip():
        return worded("::: step 5 Warm up the hands")
    icon = named[2] if named else ""
    return Block("step", number=min(int(minutes[:4]), 999), words=title.strip(), icon=icon)


def _listen(arguments: str) -> Block | Fact:
    example = "::: listen ode-an-die-freude-piano 0:12"
    words = arguments.split()
    if not 1 <= len(words) <= 2 or not _ID.match(words[0]):
        return example
    if len(words) == 1:
        return Block("listen", words=words[0])
    time = _TIME.match(words[1])
    if time is None:
        return worded(
            "::: listen {id} 0:12 ({time} is no time: minutes, a colon, 00 to 59)",
            id=words[0],
            time=words[1][:12],
        )
    hours, minutes, seconds = (float(group or 0) for group in time.groups())
    return Block("listen", words=words[0], at_s=hours * 3600 + minutes * 60 + seconds)


def _score(arguments: str) -> Block | Fact:
    example = "::: score ode-an-die-freude -2"
    words = arguments.split()
    if not 1 <= len(words) <= 2 or not _ID.match(words[0]):
        return example
    if len(words) == 1:
        return Block("score", words=words[0])
    semitones = _SEMITONES.match(words[1])
    if semitones is None:
        return worded("{example} (from -4 to 4)", example=example)
    sign = 1 if semitones[1] in ("", "+") else -1
    return Block("score", words=words[0], number=sign * int(semitones[2]))


def _adapt(arguments: str) -> Block | Fact:
    if arguments.strip() in ADAPTATIONS:
        return Block("adapt", words=arguments.strip())
    return worded(
        "::: adapt {first} (or {others})", first=ADAPTATIONS[0], others=", ".join(ADAPTATIONS[1:])
    )


def _counted(name: str, most: int, example: str) -> Callable[[str], Block | Fact]:
    def understand(arguments: str) -> Block | Fact:
        count = arguments.strip()
        if count.isascii() and count.isdigit() and 1 <= int(count[:4]) <= most:
            return Block(name, number=int(count))
        return example

    return understand


def _bare(name: str) -> Callable[[str], Block | Fact]:
    return lambda arguments: Block(name) if not arguments.strip() else f"::: {name}"


BLOCKS: dict[str, Callable[[str], Block | Fact]] = {
    "step": _step,
    "say": _bare("say"),
    "listen": _listen,
    "score": _score,
    "tip": _bare("tip"),
    "materials": _bare("materials"),
    "adapt": _adapt,
    "lines": _counted("lines", 30, "::: lines 4"),
    "draw": _counted("draw", 25, "::: draw 6"),
}
"""Every block by name; each understands its arguments or returns a line that would be right."""
