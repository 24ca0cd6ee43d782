"""What people have answered after a journey: files of schools merged, kept in the hub, counted."""

from __future__ import annotations

from build_tools.evaluation.exports import Asked, Taken, taken
from build_tools.evaluation.kept import FOLDER, Unreadable, file_of, kept, merged, problems, written
from build_tools.evaluation.records import Nonsense, Record
from build_tools.evaluation.results import FEWEST, Group, Role, results
from build_tools.evaluation.telling import as_json, as_rows, as_text

__all__ = [
    "FEWEST",
    "FOLDER",
    "Asked",
    "Group",
    "Nonsense",
    "Record",
    "Role",
    "Taken",
    "Unreadable",
    "as_json",
    "as_rows",
    "as_text",
    "file_of",
    "kept",
    "merged",
    "problems",
    "results",
    "taken",
    "written",
]
