"""The table of all rules."""

from __future__ import annotations

from build_tools.problems.families import (
    captions,
    consents,
    evaluations,
    facts,
    files,
    films,
    footprint,
    journeys,
    media,
    paper,
    scores,
    tables,
    text,
    worksheets,
)
from build_tools.problems.rule import Rule, Severity

__all__ = ["RULES", "Rule", "Severity"]

RULES: dict[str, Rule] = {
    rule.code: rule
    for family in (
        *(captions, consents, evaluations, facts, files, films, footprint, journeys),
        *(media, paper, scores, tables, text, worksheets),
    )
    for rule in family.RULES
}
"""Every rule by its code."""
