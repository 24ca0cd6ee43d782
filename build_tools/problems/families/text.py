"""Rules about prose and its translations (TXT, TRN)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_PROSE = (
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
        "blocks are step, say, listen, score, tip, materials, adapt, lines, draw",
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
    Rule(
        "TXT09",
        Severity.ERROR,
        "two versions of the text stand here, as git left them",
        "keep one of them, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ),
)

_BLOCKS = (
    Rule(
        "TXT25",
        Severity.ERROR,
        "this line looks like one of a block, and would stand on the page as it is",
        "write '{example}'",
    ),
    Rule(
        "TXT26",
        Severity.ERROR,
        "no pictogram is called '{name}'",
        "pictograms are {names}",
    ),
    Rule(
        "TXT27",
        Severity.ERROR,
        "too much stands inside one another here",
        "close a block, or write shorter lists: more than a few steps inwards nobody finds a way",
    ),
    Rule(
        "TXT28",
        Severity.ERROR,
        "this row has {cells} cells, its table {columns} columns, and the rest would be lost",
        "name these columns in the table's first line, or write '\\|' for a line inside a cell",
    ),
    Rule(
        "TXT30",
        Severity.WARNING,
        "the link '{target}' has no words, and nobody will see it",
        "say between the brackets where it leads: [the Ode](../works/ode-an-die-freude.html)",
    ),
    Rule(
        "TXT31",
        Severity.WARNING,
        "no link uses this address, and the line is not shown",
        "write '[name]' where the link should stand, or take the line out",
    ),
    Rule(
        "TXT32",
        Severity.WARNING,
        "'{address}' is no address that a link may have, and the line stands on the page as it is",
        "write a page of the hub, such as '../works/ode-an-die-freude.html', or an address that "
        "begins with https:, mailto: or tel:",
    ),
)

_MENTIONS = (
    Rule(
        "TXT20",
        Severity.ERROR,
        "{nothing} has the id '{id}'",
        "ids are the {names} in {folder}",
    ),
    Rule(
        "TXT21",
        Severity.ERROR,
        "the link '{target}' leads to no page of the site",
        "write for example '../works/ode-an-die-freude.html', or 'name.html' for the same kind",
    ),
    Rule(
        "TXT22",
        Severity.ERROR,
        "there is no file '{target}' to show",
        "put the file into {folder}, or correct its name here",
    ),
    Rule(
        "TXT23",
        Severity.ERROR,
        "'{target}' cannot be shown as it is named here",
        "pictures end in {endings}",
    ),
    Rule(
        "TXT24",
        Severity.ERROR,
        "{time} lies beyond the end of '{id}' at {end}",
        "choose a time from 0:00 to {end}",
    ),
    Rule(
        "TXT29",
        Severity.ERROR,
        "the work '{id}' has no score to show",
        "put the file beside the work's facts and write 'score: {id}.abc' in {file}",
    ),
)

_TRANSLATIONS = (
    Rule(
        "TRN01",
        Severity.NOTICE,
        "there is no {language} text yet, and its readers see the one in {shown}",
        "a text of this name, with 'translates:' in its front matter, takes its place",
    ),
    Rule(
        "TRN02",
        Severity.NOTICE,
        "the text has changed since it was translated",
        "compare it with {original}, then write 'translates: {digest}'",
    ),
    Rule(
        "TRN03",
        Severity.NOTICE,
        "this text is a draft, and nobody sees it yet",
        "when it is finished, take the line 'draft: true' out",
    ),
)

RULES: tuple[Rule, ...] = (*_PROSE, *_BLOCKS, *_MENTIONS, *_TRANSLATIONS)
