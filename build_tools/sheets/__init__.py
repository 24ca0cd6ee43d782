"""Paper: worksheets and journeys as PDFs that a teacher prints, copies and hangs up.

`lay_out` sets worksheets. Behind it, `brief` gathers what a body names, `write` and its
`masthead`, `blocks`, `listing`, `tables`, `inline` and `words` write it down as typst (pure),
`parts` makes pictures ready, `faults` says what paper cannot do. The look is in `sheet.typ` and
`blocks.typ`.

`lay_out_journeys` sets journeys. Behind it, `year` counts the weeks and what is in each, and
`wall`, `plan` and `diary` write it down (pure), each with a look of its own in a file beside it.

`lay_out_questionnaires` sets what people are asked; `asked` writes it down (pure).

`set_posters` sets posters with the way to a box on the school's network.

All have typst behind `press`, and `setting` tries tighter drafts until one fits.
"""

from __future__ import annotations

from build_tools.sheets.asking import lay_out_questionnaires
from build_tools.sheets.brief import Supply, pictures_named
from build_tools.sheets.lay_out import lay_out
from build_tools.sheets.network import Network
from build_tools.sheets.parts import Original
from build_tools.sheets.poster import set_posters
from build_tools.sheets.press import SheetError
from build_tools.sheets.setting import Workroom
from build_tools.sheets.years import lay_out_journeys

__all__ = [
    "Network",
    "Original",
    "SheetError",
    "Supply",
    "Workroom",
    "lay_out",
    "lay_out_journeys",
    "lay_out_questionnaires",
    "pictures_named",
    "set_posters",
]
