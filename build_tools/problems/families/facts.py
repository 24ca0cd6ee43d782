"""Rules about files of facts: three letters for the kind, two digits for the rule.

In every family 01 to 06 mean the same, as far as the kind has such a thing at
all: a person names no other resource, so there is no PER04. From 07 on each
family has its own; those of journeys and projects stand in `journeys`.
"""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

FAMILIES = {
    "HUB": "hub.yml",
    "PER": "person.yml",
    "WRK": "work.yml",
    "REC": "recording.yml",
    "CON": "concert.yml",
    "WSH": "workshop.yml",
    "JRN": "journey.yml",
    "PRJ": "project.yml",
    "PAG": "the front matter of a text",
    "PLY": "a playlist",
    "EDI": "editions.yml",
    "FPR": "activity.yml",
    "FCT": "a file of factors",
    "FPK": "a footprint that was kept",
}
"""Family of codes to what it speaks of."""

REFERRING = ("WRK", "REC", "CON", "WSH", "JRN", "PLY", "EDI", "FPR")
"""Families whose files name other resources by id."""

SHOWING = ("PER", "WRK", "REC", "CON", "WSH", "PLY")
"""Families whose files name pictures, sounds or other files."""


def _fields(family: str) -> tuple[Rule, ...]:
    """What can be wrong with the fields themselves."""
    rules = (
        Rule(
            f"{family}01", Severity.ERROR, "'{field}' is missing", "add a line such as '{example}'"
        ),
        Rule(f"{family}02", Severity.ERROR, "unknown field '{field}'", "known fields are {known}"),
        Rule(
            f"{family}03",
            Severity.ERROR,
            "'{field}' cannot be {seen}: {expected} is expected",
            "write for example '{example}'",
        ),
    )
    return rules if family != "EDI" else rules[1:]  # an edition without fields holds everything


def _reference(family: str) -> Rule:
    return Rule(
        f"{family}04",
        Severity.ERROR,
        "{nothing} has the id '{id}'",
        "ids are the {names} in {folder}",
    )


def _files(family: str) -> tuple[Rule, ...]:
    return (
        Rule(
            f"{family}05",
            Severity.ERROR,
            "there is no file '{file}' for '{field}'",
            "put the file into {folder}, or correct its name here",
        ),
        Rule(
            f"{family}06",
            Severity.ERROR,
            "'{file}' cannot stand for '{field}': {expected} is expected",
            "files of these kinds end in {endings}",
        ),
    )


_RECORDINGS = (
    Rule(
        "REC07",
        Severity.ERROR,
        "this recording has no sound",
        "put one audio file into the folder: FLAC, WAV, AIFF, MP3, M4A, Ogg or Opus",
    ),
    Rule(
        "REC08",
        Severity.ERROR,
        "there are {count} sounds that could be the recording: {files}",
        "keep one beside recording.yml, and name the others under 'parts'",
    ),
    Rule(
        "REC09",
        Severity.ERROR,
        "'{field}' {time} lies beyond the end of the recording at {end}",
        "choose a time from 0:00 to {end}",
    ),
    Rule(
        "REC10",
        Severity.ERROR,
        "this recording has no title",
        "name its work or a title in recording.yml, or write the title into the file's tags",
    ),
    Rule(
        "REC11",
        Severity.NOTICE,
        "the rights of this recording are unknown, and the site will say so",
        "add 'rights:' with a licence, such as 'licence: CC-BY-SA-4.0'",
    ),
    Rule(
        "REC12",
        Severity.WARNING,
        "'{licence}' is no licence known by this name",
        "write an SPDX identifier such as CC-BY-SA-4.0, "
        "or an address such as http://rightsstatements.org/vocab/InC/1.0/",
    ),
    Rule(
        "REC13",
        Severity.ERROR,
        "the rights end on {ends}, before they begin on {begins}",
        "put the earlier date at 'from'",
    ),
    Rule(
        "REC14",
        Severity.WARNING,
        "somebody speaks in this recording, and nowhere can it be read what is said",
        "write the words into captions.{lang}.vtt beside this file",
    ),
    Rule(
        "REC15",
        Severity.NOTICE,
        "'{lang}' is spoken in this recording, and the captions are in {known} only",
        "captions.{lang}.vtt is for those who cannot hear the words",
    ),
    Rule(
        "REC16",
        Severity.ERROR,
        "this chapter begins at {time}, which is not after the one above it at {before}",
        "put the chapters in the order of their times, each at a time of its own",
    ),
)

_OTHERS = (
    Rule(
        "HUB07",
        Severity.ERROR,
        "the default language '{lang}' is none of the hub's languages",
        "choose one of {known}, or add '{lang}' to 'languages'",
    ),
    Rule(
        "HUB08",
        Severity.WARNING,
        "'fallbacks' names '{lang}', which is none of the hub's languages",
        "the hub's languages are {known}",
    ),
    Rule(
        "HUB09",
        Severity.NOTICE,
        "the folder of masters is not here: {folder}",
        "attach its disk, or say where it is on this machine with the variable {variable}",
    ),
    Rule(
        "HUB10",
        Severity.ERROR,
        "there are no factors '{id}' to reckon footprints by",
        "known are {known}; sets of your own stand in content/factors/",
    ),
    Rule(
        "PER07",
        Severity.ERROR,
        "died {died}, before being born {born}",
        "look at both years",
    ),
    Rule(
        "CON07",
        Severity.ERROR,
        "this item of the programme has {seen}",
        "give each item either 'recording: id' or 'work: id'",
    ),
    Rule(
        "CON08",
        Severity.ERROR,
        "'live' ends at {ends}, which is not after its start at {starts}",
        "put the earlier time at 'starts'",
    ),
    Rule(
        "CON09",
        Severity.WARNING,
        "'live' starts on {starts}, and the concert's date is {date}",
        "correct the day in one of the two",
    ),
    Rule(
        "CON10",
        Severity.NOTICE,
        "nobody knows when '{id}' was recorded, so this concert counts as over "
        "and is not announced as live",
        "write 'recorded: {{date: …}}' into its recording.yml, or name the work in its place",
    ),
    Rule(
        "WSH07",
        Severity.WARNING,
        "a one-off workshop has {sessions} sessions",
        "write 'timeframe: series', or 'sessions: 1'",
    ),
    Rule(
        "WSH08",
        Severity.WARNING,
        "what is heard in this video cannot be read in {lang}: {seen}",
        "write what is said and heard into captions.{lang}.vtt beside this file",
    ),
    Rule(
        "WSH09",
        Severity.NOTICE,
        "this workshop takes place on a screen only, and has no video",
        "name one, such as 'video: video.mp4', for those without internet; or write 'mode: both'",
    ),
    Rule(
        "WSH10",
        Severity.WARNING,
        "these captions belong to no video: workshop.yml names none",
        "write 'video: video.mp4' into it, with the name of the file that lies beside it",
    ),
    Rule(
        "PLY07",
        Severity.ERROR,
        "stops at {stop}, which is not after its start at {start}",
        "put the later time at 'stop'",
    ),
    Rule(
        "PLY08",
        Severity.ERROR,
        "'{field}' {time} lies beyond the end of '{id}' at {end}",
        "choose a time from 0:00 to {end}",
    ),
    Rule(
        "EDI07",
        Severity.ERROR,
        "this edition asks for the language '{lang}', which the hub does not have",
        "the hub's languages, in content/hub.yml, are {known}",
    ),
)

RULES: tuple[Rule, ...] = (
    *(rule for family in FAMILIES for rule in _fields(family)),
    *(_reference(family) for family in REFERRING),
    *(rule for family in SHOWING for rule in _files(family)),
    *_RECORDINGS,
    *_OTHERS,
)
