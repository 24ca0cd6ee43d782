"""WebVTT to cues: a file of captions taken apart, with the line of everything.

Source: WebVTT: The Web Video Text Tracks Format (W3C), 4.1 for what a file may
hold and 6.1 for how a browser reads it. Where a browser passes over something
in silence, such as text that has lost its times, Poche says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from build_tools.catalogue.cuetext import words
from build_tools.catalogue.places import FROM_SRT
from build_tools.domain import Caption
from build_tools.problems import Location, Problem, Words, meant, report, worded

MAX_CUES = 10_000
"""Four hours, the longest sound there may be, with a caption every one and a half seconds."""

_ARROW = "-->"
_TIME = r"(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_ALMOST = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-5][0-9])(?:[.,:]([0-9]{1,3}))?(?![0-9])")
"""A time as people write it before they know how WebVTT does."""
_REACH = 200
"""Characters of a line in which times are looked for."""
_SRT_TIMES = re.compile(r"[0-9]+:[0-9]{2}:[0-9]{2},[0-9]{1,3} *--> *[0-9]+:")
_SIGNATURE = re.compile(r"WEBVTT(?:[ \t].*)?")
_CROWDED = worded("an empty line is missing above these times")
_IN_A_NOTE = worded("a note ends with an empty line, and cannot hold '-->'")
_ASIDE = re.compile(r"NOTE(?:[ \t].*)?|(?:STYLE|REGION)[ \t]*")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a file shows for one stretch of time."""

    start_s: float
    end_s: float
    captions: tuple[Caption, ...]
    """One for each voice that speaks in it, all with the times of the cue."""
    place: Location
    """Its line of times."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that belong together; numbers of lines count from 0."""

    times: int | None
    """Where the times stand; None for text that has none."""
    first: int
    stop: int
    """Its text, from the first line to before the last."""
    crowded: Words | None = None
    """What is wrong with where the times stand."""


def parse(text: str, path: str) -> tuple[tuple[Cue, ...], tuple[Problem, ...]]:
    """Return the cues of a file in its order, and all that is wrong with single ones.

    `text` has LF line ends and no byte order mark. A cue whose times cannot be
    read is left out; its text has been looked at all the same. Of a file with
    more than `MAX_CUES` nothing else is told: it is another file than was meant.
    """
    lines = text.split("\n")
    if not _SIGNATURE.fullmatch(lines[0]):
        return (), (_no_webvtt(lines, path),)
    reading = _Reading(path, lines)
    stretches = list(islice(_stretches(lines), MAX_CUES + 1))
    if len(stretches) > MAX_CUES:
        last = stretches[-1]
        place = reading.at(last.first if last.times is None else last.times)
        return (), (report("CAP10", place, limit=MAX_CUES),)
    for stretch in stretches:
        reading.read(stretch)
    return tuple(reading.cues), tuple(reading.problems)


def _no_webvtt(lines: list[str], path: str) -> Problem:
    """Say what the file is instead, and how it becomes what it should be."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return report("CAP01", Location(path), seen=worded("the file is empty"))
    place = Location(path, first + 1, 1, lines[first])
    if any(_SRT_TIMES.match(line.strip()) for line in lines[first : first + 3]):
        return report("CAP01", place, help=FROM_SRT, seen=worded("this is SubRip (.srt)"))
    seen = worded("it begins with '{beginning}'", beginning=lines[first].strip()[:40])
    return report("CAP01", place, seen=seen)


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield first line and end of what stands between empty lines.

    A line of blanks counts as empty, which is how it looks.
    """
    first: int | None = None
    for number, line in enumerate(lines):
        if line.strip():
            first = number if first is None else first
        elif first is not None:
            yield first, number
            first = None
    if first is not None:
        yield first, len(lines)


def _stretches(lines: list[str]) -> Iterator[_Stretch]:
    """Yield cues, and text without times; pass over header, notes, styles and regions."""
    for first, stop in _blocks(lines):
        arrows = [number for number in range(first, stop) if _ARROW in lines[number]]
        is_aside = first == 0 or _ASIDE.fullmatch(lines[first]) is not None
        if not arrows and not is_aside:
            yield _Stretch(None, first, stop)
        for number, arrow in enumerate(arrows):
            crowded: Words | None = None
            if number or (is_aside and arrow > first) or arrow > first + 1:
                crowded = _CROWDED
            if not number and first and is_aside:
                crowded = _IN_A_NOTE
            end = arrows[number + 1] if number + 1 < len(arrows) else stop
            yield _Stretch(arrow, arrow + 1, end, crowded)


class _Reading:
    """What has been found so far."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.cues: list[Cue] = []
        self.problems: list[Problem] = []
        self._path = path
        self._lines = lines
        self._told = False
        """Whether the times above wait for a text, and somebody has been told."""

    def at(self, line: int, column: int = 1) -> Location:
        return Location(self._path, line + 1, column, self._lines[line])

    def read(self, stretch: _Stretch) -> None:
        told, self._told = self._told, False
        if stretch.times is None:
            if not told:
                self._lost(stretch)
            return
        captions, fault = words("\n".join(self._lines[stretch.first : stretch.stop]))
        times = _TIMES.fullmatch(self._lines[stretch.times])
        if times is None:
            self._unreadable(stretch.times)
        elif stretch.crowded:
            self.problems.append(report("CAP03", self.at(stretch.times), seen=stretch.crowded))
        elif not captions and fault is None:
            seen = worded("there is no text under these times")
            self.problems.append(report("CAP03", self.at(stretch.times), seen=seen))
        self._told = not captions and fault is None
        if fault is not None:
            place = self._in_text(stretch, fault.at)
            self.problems.append(report(fault.code, place, help=fault.help, **fault.facts))
        if times is not None and captions and stretch.crowded != _IN_A_NOTE:
            start_s, end_s = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
            spoken = tuple(Caption(start_s, end_s, each.text, each.voice) for each in captions)
            self.cues.append(Cue(start_s, end_s, spoken, self.at(stretch.times)))

    def _in_text(self, stretch: _Stretch, at: int) -> Location:
        line = stretch.first
        while at > len(self._lines[line]):
            at -= len(self._lines[line]) + 1
            line += 1
        return self.at(line, at + 1)

    def _lost(self, stretch: _Stretch) -> None:
        """Text without times; perhaps there are some that were not recognised as such."""
        for line in range(stretch.first, min(stretch.first + 2, stretch.stop)):
            if _suggested(self._lines[line]):
                self._unreadable(line)
                return
        seen = worded("no times stand above this text")
        self.problems.append(report("CAP03", self.at(stretch.first), seen=seen))

    def _unreadable(self, line: int) -> None:
        better = _suggested(self._lines[line])
        hint = meant(better)
        seen = self._lines[line].strip()[:60]
        self.problems.append(report("CAP02", self.at(line), help=hint, seen=seen))


def _seconds(groups: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(group or 0) for group in groups)
    return round(hours * 3600 + minutes * 60 + seconds + thousandths / 1000, 3)


def _suggested(line: str) -> str | None:
    """Return the line of times that is meant, if two times can be found in it."""
    found = list(islice(_ALMOST.finditer(line[:_REACH]), 3))
    if len(found) != 2:
        return None
    written = []
    for hours, minutes, seconds, fraction in (match.groups() for match in found):
        if int(minutes) > 59:
            return None
        lead = f"{int(hours):02d}:" if hours and int(hours) else ""
        written.append(f"{lead}{int(minutes):02d}:{seconds}.{(fraction or '').ljust(3, '0')}")
    return f" {_ARROW} ".join(written)
