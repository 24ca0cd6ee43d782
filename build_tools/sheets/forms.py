"""How a worksheet comes to paper: sizes of its forms."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

MM = 72 / 25.4
"""Points in a millimetre."""
_WIDTH_MM = 210


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a sheet comes to paper, A4 upright."""

    name: str
    sizes_pt: tuple[float, ...]
    """Size of the text; further ones are tried until the sheet has no more than `most_pages`."""
    margin_mm: float
    gutter_mm: float
    """Room beside the text, on its left, where minutes and pictograms stand."""
    above_mm: float = 14
    below_mm: float = 20
    leading_em: float = 0.62
    """White space between lines."""
    columns: int = 1
    """How many short texts stand side by side."""
    line_mm: float = 10
    """Height of a line to write on."""
    most_pages: int = 0
    """0 for as many as there are."""
    ink_only: bool = False
    """Whether pictures, too, are made of black points on white."""
    easy: bool = False
    """Whether it is made of the sheet in easy language."""

    @property
    def width_pt(self) -> float:
        """Width of the text."""
        return (_WIDTH_MM - 2 * self.margin_mm - self.gutter_mm) * MM


FORMS = MappingProxyType(
    {
        form.name: form
        for form in (
            Form(
                "standard",
                (11.0,),
                margin_mm=15,
                gutter_mm=22,
                above_mm=12,
                below_mm=18,
                leading_em=0.58,
                columns=2,
            ),
            Form("large", (18.0,), margin_mm=15, gutter_mm=25, line_mm=14),
            Form(
                "copier",
                (11.0, 10.5, 10.0, 9.5),
                margin_mm=12,
                gutter_mm=16,
                above_mm=10,
                below_mm=16,
                leading_em=0.52,
                columns=2,
                line_mm=9,
                most_pages=2,
                ink_only=True,
            ),
            Form(
                "easy",
                (16.0,),
                margin_mm=16,
                gutter_mm=27,
                leading_em=0.72,
                line_mm=13,
                easy=True,
            ),
        )
    }
)
"""The forms of `domain.SHEET_FORMS` by their names. Copiers lose serifs and thin strokes below
9.5 points, and children's eyes give up before."""
