"""Signs among words, such as the note of a tempo, and how wide words are.

verovio writes them as characters of a music font. A page would have to bring that
font along; so they are drawn with verovio's own outlines instead (Leipzig, in the
folder of its data), and placed by the widths of what stands before them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import verovio
from PIL import ImageFont

from build_tools import fonts

_EM = 1000
_FOLDER = Path(verovio.__file__).parent / "data"
_FONT = "Leipzig"


def is_music(family: str) -> bool:
    """Say whether a font is that of the music's signs."""
    return family.startswith(_FONT)


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
