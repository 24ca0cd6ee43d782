"""A staged page as MkDocs reads it: front matter and HTML. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_FENCE = "---\n"
_OWN = ("\ntitle: ", "\ndescription: ")
_BLANK = re.compile(r"\n[ \t]+(?=\n)")


def source(front: Mapping[str, Any], html: str) -> str:
    """Return a staged page: front matter as JSON values, which are YAML too, and HTML.

    White space is as Python-Markdown leaves it, which reads the page as one block: no tabs, and
    nothing in blank lines.
    """
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = _BLANK.sub("\n", html.strip().expandtabs(4))
    return _FENCE + "\n".join(lines) + "\n" + _FENCE + body + "\n"


def read(text: str) -> tuple[dict[str, Any], str]:
    """Return front matter and HTML of what `source` wrote."""
    head, _, html = text.removeprefix(_FENCE).partition("\n" + _FENCE)
    front = {}
    for line in head.split("\n"):
        key, _, value = line.partition(": ")
        front[key] = json.loads(value)
    return front, html.removesuffix("\n")


def of_its_own(text: str) -> tuple[str, str, str]:
    """Return the title, the description and the HTML of what `source` wrote: what a page has for
    itself. To read all that is in front of it takes thrice the time."""
    head, _, html = text.partition("\n" + _FENCE)
    title, description = (head[head.index(name) + len(name) :] for name in _OWN)
    return _first_value(title), _first_value(description), html.removesuffix("\n")


def _first_value(text: str) -> str:
    value: str = json.loads(text.partition("\n")[0])
    return value


def staged_at(url: str) -> str:
    """Return where below the staged project's `docs` a page stands, by its address."""
    return url.removesuffix(".html") + ".md"
