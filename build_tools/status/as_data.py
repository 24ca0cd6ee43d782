"""The report for programs and for spreadsheets. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from build_tools.status.figures import Report

VERSION = 1
"""Counts up when a field changes its meaning."""

_COLUMNS = (
    *("kind", "id", "form", "title", "lang", "state", "path"),
    *("reviewed_by", "words", "lix", "facts_missing"),
)


def as_json(it: Report) -> str:
    """Return all figures, named as in `figures`."""
    told = {"version": VERSION, **asdict(it)}
    return json.dumps(told, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


def as_rows(it: Report) -> list[list[str]]:
    """Return a row for each resource and language, below the names of columns."""
    rows = [[*_COLUMNS]]
    for text in it.texts:
        found = asdict(text)
        rows.append(["" if found[name] is None else _said(found[name]) for name in _COLUMNS])
    return rows


def _said(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
