"""Rules about prose and its translations (TXT, TRN)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "TXT01",
        Severity.ERROR,
        "a second first-level heading",
        "the page's title comes from its facts: write '## Heading' for a section",
    ),
    Rule(
        "TXT02",
        Severity.ERROR,
        "unknown block '::: {name}'",
        "blocks are step, say, listen, tip, materials, adapt, lines, draw",
    ),
    Rule(
        "TXT03",
        Severity.ERROR,
        "the block '::: {name}' does not say what it needs",
        "write for example '{example}'",
    ),
    Rule(
        "TXT04",
        Severity.ERROR,
        "the block '::: {name}' is never closed",
        "close it with a line that holds ':::' alone",
    ),
    Rule(
        "TXT05",
        Severity.ERROR,
        "':::' closes a block that was never opened",
        "take the line out, or open a block above it, such as '::: tip'",
    ),
    Rule(
        "TXT06",
        Severity.WARNING,
        "{what} is left out of the page",
        "pages hold text, pictures, tables and sound; scripts, styles and forms are removed",
    ),
    Rule(
        "TXT07",
        Severity.ERROR,
        "'{address}' lies outside the hub, and the site must work without internet",
        "put the file beside the text and name it alone, such as 'photo.jpg'",
    ),
    Rule(
        "TXT08",
        Severity.WARNING,
        "the picture '{picture}' has no words for those who cannot see it",
        "say between the brackets what it shows: ![Children drum on their knees](drum.jpg)",
    ),
)
