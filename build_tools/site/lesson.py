"""A worksheet before a class: what of its body stands on one screen. Pure."""

from __future__ import annotations

import html as entities
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "source"})


@dataclass(frozen=True, slots=True)
class Slide:
    """What a class sees at one time."""

    html: str
    """A part of the body, as it stands there."""
    title: str = ""
    """In plain words; empty for what has no heading of its own."""
    step: int = 0
    """Which step of the sheet it is, from 1; 0 for what is no step."""
    minutes: int = 0
    """How long the step takes; 0 where that is not said."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A body, cut into slides; joined again it is the whole body, in order."""

    before: str
    """What the sheet says before its first step: it is for whoever prepares the lesson."""
    slides: tuple[Slide, ...]

    @property
    def steps(self) -> int:
        """How many of the slides are steps."""
        return sum(slide.step > 0 for slide in self.slides)


def lesson(html: str) -> Lesson:
    """Cut a body's sanitised HTML: one slide a step, else one a section under a heading.

    What follows a step without a heading of its own stays on the step's slide, for
    it belongs to it; a heading after the steps begins a slide.
    """
    pieces = list(_pieces(html))
    if not pieces:
        return Lesson("", (Slide(html),) if html.strip() else ())
    with_steps = any(piece.is_step for piece in pieces)
    before = ""
    slides: list[Slide] = []
    steps = 0
    for piece in pieces:
        if piece.is_step:
            steps += 1
            slides.append(Slide(piece.html, piece.heading, steps, piece.minutes))
        elif piece.tag == "h2" and (slides or not with_steps):
            slides.append(Slide(piece.html, piece.heading))
        elif slides:
            slides[-1] = replace(slides[-1], html=slides[-1].html + piece.html)
        else:
            before += piece.html
    if not slides:
        return Lesson("", (Slide(before),))
    return Lesson(before, tuple(slides))


@dataclass(frozen=True, slots=True)
class _Piece:
    """An element at the top of a body, with the space after it."""

    html: str
    tag: str
    is_step: bool
    minutes: int
    heading: str


def _pieces(html: str) -> Iterator[_Piece]:
    found = _Tops(html)
    starts = [0, *found.starts[1:]]  # what stands before the first element goes with it
    ends = [*starts[1:], len(html)]
    for top, start, end in zip(found.tops, starts, ends, strict=False):
        yield replace(top, html=html[start:end])


def _minutes(facts: dict[str, str]) -> int:
    """Return a step's minutes: an editor's own HTML may hold anything in their place."""
    written = facts.get("data-minutes", "")
    return int(written) if len(written) < 4 and written.isascii() and written.isdigit() else 0


class _Tops(HTMLParser):
    """Finds the elements at the top of well-formed HTML, as sanitising leaves it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts: list[int] = []
        self.tops: list[_Piece] = []
        self._depth = 0
        self._heading = False
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth == 0:
            facts = {name: value or "" for name, value in attrs}
            is_step = tag == "section" and "step" in facts.get("class", "").split()
            line, column = self.getpos()
            self.starts.append(self._lines[line - 1] + column)
            self.tops.append(_Piece("", tag, is_step, _minutes(facts), ""))
        if tag == "h2" and not self.tops[-1].heading:
            self._heading = True
        self._depth += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in _VOID
        if tag == "h2":
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self._heading:
            self._say(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(entities.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(entities.unescape(f"&#{name};"))

    def _say(self, words: str) -> None:
        top = self.tops[-1]
        self.tops[-1] = replace(top, heading=top.heading + words)
