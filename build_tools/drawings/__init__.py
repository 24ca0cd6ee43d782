"""Everything that Poche draws itself: covers, pictograms, badges, the home page's doors, charts.

All are strings of inline SVG without ids, links, styles or scripts, so that any
number of them can stand on one page; but for charts, whose patterns have names.
"""

from build_tools.drawings.badges import badge, badge_outline, kind_shape
from build_tools.drawings.charts import PATTERNS, Bar, bars, pairs, shares, swatch
from build_tools.drawings.covers import COVER_KINDS, cover, cover_wide
from build_tools.drawings.doors import door, empty
from build_tools.drawings.figures import figure
from build_tools.drawings.palette import kind_colour
from build_tools.drawings.pictograms import PICTOGRAMS, outline, pictogram, pictogram_of
from build_tools.drawings.qr import qr, qr_blocks
from build_tools.drawings.tallies import Tally, step_swatch, steps, tallies

__all__ = [
    "COVER_KINDS",
    "PATTERNS",
    "PICTOGRAMS",
    "Bar",
    "Tally",
    "badge",
    "badge_outline",
    "bars",
    "cover",
    "cover_wide",
    "door",
    "empty",
    "figure",
    "kind_colour",
    "kind_shape",
    "outline",
    "pairs",
    "pictogram",
    "pictogram_of",
    "qr",
    "qr_blocks",
    "shares",
    "step_swatch",
    "steps",
    "swatch",
    "tallies",
]
