"""Signs among words, such as the note of a tempo, and how wide words are.

verovio writes them as characters of a music font. A page would have to bring that
font along; so they are drawn with verovio's own outlines instead (Leipzig, in the
folder of its data), and placed by the widths of what stands before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import verovio
from PIL import ImageFont

from build_tools import fonts

_EM = 1000
_FOLDER = Path(verovio.__file__).parent / "data"
_FONT = "Leipzig"


@cache
def outline(sign: str) -> str | None:
    """Return the outline of a sign as path data in thousandths of an em, y upwards."""
    try:
        drawn = ElementTree.parse(_FOLDER / _FONT / f"{ord(sign):04X}.xml")
    except (OSError, ElementTree.ParseError):
        return None
    path = drawn.getroot().find(".//{*}path")
    return None if path is None else path.get("d")


def advance(sign: str) -> float:
    """Return how far the next sign is from this one, in thousandths of an em."""
    return _advances().get(f"{ord(sign):04X}", 0.0)


@cache
def _advances() -> dict[str, float]:
    boxes = ElementTree.parse(_FOLDER / f"{_FONT}.xml").getroot()
    return {box.get("c", ""): float(box.get("h-a-x", "0")) for box in boxes.findall("g")}


@cache
def _tinos() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(fonts.FOLDER / "tinos-400.ttf", _EM)


def words_width(words: str) -> float:
    """Return how wide words are, in ems of their font."""
    return _tinos().getlength(words) / _EM


def size_name(scale: float) -> str:
    """Return what a glyph's id says of its size: nothing for the usual one."""
    return "" if scale == 0.72 else f"-{round(scale * 1000)}"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one size, or signs of the music's font."""

    words: str
    size: float
    is_music: bool

    @property
    def width(self) -> float:
        """How wide they are, in the units of `size`."""
        if self.is_music:
            return sum(advance(sign) for sign in self.words) * self.size / _EM
        return words_width(self.words) * self.size


def runs_of(element: ElementTree.Element, family: str = "", size: float = 0.0) -> Iterator[Run]:
    """Yield the words of a text in order; verovio's own size 0 stands for no size."""
    family = element.get("font-family", family)
    size = float(element.get("font-size", "0").removesuffix("px")) or size
    is_music = family.startswith(_FONT)
    if element.text:
        yield Run(element.text, size, is_music)
    for child in element:
        yield from runs_of(child, family, size)
        if child.tail and child.tail.strip():
            yield Run(child.tail, size, is_music)
