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

_TITLE, _DESCRIPTION, _URL = (f"POCHE-{name}-HERE" for name in ("TITLE", "DESCRIPTION", "URL"))
CONTENT = "<div>POCHE-CONTENT-HERE</div>"
"""What a shell says instead of a page."""
_MARK = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_URL}|{CONTENT})")
_OF_MATERIAL = re.compile(
    r"""\s*<input class="md-toggle[^>]*>|\s*<label class="md-overlay[^>]*></label>"""
    r"""|\s*<div data-md-component="(?:skip|announce)">\s*</div>"""
    r"""|\s*<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>"""
    r"""|(?<=<main)[^>]*|(?<=<div) class="md-(?:container|main__inner)[^>]*"""
)
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


def distinct(pages: Iterable[tuple[str, str]]) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the shells of pages, given by address and key: an address at which each can be
    rendered, and its front matter.

    The address lies as deep as the pages do, since templates count the way up. The pages that the
    navigation names must be there under their own addresses: each is a shell by itself.
    """
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for url, name in pages:
        if name in found:
            continue
        front, address = json.loads(name), url
        if front["kind"] not in ("home", "index"):
            folders = url.count("/") - 1
            address = url[:_LANG] + "shells/" * folders + f"{len(found)}.html"
        found[name] = address, front
    return found


def parted(html: str) -> list[str]:
    """Return a rendered shell in parts: what stands there, a mark, what stands there…"""
    return _MARK.split(html)


def without_frame(html: str) -> str:
    """Return a rendered page without what only Material's scripts and styles would use: no page
    has them."""
    return _OF_MATERIAL.sub("", html)


def joined(parts: Sequence[str], url: str, title: str, description: str, html: str) -> str:
    """Return a page: its shell's parts, with what is its own in the place of the marks."""
    own = {
        _TITLE: str(escape(title)),
        _DESCRIPTION: str(escape(description)),
        _URL: url[_LANG:],
        CONTENT: html,
    }
    return "".join([own[part] if at % 2 else part for at, part in enumerate(parts)])
