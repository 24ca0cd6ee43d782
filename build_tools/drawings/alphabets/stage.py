"""Concerts are a stage and its lights; theatre is curtains and masks."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    block,
    disc,
    discs,
    half,
    number,
    quarter,
    stroke,
)


def beams(s: Scene) -> str:
    """Two beams cross over the stage and somebody stands where they meet."""
    spread, floor = s.pick(40, 56, 70), s.pick(236, 250)
    who, lamps = s.pick("disc", "dome", "pair"), s.pick((40, 260), (70, 230), (100, 200))
    out = ""
    for x in lamps:
        foot = 150 + (150 - x) * 0.2
        out += area(f"M{x} 10L{number(foot - spread)} {floor}H{number(foot + spread)}z", s.accent)
    out += block(s.left, floor, s.right - s.left, 300 - floor, s.deep)
    out += discs([(x, 14, 26) for x in lamps], s.deep)
    if who == "disc":
        return out + disc(150, floor - 46, 46, s.deep)
    if who == "dome":
        return out + half(150, floor, 58, 90, s.deep) + disc(150, floor - 84, 24, s.deep)
    return (
        out
        + half(118, floor, 38, 90, s.deep)
        + half(190, floor, 30, 90, s.deep)
        + disc(118, floor - 58, 18, s.deep)
        + disc(190, floor - 47, 15, s.deep)
    )


def proscenium(s: Scene) -> str:
    """A curtain drawn to both sides, and a sun on the stage."""
    r, floor = s.pick(110, 130, 140), s.pick(228, 246)
    sun, valance = s.pick(58, 70), s.pick(True, False)
    out = disc(150, floor, sun * 1.25, s.accent) + block(
        s.left, floor, s.right - s.left, 300 - floor, s.deep
    )
    out += quarter(0, 0, r, -45, s.deep) + quarter(300, 0, r, -135, s.deep)
    if s.left < 0:
        out += block(s.left, 0, -s.left, r, s.deep) + block(300, 0, s.right - 300, r, s.deep)
    if valance:
        out += "".join(half(x, 0, 25, -90, s.accent) for x in s.across(25, 50))
    return out + half(150, 300, 30, 90, s.accent)


def audience(s: Scene) -> str:
    """The hall seen from the last row: heads, and the lit stage."""
    shift, lit = s.pick(0, 50), s.pick("arch", "disc", "band")
    rows = s.pick(1, 2)
    out = {
        "arch": area("M60 250V130a90 90 0 0 1 180 0V250z", s.accent),
        "disc": disc(150, 130, 92, s.accent),
        "band": block(40, 60, 220, 130, s.accent, r=12),
    }[lit]
    out += half(150, 178, 44, 90, s.deep) + disc(150, 116, 19, s.deep)
    front = s.across(shift, 100)
    if rows == 2:
        out += discs([(x + 50, 226, 34) for x in front], s.accent)
        out += discs([(x + 50, 226, 22) for x in front], s.field)
    out += discs([(x, 262, 38) for x in front], s.deep)
    return out + block(s.left, 262, s.right - s.left, 38, s.deep)


def lanterns(s: Scene) -> str:
    """Lights on a string above the stage of an evening."""
    sag, lights = s.pick(50, 80), s.pick(3, 5)
    stage, tent = s.pick(s.deep, s.accent), s.pick(True, False)
    other = s.accent if stage == s.deep else s.deep
    out = stroke(f"M{number(s.left)} 40Q150 {40 + 2 * sag} {number(s.right)} 40", 6, s.deep)
    spots = []
    for i in range(lights):
        t = (i + 1) / (lights + 1)
        x = s.left + (s.right - s.left) * t
        spots.append((x, 40 + 4 * sag * t * (1 - t) + 22, 22.0))
    out += discs(spots, s.accent)
    out += area("M50 300V250H250V300z", stage)
    if tent:
        return out + half(150, 250, 84, 90, other) + half(150, 250, 40, 90, s.field)
    return out + disc(150, 214, 36, other) + block(50, 240, 200, 16, other, r=8)


CONCERTS = (beams, proscenium, audience, lanterns)


def curtain(s: Scene) -> str:
    """Striped cloth parts, a foot of light between."""
    gap, width = s.pick(50, 60, 75), s.pick(25, 37.5)
    swag = s.pick(25, 37.5, 50)
    who = s.pick("disc", "figure", "ball")
    out = area(f"M{150 - gap} 310V90a{gap} {gap} 0 0 1 {2 * gap} 0V310z", s.accent)
    for sign in (-1, 1):
        edge = 150 + sign * gap
        far = s.left if sign < 0 else s.right
        out += block(min(edge, far), 0, abs(far - edge), 300, s.deep)
        folds = ""
        x = edge + sign * width
        while s.left < x < s.right:
            folds += f"M{number(x)} 70V310"
            x += sign * width
        out += stroke(folds, 7, s.field)
    out += "".join(half(x, 0, swag, -90, s.accent) for x in s.across(0, 2 * swag))
    if who == "disc":
        return out + disc(150, 300, gap * 0.8, s.deep)
    if who == "figure":
        return (
            out + half(150, 300, gap * 0.66, 90, s.deep) + disc(150, 300 - gap, gap * 0.3, s.deep)
        )
    return (
        out + disc(150, 190, gap * 0.42, s.deep) + block(s.left, 272, s.right - s.left, 28, s.deep)
    )


def masks(s: Scene) -> str:
    """Two masks, one glad and one sad."""
    lean, front, boards = s.pick(6, 11, 16), s.pick(1, -1), s.pick(14, 28)
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    eye = s.pick(14, 17)
    out = ""
    for sign, colour, glad in ((-1, second, False), (1, first, True)):
        x, y = 150 + 54 * sign * front, 120 if glad else 100
        hole = s.field
        shape = area(
            f"M{x - 72} {y - 60}Q{x} {y - 36} {x + 72} {y - 60}V{y + 24}a72 84 0 0 1-144 0z", colour
        )
        face = half(x - 30, y, eye, 90, hole) + half(x + 30, y, eye, 90, hole)
        mouth = half(x, y + 36, 34, -90, hole) if glad else half(x, y + 66, 34, 90, hole)
        out += f'<g transform="rotate({lean * sign * front} {x} {y})">{shape}{face}{mouth}</g>'
    return out + stroke(f"M{number(s.left)} 286H{number(s.right)}", boards, s.deep)


def booth(s: Scene) -> str:
    """A puppet booth under its awning."""
    left, right = s.pick((110, 190), (100, 170), (130, 200), (104, 196))
    hat, wall = s.pick("cone", "none", "both"), s.pick((s.deep, s.accent), (s.accent, s.deep))
    scallops, height = s.pick(3, 5, 7), s.pick(72, 84)
    front, cloth = wall
    out = block(40, height, 220, 240, front) + block(64, height + 20, 172, 190 - height, s.field)
    for x, colour, hatted in ((left, s.accent, hat != "none"), (right, s.deep, hat == "both")):
        out += half(x, 206, 32, 90, s.deep if colour == s.accent else s.accent)
        out += disc(x, 160, 20, colour)
        if hatted:
            out += area(f"M{x - 18} 148h36l-18-34z", s.deep if colour == s.accent else s.accent)
    out += block(28, 202, 244, 18, cloth)
    step = 244 / scallops
    for i in range(scallops):
        colour = cloth if i % 2 else front
        out += block(28 + step * i, 40, step + 0.5, height - 40, colour)
        out += half(28 + step * (i + 0.5), height - 1, step / 2, -90, colour)
    return out


def spotlight(s: Scene) -> str:
    """One light on the closed curtain, and who steps into it."""
    x, r = s.pick((100, 84), (200, 84), (150, 96), (110, 96), (190, 96), (150, 84))
    every, who = s.pick(50, 60), s.pick("dome", "disc", "two")
    floor = 240
    folds = "".join(f"M{number(edge)} -10V{floor}" for edge in s.across(every / 2, every))
    out = stroke(folds, every * 0.44, s.deep) + disc(x, floor - r * 0.7, r, s.accent)
    out += {
        "dome": half(x, floor, 46, 90, s.deep) + disc(x, floor - 70, 22, s.deep),
        "disc": disc(x, floor - 48, 48, s.deep) + disc(x, floor - 48, 18, s.accent),
        "two": half(x - 32, floor, 30, 90, s.deep)
        + half(x + 32, floor, 30, 90, s.deep)
        + discs([(x - 32, floor - 48, 17), (x + 32, floor - 48, 17)], s.deep),
    }[who]
    return out + block(s.left, floor, s.right - s.left, 60, s.deep)


THEATRE = (curtain, masks, booth, spotlight)
