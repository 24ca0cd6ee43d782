"""Rules about answers that a hub keeps (EVA): files that `poche evaluate import` has written."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES = (
    Rule(
        "EVA01",
        Severity.WARNING,
        "this file of answers is not as 'poche evaluate import' writes it",
        "take it back as it was, or take it out; 'poche evaluate' says what is wrong with it",
    ),
    Rule(
        "EVA02",
        Severity.WARNING,
        "these answers are about '{id}', and there is no such journey",
        "if the journey was renamed, write its new id for the old one, in the name and in the file",
    ),
)
