"""Percussion is discs and drums."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import area, block, disc, discs, half, line, numbers, ring, stroke

_BARS = ("o.o", "oo.", ".oo", "o..", "..o", ".o.", "ooo")


def beat(s: Scene) -> str:
    """Three bars of rhythm: large beats, small beats, and one that is stressed."""
    rows = [s.pick(*_BARS) for _ in range(3)]
    big, small = s.pick((42, 14), (46, 18), (38, 22))
    stressed = s.pick(0, 1, 2)
    loud: list[tuple[float, float, float]] = []
    soft: list[tuple[float, float, float]] = []
    for row, bar in enumerate(rows):
        for x in s.across(50, 100):
            beaten = bar[round((x - 50) / 100) % 3] == "o"
            (loud if beaten else soft).append((x, 50 + 100 * row, big if beaten else small))
    x = 50 + 100 * rows[stressed].index("o")
    stress = disc(x, 50 + 100 * stressed, big, s.accent)
    return discs(loud, s.deep) + discs(soft, s.accent) + stress


def drum(s: Scene) -> str:
    """A drum from the side with its lacing and two sticks."""
    lacing, y, deep = s.pick(3, 4, 5), s.pick(136, 150), s.pick(True, False)
    body, skin = (s.deep, s.accent) if deep else (s.accent, s.deep)
    left, right, bottom = 58, 242, y + 118
    shell = area(f"M{left} {y}V{bottom}A92 26 0 0 0 {right} {bottom}V{y}z", body)
    step = (right - left) / (2 * lacing)
    zigzag = [
        (left + step * i, y + (26 + 14 * (i % lacing > 0) if i % 2 == 0 else 108))
        for i in range(2 * lacing + 1)
    ]
    top = f'<ellipse cx="150" cy="{y}" rx="92" ry="30" fill="{skin}"/>'
    one, two = s.pick(((96, 30), (214, 44)), ((86, 44), (204, 30)), ((60, 60), (240, 60)))
    sticks = stroke(line([(136, y), one]), 11, body) + stroke(line([(166, y + 4), two]), 11, body)
    tips = discs([(*one, 15), (*two, 15)], body)
    return shell + stroke(line(zigzag), 8, s.field) + top + sticks + tips


def heads(s: Scene) -> str:
    """Drum heads seen from above, large, middle and small, side by side."""
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    skin, rim = s.pick(0.62, 0.72), s.pick(0, 1)
    low = s.pick(True, False)
    spots = [(112, 186, 98), (228, 82, 58), (238, 226, 36)]
    if low:
        spots = [(x, 300 - y, r) for x, y, r in spots]
    out = ""
    for i, (x, y, r) in enumerate(spots):
        outer, inner = (first, second) if i % 2 == 0 else (second, first)
        out += disc(x, y, r, outer) + disc(x, y, r * skin, inner)
        if i == rim:
            out += disc(x, y, r * 0.24, outer)
    return out


def kettle(s: Scene) -> str:
    """A kettledrum on its feet, two mallets on the skin."""
    r, y = s.pick((110, 158), (98, 164), (120, 152))
    bowl, rim = s.pick((s.deep, s.accent), (s.accent, s.deep))
    lift, spread = s.pick((0, 34), (34, 0), (0, 0)), s.pick(92, 112)
    legs = "".join(
        f"M{numbers(150 + sign * r * 0.7, 200)}L{numbers(150 + sign * r * 0.9, 310)}"
        for sign in (-1, 1)
    )
    feet = stroke(legs, 14, s.deep)
    out = feet + half(150, y, r, -90, bowl) + block(150 - r - 14, y - 14, 2 * r + 28, 28, rim, r=14)
    heads = [(150 + sign * 40, y - 36 - up, 22.0) for sign, up in zip((-1, 1), lift, strict=True)]
    stems = "".join(
        f"M{numbers(x, top)}L{numbers(150 + sign * spread, top - 96)}"
        for sign, (x, top, _) in zip((-1, 1), heads, strict=True)
    )
    return out + stroke(stems, 11, s.deep) + discs(heads, s.accent)


def gong(s: Scene) -> str:
    """A gong in its frame."""
    r = s.pick(74, 84)
    rings, knob = s.pick(1, 2), s.pick(s.accent, s.field)
    frame = stroke("M36 300V44H264V300", 24, s.accent)
    cords = stroke(
        f"M104 44L{150 - r / 2:.0f} {164 - r / 2:.0f}M196 44L{150 + r / 2:.0f} {164 - r / 2:.0f}",
        8,
        s.deep,
    )
    out = frame + cords + disc(150, 168, r, s.deep)
    for i in range(rings):
        out += ring(150, 168, r - 16 - 18 * i, 6, s.field)
    return out + disc(150, 168, 20, knob)


COMPOSITIONS = (beat, drum, heads, kettle, gong)
