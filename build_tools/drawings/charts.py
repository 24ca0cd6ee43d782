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

_ROW = 60
"""Height of a row in pixels; where words, bar and range stand in it, `footprint.css` says."""
_PAIR = 92
"""Height of a row with room for two bars."""
_SHARES_HIGH = 44
_END = "chart-end"
"""The name of what stands at both ends of a range."""
_ENDS = f' marker-start="url(#{_END})" marker-end="url(#{_END})"'


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
    value. All begin at 0, and the highest of all reaches to the end. The ends of lines, as
    patterns, are those of `shares` on the same page."""
    most = max((row.high for row in rows), default=0) or 1
    drawn = "".join(_row(row, at * _ROW, 100 / most) for at, row in enumerate(rows))
    return chart_svg("bars", len(rows) * _ROW, label, drawn, _ENDS)


def pairs(rows: Sequence[tuple[str, Bar]], label: str) -> str:
    """Return a row for each bar, with room below it: a script that knows rows by their names draws
    what would be beside what is. The one with patterns defines them and the ends of lines."""
    most = max((row.high for _, row in rows), default=0) or 1
    patterns = {row.pattern for _, row in rows} - {"plain"}
    drawn = _definitions(patterns) if patterns else ""
    for at, (name, row) in enumerate(rows):
        drawn += _row(row, at * _PAIR, 100 / most, f' data-part="{escape(name)}"')
    return chart_svg("bars", len(rows) * _PAIR, label, drawn, _ENDS)


def _row(row: Bar, top: int, scale: float, more: str = "") -> str:
    low, central, high = (number(each * scale) for each in (row.low, row.central, row.high))
    return (
        f'<svg y="{top}"{more}><text>{escape(row.label)}</text>'
        f'<text class="chart__value" x="100%">{escape(row.value)}</text>'
        f'<rect width="{central}%" fill="{_fill(row.pattern)}"/>'
        f'<line x1="{low}%" x2="{high}%"/></svg>'
    )


def shares(parts: Sequence[tuple[str, float]], label: str) -> str:
    """Return one bar of parts: patterns, and how much of the whole each is. The patterns are
    defined in it, for all charts of its page, where it stands once."""
    whole = sum(part for _, part in parts) or 1
    drawn, begins = [_definitions({pattern for pattern, _ in parts})], 0.0
    for pattern, part in parts:
        width = 100 * part / whole
        drawn.append(
            f'<rect x="{number(begins)}%" width="{number(width)}%" fill="{_fill(pattern)}"/>'
        )
        begins += width
    return chart_svg("shares", _SHARES_HIGH, label, "".join(drawn))


def swatch(pattern: str) -> str:
    """Return a sample of a pattern, for a legend on the same page as `shares`."""
    return (
        '<svg class="swatch" viewBox="0 0 28 28" aria-hidden="true">'
        f'<rect fill="{_fill(pattern)}"/></svg>'
    )


def chart_svg(kind: str, height: float | str, label: str, drawn: str, more: str = "") -> str:
    """Return a chart of a kind, as one picture with one sentence; its height may have a unit."""
    return (
        f'<svg class="chart chart--{kind}" role="img" width="100%" height="{height}"'
        f' aria-label="{escape(label)}"{more}>{drawn}</svg>'
    )


def _fill(pattern: str) -> str:
    return FIELDS["lilac"] if pattern == "plain" else f"url(#chart-{pattern})"


def _lines(data: str) -> str:
    return f'<path d="{data}"/>'


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
    end = (
        f'<marker id="{_END}" viewBox="-1 -4 2 8" markerWidth="2" markerHeight="8"'
        ' markerUnits="userSpaceOnUse"><path d="M0-4V4"/></marker>'
    )
    return f'<defs fill="none" stroke="{INK}">{end}{drawn}</defs>'
