"""What writes short words around and between texts: labels, titles, pictograms, a foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_tools.domain import Localised
from build_tools.sheets.desk import Notes
from build_tools.sheets.glyphs import Inked
from build_tools.sheets.source import array, call, joined, string
from build_tools.sheets.words import line
from build_tools.strings import Strings

_PAGE, _PAGES = "\x01", "\x02"
"""Stand for the numbers that typst will know."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one language; what paper cannot show goes into its notes."""

    lang: str
    chain: tuple[str, ...]
    """The languages in which texts of the content are looked for."""
    t: Strings
    inked: Inked
    symbol: Callable[[str], str]
    """A pictogram's name to its path."""
    notes: Notes

    def line(self, text: str) -> str:
        """Return one line of text as content."""
        return line(text, self, self.notes)

    def text(self, text: Localised) -> str:
        """Return a text in the paper's language, or in another and marked as such."""
        spoken = text.choose(self.chain)
        written = self.line(spoken.text)
        if spoken.lang in (None, self.lang):
            return written
        return call("in-language", string(str(spoken.lang)), written)

    def icon(self, name: str) -> str:
        """Return the path of a pictogram, or of `badge <kind>`, as a string."""
        return string(self.symbol(name))

    def origin(self, parts: Iterable[str | None], source: str) -> str:
        """Return two lines for the foot: what a paper belongs to, and where its page is."""
        shown = list(dict.fromkeys(part for part in parts if part))
        return joined([self.line(" · ".join(shown)), call("newline"), self.line(source)])

    def page_words(self) -> str:
        """Return what stands before, between and after a page's number and that of all pages."""
        said = self.t("Page {n} of {total}", n=_PAGE, total=_PAGES)
        before, _, rest = said.partition(_PAGE)
        between, _, after = rest.partition(_PAGES)
        return array(map(string, (before, between, after)))


def span(pair: tuple[int, int]) -> str:
    """Return two numbers as they are read: `6–8`, or one if they are the same."""
    low, high = pair
    return str(low) if low == high else f"{low}–{high}"
