"""A workshop whose kind is not said: people in a circle, tiles of everything."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    at,
    block,
    disc,
    discs,
    half,
    ring,
    stroke,
)


def circle(s: Scene) -> str:
    """A circle of people around what they do together."""
    count, r = s.pick((6, 38), (8, 32), (7, 34), (10, 26))
    turn, one = s.pick(0, 15, 30), s.pick(*range(6))
    core = s.pick("disc", "ring", "half", "square")
    spots = [(*at(150, 150, 106, turn + 90 + 360 * i / count), float(r)) for i in range(count)]
    out = discs([spot for i, spot in enumerate(spots) if i != one], s.deep)
    out += discs(spots[one : one + 1], s.accent)
    return (
        out
        + {
            "disc": disc(150, 150, 46, s.accent),
            "ring": ring(150, 150, 38, 18, s.accent),
            "half": half(150, 166, 48, 90, s.accent),
            "square": block(112, 112, 76, 76, s.accent),
        }[core]
    )


def sampler(s: Scene) -> str:
    """Four tiles: an arc, a drum, lines, a step."""
    order = s.dice.shuffled((0, 1, 2, 3))
    dark, ink = s.pick((0, 3), (1, 2)), s.pick(s.deep, s.accent)
    out = ""
    for x in s.across(0, 150):
        for row in range(2):
            place, y = round(x / 150) % 2 + 2 * row, 150 * row
            ground, mark = (s.deep, s.accent) if place in dark else (s.field, ink)
            if place in dark:
                out += block(x, y, 150, 150, ground)
            out += _tile(order[place], round(x), y, ground, mark)
    return out


def _tile(what: int, x: int, y: int, ground: str, mark: str) -> str:
    """One of four signs in the middle of a tile of 150."""
    match what:
        case 0:
            return half(x + 75, y + 106, 58, 90, mark) + half(x + 75, y + 106, 26, 90, ground)
        case 1:
            return disc(x + 75, y + 75, 52, mark) + disc(x + 75, y + 75, 22, ground)
        case 2:
            rows = "".join(f"M{x + 34} {y + 42 + 33 * i}h82" for i in range(3))
            return stroke(rows, 15, mark)
    return area(f"M{x + 28} {y + 118}V{y + 86}h32v-26h32v-28h32v86z", mark)


WORKSHOPS = (circle, sampler)
