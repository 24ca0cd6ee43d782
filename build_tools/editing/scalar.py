"""One text as YAML writes it."""

from __future__ import annotations

import json

import yaml

_OTHERWISE = ("", "~", "null", "true", "false")
"""What is no text, to us or to an editor's tools."""
_UNPRINTABLE_AND_FINE = "\u00a0\u202f\u00ad"
"""No-break spaces and soft hyphens, which Python counts as not printable."""


def scalar(text: str, *, in_list: bool = False) -> str:
    """Return a text as it is where YAML reads the same, and in double quotes elsewhere.

    `in_list` is for one that stands between brackets, where commas part texts.
    """
    written = f"[{text}]" if in_list else text
    wanted = [text] if in_list else text
    if text.lower() not in _OTHERWISE and all(map(_is_shown, text)):
        try:
            if yaml.load(f"x: {written}", Loader=yaml.BaseLoader) == {"x": wanted}:
                return text
        except (yaml.YAMLError, ValueError):
            pass
    return f'"{"".join(map(_in_quotes, text))}"'


def _is_shown(char: str) -> bool:
    return char.isprintable() or char in _UNPRINTABLE_AND_FINE


def _in_quotes(char: str) -> str:
    """Return a character in double quotes; JSON writes those beyond 16 bits unlike YAML."""
    if ord(char) > 0xFFFF:
        return char if char.isprintable() else f"\\U{ord(char):08x}"
    return json.dumps(char, ensure_ascii=not _is_shown(char))[1:-1]
