"""The colours of everything that is drawn: fields, their deep partners and accents."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

INK = "#231A2B"
PAPER = "#FBF7F0"
CARD = "#FFFFFF"
PLUM = "#4A1D5C"

FIELDS = MappingProxyType(
    {
        "sun": "#FFC845",
        "coral": "#FF8A66",
        "mint": "#8FE3C8",
        "sky": "#9CCBFF",
        "lilac": "#D9B8F5",
        "lime": "#CDE77F",
        "pink": "#FFB3CF",
    }
)
"""Field colours by token name; each carries ink at 7 : 1 or better."""

TEAL, RUST, NAVY, WINE, FOREST = "#0B4F4A", "#7A2413", "#1C3A6B", "#7A1743", "#2E4A12"

COLOURS = frozenset({INK, PAPER, CARD, PLUM, *FIELDS.values(), TEAL, RUST, NAVY, WINE, FOREST})
"""Every colour that a drawing may use."""

# Which deep partner and which accents go with a field was chosen by eye: the
# accent must stand off from the field in hue or in lightness, or shapes of the
# two melt into each other at 96 px.
_PARTNERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sun": ((RUST, NAVY, WINE), ("coral", "sky", "paper", "lilac")),
    "coral": ((WINE, NAVY, RUST), ("sun", "paper", "sky", "lilac")),
    "mint": ((TEAL, NAVY, WINE), ("sun", "coral", "paper", "lilac")),
    "sky": ((NAVY, TEAL, WINE), ("sun", "coral", "paper", "lime")),
    "lilac": ((WINE, NAVY, TEAL), ("sun", "coral", "paper", "lime")),
    "lime": ((FOREST, TEAL, WINE), ("coral", "sky", "paper", "lilac")),
    "pink": ((WINE, RUST, NAVY), ("sun", "coral", "paper", "sky")),
}


@dataclass(frozen=True, slots=True)
class Trio:
    """The three colours of one cover."""

    field: str
    deep: str
    accent: str


def _trios(field: str) -> tuple[Trio, ...]:
    deeps, accents = _PARTNERS[field]
    values = {**FIELDS, "paper": PAPER}
    return tuple(Trio(FIELDS[field], deep, values[accent]) for deep in deeps for accent in accents)


TRIOS = MappingProxyType({field: _trios(field) for field in FIELDS})
"""The trios that go together, by the token name of their field."""
EVERY_TRIO = tuple(trio for field in FIELDS for trio in TRIOS[field])

_COLOUR_OF_KIND = MappingProxyType(
    {
        "works": "sky",
        "people": "pink",
        "recordings": "sun",
        "concerts": "coral",
        "workshops": "mint",
        "journeys": "lilac",
        "projects": "lime",
        "pages": "sky",
        "playlists": "sun",
        "singing": "pink",
        "writing": "sky",
        "theatre": "lilac",
        "percussion": "coral",
        "movement": "lime",
        "listening": "sun",
        "making": "mint",
        "strings": "lilac",
        "keys": "sky",
        "bars": "sky",
        "pipes": "sky",
        "voices": "pink",
        "wind": "mint",
    }
)


def kind_colour(kind: str) -> str:
    """Return the token name of a kind's field colour; raises KeyError for an unknown kind."""
    return _COLOUR_OF_KIND[kind]
