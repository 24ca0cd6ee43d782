"""A score on paper: A4, one system below the other, with what it is called above."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import typst

from build_tools import fonts

_TEMPLATE = """
#let data = json(bytes(sys.inputs.at("data")))
#set document(title: data.title, author: data.by, date: none)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context align(center, text(9pt)[#counter(page).display("1 / 1", both: true)]))
#set text(font: data.fonts, size: 11pt, lang: data.lang)
#heading(level: 1, text(20pt, data.title))
#v(-4pt)
#grid(columns: (1fr, auto), data.by, data.key)
#v(6mm)
#for (at, system) in data.systems.enumerate() {
  block(breakable: false, below: 5mm,
    image(bytes(system), format: "svg", width: 100%, alt: data.words.at(at)))
}
"""
"""What editors wrote comes in as data only, never as a part of this program."""


_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_MOST_MISSING = 40
"""Characters without a drawing that are replaced in one sheet; a title has no more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper of one key."""

    title: str
    by: str
    key: str
    lang: str
    systems: Sequence[str]
    """SVG, one for each system."""
    words: Sequence[str]
    """For each system, what is read out in its place."""


class Press:
    """typst with its typefaces, for many sheets."""

    def __init__(self) -> None:
        self._compiler = typst.Compiler(
            font_paths=[str(fonts.FOLDER)],
            ignore_system_fonts=True,
        )

    def pdf(self, sheet: Sheet) -> bytes:
        """Return a sheet as tagged PDF (PDF/UA-1); raises typst.TypstError."""
        for _ in range(_MOST_MISSING):
            try:
                return self._set(sheet)
            except typst.TypstError as error:
                sheet = _without(sheet, error)
        return self._set(sheet)

    def _set(self, sheet: Sheet) -> bytes:
        data = {
            "title": sheet.title,
            "by": sheet.by,
            "key": sheet.key,
            "lang": sheet.lang,
            "systems": list(sheet.systems),
            "words": list(sheet.words),
            "fonts": [fonts.TEXT, fonts.LYRICS, "DejaVu Sans Mono"],
        }
        made = self._compiler.compile(
            _TEMPLATE.encode(),
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"data": json.dumps(data)},
        )
        assert isinstance(made, bytes)
        return made


def _without(sheet: Sheet, error: typst.TypstError) -> Sheet:
    """Return the sheet without the character that typst has no drawing for.

    A title in a script that no typeface here has still gives a sheet: PDF/UA-1 wants
    every character drawn (ISO 14289-1, 7.21.8), so its number in Unicode stands for it.
    Raises `error` where it is about something else.
    """
    found = _MISSING.search(str(error))
    if found is None:
        raise error
    missing, number = found[1], "+".join(f"{ord(char):04X}" for char in found[1])
    return replace(
        sheet,
        title=sheet.title.replace(missing, f"[{number}]"),
        by=sheet.by.replace(missing, f"[{number}]"),
    )
