"""Keys are blocks: keyboards, bars to strike, pipes."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    block,
    disc,
    discs,
    half,
    number,
    numbers,
    stroke,
)


def keyboard(s: Scene) -> str:
    """Five keys of a piano, a disc for the note that sounds."""
    top, width = s.pick(100, 116), s.pick(60, 75)
    shift, pressed = s.pick(*range(7)), s.pick(0, 1, 2, 3)
    xs = s.across(0, width)
    out = block(s.left, top, s.right - s.left, 300 - top, s.accent)
    out += stroke("".join(f"M{number(x)} {top}V310" for x in xs), 6, s.deep)
    black, across, down = "", width * 0.6, (300 - top) * 0.58
    for x in xs:
        # the third and the seventh gap of an octave have no black key
        if (round(x / width) + shift) % 7 not in {2, 6}:
            start = numbers(x - across / 2, top)
            black += f"M{start}h{number(across)}v{number(down)}h{number(-across)}z"
    x = width * (pressed + 0.5)
    return out + area(black, s.deep) + disc(x, top - 44, 26, s.deep) + disc(x, 266, 16, s.deep)


def bars(s: Scene) -> str:
    """A xylophone: bars from long to short on two rails."""
    count, width = s.pick((5, 44), (6, 36))
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    odd, way = s.pick(0, 1), s.pick(1, -1)
    longest, shrink = s.pick((244, 28), (220, 22), (250, 34))
    gap = 264 / count
    rise = shrink * (count - 1) / 2 * 0.55
    near, far = (longest / 2 - 24, longest / 2 - 24 - rise)[::way]
    rails = "".join(
        f"M0 {number(150 + sign * near)}L300 {number(150 + sign * far)}" for sign in (-1, 1)
    )
    out = stroke(rails, 10, s.deep)
    pins: list[tuple[float, float, float]] = []
    for i in range(count):
        place = i if way > 0 else count - 1 - i
        height = longest - shrink * place
        x = 18 + gap * (i + 0.5)
        out += block(
            x - width / 2, 150 - height / 2, width, height, first if i % 2 == odd else second, r=12
        )
        pins += [(x, 150 - height / 2 + 20, 6.0), (x, 150 + height / 2 - 20, 6.0)]
    return out + discs(pins, s.field)


def grand(s: Scene) -> str:
    """A grand piano from above, with its stool."""
    body, keys = s.pick((s.deep, s.accent), (s.accent, s.deep))
    stool, step = s.pick(92, 150, 208), s.pick(24, 32)
    case = "M52 190V84Q52 34 102 34H116C176 34 166 116 208 122Q248 128 248 168V190z"
    out = area(case, body) + block(52, 190, 196, 40, keys)
    gaps = range(52 + step, 248, step)
    out += stroke("".join(f"M{x} 190v22" for x in gaps), step * 0.45, body).replace(
        "round", "butt", 1
    )
    return out + disc(stool, 268, 24, body) + stroke("M84 160L150 84", 8, s.field)


def organ(s: Scene) -> str:
    """Organ pipes in rank and file."""
    tops = s.pick(
        (150, 100, 50, 100, 150),
        (50, 75, 100, 125, 150),
        (150, 125, 100, 75, 50),
        (60, 110, 160, 110, 60),
    )
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    mouth = s.pick(226, 206)
    out = ""
    for x in s.across(0, 60):
        place = round(x / 60)
        top = tops[place % 5]
        colour = first if place % 2 == 0 else second
        out += area(f"M{numbers(x + 4, 310)}V{number(top + 26)}a26 26 0 0 1 52 0V310z", colour)
        out += half(x + 30, mouth, 14, 90, s.field)
    return out


def roll(s: Scene) -> str:
    """A piano roll: each note a block as long as it sounds, and the line that reads them."""
    starts = s.dice.shuffled((0, 50, 100, 150))
    lengths = s.dice.shuffled((100, 150, 100, 50))
    now, stressed = s.pick(100, 150, 200), s.pick(0, 1, 2, 3)
    out = ""
    for i, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        y = 30 + 66 * i
        out += block(start + 16, y, length + 14, 42, s.accent if i == stressed else s.deep, r=12)
        if start + length <= 150:
            out += block(start + length + 56, y, 244 - start - length, 42, s.deep, r=12)
    return out + block(now - 5, -10, 10, 320, s.field) + block(now - 2, -10, 4, 320, s.deep)


COMPOSITIONS = (keyboard, grand, roll)
BARS = (bars,)
"""What is struck with mallets or plucked by a cylinder: a xylophone must not show a piano."""
PIPES = (organ,)
