"""What a hub still lacks: translations, rights, words for pictures, captions, and what weighs most.

`report` is pure: it takes what the other rooms found out, and a day. The rest says it, to a
terminal, a page, a program or a spreadsheet.
"""

from __future__ import annotations

from build_tools.status.as_data import as_json, as_rows
from build_tools.status.as_text import as_text
from build_tools.status.figures import Report
from build_tools.status.page import page
from build_tools.status.report import Known, report
from build_tools.status.sounds import Loudness, masters

__all__ = [
    "Known",
    "Loudness",
    "Report",
    "as_json",
    "as_rows",
    "as_text",
    "masters",
    "page",
    "report",
]
