"""Rules about activities (FPR), factors (FCT) and footprints that were kept (FPK); 01 to 04 of all
stand in `facts`."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_ACTIVITIES = (
    Rule(
        "FPR07",
        Severity.ERROR,
        "the activities of this project stand in '{other}', too, and would be counted twice",
        "keep one of the two files",
    ),
    Rule(
        "FPR08",
        Severity.ERROR,
        "no factor is known for '{vehicle}' as '{mode}'",
        "known are {known}; or add a factor to a set of your own in content/factors/",
    ),
    Rule(
        "FPR09",
        Severity.WARNING,
        "this leg is {km} km long, one way",
        "if it is metres or has a comma too few, correct it; there is nothing to do if it is right",
    ),
    Rule(
        "FPR10",
        Severity.WARNING,
        "{date} lies outside the project, which runs from {begins} to {ends}",
        "correct the date, or 'start' in project.yml; scouting and meetings may be a year early",
    ),
    Rule(
        "FPR11",
        Severity.ERROR,
        "{people} people do not fit into one '{mode}': {seats} at most",
        "'occupancy' is how many sit in each vehicle; 'people' is how many travel",
    ),
    Rule(
        "FPR12",
        Severity.WARNING,
        "nobody can say how long this leg is, so it is not counted",
        "add 'km', or give degrees to both places: '{{name: Metz, lat: 49.11, lon: 6.18}}'",
    ),
    Rule(
        "FPR13",
        Severity.ERROR,
        "'{mode}' is counted by people, not by vehicles, so 'occupancy' means nothing here",
        "take 'occupancy' out",
    ),
    Rule(
        "FPR14",
        Severity.ERROR,
        "nobody can say on which days this visit may be",
        "write 'date', or 'earliest' and 'latest', the earlier one first",
    ),
    Rule(
        "FPR15",
        Severity.ERROR,
        "nobody knows where '{name}' is, so no tour can lead there",
        "give its degrees, here or in 'places': '{{name: Metz, lat: 49.11, lon: 6.18}}'",
    ),
)

_FACTORS = (
    Rule(
        "FCT07",
        Severity.ERROR,
        "'{use}' is reckoned in {wanted}, and this factor is in {unit}",
        "convert the value, and write 'unit: {wanted}'",
    ),
    Rule(
        "FCT08",
        Severity.ERROR,
        "there is no source '{source}' in this file",
        "known are {known}; a factor without a source is not used",
    ),
    Rule(
        "FCT09",
        Severity.ERROR,
        "{value} does not lie between 'low' {low} and 'high' {high}",
        "correct one of the three; without 'low' and 'high' the value stands for all",
    ),
    Rule(
        "FCT10",
        Severity.ERROR,
        "'{use}' takes in '{scope}', and '{other}' before it '{first}': they cannot be compared",
        "give all ways to travel the same scope; Poche's own have 'use'",
    ),
    Rule(
        "FCT11",
        Severity.ERROR,
        "a set that comes with Poche is called '{id}', and its figures never change",
        "give your set a name of its own, such as '{id}-ours.yml'",
    ),
)

_KEPT = (
    Rule(
        "FPK07",
        Severity.ERROR,
        "this footprint is not as Poche wrote it: something was changed, or is missing",
        "take the file from your history or a copy; or remove it, and keep the season anew",
    ),
    Rule(
        "FPK08",
        Severity.NOTICE,
        "this footprint was told by factors '{id}', which are not here any more",
        "known are {known}; without the set, nobody can say what other activities changed since",
    ),
    Rule(
        "FPK09",
        Severity.WARNING,
        "the factors '{id}' have other figures now than when this footprint was told",
        "give the changed set a name of its own, and let the old one be as it was",
    ),
)

RULES: tuple[Rule, ...] = (*_ACTIVITIES, *_FACTORS, *_KEPT)
