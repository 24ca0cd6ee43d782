"""Figures of the children's paths: who walks along, and what a concert is known by."""

from __future__ import annotations

import math
from types import MappingProxyType

from build_tools.drawings.palette import FIELDS, INK, NAVY, PAPER, PLUM, WINE
from build_tools.drawings.shapes import (
    area,
    disc,
    discs,
    line,
    number,
    numbers,
    patch,
    ring,
    stroke,
)

_SUN, _CORAL, _SKY, _PINK = (FIELDS[name] for name in ("sun", "coral", "sky", "pink"))
_RAYS = 18
"""How many the star behind a concert has."""


def walker() -> str:
    """Return the elements of a snail with a record for a shell, within 20 to 114 and 138 to 206."""
    snail = area("M20 206q-2-12 12-12h44q6 0 8-8l4-18a9 9 0 0 1 18 0l-2 16q-4 22-26 22z", NAVY)
    snail += stroke(line([(94, 164), (88, 146)]) + line([(100, 164), (106, 147)]), 4, NAVY)
    snail += discs([(88, 145, 4), (106, 146, 4)], NAVY)
    return (
        snail
        + disc(50, 172, 31, _CORAL)
        + ring(50, 172, 22, 4, WINE)
        + disc(50, 172, 12, PLUM)
        + disc(50, 172, 4, _SUN)
    )


def _snail() -> str:
    """Return the snail with a lantern, as a drawing of its own; a line of paper around it.

    The line lets it stand on any ground.
    """
    lantern = stroke("M104 172L128 136V142", 5, INK) + area("M118 142h20l5 30h-30z", _SUN)
    lantern += area("M116 138h24v7h-24zM112 170h32v7h-32z", INK)
    edge = stroke(
        "M20 206q-2-12 12-12h44q6 0 8-8l4-18a9 9 0 0 1 18 0l-2 16q-4 22-26 22z", 14, PAPER
    )
    edge += disc(50, 172, 38, PAPER) + stroke("M128 136V142M118 142h20l5 30h-30z", 16, PAPER)
    edge += stroke("M94 164L88 146M100 164L106 147", 14, PAPER) + stroke(
        "M104 172L128 136", 13, PAPER
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="snail" viewBox="8 128 144 88" '
        f'aria-hidden="true" focusable="false">{edge}{walker()}{lantern}</svg>'
    )


def _rays() -> str:
    """Return what stands behind a concert's round picture: rays like a star's, and lanterns.

    The picture is a disc of radius 100 around 0 0; nothing here reaches beyond 132.
    """
    rays = []
    for at in range(2 * _RAYS):
        angle, r = math.pi * at / _RAYS, 100 if at % 2 else 124
        rays.append((r * math.sin(angle), -r * math.cos(angle)))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="rays" viewBox="-132 -132 264 264" '
        f'aria-hidden="true" focusable="false">{patch(rays, _SUN)}</svg>'
    )


def _lanterns() -> str:
    """Return a string of lanterns that hangs over the upper half of the same disc."""
    cord = "M-96-72Q-48-20 0-62Q48-20 96-72"
    out = stroke(cord, 5, INK)
    for (x, y), fill in zip(
        ((-72, -51), (-36, -43), (36, -43), (72, -51)), (_CORAL, _SKY, _PINK, _CORAL), strict=True
    ):
        out += f'<ellipse cx="{number(x)}" cy="{number(y + 18)}" rx="13" ry="17" fill="{fill}" '
        out += f'stroke="{INK}" stroke-width="4"/>'
        out += stroke(f"M{numbers(x - 5, y)}h10M{numbers(x - 5, y + 36)}h10", 5, INK)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="lanterns" viewBox="-100 -100 200 200" '
        f'aria-hidden="true" focusable="false">{out}</svg>'
    )


_FIGURES = MappingProxyType({"snail": _snail, "rays": _rays, "lanterns": _lanterns})


def figure(name: str) -> str:
    """Return the drawing of `snail`, `rays` or `lanterns`; raises KeyError for another name."""
    return _FIGURES[name]()
