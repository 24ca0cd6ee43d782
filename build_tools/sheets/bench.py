"""Where papers are written that no editor lays out: journeys and questionnaires."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.domain import Catalogue
from build_tools.sheets.desk import Notes
from build_tools.sheets.glyphs import Inked
from build_tools.sheets.parts import Parts
from build_tools.sheets.pen import Pen
from build_tools.strings import Strings


@dataclass(frozen=True, slots=True)
class Bench:
    """What all papers of one kind are written with."""

    known: Catalogue
    strings: Mapping[str, Strings]
    inked: Inked
    parts: Parts

    def pen(self, lang: str, notes: Notes) -> Pen:
        """Return what writes in a language, and notes what is amiss."""
        chain = self.known.hub.chain(lang)
        return Pen(lang, chain, self.strings[lang], self.inked, self.parts.symbol, notes)
