"""Worksheets on paper: from the body of a workshop to PDFs that a teacher copies.

`lay_out` is the whole of it. Behind it, `brief` gathers what a body names, `write` and its
`masthead`, `blocks`, `listing`, `tables`, `inline` and `words` write it down as typst (pure),
`press` lets typst set it, `parts` makes pictures ready, `faults` says what paper cannot do.
The look is in `sheet.typ` and `blocks.typ`.
"""

from __future__ import annotations

from build_tools.sheets.brief import Supply, pictures_named
from build_tools.sheets.lay_out import lay_out
from build_tools.sheets.parts import Original
from build_tools.sheets.press import SheetError
from build_tools.sheets.setting import Made

__all__ = ["Made", "Original", "SheetError", "Supply", "lay_out", "pictures_named"]
