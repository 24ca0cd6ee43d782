"""Rules about worksheets on paper (SHE)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "SHE01",
        Severity.WARNING,
        "for the photocopier this sheet takes {pages} pages, even in the smallest type",
        "shorten it to {most} pages, or make two workshops of it: fewer steps, lines and pictures",
    ),
    Rule(
        "SHE02",
        Severity.WARNING,
        "paper cannot show {characters}, and has a box with the number in its place",
        "say it in words, or put a picture of it there: ![A smiling face](smile.png)",
    ),
    Rule(
        "SHE03",
        Severity.WARNING,
        "this table is wider than the paper, and its words lie over each other",
        "take columns out, use shorter words, or give it rows in the place of columns",
    ),
    Rule(
        "SHE04",
        Severity.WARNING,
        "on one page for the wall this journey has no room for its titles ({languages}): it "
        "shows {shown} alone",
        "propose fewer things in a week, or make two journeys of it",
    ),
    Rule(
        "SHE05",
        Severity.WARNING,
        "the teacher's plan of this journey takes {pages} pages, even in the smallest type "
        "({languages})",
        "propose fewer things in a week, or make two journeys of it: {most} pages are one leaf",
    ),
    Rule(
        "SHE06",
        Severity.NOTICE,
        "so that two pages are enough, the teacher's plan leaves out {what} ({languages})",
        "they stand on the journey's page; shorter notes bring them back to paper",
    ),
    Rule(
        "SHE07",
        Severity.WARNING,
        "paper shows the first {most} of {weeks} weeks",
        "make a journey of each year",
    ),
)
