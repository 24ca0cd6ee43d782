"""Movement is bodies and steps; making is things put together."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    arc,
    area,
    block,
    disc,
    discs,
    half,
    number,
    numbers,
    quarter,
    ring,
    stroke,
)

_POSES = (
    # head, arms, body and first leg, second leg
    (
        (168, 62),
        "M70 96Q130 140 166 124T250 66",
        "M164 120Q150 170 176 196T226 262",
        "M168 190Q120 196 74 250",
    ),
    (
        (136, 60),
        "M58 60Q96 132 140 122T248 108",
        "M142 116Q158 164 140 196T76 262",
        "M146 190Q196 190 244 244",
    ),
    (
        (150, 58),
        "M62 52Q104 128 150 118T238 52",
        "M150 114V186Q146 226 92 264",
        "M150 186Q172 230 208 264",
    ),
    (
        (186, 70),
        "M92 54Q136 128 178 130T262 160",
        "M176 126Q140 156 144 190T172 270",
        "M146 186Q100 176 44 214",
    ),
)


def dancer(s: Scene) -> str:
    """A dancer of three strokes and a disc."""
    head, arms, body, leg = s.pick(*_POSES)
    backdrop, width = s.pick("disc", "half", "floor", "ring"), s.pick(26, 30)
    flip = s.pick(True, False)
    out = {
        "disc": disc(150, 150, 118, s.accent),
        "half": half(150, 232, 132, 90, s.accent),
        "floor": block(s.left, 212, s.right - s.left, 88, s.accent),
        "ring": ring(150, 150, 112, 22, s.accent),
    }[backdrop]
    out += stroke(arms + body + leg, width, s.deep) + disc(*head, 29, s.deep)
    return f'<g transform="matrix(-1 0 0 1 300 0)">{out}</g>' if flip else out


def tumble(s: Scene) -> str:
    """A half disc that turns a little further from place to place."""
    start, turn = s.pick(0, 45, 90, 135, 180, 270), s.pick(45, 90, -45)
    r, down = s.pick(42, 46), s.pick(True, False)
    stressed = s.pick(0, 1, 2)
    out = ""
    for row in range(3):
        for x in s.across(50, 100):
            step = round((x - 50) / 100) + (row if down else -row)
            colour = s.accent if step % 3 == stressed else s.deep
            out += half(x, 50 + 100 * row, r, start + turn * step, colour)
    return out


def bounce(s: Scene) -> str:
    """A ball that hops across the floor."""
    hops = s.pick((74, 50, 34), (34, 50, 74), (42, 72, 42), (54, 54, 54))
    width, ball, high = s.pick(18, 24), s.pick(34, 40), s.pick(1.6, 1.9)
    floor = 244
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    x = 150 - sum(hops)
    top = hops.index(max(hops))
    middle = x + 2 * sum(hops[:top]) + hops[top]
    y = floor - width / 2
    data = f"M{numbers(x, y)}" + "".join(f"a{r} {numbers(r * high)} 0 0 1 {2 * r} 0" for r in hops)
    out = stroke(data, width, s.accent) + block(s.left, floor, s.right - s.left, 56, first)
    if first == s.accent:
        out += block(s.left, floor, s.right - s.left, 14, second)
    return out + disc(middle, y - hops[top] * high, ball, s.deep)


def steps(s: Scene) -> str:
    """Footprints of a dance, left and right."""
    lean, wide = s.pick(12, 20), s.pick(50, 58)
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    way = s.pick(0, 30, -30)
    out = ""
    for i, (x, y) in enumerate(((96, 232), (204, 184), (96, 110), (204, 62))):
        colour = first if i % 2 == 0 else second
        sole = area(
            f"M{x - wide / 2:g} {y - 12}a{wide / 2:g} 40 0 0 1 {wide} 0l-8 30h{16 - wide}z", colour
        )
        heel = half(x, y + 26, wide / 2 - 8, -90, colour)
        tilt = lean if i % 2 else -lean
        out += f'<g transform="rotate({tilt} {x} {y})">{sole}{heel}</g>'
    return f'<g transform="rotate({way} 150 150)">{out}</g>'


MOVEMENT = (dancer, tumble, bounce, steps)


def quilt(s: Scene) -> str:
    """Nine patches of quarter discs, sewn with a plan."""
    plan = s.pick(
        (0, 1, 2, 1, 2, 3, 2, 3, 0),
        (0, 1, 0, 3, 2, 1, 0, 3, 0),
        (0, 1, 0, 1, 0, 1, 0, 1, 0),
        (2, 3, 2, 1, 0, 1, 2, 3, 2),
        (0, 3, 0, 1, 2, 1, 0, 3, 0),
    )
    turn, accents = s.pick(0, 1, 2, 3), s.pick((0, 4, 8), (2, 4, 6), (1, 3, 5, 7), (4,))
    centre = s.pick("disc", "quarter")
    out = ""
    for x in s.across(0, 100):
        for row in range(3):
            i = round(x / 100) % 3 + 3 * row
            colour, y = s.accent if i in accents else s.deep, 100 * row
            if i == 4 and centre == "disc":
                out += disc(x + 50, 150, 46, colour)
                continue
            corner = (plan[i] + turn) % 4
            right, low = x + 100 * (corner in {1, 2}), y + 100 * (corner in {2, 3})
            out += quarter(right, low, 100, (-45, -135, 135, 45)[corner], colour)
    return out


def blocks(s: Scene) -> str:
    """Building blocks, balanced by somebody with patience."""
    base, roof = s.pick("two", "arch", "beam", "three"), s.pick("tent", "dome", "ball", "slope")
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    middle = s.pick("square", "disc", "bars", "gate")
    out = {
        "two": block(54, 200, 88, 100, first) + block(158, 200, 88, 100, first),
        "arch": area("M54 300V200H246V300H200a50 50 0 0 0-100 0z", first),
        "beam": block(40, 256, 220, 44, second) + block(74, 200, 152, 50, first),
        "three": block(40, 200, 64, 100, first)
        + block(118, 200, 64, 100, first)
        + block(196, 200, 64, 100, first),
    }[base]
    out += {
        "square": block(104, 106, 92, 94, second),
        "disc": disc(150, 153, 47, second),
        "bars": block(92, 106, 34, 94, second) + block(174, 106, 34, 94, second),
        "gate": area("M90 200V106H210V200H180a30 30 0 0 0-60 0z", second),
    }[middle]
    return (
        out
        + {
            "tent": area("M86 106L150 24L214 106z", first),
            "dome": half(150, 106, 64, 90, first),
            "ball": block(80, 86, 140, 20, first) + disc(150, 50, 36, first),
            "slope": area("M86 106V34L214 106z", first),
        }[roof]
    )


def box_guitar(s: Scene) -> str:
    """A box, a hole, a few rubber bands."""
    bands, hole = s.pick(3, 4, 5), s.pick(56, 66)
    box, other = s.pick((s.deep, s.accent), (s.accent, s.deep))
    level = s.pick(True, False)
    gap = 26 if bands > 3 else 34
    first = 150 - gap * (bands - 1) / 2
    data = "".join(
        f"M{number(first + gap * i)} 20V280" if not level else f"M20 {number(first + gap * i)}H280"
        for i in range(bands)
    )
    shape = block(48, 40, 204, 220, box, r=22) if not level else block(40, 48, 220, 204, box, r=22)
    bridge = (
        block(76, 214, 148, 18, other, r=9) if not level else block(214, 76, 18, 148, other, r=9)
    )
    x, y = (150, 134) if not level else (134, 150)
    return shape + disc(x, y, hole, s.field) + bridge + stroke(data, 9, other)


def shaker(s: Scene) -> str:
    """A shaker made of a jar, and what it is filled with."""
    angle, grains = s.pick(-24, 24, -34, 34), s.pick(3, 4)
    jar, lid = s.pick((s.deep, s.accent), (s.accent, s.deep))
    fill = [(122, 216, 15), (156, 196, 15), (178, 226, 15), (140, 166, 15)][:grains]
    out = (
        block(90, 84, 120, 178, jar, r=34)
        + block(100, 46, 100, 48, lid, r=10)
        + discs(fill, s.field)
    )
    sign = 1 if angle > 0 else -1
    shakes = stroke(
        arc(150, 150, 136, 10, 38) + arc(150, 150, 136, 190, 218)
        if sign < 0
        else arc(150, 150, 136, 142, 170) + arc(150, 150, 136, 322, 350),
        14,
        lid,
    )
    return turned_jar(angle, out) + shakes


def turned_jar(angle: float, inside: str) -> str:
    """The jar, held aslant."""
    return f'<g transform="rotate({numbers(angle, 150, 150)})">{inside}</g>'


MAKING = (quilt, blocks, box_guitar, shaker)
