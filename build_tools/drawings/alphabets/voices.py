"""Voices are arcs: open mouths, rainbows, lines that move side by side."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import arc, area, block, disc, half, number, numbers, ring, stroke


def rainbow(s: Scene) -> str:
    """A rainbow that rises from the ground, and a sun in the free third."""
    x = s.pick(60, 100, 150)
    inner, step = s.pick((60, 48), (52, 56), (76, 40))
    colours = s.pick((s.deep, s.accent, s.deep), (s.accent, s.deep, s.deep), (s.deep,) * 3)
    high = s.pick(62, 78)
    bows = "".join(
        ring(x, 300, inner + step * i, step * 0.62, colour) for i, colour in enumerate(colours)
    )
    return bows + disc(244, high, s.pick(28, 36), s.accent)


def answer(s: Scene) -> str:
    """Two voices in opposite corners, one calls and the other answers."""
    first, second = s.pick((3, 2), (2, 3), (2, 2), (3, 1))
    width, centre = s.pick(24, 30), s.pick(46, 54)
    step = width * 1.75
    low = "".join(ring(0, 300, centre + step * i, width, s.deep) for i in range(1, first + 1))
    high = "".join(ring(300, 0, centre + step * i, width, s.accent) for i in range(1, second + 1))
    return high + low + disc(0, 300, centre, s.accent) + disc(300, 0, centre, s.deep)


def choir(s: Scene) -> str:
    """A choir in three rows: each singer a scale of arcs, one row laid over the other."""
    wide, narrow = s.pick((0.66, 0.33), (0.72, 0.4))
    shift, y, rise = s.pick(0, 75), s.pick(176, 200), s.pick(56, 64)
    inner = s.pick((s.field, s.accent), (s.accent, s.field), (s.accent, s.deep))
    sun = s.pick(0, 50, 200)
    out = disc(50 + sun, 58, 30, s.accent)
    for row in range(3):
        xs = s.across((75 if row % 2 else 0) + shift, 150)
        base = y + rise * row
        for share, fill in ((1.0, s.deep), (wide, inner[0]), (narrow, inner[1])):
            r = number(75 * share)
            out += area(
                "".join(
                    f"M{numbers(x - 75 * share, base)}a{r} {r} 0 0 1 {number(150 * share)} 0"
                    for x in xs
                ),
                fill,
            )
        if row < 2:
            continue
        out += block(s.left, base, s.right - s.left, 300 - base, s.deep) if base < 300 else ""
    return out


def call(s: Scene) -> str:
    """An open mouth and the waves that leave it."""
    y, r = s.pick(120, 150, 180), s.pick(84, 96)
    start, step, width = s.pick((40, 52, 26), (30, 44, 20), (50, 62, 32))
    mouth = half(112, y, r, 180, s.deep)
    waves = "".join(
        stroke(arc(124, y, start + step * i, -90, 90), width, s.accent if i % 2 else s.deep)
        for i in range(3)
    )
    return mouth + waves


def parts(s: Scene) -> str:
    """Three voices in waves, moving together; a disc rides on one of them."""
    width, gap = s.pick((30, 66), (24, 58), (36, 76))
    phase, colours = s.pick(0, 1), s.pick(0, 1, 2)
    rider, ball = s.pick(50, 150, 250), s.pick(26, 32)
    out = ""
    trio = [(s.deep, s.accent, s.deep), (s.accent, s.deep, s.accent), (s.deep, s.deep, s.accent)]
    for i, colour in enumerate(trio[colours]):
        y = 168 + gap * (i - 1)
        xs = s.across(0, 100)
        data = f"M{numbers(xs[0], y)}" + "".join(
            f"a50 50 0 0 {(step + phase + round(xs[0] / 100)) % 2} 100 0" for step in range(len(xs))
        )
        out += stroke(data, width, colour)
    # on a crest the disc would leave the picture: it rides in the next trough
    if (rider // 100 + phase) % 2:
        rider += 100 if rider < 250 else -100
    return out + disc(rider, 156 - gap, ball, s.deep)


COMPOSITIONS = (rainbow, answer, choir, call, parts)
