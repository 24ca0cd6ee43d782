"""Rules about consents (CNS), and about what should not leave with a file (PRV)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_CONSENTS = (
    Rule(
        "CNS01",
        Severity.ERROR,
        "the consent ends on {ends}, before it begins on {begins}",
        "put the earlier date at 'from'",
    ),
    Rule(
        "CNS02",
        Severity.WARNING,
        "no edition has '{medium}' as its carrier",
        "carriers are {known}; an edition names its own with 'media'",
    ),
    Rule(
        "CNS03",
        Severity.WARNING,
        "{what} is left out of the site and of editions: {why}",
        "ask for a consent and write it here, or take the file out of the folder",
    ),
    Rule(
        "CNS04",
        Severity.NOTICE,
        "{what} is not given out: {why}",
        "once no stick and no box has it any more, take the file out of the folder",
    ),
)

_PRIVATE = (
    Rule(
        "PRV01",
        Severity.WARNING,
        "{what} says where on earth it was made (GPS)",
        "Poche does not publish that, but git keeps the file as it is: take it out of the original",
    ),
    Rule(
        "PRV02",
        Severity.WARNING,
        "there is an e-mail address in {where}: {seen}",
        "take it out, unless it is meant for everybody",
    ),
    Rule(
        "PRV03",
        Severity.WARNING,
        "there is what looks like a telephone number in {where}: {seen}",
        "take it out, unless it is meant for everybody",
    ),
    Rule(
        "PRV04",
        Severity.WARNING,
        "{what} says whose camera made it ({fields})",
        "Poche does not publish that, but git keeps the file as it is: take it out of the original",
    ),
)

RULES: tuple[Rule, ...] = (*_CONSENTS, *_PRIVATE)
