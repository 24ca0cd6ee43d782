"""Strings are lines: stretched, plucked, over a body of wood."""

from __future__ import annotations

import math

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    block,
    disc,
    discs,
    number,
    numbers,
    stroke,
    turned,
)


def stretched(s: Scene) -> str:
    """Strings over a sound hole: they change colour where they cross it."""
    every, width, r = s.pick((50, 14, 84), (60, 18, 90), (37.5, 12, 80))
    x, y = s.pick((100, 100), (200, 100), (100, 200), (200, 200), (150, 150))
    level = s.pick(True, False)
    outside, inside = "", ""
    lines = (
        [every / 2 + every * i for i in range(int(300 / every))]
        if level
        else s.across(every / 2, every)
    )
    for place in lines:
        away = place - (y if level else x)
        outside += (
            f"M{numbers(s.left - 20, place)}H{number(s.right + 20)}"
            if level
            else f"M{numbers(place, -20)}V320"
        )
        edge = abs(away) + width / 2
        if edge < r:
            reach = math.sqrt(r * r - edge * edge)
            inside += (
                f"M{numbers(x - reach, place)}h{number(2 * reach)}"
                if level
                else f"M{numbers(place, y - reach)}v{number(2 * reach)}"
            )
    plain = ' stroke-linecap="butt"'
    return (
        stroke(outside, width, s.deep)
        + disc(x, y, r, s.deep)
        + stroke(inside, width, s.accent).replace(' stroke-linecap="round"', plain)
    )


def plucked(s: Scene) -> str:
    """Strings of which one is plucked and swings."""
    count = s.pick(4, 5)
    swings, share = s.pick(1, 2), s.pick(0.72, 1.0)
    x = s.pick(100, 150, 200)
    gap = 300 / count
    ys = [gap / 2 + gap * i for i in range(count)]
    y, reach = ys[swings], gap * share
    still = "".join(f"M{numbers(s.left - 20, each)}H{number(s.right + 20)}" for each in ys)
    far, near = s.left - 40, s.right + 40
    up, down = numbers(x, y - 2 * reach, near, y), numbers(x, y + 2 * reach, far, y)
    swing = f"M{numbers(far, y)}Q{up}Q{down}z"
    return (
        stroke(still, 12, s.deep)
        + area(swing, s.accent)
        + stroke(swing, 12, s.deep)
        + disc(x, y - reach, 20, s.deep)
    )


def guitar(s: Scene) -> str:
    """A body of two discs, a neck and its strings."""
    angle, hole = s.pick(-35, -25, 25, 35), s.pick(36, 30)
    body, neck = s.pick((s.deep, s.accent), (s.accent, s.deep))
    strings = s.pick((-9, 0, 9), (-12, -4, 4, 12))
    return turned(
        angle,
        150,
        170,
        discs([(150, 236, 96), (150, 128, 70)], body),
        block(128, -80, 44, 210, neck),
        disc(150, 146, hole, neck),
        block(106, 254, 88, 16, neck, r=8),
        stroke("".join(f"M{150 + x} -80V254" for x in strings), 4, s.field),
    )


def harp(s: Scene) -> str:
    """A harp: column, neck, sounding board, and strings growing shorter."""
    frame, wires = s.pick((s.deep, s.accent), (s.accent, s.deep))
    count, width = s.pick((5, 11), (6, 9), (7, 8))
    foot, flip = s.pick(0, 1), s.pick(True, False)
    data = ""
    for i in range(1, count + 1):
        t = i / (count + 1)
        x = 70 * (1 - t) ** 2 + 2 * 140 * t * (1 - t) + 244 * t * t
        top = 44 * (1 - t) ** 2 + 2 * 128 * t * (1 - t) + 84 * t * t
        data += f"M{numbers(x, top)}V{number(262 - (x - 70) * 178 / 174)}"
    out = stroke(data, width, wires) + stroke("M70 44V262L244 84Q140 128 70 44z", 24, frame)
    out += disc(70, 44, 28, frame) if foot else stroke("M44 266H116", 24, frame)
    return f'<g transform="matrix(-1 0 0 1 306 0)">{out}</g>' if flip else out


def fiddle(s: Scene) -> str:
    """A fiddle from the front, with its bow."""
    angle, body = s.pick(-20, 20, -30, 30), s.pick(s.deep, s.accent)
    other = s.accent if body == s.deep else s.deep
    bow = s.pick(118, 138)
    return turned(
        angle,
        150,
        150,
        discs([(150, 218, 78), (150, 118, 60)], body),
        block(108, 130, 84, 70, body),
        disc(84, 166, 28, s.field) + disc(216, 166, 28, s.field),
        block(136, -60, 28, 180, other),
        stroke("M122 158q-14 24 0 50M178 158q14 24 0 50", 9, other),
        stroke("M143 120V250M157 120V250", 4, s.field),
        stroke(f"M20 {bow + 60}L290 {bow}", 12, other),
    )


COMPOSITIONS = (stretched, plucked, guitar, harp, fiddle)
