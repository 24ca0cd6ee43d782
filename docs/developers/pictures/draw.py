"""Draw the pictures of the sample season's sheet for sound detectives: black lines on white.

    python draw.py            draw all four
    python draw.py --check    draw nothing; 1 when a picture would change

They are drawn large and made small, so that slanted lines are smooth on paper, too.
Needs pillow, which Poche brings along.
"""

from __future__ import annotations

import argparse
import io
import math
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

TARGET = Path(__file__).resolve().parents[3] / "content" / "workshops" / "sound-detectives"
SIZE_PX = 480
FINE = 4
"""How much larger everything is drawn."""
GREYS = 16
"""Enough for smooth edges."""
LINE = 12
BLACK, WHITE = 0, 255

Point = tuple[float, float]


class Sheet:
    """A white square of 480 units that draws with a broad black pen."""

    def __init__(self) -> None:
        self.image = Image.new("L", (SIZE_PX * FINE, SIZE_PX * FINE), WHITE)
        self._pen = ImageDraw.Draw(self.image)

    def line(self, *points: Point, width: float = LINE) -> None:
        """A line with round ends and corners."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self._pen.line(fine, BLACK, round(width * FINE), joint="curve")
        for x, y in fine:
            self._disc(x, y, width * FINE / 2, BLACK)

    def disc(self, x: float, y: float, radius: float, *, filled: bool = True) -> None:
        """A black disc, or a ring with white inside."""
        self._disc(x * FINE, y * FINE, radius * FINE, BLACK)
        if not filled:
            self._disc(x * FINE, y * FINE, (radius - LINE) * FINE, WHITE)

    def shape(self, *points: Point, width: float = LINE, fill: int = WHITE) -> None:
        """A closed shape with a black outline."""
        self._pen.polygon([(x * FINE, y * FINE) for x, y in points], fill)
        self.line(*points, points[0], width=width)

    def _disc(self, x: float, y: float, radius: float, fill: int) -> None:
        self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill)


def arc(middle: Point, radius: float, angles: Point, tall: float = 1) -> list[Point]:
    """Points on a part of a circle, or of an ellipse so many times as tall; degrees, clockwise."""
    (x, y), (begin, end) = middle, angles
    steps = max(8, round(abs(end - begin) / 4))
    turns = (math.radians(begin + (end - begin) * at / steps) for at in range(steps + 1))
    return [(x + radius * math.cos(one), y + tall * radius * math.sin(one)) for one in turns]


def turned(points: list[Point], degrees: float, around: Point = (240, 240)) -> list[Point]:
    """The points, turned clockwise."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    cx, cy = around
    return [
        (cx + (x - cx) * cosine - (y - cy) * sine, cy + (x - cx) * sine + (y - cy) * cosine)
        for x, y in points
    ]


def flute(sheet: Sheet) -> None:
    """A flute that rises to the right; its mouthpiece is at the left, its keys in a row."""
    lean = -24
    sheet.shape(*turned([(30, 218), (450, 218), (450, 262), (30, 262)], lean))
    for x in (150.0, 345.0):
        sheet.line(*turned([(x, 218), (x, 262)], lean), width=9)
    sheet.shape(*turned(arc((95, 216), 30, (0, 360), 0.5), lean))
    ((x, y),) = turned([(95, 215)], lean)
    sheet.disc(x, y, 8)
    for at in (180, 215, 250, 285, 318):
        ((x, y),) = turned([(at, 240)], lean)
        sheet.disc(x, y, 13)
    for at in (378, 415):
        ((x, y),) = turned([(at, 240)], lean)
        sheet.disc(x, y, 13)
    for begin, rise in ((70, 130), (120, 96)):
        sheet.line(
            *[(begin + at, rise - 14 * math.sin(at / 14)) for at in range(0, 90, 3)], width=9
        )


def music_box(sheet: Sheet) -> None:
    """A box with an open lid, a cylinder with pins inside, and a handle at its side."""
    sheet.shape((70, 250), (350, 250), (350, 420), (70, 420))
    sheet.shape((70, 250), (105, 110), (385, 110), (350, 250))
    sheet.shape((110, 300), (310, 300), (310, 370), (110, 370), width=9)
    for row, y in enumerate((318, 335, 352)):
        for x in range(130 + 14 * (row % 2), 300, 34):
            sheet.disc(x, y, 6)
    sheet.line((350, 335), (410, 335))
    sheet.line((410, 335), (410, 265))
    sheet.line((395, 265), (440, 265), width=26)
    for x, y in ((190, 60), (280, 50)):
        sheet.disc(x, y + 20, 15)
        sheet.line((x + 11, y + 20), (x + 11, y - 36), width=9)
        sheet.line((x + 11, y - 36), (x + 36, y - 18), width=9)


def voices(sheet: Sheet) -> None:
    """Three faces that sing."""
    for x, y, size in ((112.0, 190.0, 92.0), (368.0, 190.0, 92.0), (240.0, 362.0, 106.0)):
        sheet.disc(x, y, size, filled=False)
        for side in (-1, 1):
            eye = (x + side * size * 0.36, y - size * 0.16)
            sheet.line(*arc(eye, size * 0.14, (180, 360)), width=9)
        sheet.shape(*arc((x, y + size * 0.36), size * 0.22, (0, 360), 1.35), fill=BLACK)
    for x, y in ((100.0, 66.0), (240.0, 100.0), (380.0, 66.0)):
        sheet.disc(x, y, 14)
        sheet.line((x + 10, y), (x + 10, y - 50), width=9)


def violin(sheet: Sheet) -> None:
    """A violin upright, and its bow beside it."""
    x = 185
    right = [
        *arc((x, 205), 66, (-78, 20)),
        *[(x + 50 - 10 * math.sin(math.pi * at / 6), 240 + 8 * at) for at in range(7)],
        *arc((x, 350), 86, (-40, 90), 0.92),
    ]
    left = [(2 * x - one, y) for one, y in reversed(right)]
    sheet.shape(*right, *left)
    sheet.shape((x - 14, 40), (x + 14, 40), (x + 18, 262), (x - 18, 262), fill=BLACK, width=4)
    sheet.shape(*arc((x, 32), 18, (0, 360)))
    for y in (62, 88):
        sheet.line((x - 36, y), (x + 36, y), width=11)
    sheet.line((x - 28, 330), (x + 28, 330), width=10)
    sheet.shape((x - 16, 352), (x + 16, 352), (x + 8, 410), (x - 8, 410), fill=BLACK, width=4)
    for side in (-1, 1):
        hole = [(x + side * (38 + 9 * math.sin(at / 8)), 296 + at) for at in range(0, 52, 4)]
        sheet.line(*hole, width=7)
    for offset in (-9, -3, 3, 9):
        sheet.line((x + offset, 262), (x + offset, 352), width=2.5)
    sheet.line((352, 40), (412, 440), width=18)
    sheet.line((330, 56), (388, 430), width=8)
    sheet.shape((384, 396), (406, 396), (412, 440), (388, 434), fill=BLACK, width=6)
    sheet.line((352, 40), (330, 56), width=10)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "flute": flute,
    "music-box": music_box,
    "voices": voices,
    "violin": violin,
}


def drawn(name: str) -> bytes:
    """A picture as PNG."""
    sheet = Sheet()
    PICTURES[name](sheet)
    small = sheet.image.resize((SIZE_PX, SIZE_PX), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    small.quantize(GREYS).save(target, "PNG", optimize=True)
    return target.getvalue()


def main(arguments: list[str]) -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description="Draw the pictures for sound detectives.")
    parser.add_argument("--check", action="store_true", help="only say which ones would change")
    parser.add_argument("--into", type=Path, default=TARGET, help="another folder")
    options = parser.parse_args(arguments)
    changed = False
    for name in PICTURES:
        path, data = options.into / f"{name}.png", drawn(name)
        new = not path.is_file() or path.read_bytes() != data
        print(f"{'CHANGED' if new else 'as it was':10} {path.name:14} {len(data) / 1000:.1f} kB")
        if new and not options.check:
            path.write_bytes(data)
        changed |= new
    return int(options.check and changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
