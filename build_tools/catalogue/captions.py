"""A file of captions as a whole: in order, and easy to read.

The bounds of what is easy to read are those of broadcasters for children: two
lines of 42 characters, 1 to 7 seconds, 15 characters a second.
"""

from __future__ import annotations

from itertools import pairwise

from build_tools.catalogue.measures import shown_time
from build_tools.catalogue.webvtt import Cue, parse
from build_tools.problems import Location, Problem, Severity, Words, report, worded

MAX_LINES = 2
MAX_LINE = 42
"""Characters of one line."""
SHORTEST_S, LONGEST_S = 1.0, 7.0
MAX_A_SECOND = 15.0
"""Characters that a child can read in a second."""

_SUNG = "♪"


def read_captions(text: str, path: str) -> tuple[tuple[Cue, ...], tuple[Problem, ...]]:
    """Return the cues of a file of captions, and everything that is wrong with it.

    What lies beyond the end of the sound is another's question.
    """
    cues, problems = parse(text, path)
    found = [*problems, *_order(cues)]
    if not cues and not found:
        found.append(report("CAP09", Location(path)))
    if not any(problem.severity is Severity.ERROR for problem in found):
        found += _legibility(cues)
    return cues, tuple(found)


def _order(cues: tuple[Cue, ...]) -> list[Problem]:
    """Note cues that end before they begin, and those that stand in each other's way."""
    found = [
        report("CAP04", cue.place, start=shown_time(cue.start_s), end=shown_time(cue.end_s))
        for cue in cues
        if cue.end_s <= cue.start_s
    ]
    for above, cue in pairwise(cues):
        start = shown_time(cue.start_s)
        if cue.start_s < above.start_s:
            found.append(report("CAP05", cue.place, start=start, before=shown_time(above.start_s)))
        elif above.start_s < above.end_s and cue.start_s < above.end_s:
            found.append(report("CAP11", cue.place, start=start, end=shown_time(above.end_s)))
    return found


def _legibility(cues: tuple[Cue, ...]) -> list[Problem]:
    """Note once how many cues are hard to read, at the first of them."""
    hard = [(cue, why) for cue in cues if (why := _hard_because(cue))]
    if not hard:
        return []
    first, why = hard[0]
    return [report("CAP12", first.place, count=len(hard), why=why)]


def _hard_because(cue: Cue) -> Words | None:
    """Return why a cue is hard to read; what is sung lasts as long as it is sung."""
    text = "\n".join(caption.text for caption in cue.captions)
    lines = text.split("\n")
    longest = max(len(line) for line in lines)
    length_s = cue.end_s - cue.start_s
    pace = sum(map(len, lines)) / length_s
    if len(lines) > MAX_LINES:
        return worded("has {count} lines", count=len(lines))
    if longest > MAX_LINE:
        return worded("has a line of {count} characters", count=longest)
    if length_s < SHORTEST_S:
        return worded("stays for {count} seconds", count=f"{length_s:.3g}")
    if length_s > LONGEST_S and _SUNG not in text:
        return worded("stays for {count} seconds", count=f"{length_s:.3g}")
    if pace > MAX_A_SECOND:
        return worded("has {count} characters a second", count=f"{pace:.0f}")
    return None
