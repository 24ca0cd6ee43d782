"""Where lines of music end: bars are put into systems by the room that they need.

verovio does not count the clef and the signature at the beginning of a line when it
fills lines. On a phone they take a quarter of the room, and words are pressed into one
another. So bars are measured on one endless line, and lines are filled here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MEASURE = re.compile(r'class="measure"')
_STAFF_LINE = re.compile(r'<path d="M(-?[\d.]+) [\d.]+ L(-?[\d.]+) [\d.]+" stroke-width="13"')
_METRE = re.compile(r'class="meterSig".*?translate\((-?[\d.]+)', re.DOTALL)
_HEAD = re.compile(r'class="notehead".*?translate\((-?[\d.]+)', re.DOTALL)
_PRESSED = 1.02
"""Lines may be pressed together by so much: nobody sees it."""
_GAP = 200.0
"""Between a signature and the first note, in tenths of verovio's unit."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How much room bars need on a line, in tenths of verovio's unit."""

    bars: tuple[float, ...]
    """The first one with clef, signature and metre."""
    signature: float
    """Clef and signature, which stand at the beginning of every further line."""
    indent: float
    """Before the first line, where voices are named."""


def measured(endless: str) -> Widths:
    """Measure the bars in verovio's SVG of one endless line."""
    bars: list[tuple[float, float]] = []
    parts = _MEASURE.split(endless)[1:]
    for part in parts:
        line = _STAFF_LINE.search(part)
        if line is not None:
            bars.append((float(line[1]), float(line[2])))
    if not bars:
        return Widths((), 0.0, 0.0)
    first = _METRE.search(parts[0]) or _HEAD.search(parts[0])
    left = bars[0][0]
    signature = float(first[1]) - left + _GAP if first else 0.0
    return Widths(tuple(end - start for start, end in bars), signature, left)


def filled(widths: Widths, room: float) -> tuple[int, ...]:
    """Return the indices of the bars that begin a new line, if lines have so much room."""
    breaks: list[int] = []
    taken = widths.indent
    for at, width in enumerate(widths.bars):
        if at and taken + width > room * _PRESSED:
            breaks.append(at)
            taken = widths.signature
        taken += width
    return tuple(breaks)


def evened(widths: Widths, room: float) -> tuple[int, ...]:
    """Return the same for as many lines as `filled` needs, but with the last one not nearly empty.

    The room is made smaller as long as this costs no line more.
    """
    breaks = filled(widths, room)
    smaller = room
    while smaller > room * 0.7:
        smaller -= room * 0.01
        tried = filled(widths, smaller)
        if len(tried) > len(breaks):
            break
        breaks = tried
    return breaks


def with_breaks(mei: str, ids: Sequence[str], breaks: Sequence[int], *, pages: bool) -> str:
    """Return MEI with a system, or a page, beginning at the bars that `breaks` counts."""
    mark = "<pb/>" if pages else "<sb/>"
    for at in breaks:
        mei = re.sub(
            rf'<measure (?=[^>]*xml:id="{re.escape(ids[at])}")', f"{mark}<measure ", mei, count=1
        )
    return mei
