"""Drawings made small for a script, and the few lines of script that unfold them again.

Half of a drawing's bytes say where its glyphs stand and which notes they are. The notes
are the same in all widths, so a script names them once; places are counted from the
glyph before. A tag that begins with a digit, `=` or `:` cannot be SVG, so the tokens are
never mistaken for what somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_USE = re.compile(
    r'<use(?: id="(?P<id>[^"]*)")?(?: data-n="(?P<pitch>[^"]*)")?'
    r' href="#(?P<glyph>[^"]*)" x="(?P<x>-?\d+)" y="(?P<y>-?\d+)"/>'
)
_CHORD = re.compile(r'<g id="([^"]*)">')

UNFOLD = (
    "function u(o,b,k){var i=0,x=0,y=0,a=h[k].split(' ');"
    "return o+g+b.replace(/<(=?)(\\d+),(-?\\d+) ?(-?\\d+)>/g,function(m,e,n,c,d){"
    "x+=+c;y+=+d;var t=e?['','']:a[i++].split('/');"
    "return'<use'+(t[0]?' id=\"'+p+t[0]+'\"':'')+(t[1]?' data-n=\"'+t[1]+'\"':'')"
    "+' href=\"#'+p+'-'+l[n]+'\" x=\"'+x+'\" y=\"'+y+'\"/>'})"
    ".replace(/<:(\\w+)>/g,'<g id=\"'+p+'$1\">')}"
)
"""What unfolds a drawing in a page: `p` is the prefix of ids, `l` the names of glyphs, `h`
the notes of each drawing, `g` the definitions of glyphs."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A drawing with tokens in the place of its glyphs."""

    body: str
    notes: str
    """What the glyphs that are notes are, in their order: id and pitch with a stroke between."""


def packed(body: str, prefix: str, glyphs: Sequence[str]) -> Packed:
    """Return a drawing's body made small; `glyphs` are the ids of all glyphs, in their order."""
    numbers = {id: at for at, id in enumerate(glyphs)}
    notes: list[str] = []
    x = y = 0

    def token(match: re.Match[str]) -> str:
        nonlocal x, y
        id, pitch = match["id"] or "", match["pitch"] or ""
        right, down = int(match["x"]) - x, int(match["y"]) - y
        x, y = int(match["x"]), int(match["y"])
        is_note = bool(id or pitch)
        if is_note:
            notes.append(f"{id.removeprefix(prefix)}/{pitch}")
        gap = "" if down < 0 else " "
        return f"<{'' if is_note else '='}{numbers[match['glyph']]},{right}{gap}{down}>"

    small = _CHORD.sub(lambda match: f"<:{match[1].removeprefix(prefix)}>", body)
    return Packed(_USE.sub(token, small), " ".join(notes))
