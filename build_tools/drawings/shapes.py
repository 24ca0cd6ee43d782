"""The small alphabet of shapes: each function returns one SVG element as text.

Coordinates are units of a 300 by 300 square. Angles are degrees, 0 to the right,
90 upwards, as on a protractor; SVG counts the other way, so `turned` flips the sign.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]


def number(value: float) -> str:
    """Return `value` with one decimal at most: short, and the same on every machine."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def numbers(*values: float) -> str:
    """Return values separated by spaces."""
    return " ".join(number(value) for value in values)


def disc(x: float, y: float, r: float, fill: str) -> str:
    """A full disc."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"/>'


def discs(spots: Iterable[tuple[float, float, float]], fill: str) -> str:
    """Several discs (x, y, r) of one colour, as one path: shorter than one element each."""
    runs = "".join(
        f"M{numbers(x - r, y)}a{numbers(r, r)} 0 1 1 {numbers(2 * r, 0)}"
        f"a{numbers(r, r)} 0 1 1 {numbers(-2 * r, 0)}z"
        for x, y, r in spots
    )
    return f'<path d="{runs}" fill="{fill}"/>'


def ring(x: float, y: float, r: float, width: float, colour: str) -> str:
    """A circle of line width `width` around the radius `r`."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="none" '
        f'stroke="{colour}" stroke-width="{number(width)}"/>'
    )


def at(x: float, y: float, r: float, angle: float) -> Point:
    """The point at `angle` on a circle."""
    return x + r * math.cos(math.radians(angle)), y - r * math.sin(math.radians(angle))


def half(x: float, y: float, r: float, facing: float, fill: str) -> str:
    """Half a disc whose round side faces the angle `facing`."""
    (x1, y1), (x2, y2) = at(x, y, r, facing + 90), at(x, y, r, facing - 90)
    return f'<path d="M{numbers(x1, y1)}A{numbers(r, r)} 0 0 1 {numbers(x2, y2)}z" fill="{fill}"/>'


def quarter(x: float, y: float, r: float, facing: float, fill: str) -> str:
    """A quarter disc with its corner at (x, y), its middle towards the angle `facing`."""
    (x1, y1), (x2, y2) = at(x, y, r, facing + 45), at(x, y, r, facing - 45)
    return (
        f'<path d="M{numbers(x, y)}L{numbers(x1, y1)}'
        f'A{numbers(r, r)} 0 0 1 {numbers(x2, y2)}z" fill="{fill}"/>'
    )


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """Path data of a circle's line from `start` up to `end`, against the clock."""
    (x1, y1), (x2, y2) = at(x, y, r, start), at(x, y, r, end)
    large = int(end - start > 180)
    return f"M{numbers(x1, y1)}A{numbers(r, r)} 0 {large} 0 {numbers(x2, y2)}"


def stroke(data: str, width: float, colour: str, more: str = "") -> str:
    """A line along path data, with round ends and joints."""
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{number(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{more}/>'
    )


def line(points: Sequence[Point]) -> str:
    """Path data through points."""
    return "M" + "L".join(numbers(x, y) for x, y in points)


def block(x: float, y: float, width: float, height: float, fill: str, *, r: float = 0) -> str:
    """A rectangle; `r` rounds its corners."""
    round_ = f' rx="{number(r)}"' if r else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}"{round_} fill="{fill}"/>'
    )


def area(data: str, fill: str) -> str:
    """A filled path."""
    return f'<path d="{data}" fill="{fill}"/>'


def patch(points: Sequence[Point], fill: str) -> str:
    """A filled polygon."""
    return area(line(points) + "z", fill)


def turned(angle: float, x: float, y: float, *inside: str) -> str:
    """Elements turned by `angle` around a point."""
    return f'<g transform="rotate({numbers(-angle, x, y)})">{"".join(inside)}</g>'
