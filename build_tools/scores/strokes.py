"""Lines, curves and surfaces of one page, gathered into as few paths as can be."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LINE = re.compile(r"M(-?[\d.]+)[ ,](-?[\d.]+) L(-?[\d.]+)[ ,](-?[\d.]+)")
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
_TOUCH = 30.0
"""Staff lines of neighbouring bars that are no further apart than this are one line."""

Point = tuple[float, float]


class Trail:
    """A path while it is written: every step is counted from the place before, in whole units.

    Places are rounded, not steps, so that nothing is ever out by more than half a unit.
    """

    def __init__(self, digits: int) -> None:
        self._unit = 10**digits
        self._digits = digits
        self._at = (0, 0)
        self._began = (0, 0)
        self._parts: list[str] = []

    def move(self, to: Point) -> None:
        """Lift the pen."""
        if not self._parts or self._place(to) != self._at:
            self._write("m", [to])
        self._began = self._at

    def line(self, to: Point) -> None:
        """Draw to a place, by the shortest command."""
        (x, y), (left, top) = self._place(to), self._at
        if y == top:
            self._parts.append(f"h{self._shown(x - left)}")
        elif x == left:
            self._parts.append(f"v{self._shown(y - top)}")
        else:
            self._write("l", [to])
        self._at = (x, y)

    def curve(self, first: Point, second: Point, to: Point) -> None:
        """Draw a Bézier curve with two handles."""
        self._write("c", [first, second, to])

    def close(self) -> None:
        """Draw back to where the pen was set down."""
        self._parts.append("z")
        self._at = self._began

    def d(self) -> str:
        """Return the path data."""
        return "".join(self._parts)

    def _write(self, command: str, points: list[Point]) -> None:
        left, top = self._at
        shown = ""
        for point in points:
            x, y = self._place(point)
            for step in (x - left, y - top):
                number = self._shown(step)
                shown += number if not shown or number.startswith("-") else f" {number}"
            end = (x, y)
        self._parts.append(command + shown)
        self._at = end

    def _place(self, point: Point) -> tuple[int, int]:
        return round(point[0] * self._unit), round(point[1] * self._unit)

    def _shown(self, units: int) -> str:
        return number(units / self._unit, self._digits)


class Strokes:
    """Everything on a page that is neither glyph nor word; coordinates are verovio's."""

    def __init__(self, left: float, top: float, digits: int) -> None:
        self._left, self._top, self._digits = left, top, digits
        self._lines: dict[tuple[str, str], list[tuple[Point, Point]]] = {}
        self._curves: dict[tuple[str, str], list[str]] = {}
        self._surfaces: list[list[Point]] = []
        self._dots: list[tuple[Point, float]] = []

    def add(self, tag: str, element: ElementTree.Element) -> None:
        """Add a path, polygon, polyline, rectangle or ellipse; anything else is left out."""
        if tag == "path":
            self._path(element)
        elif tag == "polygon":
            self._surfaces.append(point_list(element.get("points", "")))
        elif tag == "polyline":
            points = point_list(element.get("points", ""))
            for start, end in pairwise(points):
                self._lines.setdefault(_pen(element), []).append((start, end))
        elif tag == "rect":
            x, y, w, h = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
            self._surfaces.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        elif tag == "ellipse":
            x, y, radius = (float(element.get(name, "0")) for name in ("cx", "cy", "rx"))
            self._dots.append(((x, y), radius))

    def svg(self) -> str:
        """Return everything as SVG."""
        inked = []
        for pen, lines in self._lines.items():
            trail = Trail(self._digits)
            for start, end in _joined(lines):
                trail.move(self._at(start))
                trail.line(self._at(end))
            inked.append(f'<path{_width(pen)} d="{trail.d()}"/>')
        for pen, curves in self._curves.items():
            inner = "".join(f'<path d="{each}"/>' for each in curves)
            inked.append(f"<g{_width(pen)}>{inner}</g>")
        parts = [f'<g stroke="currentColor">{"".join(inked)}</g>'] if inked else []
        if self._surfaces:
            trail = Trail(self._digits)
            for points in self._surfaces:
                self._surface(trail, points)
            parts.append(f'<path d="{trail.d()}"/>')
        if self._dots:
            parts.append(f'<path d="{"".join(self._dot(*dot) for dot in self._dots)}"/>')
        return "".join(parts)

    def _path(self, element: ElementTree.Element) -> None:
        d = element.get("d", "")
        line = _LINE.fullmatch(d)
        if line is not None:
            x1, y1, x2, y2 = map(float, line.groups())
            self._lines.setdefault(_pen(element), []).append(((x1, y1), (x2, y2)))
        else:
            self._curves.setdefault(_pen(element), []).append(self._curve(d))

    def _curve(self, d: str) -> str:
        """Return a path of absolute moves, lines and curves as a trail."""
        trail = Trail(self._digits)
        for command, values in _COMMAND.findall(d):
            points = [self._at(point) for point in point_list(values)]
            if command == "Z":
                trail.close()
            elif command == "C":
                for at in range(0, len(points) - 2, 3):
                    trail.curve(points[at], points[at + 1], points[at + 2])
            else:
                for point in points:
                    (trail.move if command == "M" else trail.line)(point)
        return trail.d()

    def _surface(self, trail: Trail, points: list[Point]) -> None:
        """Draw a polygon, always the same way round: crossing ones would else leave a hole."""
        around = zip(points, points[1:] + points[:1], strict=True)
        if sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around) < 0:
            points = points[::-1]
        for at, point in enumerate(points):
            (trail.line if at else trail.move)(self._at(point))
        trail.close()

    def _dot(self, at: Point, radius: float) -> str:
        r, across = number(radius / 10, 1), number(radius / 5, 1)
        x, y = self._at((at[0] - radius, at[1]))
        left, middle = number(x, 1), number(y, 1)
        return f"M{left} {middle}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1-{across} 0z"

    def _at(self, point: Point) -> Point:
        return (point[0] + self._left) / 10, (point[1] + self._top) / 10


def number(value: float, digits: int) -> str:
    """Return a number as short as it can be written with so many digits after the point."""
    shown = f"{value:.{digits}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


def point_list(text: str) -> list[Point]:
    """Return the points of which a text lists the coordinates."""
    values = [float(each) for each in _NUMBER.findall(text)]
    return list(zip(values[::2], values[1::2], strict=False))


def _pen(element: ElementTree.Element) -> tuple[str, str]:
    return element.get("stroke-width", ""), element.get("stroke-dasharray", "")


def _width(pen: tuple[str, str]) -> str:
    """Return the attributes of a stroke, in the drawing's units."""
    width, dashes = pen
    attributes = f' stroke-width="{number(float(width) / 10, 1)}"' if width else ""
    if dashes:
        shown = " ".join(number(float(each) / 10, 1) for each in _NUMBER.findall(dashes))
        attributes += f' stroke-dasharray="{shown}"'
    return attributes


def _joined(lines: list[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """Make one line of level lines that touch: a staff line goes through all bars of a system."""
    level: dict[float, list[tuple[Point, Point]]] = {}
    others = []
    for start, end in lines:
        if start[1] == end[1]:
            last = level.setdefault(start[1], [])
            if last and abs(last[-1][1][0] - start[0]) <= _TOUCH:
                last[-1] = (last[-1][0], end)
            else:
                last.append((start, end))
        else:
            others.append((start, end))
    return [line for each in level.values() for line in each] + others
