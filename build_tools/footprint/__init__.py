"""The room that reckons what activities and the hub itself cost the climate, in kg CO₂e.

Pure throughout: activities and factors in, lines, totals and differences out.
"""

from __future__ import annotations

from build_tools.footprint.comparing import Comparison, compared
from build_tools.footprint.digital import Carrier, break_even, rating, transfer
from build_tools.footprint.interval import NONE, Interval
from build_tools.footprint.keeping import taken_down, with_past
from build_tools.footprint.lines import CATEGORIES, Line, lines
from build_tools.footprint.telling import as_text
from build_tools.footprint.totals import SCOPES, Report, Total, reckoned, total
from build_tools.footprint.values import FIGURES, as_json, as_rows

__all__ = [
    "CATEGORIES",
    "FIGURES",
    "NONE",
    "SCOPES",
    "Carrier",
    "Comparison",
    "Interval",
    "Line",
    "Report",
    "Total",
    "as_json",
    "as_rows",
    "as_text",
    "break_even",
    "compared",
    "lines",
    "rating",
    "reckoned",
    "taken_down",
    "total",
    "transfer",
    "with_past",
]
