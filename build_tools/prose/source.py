"""A body's lines: where something stands in the file that an editor has open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.problems import Location

_REACH = 4000
"""Characters of a line that are looked at and shown."""
_REACH_LINES = 50


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that prose names, and where."""

    target: str
    line: int
    excerpt: str
    at_s: float | None = None
    """Where in a sound, in seconds; None for its beginning, and for what is no sound."""
    semitones: int = 0
    """How far from its written key a score is wanted."""

    @property
    def column(self) -> int:
        """Where the target stands in its line, from 1; 1 where it was written another way."""
        return self.excerpt.find(self.target) + 1 or 1


@dataclass(frozen=True, slots=True)
class Timed:
    """A step of a worksheet, and where it stands."""

    minutes: int
    line: int
    excerpt: str


class Source:
    """The lines of one body; they count from 0 here, and in places as editors count them."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line

    def excerpt(self, index: int) -> str:
        """Return a line, cut where it is endless; empty beyond the last."""
        return self.lines[index][:_REACH] if index < len(self.lines) else ""

    def at(self, index: int, column: int = 1) -> Location:
        """Return the place of a line."""
        return Location(self.path, self.first_line + index, column, self.excerpt(index))

    def showing(self, words: str, start: int, stop: int) -> Location:
        """Return where a paragraph from `start` to `stop` shows `words`, else its first line."""
        index = self.line_of(words, start, stop)
        return self.at(index, self.excerpt(index).find(words) + 1 or 1 if words else 1)

    def line_of(self, sign: str, start: int, stop: int) -> int:
        """Return the line of a paragraph that shows `sign`, else its first."""
        near = range(start, min(stop, start + _REACH_LINES))
        return next((line for line in near if sign and sign in self.excerpt(line)), start)

    def mentions(self, found: Iterator[tuple[str, int, int]]) -> Iterator[Mention]:
        """Give each target the line of its paragraph that shows it.

        They come in the order of the text, so each is looked for from the last
        one on and not too far: a text of a megabyte may hold 50,000 links.
        """
        index, column = 0, 0
        for target, start, stop in found:
            if not start <= index < stop:
                index, column = start, 0
            for line in range(index, min(stop, index + _REACH_LINES)):
                begin = column if line == index else 0
                at = self.lines[line].find(target, begin, begin + _REACH) if self.lines else -1
                if at >= 0:
                    index, column = line, at + len(target)
                    break
            yield Mention(target, self.first_line + index, self.excerpt(index))
