"""For what a score is drawn: widths, sizes, and how much may be spent on one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

VERSION = 3
"""Counts up when the same score would be understood, drawn or set otherwise."""

LARGEST_TEXT_BYTES = 200_000
"""The largest ABC file: more than a thousand bars of four voices."""
LARGEST_XML_BYTES = 4_000_000
"""The largest MusicXML or MEI file: a movement for some twenty instruments."""

PROGRAM = (sys.executable, "-P", "-m", "build_tools.scores.child")
"""How a child is started; its folder is not searched for modules, since hubs are anybody's."""
MEMORY_BYTES = 3 * 1024**3
"""Address space of a child: verovio, typst and its typefaces map more than they use."""
INSPECTING_S = 60.0
ENGRAVING_S = 900.0
"""The largest file takes two minutes on one core."""

_LEFT, _RIGHT = 24, 8
"""Margins, in verovio's unit: numbers of bars stand in the left one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How music is laid out; verovio's unit of width is a point of a full-size staff.

    On a phone of 340 points, 850 units give a staff of 29 and words of 16 points.
    """

    width: int
    digits: int = 0
    """Digits of the drawing's coordinates, which are in the same unit."""
    systems_apart: bool = False
    """Whether each system becomes a drawing of its own."""
    is_endless: bool = False
    """Whether all bars stand on one line, to be measured."""

    @property
    def room(self) -> float:
        """How much a line holds, in tenths of a unit."""
        return 10.0 * (self.width - _LEFT - _RIGHT)

    def options(self) -> dict[str, Any]:
        """Return what verovio is told."""
        return {
            "adjustPageHeight": True,
            "breaks": "none" if self.is_endless else "encoded",
            "expandNever": True,
            "font": "Leipzig",
            "footer": "none",
            "header": "none",
            "lyricWordSpace": 1.5,
            "noJustification": self.is_endless,
            "pageHeight": 60000,
            "pageMarginBottom": 10,
            "pageMarginLeft": _LEFT,
            "pageMarginRight": _RIGHT,
            "pageMarginTop": 10,
            "pageWidth": self.width,
            "smuflTextFont": "none",
            "svgFormatRaw": True,
            "svgRemoveXlink": True,
            "svgViewBox": True,
        }


SCREENS = {"narrow": Layout(850), "wide": Layout(2260), "large": Layout(560)}
"""Drawings of a page: for a phone, for a wide screen, and large for a phone."""

PICTURES = ("narrow", "wide")
"""Which of them a page shows until somebody wants more of a score."""

PAPER = Layout(1700, digits=1, systems_apart=True)
"""For a column of 170 mm: a unit is a tenth of a millimetre, words are as tall as of 11 points."""

ENDLESS = Layout(100_000, is_endless=True)
"""One line, on which bars are measured."""
