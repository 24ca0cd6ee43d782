"""Rules about how worksheets are written, in plain and in easy language (SHE11 and on, EAS)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_SHEETS = (
    Rule(
        "SHE11",
        Severity.ERROR,
        "the steps take {total} minutes together, and duration_min says {expected}",
        "change the minutes of a step ({minutes}), or write 'duration_min: {total}' in {file}",
    ),
    Rule(
        "SHE12",
        Severity.ERROR,
        "a heading of level {level} stands right below one of level {above}",
        "write '{right}': levels are not skipped, and the sheet's title is level 1",
    ),
    Rule(
        "SHE13",
        Severity.ERROR,
        "{what} begins inside a step",
        "close the step above with ':::' first",
    ),
    Rule(
        "SHE14",
        Severity.ERROR,
        "the picture '{picture}' has no words for those who cannot see it",
        "say between the brackets what it shows: ![Children drum on their knees](drum.jpg)",
    ),
    Rule(
        "SHE15",
        Severity.ERROR,
        "a heading without words",
        "write what comes under it, such as '## Before the concert', or take the line out",
    ),
    Rule(
        "SHE16",
        Severity.WARNING,
        "the columns of this table have no names",
        "write them into the first line: | beat | 1 | 2 |",
    ),
)

_EASY = (
    Rule(
        "EAS01",
        Severity.WARNING,
        "a sentence of {count} words",
        "12 words are well understood: say one thing, then the next",
    ),
    Rule(
        "EAS02",
        Severity.WARNING,
        "a sentence of {count} words, too long to be understood at once",
        "make two or three of it, each on a line of its own",
    ),
    Rule(
        "EAS03",
        Severity.WARNING,
        "'{word}' is a long word",
        "use a shorter one, part it with a hyphen, or say in the next sentence what it means",
    ),
    Rule(
        "EAS04",
        Severity.WARNING,
        "'{word}' is a short form, or stands in capital letters",
        "write the words in full, in small letters",
    ),
    Rule(
        "EAS05",
        Severity.WARNING,
        "'{word}' is hard to read",
        "say it in words, such as 'half of the children' in the place of '50 %'",
    ),
    Rule(
        "EAS06",
        Severity.WARNING,
        "by the measure of {formula} the text has {score}, and an easy one has {bound}",
        "shorter sentences and shorter words change it",
    ),
)

RULES: tuple[Rule, ...] = (*_SHEETS, *_EASY)
