"""Rules about tables that facts are taken from (TAB); what cells say is judged as in the files."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES = (
    Rule(
        "TAB01",
        Severity.ERROR,
        "this table cannot be read: {reason}",
        "save it as CSV (UTF-8) or as a workbook (.xlsx) once more, without a password",
    ),
    Rule("TAB02", Severity.ERROR, "unknown column '{column}'", "known columns are {known}"),
    Rule(
        "TAB03",
        Severity.ERROR,
        "the column '{column}' is there twice, first as column {first}",
        "take one of them out, or rename it to what it holds",
    ),
    Rule(
        "TAB04",
        Severity.ERROR,
        "there is no column 'id', so nobody can tell what a row speaks of",
        "put 'id' into the first row, above the ids of {kind}",
    ),
    Rule(
        "TAB05",
        Severity.ERROR,
        "{seen} cannot be an id",
        "small letters, digits and hyphens, such as '{better}'",
    ),
    Rule(
        "TAB06",
        Severity.ERROR,
        "'{id}' has a row already, row {first}",
        "keep one row of the two; spreadsheets may have copied it",
    ),
    Rule(
        "TAB07",
        Severity.ERROR,
        "'{column}' cannot be {seen}: {expected} is expected",
        "write for example {example}",
    ),
    Rule(
        "TAB08",
        Severity.ERROR,
        "'{field}' is there for all languages and once more for '{lang}'",
        "fill in '{field}' alone, or the columns of languages alone",
    ),
    Rule(
        "TAB09",
        Severity.ERROR,
        "a formula or an error stands here: {seen}",
        "copy the cell and paste its value only",
    ),
    Rule(
        "TAB10",
        Severity.ERROR,
        "{file} is written in a form in which its fields cannot be changed one by one",
        "write one field a line there, as in 'title: …', or change it by hand",
    ),
    Rule(
        "TAB11",
        Severity.NOTICE,
        "this table is not in UTF-8; it was read as Windows writes Western languages",
        "look at accents below; save it as 'CSV UTF-8' to be sure",
    ),
    Rule(
        "TAB12",
        Severity.NOTICE,
        "there is no '{id}' in {folder}; this row makes it new",
        "if it should be there, correct its id",
    ),
)
