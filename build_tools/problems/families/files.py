"""Rules about files and folders as such, and about YAML that cannot be read (FIL, YML)."""

from __future__ import annotations

from build_tools.problems.rule import Rule, Severity

_FILES = (
    Rule(
        "FIL01",
        Severity.ERROR,
        "there is no folder '{folder}' here",
        "go to the hub's own folder, or name it: poche --root FOLDER check",
    ),
    Rule(
        "FIL02",
        Severity.ERROR,
        "the hub has no content/hub.yml",
        "write content/hub.yml with title, languages and default_language",
    ),
    Rule(
        "FIL03",
        Severity.ERROR,
        "'{file}' is missing in this folder",
        "add {wanted}, or take the folder away",
    ),
    Rule(
        "FIL04",
        Severity.ERROR,
        "content/ has no place for a folder '{folder}'",
        "its folders are {known}",
    ),
    Rule(
        "FIL05",
        Severity.WARNING,
        "'{file}' is not read: nothing is expected under this name here",
        "{expected}",
    ),
    Rule(
        "FIL06",
        Severity.ERROR,
        "this is a link to {target}, and links are not followed",
        "put the file or folder itself here: a stick cannot carry a link",
    ),
    Rule(
        "FIL07",
        Severity.ERROR,
        "this is {seen}, where {expected} is expected",
        "put {expected} here, or take it away",
    ),
    Rule(
        "FIL08",
        Severity.ERROR,
        "'{id}' cannot be an id: small letters a to z, digits and single hyphens, 60 at most",
        "call it '{better}'",
    ),
    Rule(
        "FIL09",
        Severity.ERROR,
        "the id '{id}' is reserved",
        "some computers cannot hold a file of this name, or the site uses it: "
        "call it for example '{id}-2'",
    ),
    Rule(
        "FIL10",
        Severity.ERROR,
        "'{id}' and '{other}' differ in capital letters only",
        "a stick holds one of the two: give one of them another name",
    ),
    Rule(
        "FIL11",
        Severity.ERROR,
        "this cannot be read: {reason}",
        "look at its permissions, and whether another program holds it open",
    ),
    Rule(
        "FIL12",
        Severity.ERROR,
        "this text file has {size}, and {limit} is the most that is read",
        "{way_out}",
    ),
    Rule(
        "FIL13",
        Severity.ERROR,
        "this is no text: {seen}",
        "save it again as plain text in UTF-8, or take it away",
    ),
    Rule(
        "FIL14",
        Severity.ERROR,
        "this text is not saved as UTF-8",
        "save it again with the encoding UTF-8",
    ),
    Rule(
        "FIL15",
        Severity.WARNING,
        "this text is not shown: the hub does not have the language '{lang}'",
        "the hub's languages, in content/hub.yml, are {known}",
    ),
)

_YAML = (
    Rule(
        "YML01",
        Severity.ERROR,
        "this cannot be understood: {seen}",
        "{way_out}",
    ),
    Rule(
        "YML02",
        Severity.ERROR,
        "'{field}' stands here twice, first in line {first}",
        "keep one of the two",
    ),
    Rule(
        "YML03",
        Severity.ERROR,
        "'{seen}' is a shortcut for text elsewhere, and shortcuts are not read",
        "write the text out; put text that begins with & or * in quotes",
    ),
    Rule(
        "YML04",
        Severity.ERROR,
        "fields stand more than {limit} levels deep inside one another",
        "no file of the hub needs so many: look for indentation that grows by mistake",
    ),
    Rule(
        "YML05",
        Severity.ERROR,
        "a second document begins here",
        "take the line '---' or '...' out: one file holds one document",
    ),
    Rule(
        "YML06",
        Severity.ERROR,
        "this is {seen}, where fields are expected",
        "write one field a line, such as 'title: Ode an die Freude'",
    ),
    Rule(
        "YML07",
        Severity.ERROR,
        "'{seen}' is read as a mark, not as text",
        "put text that begins with ! in quotes",
    ),
    Rule(
        "YML08",
        Severity.ERROR,
        "the front matter that begins here has no end",
        "close it with a line that holds '---' alone",
    ),
    Rule(
        "YML09",
        Severity.ERROR,
        "the name of a field cannot be {seen}",
        "write a name and a colon, such as 'title: Ode an die Freude'",
    ),
)

RULES: tuple[Rule, ...] = (*_FILES, *_YAML)
