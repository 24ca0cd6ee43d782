"""The typefaces of paper and of words under notes, as typst and verovio read them.

TrueType, because typst reads no WOFF2: the same outlines as the site's own
files in `overrides/assets/poche/`, with italics. Licence: `OFL.txt`.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the `.ttf` files are."""

TEXT = "Atkinson Hyperlegible Next"
"""The family of all text: regular, bold, italic, bold italic."""

LYRICS = "Tinos"
"""The family of words under notes: its widths are those of Times, for which scores are spaced."""
