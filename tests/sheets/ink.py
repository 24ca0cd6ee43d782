"""What a PDF's drawing commands do: colours and the widths of strokes, before any antialiasing."""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
from PIL import Image
from pypdf.generic import ContentStream

Matrix = tuple[float, float, float, float]


@dataclass
class Ink:
    """Everything that was drawn."""

    colours: set[tuple[float, ...]] = field(default_factory=set)
    strokes_pt: list[float] = field(default_factory=list)
    pictures: list[Image.Image] = field(default_factory=list)


def ink_of(pdf: bytes) -> Ink:
    """Walk through all pages and the drawings in them."""
    found = Ink()
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for page in reader.pages:
        _walk(page.get_contents(), page["/Resources"], (1, 0, 0, 1), reader, found)
        found.pictures += [image.image for image in page.images if image.image]
    return found


def _walk(stream: Any, resources: Any, matrix: Matrix, reader: Any, found: Ink) -> None:
    stack: list[tuple[Matrix, float]] = []
    width = 1.0
    for operands, operator in ContentStream(stream, reader).operations:
        name = operator.decode()
        if name == "q":
            stack.append((matrix, width))
        elif name == "Q":
            matrix, width = stack.pop()
        elif name == "cm":
            matrix = _times([float(value) for value in operands[:4]], matrix)
        elif name == "w":
            width = float(operands[0])
        elif name in ("g", "G", "rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"):
            found.colours.add(tuple(float(value) for value in operands))
        elif name in ("S", "s", "B", "B*", "b", "b*"):
            scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
            found.strokes_pt.append(width * scale)
        elif name == "Do":
            drawing = resources["/XObject"][operands[0]]
            if drawing["/Subtype"] == "/Form":
                own = [float(value) for value in drawing.get("/Matrix", (1, 0, 0, 1, 0, 0))]
                inner = _times(own[:4], matrix)
                _walk(drawing, drawing.get("/Resources", resources), inner, reader, found)


def _times(a: list[float], b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
    )


def greys(pictures: list[Image.Image]) -> Iterator[int]:
    """Yield the levels in pictures that are neither black nor white."""
    for picture in pictures:
        levels = picture.convert("L").histogram()
        yield from (level for level, count in enumerate(levels) if count and level not in (0, 255))
