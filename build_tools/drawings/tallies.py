"""Charts of answers: how many chose each, and how far people agree on a scale of five.

Like other charts they have no scale of their own, and heights are letters' heights, so that paper,
whose letters are smaller, has room for more. Labels are sentences, so that they are broken into
lines short enough for a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from build_tools.drawings.charts import chart_svg
from build_tools.drawings.palette import FIELDS, INK
from build_tools.drawings.shapes import disc, number

LETTERS = 23
"""How many letters of a label have room beside its figure, on a phone."""
_LINE, _FIRST, _BAR_HIGH, _GAP = 1.2, 1.0, 0.9, 0.8
"""In em: from line to line, to the first one, of a bar, and between two rows. A tenth is as exact
as coordinates are written."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One row of a chart: a bar, or several after one another."""

    label: str
    value: str
    """What is read at its end."""
    parts: tuple[float, ...]
    """Each part's share of the whole width, from 0 to 1."""


def tallies(rows: Sequence[Tally], label: str) -> str:
    """Return a bar for each row."""
    return _drawn("tallies", rows, label, (FIELDS["lilac"],))


def steps(rows: Sequence[Tally], label: str) -> str:
    """Return a bar of five parts for each row, as many as a scale has steps. Their patterns are
    defined in it, for `step_swatch` on the same page."""
    fills = [f"url(#step-{step})" for step in range(1, len(_STEPS) + 1)]
    return _drawn("steps", rows, label, fills, _definitions())


def _drawn(
    kind: str,
    rows: Sequence[Tally],
    label: str,
    fills: Sequence[str],
    before: str = "",
) -> str:
    """Draw labels, then figures, then bars: what is alike is said once, for all of its kind."""
    labels, values, top = [], [], 0.0
    bars: list[list[str]] = [[] for _ in fills]
    for row in rows:
        lines = wrap(row.label, LETTERS) or [""]
        labels.append(_words(lines, top + _FIRST))
        values.append(f'<text x="100%" y="{_em(top + _FIRST)}">{escape(row.value)}</text>')
        bar = top + len(lines) * _LINE + 0.2
        for at, drawn in enumerate(bars):
            drawn.append(_bar(row.parts[: at + 1], bar))
        top = bar + _BAR_HIGH + _GAP
    # Each part lies above all that follow it, and begins where every bar does.
    filled = [f'<g fill="{fill}">{"".join(its)}</g>' for fill, its in zip(fills, bars, strict=True)]
    drawn_values = f'<g class="chart__value">{"".join(values)}</g>'
    return chart_svg(
        kind,
        _em(top - _GAP / 2),
        label,
        f"{before}{''.join(labels)}{drawn_values}{''.join(reversed(filled))}",
    )


def _words(lines: Sequence[str], first: float) -> str:
    more = "".join(f'<tspan x="0" dy="{_LINE}em">{escape(line)}</tspan>' for line in lines[1:])
    return f'<text y="{_em(first)}">{escape(lines[0])}{more}</text>'


def _bar(parts: Sequence[float], top: float) -> str:
    """Return the last of some parts with all before it; nothing where it has no width."""
    if not parts[-1]:
        return ""
    return f'<rect width="{number(100 * sum(parts))}%" y="{_em(top)}" height="{_BAR_HIGH}em"/>'


def _em(height: float) -> str:
    return f"{number(height)}em"


def step_swatch(step: int) -> str:
    """Return a sample of a step's pattern, for a legend on the same page as `steps`."""
    return (
        '<svg class="swatch" viewBox="0 0 28 28" aria-hidden="true">'
        f'<rect x="1" y="1" width="26" height="26" fill="url(#step-{step})"/></svg>'
    )


def _lines(data: str) -> str:
    return f'<path d="{data}" fill="none" stroke="{INK}" stroke-width="2"/>'


_STEPS = (
    ("coral", _lines("M-3 3L3-3M-3 15L15-3M9 15L15 9M-3 9L3 15M-3-3L15 15M9-3L15 3")),
    ("pink", _lines("M-3 3L3-3M-3 15L15-3M9 15L15 9")),
    ("sun", disc(6, 6, 1.6, INK)),
    ("lime", _lines("M0 6H12")),
    ("mint", ""),
)
"""From the lowest step to the highest: the fuller of lines, the less somebody agrees."""


def _definitions() -> str:
    drawn = "".join(
        f'<pattern id="step-{step}" width="12" height="12" patternUnits="userSpaceOnUse">'
        f'<rect width="12" height="12" fill="{FIELDS[field]}"/>{drawing}</pattern>'
        for step, (field, drawing) in enumerate(_STEPS, 1)
    )
    return f"<defs>{drawn}</defs>"
