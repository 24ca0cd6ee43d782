"""One text as YAML writes it."""

from __future__ import annotations

import json

import yaml

_OTHERWISE = ("", "~", "null", "true", "false")
"""What is no text, to us or to an editor's tools."""
_UNPRINTABLE_AND_FINE = str.maketrans("", "", "\u00a0\u202f\u00ad")
"""No-break spaces and soft hyphens, which Python counts as not printable."""


def scalar(text: str, *, in_list: bool = False) -> str:
    """Return a text as it is where YAML reads the same, and in double quotes elsewhere.

    `in_list` is for one that stands between brackets, where commas part texts. In double
    quotes everything that JSON can write is YAML, too.
    """
    written = f"[{text}]" if in_list else text
    wanted = [text] if in_list else text
    printable = text.translate(_UNPRINTABLE_AND_FINE).isprintable()
    if text.lower() not in _OTHERWISE and printable:
        try:
            if yaml.load(f"x: {written}", Loader=yaml.BaseLoader) == {"x": wanted}:
                return text
        except (yaml.YAMLError, ValueError):
            pass
    return json.dumps(text, ensure_ascii=not printable)
