"""The drawings of the home page's doors, and the one for an empty place.

They stand on the card's own colour (listen: sun, prepare: mint, follow: lilac,
children: sky), so their ground is transparent.
"""

from __future__ import annotations

from types import MappingProxyType

from build_tools.drawings.figures import walker
from build_tools.drawings.palette import CARD, FIELDS, INK, NAVY, PAPER, PLUM, RUST, TEAL, WINE
from build_tools.drawings.pictograms import outline
from build_tools.drawings.shapes import (
    arc,
    area,
    block,
    disc,
    discs,
    half,
    ring,
    stroke,
    turned,
)

_SUN, _CORAL, _PINK, _LILAC = (FIELDS[name] for name in ("sun", "coral", "pink", "lilac"))

_STONES = (
    (120, 208),
    (135, 204),
    (139, 189),
    (135, 174),
    (130, 159),
    (128, 144),
    (171, 131),
    (185, 144),
    (196, 158),
    (244, 157),
    (251, 145),
    (252, 130),
)
"""Steps along the path, evenly spaced between its stops."""


def _drawing(width: int, height: int, *inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true" focusable="false">{"".join(inside)}</svg>'
    )


def _listen() -> str:
    """A record that wears headphones and hums to itself."""
    headphones = stroke(arc(172, 124, 112, 12, 168), 20, PLUM)
    record = disc(172, 124, 92, _CORAL) + ring(172, 124, 76, 3, WINE)
    record += ring(172, 124, 66, 3, WINE) + disc(172, 124, 52, PLUM)
    play = stroke("M156 100L196 124L156 148z", 10, CARD) + area("M156 100L196 124L156 148z", CARD)
    cups = block(44, 96, 40, 84, INK, r=18) + block(260, 96, 40, 84, INK, r=18)
    cups += block(36, 112, 22, 52, PLUM, r=10) + block(286, 112, 22, 52, PLUM, r=10)
    note = disc(26, 62, 11, PLUM) + stroke("M34 62V22q4 12 16 16", 6, PLUM)
    return _drawing(320, 230, headphones, record, play, cups, note)


def _prepare() -> str:
    """A worksheet under its clip, a pencil at work, and the ring of a cup of coffee."""
    behind = turned(4, 170, 120, block(92, 24, 150, 190, TEAL, r=12))
    sheet = block(92, 18, 150, 196, CARD, r=12)
    sun = half(128, 82, 20, 90, _SUN) + stroke("M106 92H150", 6, TEAL)
    rows = stroke("M168 62H216M168 84H204M114 122H216M114 146H216", 8, TEAL)
    cup = stroke(arc(206, 188, 22, 100, 415), 5, _CORAL)
    trace = stroke("M114 180q10-18 20 0t20 0", 6, WINE)
    page = turned(-7, 170, 120, sheet, sun, cup, rows, trace)
    clip = stroke("M196 44V14a13 13 0 0 1 26 0V52a8 8 0 0 1-16 0V20", 6, PLUM)
    pencil = turned(
        38,
        150,
        176,
        area("M150 176l34-17v34z", PAPER),
        area("M150 176l13-6.5v13z", INK),
        block(183, 159, 104, 34, _SUN),
        block(183, 170, 104, 11, _CORAL),
        block(284, 159, 16, 34, INK),
        area("M300 159h10a17 17 0 0 1 0 34h-10z", _PINK),
    )
    return _drawing(320, 230, behind, page, turned(-7, 170, 120, clip), pencil)


def _follow() -> str:
    """A path with its stops up to a small stage; a snail with a record for a shell sets out."""
    dots = discs([(x, y, 5) for x, y in _STONES], PLUM)
    stops = discs([(146, 128, 17), (220, 166, 17)], PLUM)
    stops += disc(146, 128, 8, _SUN) + disc(220, 166, 8, PAPER)
    stage = area("M186 96V52a60 60 0 0 1 120 0V96z", WINE) + area(
        "M204 96V54a42 42 0 0 1 84 0V96z", _SUN
    )
    stage += area(
        "M204 96V54a42 42 0 0 1 26-38q4 34-10 54-8 12-8 26z"
        "M288 96V54a42 42 0 0 0-26-38q-4 34 10 54 8 12 8 26z",
        _CORAL,
    )
    stage += half(246, 96, 20, 90, PLUM) + disc(246, 64, 9, PLUM)
    stage += block(176, 94, 140, 16, PLUM, r=8)
    stage = f'<g transform="translate(0 12)">{stage}</g>'
    return _drawing(320, 230, dots, stops, stage, walker())


def _children() -> str:
    """Three children: one sings, one listens with headphones and closed eyes, one laughs."""
    singer = area("M4 230v-8a56 52 0 0 1 112 0v8z", WINE)
    singer += disc(60, 128, 50, _CORAL) + half(60, 120, 52, 90, NAVY) + disc(20, 96, 18, NAVY)
    singer += discs([(32, 136, 5), (66, 136, 5)], INK) + disc(49, 156, 10, WINE)
    laugher = area("M204 230v-8a56 52 0 0 1 112 0v8z", TEAL)
    laugher += disc(260, 128, 50, _PINK) + half(260, 112, 50, 90, _SUN)
    laugher += block(210, 100, 108, 18, _SUN, r=9)
    laugher += discs([(254, 136, 5), (288, 136, 5)], INK) + half(271, 149, 17, 270, WINE)
    hearer = area("M92 230v-4a68 58 0 0 1 136 0v4z", _SUN)
    hearer += disc(160, 112, 60, RUST) + discs(
        [(120, 66, 18), (146, 54, 20), (174, 54, 20), (200, 66, 18)], INK
    )
    hearer += stroke(arc(138, 118, 11, 20, 160) + arc(182, 118, 11, 20, 160), 6, PAPER)
    hearer += stroke(arc(160, 128, 24, 215, 325), 6, PAPER)
    hearer += stroke(arc(160, 110, 70, 8, 172), 14, PLUM)
    hearer += block(82, 88, 26, 58, PLUM, r=12) + block(212, 88, 26, 58, PLUM, r=12)
    notes = disc(24, 54, 10, PLUM) + stroke("M31 54V20q4 11 15 14", 6, PLUM)
    notes += disc(272, 46, 10, PLUM) + disc(300, 40, 10, PLUM)
    notes += stroke("M279 46V14L307 8V40", 6, PLUM)
    return _drawing(320, 230, notes, singer, laugher, hearer)


_DOORS = MappingProxyType(
    {"listen": _listen, "prepare": _prepare, "follow": _follow, "children": _children}
)


def door(name: str) -> str:
    """Return the drawing of one of the doors `listen`, `prepare`, `follow`, `children`.

    Raises KeyError for another name.
    """
    return _DOORS[name]()


def empty(name: str) -> str:
    """Return a friendly drawing for a place where there is nothing yet.

    An open pocket waits for what is missing: `name` is the pictogram's, for example
    `heart` for favourites or `search` for results. Raises KeyError for other names.
    """
    missing = f'<path transform="matrix(2.5 0 0 2.5 130 14)" d="{outline(name)}" fill="{_CORAL}"/>'
    lining = area("M84 96a76 22 0 0 1 152 0z", WINE)
    glow = stroke("M110 34L96 22M104 60H84M210 34L224 22M216 60H236", 6, _SUN)
    pocket = area("M74 96H246V150a74 66 0 0 1-74 66H148a74 66 0 0 1-74-66z", _LILAC)
    hem = block(66, 88, 188, 22, _SUN, r=11)
    seam = stroke(
        "M90 128V150a58 50 0 0 0 58 50H172a58 50 0 0 0 58-50V128",
        3,
        PLUM,
        ' stroke-dasharray="9 9"',
    )
    return _drawing(320, 230, glow, lining, missing, pocket, hem, seam, disc(160, 154, 22, PLUM))
