"""Charts: bars with what may be less and more, and shares of a whole as one bar.

Lengths are percentages of the room there is and words stay words, so that a chart fits a phone
and a desk with letters of one size. Colours come from the page's style sheet, by class, and
beside its colour each category has a pattern of its own, for whoever sees none, and for copiers.
A chart is one picture with one sentence; its numbers stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from build_tools.drawings.palette import FIELDS, INK
from build_tools.drawings.shapes import disc, number

_ROW, _WORDS, _BAR, _BAR_HIGH, _RANGE = 60, 16, 24, 14, 46
"""Height of a row in pixels, and what stands where in it: words, bar, its range."""
_SHARES_HIGH = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart."""

    label: str
    value: str
    """The central figure as it is read."""
    low: float
    central: float
    high: float
    pattern: str = "plain"
    """One of `PATTERNS`."""


def bars(rows: Sequence[Bar], label: str) -> str:
    """Return a row for each bar: its words, its length, and a line from its lowest to its highest
    value. All begin at 0, and the highest of all reaches to the end."""
    most = max((row.high for row in rows), default=0) or 1
    drawn = "".join(_row(row, at * _ROW, 100 / most) for at, row in enumerate(rows))
    return chart_svg("bars", len(rows) * _ROW, label, drawn)


def _row(row: Bar, top: int, scale: float) -> str:
    low, central, high = (number(each * scale) for each in (row.low, row.central, row.high))
    line = top + _RANGE
    words = (
        f'<text x="0" y="{top + _WORDS}">{escape(row.label)}</text>'
        f'<text class="chart__value" x="100%" y="{top + _WORDS}">{escape(row.value)}</text>'
    )
    bar = (
        f'<rect width="{central}%" y="{top + _BAR}" height="{_BAR_HIGH}"'
        f' fill="{_fill(row.pattern)}"/>'
    )
    ends = "".join(
        f'<line x1="{end}%" x2="{end}%" y1="{line - 4}" y2="{line + 4}"/>' for end in (low, high)
    )
    return f'{words}{bar}<line x1="{low}%" x2="{high}%" y1="{line}" y2="{line}"/>{ends}'


def shares(parts: Sequence[tuple[str, float]], label: str) -> str:
    """Return one bar of parts: patterns, and how much of the whole each is. The patterns are
    defined in it, for all charts of its page, where it stands once."""
    whole = sum(part for _, part in parts) or 1
    drawn, begins = [_definitions({pattern for pattern, _ in parts})], 0.0
    for pattern, part in parts:
        width = 100 * part / whole
        drawn.append(
            f'<rect x="{number(begins)}%" y="1" width="{number(width)}%"'
            f' height="{_SHARES_HIGH - 2}" fill="{_fill(pattern)}"/>'
        )
        begins += width
    return chart_svg("shares", _SHARES_HIGH, label, "".join(drawn))


def swatch(pattern: str) -> str:
    """Return a sample of a pattern, for a legend on the same page as `shares`."""
    return (
        '<svg class="swatch" viewBox="0 0 28 28" aria-hidden="true">'
        f'<rect x="1" y="1" width="26" height="26" fill="{_fill(pattern)}"/></svg>'
    )


def chart_svg(kind: str, height: float | str, label: str, drawn: str) -> str:
    """Return a chart of a kind, as one picture with one sentence; its height may have a unit."""
    return (
        f'<svg class="chart chart--{kind}" role="img" width="100%" height="{height}"'
        f' aria-label="{escape(label)}">{drawn}</svg>'
    )


def _fill(pattern: str) -> str:
    return FIELDS["lilac"] if pattern == "plain" else f"url(#chart-{pattern})"


def _lines(data: str) -> str:
    return f'<path d="{data}" fill="none" stroke="{INK}" stroke-width="2"/>'


_PATTERNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "team": ("sun", ""),
        "freight": ("coral", _lines("M-3 3L3-3M-3 15L15-3M9 15L15 9")),
        "audience": ("sky", disc(6, 6, 2.2, INK)),
        "nights": ("lilac", _lines("M0 6H12")),
        "meals": ("lime", _lines("M6 0V12")),
        "venue": ("mint", _lines("M0 6H12M6 0V12")),
        "digital": ("pink", _lines("M-3 9L3 15M-3-3L15 15M9-3L15 3")),
    }
)
PATTERNS = ("plain", *_PATTERNS)
"""What a bar may be filled with: one colour, or a category's pattern."""


def _definitions(wanted: Collection[str]) -> str:
    drawn = "".join(
        f'<pattern id="chart-{name}" width="12" height="12" patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" fill="{FIELDS[field]}"/>{drawing}</pattern>'
        for name, (field, drawing) in _PATTERNS.items()
        if name in wanted
    )
    return f"<defs>{drawn}</defs>"
