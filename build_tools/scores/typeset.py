"""A score on paper: A4, one system below the other, with what it is called above."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import typst

from build_tools import fonts

_TEMPLATE = """
#let data = json(bytes(sys.inputs.at("data")))
#set document(title: data.title, author: data.by, date: none)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context align(center, text(9pt)[#counter(page).display("1 / 1", both: true)]))
#set text(font: data.font, size: 11pt, lang: data.lang, fallback: false)
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
        data = {
            "title": sheet.title,
            "by": sheet.by,
            "key": sheet.key,
            "lang": sheet.lang,
            "systems": list(sheet.systems),
            "words": list(sheet.words),
            "font": fonts.TEXT,
        }
        made = self._compiler.compile(
            _TEMPLATE.encode(),
            format="pdf",
            pdf_standards="ua-1",
            sys_inputs={"data": json.dumps(data)},
        )
        assert isinstance(made, bytes)
        return made
