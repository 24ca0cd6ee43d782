"""Typst source that holds editors' words: calls of our own functions, words only in strings.

Nothing that was written by an editor becomes code, since it only ever stands inside a string
literal, and nothing in such a literal is more than a character (typst's reference, "Strings").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

NOTHING = "[]"
"""Content that is empty."""

_ESCAPED = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn"})
"""Categories of characters that cannot be seen: they are written by their numbers."""
_PLAIN = re.compile(r"[^\\\"\x00-\x1f\x7f-\xa0\xad\u0300-\U0010ffff]*")
"""Characters that mean themselves in a string literal; whether others do is looked up."""


def string(text: str) -> str:
    """Return `text` as a typst string literal on one line."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    return f'"{"".join(map(_character, text))}"'


def _character(char: str) -> str:
    if char in '\\"':
        return f"\\{char}"
    return f"\\u{{{ord(char):x}}}" if unicodedata.category(char) in _ESCAPED else char


def call(name: str, *values: str, **named: str) -> str:
    """Return a call of a function; values are source already."""
    pairs = (f"{key.replace('_', '-')}: {value}" for key, value in named.items())
    return f"{name}({', '.join((*values, *pairs))})"


def joined(pieces: Iterable[str]) -> str:
    """Return pieces of content, one after another, as one."""
    lines = list(pieces)
    return "{\n" + "\n".join(lines) + "\n}" if lines else NOTHING


def array(values: Iterable[str]) -> str:
    """Return a typst array."""
    return f"({''.join(f'{value}, ' for value in values)})"


def points(length: float) -> str:
    """Return a length in typographic points, of which 72 make an inch."""
    return f"{round(length, 2):g}pt"


def optional(value: str | None) -> str:
    """Return a value's source, or typst's own nothing."""
    return "none" if value is None else value


def flag(value: bool) -> str:
    """Return a truth value's source."""
    return "true" if value else "false"
