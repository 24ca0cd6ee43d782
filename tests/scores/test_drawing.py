"""Drawings are packed and unfolded without a loss, and lines of music hold what fits."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from build_tools.scores.lines import Widths, evened, filled, with_breaks
from build_tools.scores.packing import moments, packed
from build_tools.scores.strokes import Trail, number

PLACE = st.integers(-999, 9999)
NOTE = st.from_regex(r"[A-G](#|b)?[1-7]", fullmatch=True)
KINDS = ("abc-E0A4", "abc-E050", "abc-E0A4-540")


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Drawings of systems: signs, single notes, rests and chords, with words among them."""
    count = 0

    def use(attributes: str) -> str:
        kind, x, y = draw(st.sampled_from(KINDS)), draw(PLACE), draw(PLACE)
        return f'<use{attributes} href="#{kind}" x="{x}" y="{y}"/>'

    systems = []
    for _ in range(draw(st.integers(0, 3))):
        parts = []
        for what in draw(st.lists(st.sampled_from(("sign", "note", "rest", "chord", "word")))):
            count += 1
            if what == "sign":
                parts.append(use(""))
            elif what == "note":
                parts.append(use(f' id="abc{count}" data-n="{draw(NOTE)}"'))
            elif what == "rest":
                parts.append(use(f' id="abc{count}"'))
            elif what == "chord":
                heads = draw(st.lists(NOTE, min_size=1, max_size=4))
                inner = "".join(use(f' data-n="{pitch}"') for pitch in heads)
                parts.append(f'<g id="abc{count}">{inner}</g>')
            else:
                parts.append('<text data-for="abc1" x="1" y="2">3,4 &lt;0,1 2&gt;</text>')
        systems.append(f"<g>{''.join(parts)}</g>")
    return "".join(systems)


def unfolded(body: str, notes: str, prefix: str) -> str:
    """What the script does in a page, said in Python."""
    listed = iter(notes.split())
    x = y = 0

    def token(match: re.Match[str]) -> str:
        shown = ""
        nonlocal x, y
        for right, down in re.findall(r",(-?\d+) ?(-?\d+)", match[3]):
            x, y = x + int(right), y + int(down)
            before, attributes, after = "", "", ""
            if not match[1]:
                note = re.fullmatch(r"(\w*)([(/])([^)]*)(\)?)", next(listed))
                assert note is not None
                if note[1] and note[2] == "(":
                    before = f'<g id="{prefix}{note[1]}">'
                elif note[1]:
                    attributes = f' id="{prefix}{note[1]}"'
                attributes += f' data-n="{note[3]}"' if note[3] else ""
                after = "</g>" if note[4] else ""
            href = KINDS[int(match[2])]
            shown += f'{before}<use{attributes} href="#{href}" x="{x}" y="{y}"/>{after}'
        return shown

    return re.sub(r"<(=?)(\d+)((?:,-?\d+ ?-?\d+)+)>", token, body)


@given(bodies())
def test_packing_loses_nothing(body: str) -> None:
    small = packed(body, "abc", KINDS)
    assert unfolded(small.body, small.notes, "abc") == body
    assert "<use" not in small.body


def test_moments_are_written_short() -> None:
    assert moments([(0.0, "abc1 abc2"), (1234.375, ""), (1235.0, "abc3")], "abc") == (
        "0 1 2,1234.375,1235 3"
    )


@given(st.lists(st.tuples(st.floats(-99, 9999), st.floats(-99, 9999)), min_size=1, max_size=40))
def test_a_trail_ends_where_it_should(points: list[tuple[float, float]]) -> None:
    """However many steps there are, roundings do not add up."""
    trail = Trail(0)
    trail.move(points[0])
    for point in points[1:]:
        trail.line(point)
    x = y = 0
    for command, numbers in re.findall(r"([mlhv])([-\d ]*)", trail.d()):
        values = [int(each) for each in re.findall(r"-?\d+", numbers)]
        x += values[0] if command in "mlh" else 0
        y += values[-1] if command in "mlv" else 0
    assert (x, y) == (round(points[-1][0]), round(points[-1][1]))


def test_numbers_are_short() -> None:
    assert [number(each, 1) for each in (0.04, -0.04, 1.0, 12.34)] == ["0", "0", "1", "12.3"]


WIDTHS = st.builds(
    Widths,
    st.lists(st.floats(10, 500), min_size=1, max_size=40).map(tuple),
    st.floats(0, 200),
    st.floats(0, 100),
)


@given(WIDTHS, st.floats(300, 2000))
def test_lines_hold_what_fits(widths: Widths, room: float) -> None:
    """Only a bar that is too wide by itself passes the edge, and evening costs no line."""
    breaks = filled(widths, room)
    assert len(evened(widths, room)) == len(breaks)
    edges = [0, *breaks, len(widths.bars)]
    for start, end in pairwise(edges):
        before = widths.signature if start else widths.indent
        assert end - start == 1 or before + sum(widths.bars[start:end]) <= room * 1.021


def test_breaks_stand_before_their_bars() -> None:
    mei = '<measure xml:id="a" n="1"/><measure n="2" xml:id="b"/>'
    assert with_breaks(mei, ["a", "b"], [1], pages=False) == (
        '<measure xml:id="a" n="1"/><sb/><measure n="2" xml:id="b"/>'
    )
