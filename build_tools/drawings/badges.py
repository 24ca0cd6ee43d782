"""Badges: the field colour, the shape and the pictogram of a kind, all three at once."""

from __future__ import annotations

from html import escape
from types import MappingProxyType

from build_tools.drawings.palette import FIELDS, INK, kind_colour
from build_tools.drawings.pictograms import outline, pictogram_of

# Outlines on a square of 48; no two activities share one, so that a badge can
# be told apart on a black-and-white copy and without reading the pictogram.
_SHAPES = MappingProxyType(
    {
        "disc": "M24 1a23 23 0 1 1 0 46a23 23 0 0 1 0-46z",
        "square": "M12 2h24q10 0 10 10v24q0 10-10 10H12Q2 46 2 36V12Q2 2 12 2z",
        "arch": "M2 24a22 22 0 0 1 44 0v17q0 5-5 5H7q-5 0-5-5z",
        "pocket": "M7 2h34q5 0 5 5v17a22 22 0 0 1-44 0V7q0-5 5-5z",
        "drop": "M24 1a23 23 0 1 1-23 23V7q0-6 6-6z",
        "bubble": "M24 1a23 23 0 0 1 23 23v17q0 6-6 6H24a23 23 0 0 1 0-46z",
        "leaf": "M8 2h17a21 21 0 0 1 21 21v17q0 6-6 6H23A21 21 0 0 1 2 25V8q0-6 6-6z",
        "hexagon": "M21 2q3-1.6 6 0l17 9.5q3 1.7 3 5v15q0 3.3-3 5L27 46q-3 1.6-6 0"
        "L4 36.5q-3-1.7-3-5v-15q0-3.3 3-5z",
        "diamond": "M20 3q4-4 8 0l17 17q4 4 0 8L28 45q-4 4-8 0L3 28q-4-4 0-8z",
    }
)
_SHAPE_OF_KIND = MappingProxyType(
    {
        "works": "square",
        "people": "arch",
        "recordings": "disc",
        "concerts": "arch",
        "workshops": "pocket",
        "journeys": "leaf",
        "projects": "hexagon",
        "pages": "square",
        "playlists": "disc",
        "singing": "bubble",
        "writing": "square",
        "theatre": "pocket",
        "percussion": "disc",
        "movement": "leaf",
        "listening": "drop",
        "making": "hexagon",
        "voices": "bubble",
        "strings": "diamond",
        "keys": "square",
        "bars": "square",
        "pipes": "square",
        "wind": "leaf",
    }
)


def kind_shape(kind: str) -> str:
    """Return the name of a kind's shape; raises KeyError for an unknown kind."""
    return _SHAPE_OF_KIND[kind]


def badge(kind: str, *, label: str | None = None) -> str:
    """Return the kind's pictogram in ink on its shape in its field colour, as inline SVG."""
    shape = _SHAPES[kind_shape(kind)]
    heard = 'aria-hidden="true"' if label is None else 'role="img"'
    title = "" if label is None else f"<title>{escape(label, quote=False)}</title>"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="badge" viewBox="0 0 48 48" width="48" '
        f'height="48" {heard} focusable="false">{title}'
        f'<path d="{shape}" fill="{FIELDS[kind_colour(kind)]}"/>'
        f'<path transform="translate(12 12)" d="{outline(pictogram_of(kind))}" fill="{INK}"/></svg>'
    )


def badge_outline(kind: str) -> str:
    """Return the kind's pictogram in its shape, black on white, as inline SVG: for paper."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="badge" viewBox="0 0 48 48" width="48" '
        'height="48" aria-hidden="true" focusable="false">'
        f'<path d="{_SHAPES[kind_shape(kind)]}" fill="#fff" stroke="#000" stroke-width="2"/>'
        f'<path transform="translate(12 12)" d="{outline(pictogram_of(kind))}" fill="#000"/></svg>'
    )
