"""What JSON Schema can say of the forms of values, for editors that check while one types.

Editors' tools read YAML 1.2: `30` is a number to them and `1:20` a text. Poche reads all as
text, so a number may stand wherever a text may, and the other way round in quotes. A shape
refuses nothing that its form takes; what cannot be said in a pattern is left to `poche check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import WithJsonSchema

from build_tools.catalogue.forms import Unfit
from build_tools.domain import LANGUAGES

Shape = Mapping[str, Any]
"""A JSON Schema, or a part of one."""

LINE: Shape = {"type": ["string", "number"], "pattern": r"\S"}
"""A text without a form of its own; `true` alone would be no text to editors' tools."""
_LINE_OR_NOTHING: Shape = {**LINE, "type": ["string", "number", "null"]}
TEXT: Shape = {
    "anyOf": [
        LINE,
        {
            "type": "object",
            "properties": dict.fromkeys(LANGUAGES, _LINE_OR_NOTHING),
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
"""One text for all languages, or one for each; one that is left empty waits."""


def of(form: Callable[[Any], Any], shape: Shape) -> WithJsonSchema:
    """Return the shape of what `form` takes, with the words that `form` has for other values."""
    try:
        form(object())
    except Unfit as error:
        said = f"{error.faults[0].expected} is expected"
        return WithJsonSchema({**shape, "patternErrorMessage": said})
    raise TypeError(f"{form} takes anything")


def matching(*patterns: str | re.Pattern[str], types: Iterable[str] = ("string",)) -> Shape:
    """Return the shape of a text that is wholly of one of these patterns."""
    plain = (each if isinstance(each, str) else each.pattern for each in patterns)
    joined = "|".join(re.sub(r"\(\?P<\w+>", "(", each) for each in plain)
    kinds = [*types]
    return {"type": kinds if len(kinds) > 1 else kinds[0], "pattern": f"^(?:{joined})$"}


def number(pattern: str | re.Pattern[str], least: float, most: float, kind: str) -> Shape:
    """Return the shape of a number, which may stand in quotes."""
    return {**matching(pattern, types=(kind, "string")), "minimum": least, "maximum": most}


def chosen(words: Iterable[str], *others: Shape) -> Shape:
    """Return the shape of one of these words, or of what else may stand there."""
    enum: Shape = {"enum": [*words]}
    return {"anyOf": [enum, *others]} if others else enum


def group(of: Mapping[str, Shape], *required: str) -> Shape:
    """Return the shape of a group that knows these fields."""
    fields: Shape = {"type": "object", "properties": dict(of), "additionalProperties": False}
    return {**fields, "required": [*required]} if required else fields


def named(name: Shape, value: Shape, known: Iterable[str] = ()) -> Shape:
    """Return the shape of names with a value each; `known` are names that are proposed."""
    return {
        "type": "object",
        "propertyNames": {key: name[key] for key in ("pattern", "maxLength") if key in name},
        "properties": dict.fromkeys(known, value),
        "additionalProperties": value,
    }


def or_nothing(shape: Shape) -> Shape:
    """Return a shape that also allows a name with nothing behind it."""
    return {"anyOf": [shape, {"type": "null"}]}


def in_any_capitals(words: Iterable[str]) -> str:
    """Return a pattern of these words, in capitals or not."""
    return "|".join("".join(f"[{char.upper()}{char}]" for char in word) for word in words)
