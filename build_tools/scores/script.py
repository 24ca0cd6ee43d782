"""Drawings that can be followed: all of a key as a script, and each as SVG.

A page opened from a stick can load scripts and nothing else, so the three drawings of a
key come in one, which calls `POCHE_SCORE`. Glyphs stand in it once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_tools.scores import packing
from build_tools.scores.drawing import Drawing
from build_tools.scores.strokes import number

_FAMILY = "Tinos, 'Liberation Serif', 'Times New Roman', Times, serif"


@dataclass(frozen=True, slots=True)
class About:
    """What a drawing says of itself."""

    work: str
    semitones: int
    tonic: str
    title: str
    by: str
    prefix: str
    """Of all ids in the drawing."""


def svg(about: About, drawing: Drawing) -> str:
    """Return a drawing whole."""
    return f"{opened(about, drawing)}{defined(drawing.glyphs)}{drawing.body}</svg>"


def script(
    about: About, screens: Mapping[str, Drawing], moments: Sequence[tuple[float, str]]
) -> str:
    """Return the script that hands the drawings of one key to the page.

    It calls `POCHE_SCORE` with `work`, `semitones`, `tonic`, SVG by the names of
    `screens`, and `moments`: from when, in quarter notes, which ids sound.
    """
    glyphs: dict[str, str] = {}
    for drawing in screens.values():
        glyphs.update(drawing.glyphs)
    fields = [
        f"work:{_literal(about.work)}",
        f"semitones:{about.semitones}",
        f"tonic:{_literal(about.tonic)}",
    ]
    notes: list[str] = []
    for name, drawing in screens.items():
        small = packing.packed(drawing.body, about.prefix, list(glyphs))
        if small.notes not in notes:
            notes.append(small.notes)
        body = _literal(small.body + "</svg>")
        at = notes.index(small.notes)
        fields.append(f"{name}:u({_literal(opened(about, drawing))},{body},{at})")
    fields.append(f"moments:m({_literal(packing.moments(moments, about.prefix))})")
    names = ",".join(_literal(id.removeprefix(f"{about.prefix}-")) for id in glyphs)
    shared = (
        f"var p={_literal(about.prefix)},g={_literal(defined(glyphs))},l=[{names}],"
        f"h=[{','.join(map(_literal, notes))}];"
    )
    call = f"POCHE_SCORE({{{','.join(fields)}}})"
    return f"(function(){{{shared}{packing.UNFOLD}{call}}})();\n"


def opened(about: About, drawing: Drawing, ink: str = "currentColor") -> str:
    """Return how a drawing begins: what it is called, and in which colour and letters it is."""
    size = f"{number(drawing.width, 1)} {number(drawing.height, 1)}"
    described = ", ".join(each for each in (about.by, about.tonic) if each)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img"'
        f' fill="{ink}" font-family="{_FAMILY}">'
        f"<title>{_escaped(about.title)}</title><desc>{_escaped(described)}</desc>"
    )


def defined(glyphs: Mapping[str, str]) -> str:
    """Return the definitions of glyphs."""
    return f"<defs>{''.join(glyphs.values())}</defs>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _literal(text: str) -> str:
    """Return text as a literal; in single quotes, since drawings are full of double ones."""
    shown = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    shown = shown.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"'{shown}'".replace("</script", "<\\/script")
