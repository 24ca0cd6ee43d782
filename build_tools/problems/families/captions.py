"""Rules about captions (CAP)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "CAP01",
        Severity.ERROR,
        "this is no WebVTT: {seen}",
        "the first line is 'WEBVTT' alone, the second is empty",
    ),
    Rule(
        "CAP02",
        Severity.ERROR,
        "these times cannot be read: '{seen}'",
        "write minutes, seconds and thousandths: '00:01.500 --> 00:04.000'",
    ),
    Rule(
        "CAP03",
        Severity.ERROR,
        "times and text do not stand together: {seen}",
        "write the times, directly below them the text, then an empty line",
    ),
    Rule(
        "CAP04",
        Severity.ERROR,
        "this caption ends at {end}, which is not after its start at {start}",
        "put the later time after the arrow",
    ),
    Rule(
        "CAP05",
        Severity.ERROR,
        "this caption starts at {start}, and the one above it only at {before}",
        "put them in the order of their starts",
    ),
    Rule(
        "CAP06",
        Severity.ERROR,
        "this caption lasts until {time}, beyond the end of {what} at {end}",
        "choose times up to {end}, and look whether these are the captions of {this}",
    ),
    Rule(
        "CAP07",
        Severity.ERROR,
        "'{sign}' cannot stand in a caption",
        "known are <v Name>, <i>, <b>, <u>, <c>, <lang fr> and <ruby>; the sign < itself is &lt;",
    ),
    Rule(
        "CAP08",
        Severity.ERROR,
        "'{sign}' {seen} in this caption",
        "write one before the words and one after them, such as '<i>softly</i>'",
    ),
    Rule(
        "CAP09",
        Severity.ERROR,
        "there is no caption in this file",
        "write times and text, such as '00:01.500 --> 00:04.000' and below it 'Hello.'",
    ),
    Rule(
        "CAP10",
        Severity.ERROR,
        "there are more than {limit} captions in this file",
        "is this the right file? for one recording so many are not needed",
    ),
    Rule(
        "CAP11",
        Severity.WARNING,
        "this caption starts at {start}, while the one above it lasts until {end}",
        "let the one above end earlier; two voices at once may share one caption",
    ),
    Rule(
        "CAP12",
        Severity.NOTICE,
        "captions that are hard to read: {count}; the first is this one, which {why}",
        "two lines of 42 characters, 1 to 7 seconds and 15 characters a second are easy to follow",
    ),
)
