"""Drawings made small for a script, and the few lines of script that unfold them again.

Half of a drawing's bytes say where its glyphs stand and which notes they are. The notes
are the same in all widths, so a script names them once; places are counted from the
glyph before, and glyphs of one kind that follow one another share a token. A tag that
begins with a digit or `=` cannot be SVG, so tokens are never mistaken for what somebody
wrote.

    <3,36 18,36-9>      two noteheads of the third kind of glyph, whose notes come next
    <=0,164 189>        a glyph that is no note, such as a clef

Notes are listed as `id/pitch`; a chord is `id(pitch`, then `/pitch` for each further
note, the last with `)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.scores.strokes import number

_GLYPH = (
    r'<use(?: id="(?P<id>[^"]*)")?(?: data-n="(?P<pitch>[^"]*)")?'
    r' href="#(?P<glyph>[^"]*)" x="(?P<x>-?\d+)" y="(?P<y>-?\d+)"/>'
)
_PART = re.compile(rf'(?:<g id="(?P<chord>[^"]*)">)?{_GLYPH}(?P<end></g>)?')

UNFOLD = (
    "function u(o,b,k){var i=0,x=0,y=0,a=h[k].split(' ');"
    "return o+g+b.replace(/<(=?)(\\d+)((?:,-?\\d+ ?-?\\d+)+)>/g,function(m,e,n,r){"
    "return r.replace(/,(-?\\d+) ?(-?\\d+)/g,function(m,c,d){"
    "x+=+c;y+=+d;var t=e?0:/^(\\w*)([(\\/])([^)]*)(\\)?)$/.exec(a[i++]),s='<use';"
    "if(t){if(t[1])s=t[2]=='('?'<g id=\"'+p+t[1]+'\"><use':s+' id=\"'+p+t[1]+'\"';"
    "if(t[3])s+=' data-n=\"'+t[3]+'\"'}"
    "return s+' href=\"#'+p+'-'+l[n]+'\" x=\"'+x+'\" y=\"'+y+'\"/>'+(t&&t[4]?'</g>':'')})})}"
    "function m(s){return s.split(',').map(function(e){var a=e.split(' ');"
    "return[+a[0],a.slice(1).map(function(i){return p+i}).join(' ')]})}"
)
"""What unfolds drawings and moments in a page: `p` is the prefix of ids, `l` the names of
glyphs, `h` the notes of each drawing, `g` the definitions of glyphs."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A drawing with tokens in the place of its glyphs."""

    body: str
    notes: str
    """The notes that the tokens stand for, in their order."""


def packed(body: str, prefix: str, glyphs: Sequence[str]) -> Packed:
    """Return a drawing's body made small; `glyphs` are the ids of all glyphs, in their order."""
    packing = _Packing(prefix, {id: at for at, id in enumerate(glyphs)})
    for match in _PART.finditer(body):
        packing.add(body[packing.read : match.start()], match)
        packing.read = match.end()
    packing.plain(body[packing.read :])
    return Packed("".join(packing.parts), " ".join(packing.notes))


def moments(sounding: Sequence[tuple[float, str]], prefix: str) -> str:
    """Return moments made small: from when, and the ids without their prefix."""
    return ",".join(
        " ".join([number(at, 4), *(id.removeprefix(prefix) for id in ids.split())])
        for at, ids in sounding
    )


class _Packing:
    """A body on its way: what was read, and the token that is still open."""

    def __init__(self, prefix: str, numbers: dict[str, int]) -> None:
        self.parts: list[str] = []
        self.notes: list[str] = []
        self.read = 0
        self._prefix = prefix
        self._numbers = numbers
        self._at = (0, 0)
        self._open: str | None = None
        self._in_chord = False

    def plain(self, text: str) -> None:
        """Pass on what is no glyph."""
        if text:
            self._close()
            self.parts.append(text)

    def add(self, before: str, match: re.Match[str]) -> None:
        """Add a glyph and what stands before it."""
        self.plain(before)
        in_chord = self._in_chord or match["chord"] is not None
        is_note = in_chord or bool(match["id"] or match["pitch"])
        if is_note:
            self._note(match, in_chord)
        self._glyph("" if is_note else "=", match)
        if match["end"] and not in_chord:
            self.plain("</g>")  # a system ends here

    def _note(self, match: re.Match[str], in_chord: bool) -> None:
        id = (match["chord"] or match["id"] or "").removeprefix(self._prefix)
        ends = in_chord and match["end"] is not None
        sign, end = "/" if match["chord"] is None else "(", ")" if ends else ""
        self.notes.append(f"{id}{sign}{match['pitch'] or ''}{end}")
        self._in_chord = in_chord and not ends

    def _glyph(self, mark: str, match: re.Match[str]) -> None:
        kind = f"<{mark}{self._numbers[match['glyph']]}"
        if self._open != kind:
            self._close()
            self.parts.append(kind)
            self._open = kind
        x, y = int(match["x"]), int(match["y"])
        right, down = x - self._at[0], y - self._at[1]
        self._at = x, y
        self.parts.append(f",{right}{'' if down < 0 else ' '}{down}")

    def _close(self) -> None:
        if self._open:
            self.parts.append(">")
            self._open = None
