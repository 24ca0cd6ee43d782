"""What pages have in common, and how each is joined from it. Pure.

A shell is a page as the templates make it, with marks in the place of what belongs to a single
page. Pages with the same front matter but for that have the same shell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import escape

_TITLE, _DESCRIPTION, _URL, _CONTENT = (
    f"POCHE-{name}-HERE" for name in ("TITLE", "DESCRIPTION", "URL", "CONTENT")
)
_MARK = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_URL}|<div>{_CONTENT}</div>)")
CONTENT = f"<div>{_CONTENT}</div>"
"""What a shell says instead of a page."""
_LANG = len("fr/")
"""What templates cut from an address, to put another language in its place."""


def shell(front: Mapping[str, Any]) -> dict[str, Any]:
    """Return a page's front matter with marks in the place of what is its own."""
    own = {
        "title": _TITLE,
        "description": _DESCRIPTION,
        "url": front["url"][:_LANG] + _URL,
    }
    return {**front, **own}


def key(front: Mapping[str, Any]) -> str:
    """Return what pages with the same shell have in common."""
    return json.dumps(shell(front), sort_keys=True, ensure_ascii=False)


def addresses(fronts: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return for each key an address at which its shell can be rendered.

    It lies as deep as its pages do, since templates count the way up. The pages that the
    navigation names must be there under their own addresses: each is a shell by itself.
    """
    found: dict[str, str] = {}
    for front in fronts:
        name = key(front)
        if front["kind"] in ("home", "index"):
            found[name] = front["url"]
        elif name not in found:
            folders = front["url"].count("/") - 1
            found[name] = front["url"][:_LANG] + "shells/" * folders + f"{len(found)}.html"
    return found


def parted(html: str) -> list[str]:
    """Return a rendered shell in parts: what stands there, a mark, what stands there…"""
    return _MARK.split(html)


def joined(parts: Sequence[str], front: Mapping[str, Any], html: str) -> str:
    """Return a page: its shell's parts, with what is its own in the place of the marks."""
    own = {
        _TITLE: str(escape(front["title"])),
        _DESCRIPTION: str(escape(front["description"])),
        _URL: front["url"][_LANG:],
        CONTENT: html,
    }
    return "".join([own[part] if at % 2 else part for at, part in enumerate(parts)])
