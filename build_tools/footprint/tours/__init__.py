"""Tours of planned visits: the plan as it stands beside what would cost the climate less."""

from __future__ import annotations

from build_tools.footprint.tours.baseline import Baseline, as_values, from_values, frozen
from build_tools.footprint.tours.comparison import Beside, beside
from build_tools.footprint.tours.proposing import Schedule, as_planned, proposal
from build_tools.footprint.tours.telling import as_text
from build_tools.footprint.tours.values import FIGURES, as_json, as_rows

__all__ = [
    "FIGURES",
    "Baseline",
    "Beside",
    "Schedule",
    "as_json",
    "as_planned",
    "as_rows",
    "as_text",
    "as_values",
    "beside",
    "from_values",
    "frozen",
    "proposal",
]
