"""The forms in which editors write values, and what each means.

Every function takes what the YAML holds and returns the value, or raises
`Unfit` with the expected form in words and an example of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from build_tools.catalogue.characters import code_point, first_in_text
from build_tools.catalogue.ids import is_id
from build_tools.catalogue.vocabulary import COUNTRIES
from build_tools.domain import LANGUAGES, Localised
from build_tools.problems import Fact, Words, worded

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
DIGEST = re.compile(r"[0-9a-f]{12}")
ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,2000}")
TIMEZONE = re.compile(r"UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)+")
LONGEST_LINE = 2_000
"""Characters of a title, a prompt or a description: some 300 words. What is longer is no line, and
would be set on paper wherever its resource is named."""
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value, or with a part of it."""

    expected: Words
    """The form."""
    example: Fact
    """A value of that form, as it is written."""
    at: tuple[str, ...] = ()
    """Names on the way to the part, where the value is a mapping."""
    is_name: bool = False
    """Whether the part's name is the mistake, not what stands under it."""
    unknown: tuple[str, ...] = ()
    """The names that are known, where there are some."""
    choices: tuple[str, ...] = ()
    """The values that there are, where they can be listed."""


class Unfit(ValueError):
    """A value that is not of the expected form."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__()
        self.faults = faults


def unfit(expected: Words, example: Fact) -> Unfit:
    """Return what to raise for a value of another form than expected."""
    return Unfit(Fault(expected, example))


def one_of(choices: tuple[str, ...]) -> Fault:
    """Return what is wrong with a value that is none of `choices`."""
    expected = worded("one of {choices}", choices=", ".join(choices))
    return Fault(expected, choices[0], choices=choices)


def further_in(name: str, error: Unfit) -> list[Fault]:
    """Return the faults of a part as faults of the whole."""
    return [replace(fault, at=(name, *fault.at)) for fault in error.faults]


def line(value: Any) -> str:
    """A text that can be shown, without white space around it."""
    if not isinstance(value, str) or not value.strip():
        raise unfit(worded("a text"), worded("a text"))
    text = value.strip()
    if len(text) > LONGEST_LINE:
        raise unfit(
            worded("a text of at most {count} characters", count=LONGEST_LINE), worded("a text")
        )
    strange = first_in_text(text)
    if strange is not None:  # an escape in double quotes may make what no file may hold
        form = worded(
            "a text without the character {character}", character=code_point(strange.group())
        )
        raise unfit(form, worded("a text"))
    return unicodedata.normalize("NFC", text)


def localised(value: Any) -> Localised:
    """One text for all languages, or one for each."""
    if isinstance(value, str):
        return Localised(everywhere=line(value))
    if not isinstance(value, Mapping) or not value:
        raise unfit(worded("a text, or one text for each language"), "{fr: …, de: …}")
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for lang, text in value.items():
        if lang not in LANGUAGES:
            faults.append(Fault(worded("a language"), "fr", (lang,), True, LANGUAGES))
        elif text is not None:  # an empty line waits for its translation
            try:
                texts[lang] = line(text)
            except Unfit as error:
                faults += further_in(lang, error)
    if faults:
        raise Unfit(*faults)
    return Localised(by_lang=texts)


def adaptations(value: Any) -> dict[str, Localised]:
    """Names such as `hearing` or `motor` with a localised text each."""
    if not isinstance(value, Mapping):
        form = worded("a name such as hearing, sight, motor or cognitive for each")
        raise unfit(form, "{hearing: …}")
    known: dict[str, Localised] = {}
    faults: list[Fault] = []
    for name, text in value.items():
        if not is_id(name):
            faults.append(Fault(worded("a name in small letters"), "hearing", (name,), True))
        elif text is not None:
            try:
                known[name] = localised(text)
            except Unfit as error:
                faults += further_in(name, error)
    if faults:
        raise Unfit(*faults)
    return known


def parts(value: Any) -> dict[str, str]:
    """Names of voices with a file each; the names become part of addresses."""
    if not isinstance(value, Mapping):
        raise unfit(worded("the name of a voice with its file"), "{soprano: soprano.flac}")
    known: dict[str, str] = {}
    faults: list[Fault] = []
    for name, file in value.items():
        if not is_id(name):
            expected = worded("a name in small letters, digits and hyphens")
            faults.append(Fault(expected, "soprano", (name,), True))
            continue
        try:
            known[name] = line(file)
        except Unfit:
            faults.append(Fault(worded("the name of a file"), "soprano.flac", (name,)))
    if faults:
        raise Unfit(*faults)
    return known


def fallbacks(value: Any) -> dict[str, tuple[str, ...]]:
    """A language with the languages to show in its place, in order."""
    expected = worded("a language with those to show in its place")
    if not isinstance(value, Mapping):
        raise unfit(expected, "{lb: [de, fr]}")
    faults: list[Fault] = []
    chains: dict[str, tuple[str, ...]] = {}
    for lang, chain in value.items():
        if lang not in LANGUAGES:
            faults.append(Fault(worded("a language"), "lb", (lang,), True, LANGUAGES))
        elif not isinstance(chain, list) or any(each not in LANGUAGES for each in chain):
            listed = worded("a list of {choices}", choices=", ".join(LANGUAGES))
            faults.append(Fault(listed, "[de, fr]", (lang,)))
        else:
            chains[lang] = tuple(chain)
    if faults:
        raise Unfit(*faults)
    return chains


def language(value: Any) -> str:
    """A language in which Poche can speak."""
    if value not in LANGUAGES:
        raise Unfit(one_of(LANGUAGES))
    return str(value)


def language_tag(value: Any) -> str:
    """Any language, as a BCP 47 tag."""
    if not isinstance(value, str) or not LANGUAGE_TAG.fullmatch(value):
        raise unfit(worded("a language in its short form"), "de")
    return value


def speech(value: Any) -> str | None:
    """A language, or the word `none`."""
    return None if value == "none" else language_tag(value)


def country(value: Any) -> str:
    """A country in two capital letters (ISO 3166-1)."""
    if not isinstance(value, str) or value not in COUNTRIES:
        raise unfit(worded("a country in two capital letters"), "FR")
    return value


def identifier(value: Any) -> str:
    """A name for addresses, formed like an id."""
    if not isinstance(value, str) or not is_id(value):
        raise unfit(worded("a name in small letters, digits and hyphens"), "saison-mosellane")
    return value


def truth(value: Any) -> bool:
    """Yes or no."""
    if isinstance(value, str) and value.lower() in TRUTHS:
        return TRUTHS[value.lower()]
    raise unfit(worded("true or false"), "true")


def digest(value: Any) -> str:
    """The fingerprint of the text that a translation was made from."""
    if not isinstance(value, str) or not DIGEST.fullmatch(value):
        raise unfit(worded("twelve digits and letters a to f"), "3f786850e387")
    return value


def address(value: Any) -> str:
    """An address on the web."""
    if isinstance(value, str) and ADDRESS.fullmatch(value):
        return line(value)
    raise unfit(worded("an address that begins with https://"), "https://example.org/")


def timezone(value: Any) -> str:
    """A time zone of the IANA list, by its form: not every machine has the list."""
    if isinstance(value, str) and TIMEZONE.fullmatch(value):
        return value
    raise unfit(
        worded("a time zone such as {example}", example="Europe/Luxembourg"), "Europe/Luxembourg"
    )
