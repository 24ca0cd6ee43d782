"""From what verovio draws to a small drawing: flat, in whole units, safe to stand in a page.

verovio's SVG is made to be edited: every note is five groups deep, every staff
line is drawn anew in every bar. Here only what is seen or pointed at is left:
strokes of one width are one path, glyphs are drawn once and used,
noteheads and rests carry the ids of their notes, and syllables say whose they
are. Everything is made of known parts, so that nothing else can get through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from build_tools.scores import glyphs
from build_tools.scores.glyphs import Run, runs_of
from build_tools.scores.strokes import Strokes, number

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.]+), ?(-?[\d.]+)\)(?: scale\((-?[\d.]+), ?(-?[\d.]+)\))?")
_STYLES = {"tempo": "b", "reh": "b", "ending": "b", "dir": "i", "dynam": "i", "mNum": "i"}
"""Class of a group to how its words are set: bold or italic."""
_UNSEEN = {"placeholder"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing is made for."""

    prefix: str
    """Before the ids of glyphs; the same as before the ids of notes."""
    pitches: Mapping[str, str]
    """Id of a notehead to its pitch in this key."""
    chords: frozenset[str]
    """Ids of chords."""
    digits: int
    """Digits after the point; a unit is a tenth of verovio's, two fifths of a point on a phone."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing without its outermost element, so that glyphs can be shared."""

    width: float
    height: float
    body: str
    """The lines of each page, then its systems from top to bottom, each a group."""
    glyphs: Mapping[str, str]
    """Id of a glyph to its definition."""


@dataclass(slots=True)
class _System:
    """One system while it is drawn."""

    strokes: Strokes
    parts: list[str] = field(default_factory=list)
    heads: list[str] | None = None
    """Where noteheads and rests go, if not among the other parts."""
    words: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Font size and style to texts of that kind."""


def drawn(pages: Sequence[str], frame: Frame) -> Drawing:
    """Return pages of verovio's SVG as one drawing, one below the other.

    Raises `xml.etree.ElementTree.ParseError` where a page is no XML.
    """
    sheet, height, width = _Sheet(frame), 0.0, 0.0
    for page in pages:
        root = ElementTree.fromstring(page)
        scale = root.find(f"{_SVG}svg")
        if scale is None:
            continue
        _, _, page_width, page_height = (float(each) for each in scale.get("viewBox", "").split())
        sheet.page(root, scale, height)
        width, height = max(width, page_width), height + page_height
    return Drawing(width / 10, height / 10, "".join(sheet.systems), sheet.glyphs)


class _Sheet:
    """Systems and glyphs, while pages are read."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.systems: list[str] = []
        self.glyphs: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def page(self, root: ElementTree.Element, scale: ElementTree.Element, top: float) -> None:
        self._paths = {
            (glyph.get("id") or ""): glyph.find(f"{_SVG}path")
            for glyph in root.iterfind(f"{_SVG}defs/{_SVG}g")
        }
        margin = scale.find(f"{_SVG}g")
        if margin is None:
            return
        self._left, down, _, _ = _moved(margin)
        self._top = down + top
        # Lines of all systems together: what says how they are drawn stands there once.
        strokes, at = Strokes(self._left, self._top, self.frame.digits), len(self.systems)
        for system in margin:
            if "system" in _classes(system):
                here = _System(strokes)
                for child in system:
                    self._element(here, child, "", "")
                self.systems.append(f"<g>{self._finished(here)}</g>")
        self.systems.insert(at, strokes.svg())

    def _finished(self, here: _System) -> str:
        groups = []
        for (size, style), texts in here.words.items():
            set_as = {"b": ' font-weight="bold"', "i": ' font-style="italic"'}.get(style, "")
            groups.append(f'<g font-size="{size}"{set_as}>{"".join(texts)}</g>')
        return "".join(here.parts) + "".join(groups)

    def _element(self, here: _System, element: ElementTree.Element, note: str, style: str) -> None:
        """Draw an element; `note` is the note it belongs to, where it belongs to one."""
        tag, classes = element.tag.removeprefix(_SVG), _classes(element)
        if tag == "g" and not _UNSEEN & classes:
            style = next((_STYLES[each] for each in classes if each in _STYLES), style)
            if "chord" in classes and element.get("id") in self.frame.chords:
                self._chord(here, element, style)
                return
            owner = element.get("id", "") if classes & {"note", "rest", "mRest"} else note
            for child in element:
                is_head = classes & {"notehead", "rest", "mRest"} and child.tag == f"{_SVG}use"
                if is_head:
                    (here.parts if here.heads is None else here.heads).append(
                        self._head(child, owner)
                    )
                else:
                    self._element(here, child, owner, style)
        elif tag == "use":
            here.parts.append(self._use(element, ""))
        elif tag == "text":
            self._text(here, element, note, style)
        elif tag != "g":
            here.strokes.add(tag, element)

    def _chord(self, here: _System, chord: ElementTree.Element, style: str) -> None:
        """Draw a chord: its noteheads together, so that one id stands for them."""
        id, heads = chord.get("id", ""), list[str]()
        inner = _System(here.strokes, here.parts, heads, here.words)
        for child in chord:
            self._element(inner, child, id, style)
        if heads:
            here.parts.append(f'<g id="{id}">{"".join(heads)}</g>')

    def _head(self, use: ElementTree.Element, note: str) -> str:
        pitch = self.frame.pitches.get(note, "")
        name = f' data-n="{pitch}"' if pitch else ""
        # A head in a chord has a pitch of its own and the id of its chord around it.
        id = f' id="{note}"' if note and "." not in note else ""
        return self._use(use, id + name)

    def _use(self, use: ElementTree.Element, attributes: str) -> str:
        x, y, across, _ = _moved(use)
        name = (use.get("href") or "").removeprefix("#")
        path = self._paths.get(name)
        outline = "" if path is None else path.get("d", "")
        return self._placed(name.partition("-")[0], outline, across, (x, y), attributes)

    def _placed(
        self, code: str, outline: str, scale: float, at: tuple[float, float], attributes: str = ""
    ) -> str:
        """Use a glyph at a place; define it when it is first used in this size."""
        key = f"{code}/{scale}"
        if key not in self._known:
            self._known[key] = id = f"{self.frame.prefix}-{code}{glyphs.size_name(scale)}"
            size, d = number(scale / 10, 4), _attribute(_tight(outline))
            self.glyphs[id] = f'<path id="{id}" transform="scale({size},-{size})" d="{d}"/>'
        x, y = self._at(*at)
        return f'<use{attributes} href="#{self._known[key]}" x="{x}" y="{y}"/>'

    def _at(self, x: float, y: float) -> tuple[str, str]:
        digits = self.frame.digits
        return number((x + self._left) / 10, digits), number((y + self._top) / 10, digits)

    def _text(self, here: _System, text: ElementTree.Element, note: str, style: str) -> None:
        """Place words; signs of the music font among them become glyphs."""
        runs = list(runs_of(text))
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        anchor = text.get("text-anchor", "start")
        whose = f' data-for="{note.partition(".")[0]}"' if note else ""
        if not any(run.is_music for run in runs):
            where = "" if anchor == "start" else f' text-anchor="{_attribute(anchor)}"'
            words = "".join(run.words for run in runs)
            if words.strip():
                line = here.words.setdefault((number(runs[0].size / 10, 1), style), [])
                line.append(self._words(words, (x, y), whose + where))
            return
        x -= {"middle": 0.5, "end": 1.0}.get(anchor, 0.0) * sum(run.width for run in runs)
        for run in runs:
            if run.is_music:
                here.parts += self._signs(run, (x, y))
            elif run.words.strip():
                line = here.words.setdefault((number(run.size / 10, 1), style), [])
                line.append(self._words(run.words, (x, y), whose))
            x += run.width

    def _signs(self, run: Run, at: tuple[float, float]) -> Iterator[str]:
        """Yield the signs of a run as glyphs."""
        (x, y), scale = at, run.size / 1000
        for sign in run.words:
            outline = glyphs.outline(sign)
            if outline is not None:
                yield self._placed(f"{ord(sign):04X}", outline, scale, (x, y))
            x += glyphs.advance(sign) * scale

    def _words(self, words: str, at: tuple[float, float], attributes: str) -> str:
        x, y = self._at(*at)
        return f'<text{attributes} x="{x}" y="{y}">{_escaped(words)}</text>'


def _tight(outline: str) -> str:
    """Return path data without the spaces that nothing needs."""
    return re.sub(r" (?=[-a-zA-Z])", "", outline)


def _classes(element: ElementTree.Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split())


def _moved(element: ElementTree.Element) -> tuple[float, float, float, float]:
    match = _MOVED.match(element.get("transform", ""))
    if match is None:
        return 0.0, 0.0, 1.0, 1.0
    x, y, across, down = match.groups()
    return float(x), float(y), float(across or 1), float(down or 1)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
