"""How wide words are on paper, before typst is asked: tables are shared out by it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from build_tools import fonts
from build_tools.later import later

if TYPE_CHECKING:
    from PIL import ImageFont
else:
    ImageFont = later("PIL.ImageFont")

_UNITS = 1000
"""Typefaces are measured at this size, in which a digit is some hundred points wide."""


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    name = "atkinson-700.ttf" if bold else "atkinson-400.ttf"
    return ImageFont.truetype(fonts.FOLDER / name, _UNITS, layout_engine=ImageFont.Layout.BASIC)


@cache
def _character(char: str, bold: bool) -> float:
    return _face(bold).getlength(char) / _UNITS


def width_em(text: str, *, bold: bool = False) -> float:
    """Return the width of text on one line, in sizes of the type; kerning is left aside."""
    return sum(_character(char, bold) for char in text)


@lru_cache(maxsize=4096)
def word_widths_em(text: str, *, bold: bool = False) -> tuple[float, ...]:
    """Return the width of each word of a text, in sizes of the type."""
    return tuple(width_em(word, bold=bold) for word in text.split())


def needs_hyphens(text: str, room_em: float, *, bold: bool = False) -> bool:
    """Say whether a word of a text is wider than a line, so that it has to be parted."""
    return max(word_widths_em(text, bold=bold), default=0.0) > room_em
