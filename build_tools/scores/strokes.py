"""Lines, curves and surfaces of one system, gathered into as few paths as can be."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LINE = re.compile(r"M(-?[\d.]+)[ ,](-?[\d.]+) L(-?[\d.]+)[ ,](-?[\d.]+)")
_PATH = re.compile(r"([MLCZ])|(-?\d+(?:\.\d+)?)")
_TOUCH = 30.0
"""Staff lines of neighbouring bars that are no further apart than this are one line."""

Point = tuple[float, float]


class Strokes:
    """Everything in a system that is neither glyph nor word; coordinates are verovio's."""

    def __init__(self, left: float, top: float, digits: int) -> None:
        self._left, self._top, self._digits = left, top, digits
        self._lines: dict[tuple[str, str], list[tuple[Point, Point]]] = {}
        self._curves: dict[tuple[str, str], list[str]] = {}
        self._surfaces: list[str] = []

    def add(self, tag: str, element: ElementTree.Element) -> None:
        """Add a path, polygon, polyline, rectangle or ellipse; anything else is left out."""
        if tag == "path":
            self._path(element)
        elif tag == "polygon":
            self._surface(point_list(element.get("points", "")))
        elif tag == "polyline":
            points = point_list(element.get("points", ""))
            for start, end in pairwise(points):
                self._lines.setdefault(_pen(element), []).append((start, end))
        elif tag == "rect":
            x, y, w, h = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
            self._surface([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        elif tag == "ellipse":
            self._dot(*(float(element.get(name, "0")) for name in ("cx", "cy", "rx")))

    def svg(self) -> str:
        """Return everything as SVG."""
        parts = []
        for pen, lines in self._lines.items():
            path = "".join(self._segment(*line) for line in _joined(lines))
            parts.append(f'<path stroke="currentColor"{_width(pen)} d="{path}"/>')
        for pen, curves in self._curves.items():
            inner = "".join(f'<path d="{each}"/>' for each in curves)
            parts.append(f'<g stroke="currentColor"{_width(pen)}>{inner}</g>')
        if self._surfaces:
            parts.append(f'<path d="{"".join(self._surfaces)}"/>')
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
        """Return a path of absolute moves, lines and curves with every point rounded."""
        written: list[str] = []
        is_x = True
        for command, value in _PATH.findall(d):
            if command:
                written.append(command)
                continue
            shown = self._x(float(value)) if is_x else self._y(float(value))
            is_x = not is_x
            joint = "" if written[-1].isalpha() or shown.startswith("-") else " "
            written.append(joint + shown)
        return "".join(written)

    def _segment(self, start: Point, end: Point) -> str:
        (x1, y1), (x2, y2) = start, end
        move = f"M{self._x(x1)} {self._y(y1)}"
        if y1 == y2:
            return f"{move}H{self._x(x2)}"
        if x1 == x2:
            return f"{move}V{self._y(y2)}"
        return f"{move}L{self._x(x2)} {self._y(y2)}"

    def _surface(self, points: list[Point]) -> None:
        """Add a polygon, always the same way round: crossing ones would else leave a hole."""
        around = zip(points, points[1:] + points[:1], strict=True)
        if sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around) < 0:
            points = points[::-1]
        shown = " ".join(f"{self._x(x)} {self._y(y)}" for x, y in points)
        self._surfaces.append(f"M{shown}Z".replace(" -", "-"))

    def _dot(self, x: float, y: float, radius: float) -> None:
        r, across = number(radius / 10, 1), number(radius / 5, 1)
        left, middle = number((x - radius + self._left) / 10, 1), number((y + self._top) / 10, 1)
        self._surfaces.append(
            f"M{left} {middle}a{r} {r} 0 1 1 {across} 0a{r} {r} 0 1 1-{across} 0Z"
        )

    def _x(self, x: float) -> str:
        return number((x + self._left) / 10, self._digits)

    def _y(self, y: float) -> str:
        return number((y + self._top) / 10, self._digits)


def number(value: float, digits: int) -> str:
    """Return a number as short as it can be written with so many digits after the point."""
    shown = f"{value:.{digits}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


def point_list(text: str) -> list[Point]:
    """Return the points that `points` of a polygon lists."""
    values = [float(each) for each in _NUMBER.findall(text)]
    return list(zip(values[::2], values[1::2], strict=True))


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
