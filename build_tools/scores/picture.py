"""A drawing as a picture of its own, to be looked at: pages show it, and need no script for it.

Nothing in it can be pointed at, so nothing has a name. A picture sees neither the colours nor the
letters of the page around it: it brings them along.
"""

from __future__ import annotations

import base64
import re
from functools import cache

from build_tools.bundled import bundled
from build_tools.scores.drawing import Drawing
from build_tools.scores.script import About, defined, opened

INK = "#231a2b"
"""As `--ink` of tokens.css on light paper; on dark paper pages turn it round."""
_LETTERS = "tinos-400"
_FURTHER_LETTERS = "tinos-ext-400"
_FURTHER = re.compile("[\u0100-\u017f]")
_NAMES = re.compile(r' (?:id|data-n|data-for)="[^"]*"')


def svg(about: About, drawing: Drawing) -> str:
    """Return a drawing as a picture."""
    body = _NAMES.sub("", drawing.body).replace("currentColor", INK)
    begins = opened(about, drawing, INK)
    return f"{begins}{_style(drawing.body)}{defined(drawing.glyphs)}{body}</svg>\n"


def _style(body: str) -> str:
    faces = _face(_LETTERS, "")
    if _FURTHER.search(body):
        faces += _face(_FURTHER_LETTERS, ";unicode-range:U+0100-017F")
    return f"<style>{faces}</style>"


@cache
def _face(name: str, which: str) -> str:
    data = (bundled("overrides") / "assets" / "poche" / f"{name}.woff2").read_bytes()
    address = f"data:font/woff2;base64,{base64.b64encode(data).decode()}"
    return f"@font-face{{font-family:Tinos;src:url({address}) format('woff2'){which}}}"
