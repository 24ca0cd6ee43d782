"""A text laid out for its translator: what is to be said stands above the place to say it.

The source is in comments, which no reader sees. Lines that open and close blocks stay as they
are, so that a sheet keeps its steps; only their titles are translated in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = re.compile(r" {0,3}(```+|~~~+)")
_BLOCK = re.compile(r" {0,3}:::")


def beside(body: str, lang: str) -> str:
    """Return a body, each paragraph in a comment that names its language, room below."""
    parts: list[str] = []
    for is_block, lines in _parts(body):
        if is_block:
            parts += [*lines, ""]
        else:
            parts += [*_comment(lines, lang), "", ""]
    return "\n".join(parts).rstrip("\n") + "\n"


def whole_beside(body: str, lang: str) -> str:
    """Return a body as one comment, for one that cannot be taken apart."""
    return "\n".join([*_comment(body.strip("\n").split("\n"), lang), "", ""])


def _comment(lines: list[str], lang: str) -> list[str]:
    return [f"<!-- {lang}", *(line.replace("-->", "-- >") for line in lines), "-->"]


def _parts(body: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield lines that open or close blocks each by itself, and what stands between, paragraph
    by paragraph; code stays whole."""
    waiting: list[str] = []
    code = ""
    for line in body.split("\n"):
        fence = _CODE.match(line)
        if fence and (not code or line.strip().startswith(code)):
            code = "" if code else fence[1]
        is_block = not code and _BLOCK.match(line) is not None
        if is_block or (not line.strip() and not code):
            if waiting:
                yield False, waiting
            waiting = []
            if is_block:
                yield True, [line.rstrip()]
        else:
            waiting.append(line)
    if waiting:
        yield False, waiting
