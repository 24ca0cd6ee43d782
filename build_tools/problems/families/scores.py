"""Rules about scores, and about recordings that follow them (SCO)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_FILES = (
    Rule(
        "SCO01",
        Severity.ERROR,
        "this score has {size}, and {limit} is the most that is read",
        "cut it into several works, or look whether this is the right file",
    ),
    Rule(
        "SCO02",
        Severity.ERROR,
        "this score brings {seen}, and such are never followed",
        "take everything from <!DOCTYPE to its > out, or export the score again as MusicXML",
    ),
    Rule(
        "SCO03",
        Severity.ERROR,
        "this line of music cannot be read: {seen}",
        "look at this place: a bracket without its partner, or a sign that ABC does not have?",
    ),
    Rule(
        "SCO04",
        Severity.ERROR,
        "there are no notes in this score",
        "put the score itself here; a work may also do without 'score'",
    ),
    Rule(
        "SCO05",
        Severity.ERROR,
        "this cannot be read as {what}: {seen}",
        "put the score here as ABC (.abc), MusicXML (.musicxml) or MEI (.mei)",
    ),
    Rule(
        "SCO06",
        Severity.ERROR,
        "this score is not saved as UTF-8",
        "save it again with the encoding UTF-8",
    ),
    Rule(
        "SCO07",
        Severity.ERROR,
        "this score could not be drawn: {reason}",
        "open it in a program for scores, such as MuseScore, and export it again",
    ),
    Rule(
        "SCO08",
        Severity.WARNING,
        "there are {count} tunes in this file, and only the first is drawn",
        "put each into a file of its own: this is where the second begins",
    ),
    Rule(
        "SCO09",
        Severity.WARNING,
        "something in this score is not drawn as it is written: {seen}",
        "look at the score on the site; if nothing is missing there, take this out of the file",
    ),
)

_FOLLOWED = (
    Rule(
        "SCO10",
        Severity.ERROR,
        "the score has no bar {bar}",
        "its bars are {first} to {last}, and {end} marks the end",
    ),
    Rule(
        "SCO11",
        Severity.ERROR,
        "this time, {time}, is not after the one before it at {before}",
        "put them in the order in which they are heard, each at a time of its own;"
        " only a jump to another bar may have the time of the bar before it",
    ),
    Rule(
        "SCO12",
        Severity.ERROR,
        "'{field}' has more times than the score can be played: it has {count} {field},"
        " repeats played again",
        "take those from here on out, or tell by numbers where the music begins again,"
        " such as '{{at: 0:34.29, bar: 1}}'",
    ),
    Rule(
        "SCO13",
        Severity.WARNING,
        "'{field}' is given, and there is no score that could be followed",
        "name a work that has a score at 'work', or take '{field}' out",
    ),
)

RULES: tuple[Rule, ...] = (*_FILES, *_FOLLOWED)
