"""What lies before the writer of a sheet: everything that the body names, ready for paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.prose import Node
from build_tools.sheets.forms import Form
from build_tools.sheets.glyphs import Inked
from build_tools.strings import Strings


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as it will be printed."""

    path: str
    """In the folder of typst's work, from its root."""
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording, to be found by its name."""

    title: str
    by: str


@dataclass(frozen=True, slots=True)
class Systems:
    """A score: its systems from top to bottom, and what they say."""

    title: str
    notes: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a body's writer may look at."""

    form: Form
    lang: str
    t: Strings
    hub: str
    """The hub's title."""
    address: str | None
    """The sheet's own page on the web, if the hub is there."""
    code: str | None
    """Path of the same as a QR code."""
    inked: Inked
    symbol: Callable[[str], str]
    """A pictogram's name to its path."""
    pictures: Mapping[str, Print] = field(default_factory=dict)
    """By the path that prose names."""
    recordings: Mapping[str, Heard] = field(default_factory=dict)
    scores: Mapping[tuple[str, int], Systems] = field(default_factory=dict)
    """By a work's id and semitones."""


@dataclass(slots=True)
class Notes:
    """What the writer met and paper cannot do; filled while it writes."""

    missing: dict[str, None] = field(default_factory=dict)
    """Clusters, in the order in which they were met."""
    wide: list[str] = field(default_factory=list)
    """Words of the first cells of tables that are wider than the paper."""


def placed_score(node: Node) -> tuple[str, int]:
    """Return work and semitones of a score block; an editor's own HTML may say anything."""
    written = node.attributes.get("data-semitones", "")
    digits = written.removeprefix("-")
    semitones = int(written[:3]) if digits.isascii() and digits.isdigit() else 0
    return node.attributes.get("data-work", ""), semitones
