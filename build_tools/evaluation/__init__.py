"""What people have answered after a journey: files of schools merged, kept in the hub, counted."""

from __future__ import annotations

from build_tools.evaluation.exports import Asked, Taken, taken
from build_tools.evaluation.kept import (
    FOLDER,
    Unreadable,
    file_of,
    kept,
    looked_over,
    merged,
    written,
)
from build_tools.evaluation.nonsense import Nonsense
from build_tools.evaluation.records import Record
from build_tools.evaluation.results import FEWEST, counted, results
from build_tools.evaluation.telling import as_json, as_rows, as_text

__all__ = [
    "FEWEST",
    "FOLDER",
    "Asked",
    "Nonsense",
    "Record",
    "Taken",
    "Unreadable",
    "as_json",
    "as_rows",
    "as_text",
    "counted",
    "file_of",
    "kept",
    "looked_over",
    "merged",
    "results",
    "taken",
    "written",
]
