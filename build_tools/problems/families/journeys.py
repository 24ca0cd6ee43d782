"""Rules about the years of journeys and the days of projects: what each alone cannot tell."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "JRN07",
        Severity.ERROR,
        "this step proposes nothing",
        "name one of workshop, playlist, recording, concert, work or meeting",
    ),
    Rule(
        "JRN08",
        Severity.ERROR,
        "this step proposes several things: {seen}",
        "make a step of its own of each; several steps may have the same week",
    ),
    Rule(
        "JRN09",
        Severity.ERROR,
        "'{field}' is {week}, and this journey has the weeks 1 to {weeks}",
        "choose a week from 1 to {weeks}, or change 'weeks'",
    ),
    Rule(
        "JRN10",
        Severity.ERROR,
        "the meeting ends with week {until}, before its first week {week}",
        "choose a week from {week} on for 'until_week'",
    ),
    Rule(
        "JRN11",
        Severity.ERROR,
        "this meeting never takes place: {seen}",
        "choose another week or day for it, or correct 'holidays' in {file}",
    ),
    Rule(
        "JRN12",
        Severity.ERROR,
        "week {week} has a concert already: '{id}' in line {line}",
        "a year may have several concerts, each in a week of its own",
    ),
    Rule(
        "JRN13",
        Severity.NOTICE,
        "no step of this journey proposes a concert",
        "add a step with 'concert: …' as soon as there is one",
    ),
    Rule(
        "JRN14",
        Severity.NOTICE,
        "'{id}' is for ages {low} to {high}, and this journey for ages {youngest} to {oldest}",
        "choose another sheet, or change 'ages' in one of the two",
    ),
    Rule(
        "JRN15",
        Severity.WARNING,
        "'{id}' is on {date}, {where}, and concert_week {week} is from {first} to {last}",
        "correct 'date' in {concert}, or 'start' in {project}",
    ),
    Rule(
        "JRN16",
        Severity.NOTICE,
        "the project promises {promised}, and this is not there yet: {missing}",
        "write these texts and titles; until then readers see another language, and it says so",
    ),
    Rule(
        "JRN17",
        Severity.WARNING,
        "{day} lies {where}, and week {week} is from {first} to {last}",
        "correct 'week' or 'day'; the first meeting is on the day that is written here",
    ),
    Rule(
        "JRN18",
        Severity.NOTICE,
        "this meeting has an hour and no day, so calendars put it on the first day of its week",
        "add a day, such as 'day: tuesday'",
    ),
    Rule(
        "JRN19",
        Severity.NOTICE,
        "'until_week' says nothing of a meeting that takes place once",
        "add for example 'every_weeks: 4', or take 'until_week' out",
    ),
    Rule(
        "JRN20",
        Severity.NOTICE,
        "'{id}' is on {date}, {where}, and this step stands in week {week}",
        "move the step, or correct 'date' in {concert}",
    ),
    Rule(
        "JRN21",
        Severity.WARNING,
        "'{id}' belongs to the project '{theirs}', and this journey to '{ours}'",
        "propose a concert of '{ours}', or correct 'project' in {concert}",
    ),
    Rule(
        "PRJ07",
        Severity.WARNING,
        "{date} is a {weekday}, and week 1 begins with a Monday",
        "the Monday of that week is {monday}",
    ),
    Rule(
        "PRJ08",
        Severity.ERROR,
        "these holidays end on {ends}, before they begin on {begins}",
        "put the earlier date at 'from'",
    ),
    Rule(
        "PRJ09",
        Severity.WARNING,
        "'{timezone}' is no time zone that clocks know",
        "write for example 'timezone: Europe/Luxembourg'",
    ),
    Rule(
        "PRJ10",
        Severity.NOTICE,
        "this project promises '{lang}', which the hub does not have",
        "the hub's languages, in content/hub.yml, are {known}",
    ),
    Rule(
        "PRJ11",
        Severity.NOTICE,
        "this project has hours ({where}) and no time zone, "
        "so calendars take them for the time of whoever looks",
        "add for example 'timezone: Europe/Luxembourg'",
    ),
)
