"""Writing, scores and pages are sheets, lines and marks."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    block,
    disc,
    discs,
    half,
    number,
    ring,
    stroke,
    turned,
)


def poem(s: Scene) -> str:
    """A sheet with the lines of a poem, and the full stop."""
    long, short = s.pick(120, 112), s.pick(60, 76, 92)
    metre = s.pick("abab", "abba", "aabb", "aaab", "baba")
    angle, full_stop = s.pick(-8, 8, -4, 4), s.pick(36, 44)
    sheet, ink = s.pick((s.deep, s.field), (s.accent, s.deep))
    lines = enumerate(long if foot == "a" else short for foot in metre)
    rows = "".join(f"M90 {94 + 38 * i}h{length}" for i, length in lines)
    dot = disc(238, 232, full_stop, s.accent if sheet == s.deep else s.deep)
    page = block(58, 36, 184, 236, sheet, r=14) + stroke(rows, 16, ink)
    return turned(angle, 150, 150, page) + dot


def quotation(s: Scene) -> str:
    """Quotation marks as large as the voice that they stand for."""
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep), (s.deep, s.deep))
    r, said = (
        s.pick(54, 60),
        s.pick("M60 250H240", "M60 222H240M60 262H170", "M60 222H240M60 262H210"),
    )
    closing = s.pick(True, False)
    top, inner = 128, number(r * 1.1)
    out = ""
    for x, colour in ((88, first), (212, second)):
        tail = (
            f"M{x - r} {top}A{2 * r} {2 * r} 0 0 1 {number(x + r * 0.5)} {number(top - r * 1.5)}"
            f"l10 26A{inner} {inner} 0 0 0 {x} {top - 4}z"
        )
        out += disc(x, top, r, colour) + area(tail, colour)
    if closing:
        out = f'<g transform="rotate(180 150 108)">{out}</g>'
    return out + stroke(said, 18, s.accent if first == second else s.deep)


def pencil(s: Scene) -> str:
    """A pencil that has just drawn a line."""
    angle, sign = s.pick((45, 1), (35, 1), (55, 1), (45, -1))
    barrel, tip = s.pick((s.deep, s.accent), (s.accent, s.deep))
    scribble, sun = s.pick("wave", "line"), s.pick(36, 46, 56)
    width = s.pick(52, 64)
    h = width / 2
    pen = area(f"M110 150L170 {150 - h}H330V{150 + h}H170z", tip) + block(
        166, 150 - h, 180, width, barrel
    )
    pen += block(290, 150 - h, 24, width, tip) + area(
        f"M110 150l24 {-h * 0.4:g}v{h * 0.8:g}z", barrel
    )
    pen = turned(angle, 110, 150, pen)
    trace = {
        "wave": "M40 246q28-44 56 0t56 0 56 0 56 0",
        "line": "M40 250H262",
    }[scribble]
    moved = (
        f'<g transform="translate(-6 72)">{pen}</g>'
        if sign > 0
        else f'<g transform="matrix(-1 0 0 1 306 72)">{pen}</g>'
    )
    return disc(150 - 70 * sign, 92, sun, tip) + stroke(trace, 14, s.deep) + moved


def speech(s: Scene) -> str:
    """Two bubbles, one tells and one asks on."""
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    lines, last, round_ = s.pick(2, 3), s.pick(46, 62, 90), s.pick(20, 40, 56)
    thinks, flip = s.pick(2, 3), s.pick(True, False)
    out = block(92, 150, 184, 104, second, r=52) + area("M216 240l44 46v-60z", second)
    out += block(24, 44, 200, 132, first, r=round_) + area("M60 160v58l52-50z", first)
    gap = 132 / (lines + 1)
    rows = "".join(
        f"M64 {44 + gap * (i + 1):.0f}h{118 if i < lines - 1 else last}" for i in range(lines)
    )
    out += stroke(rows, 14, s.field)
    out += discs([(256 - 28 * i, 214, 9) for i in range(1, thinks + 1)], first)
    return f'<g transform="matrix(-1 0 0 1 300 0)">{out}</g>' if flip else out


WRITING = (poem, quotation, pencil, speech)


def folded(s: Scene) -> str:
    """A sheet with its corner folded."""
    lines, angle = s.pick(2, 3, 4), s.pick(0, -6, 6)
    sheet, ink = s.pick((s.deep, s.accent), (s.accent, s.deep))
    mark = s.pick("disc", "bar", "half")
    out = area("M64 34H188L244 90V270H64z", sheet) + area("M188 34v56h56z", ink)
    rows = "".join(f"M96 {244 - 32 * i}h{116 if i else 76}" for i in range(lines))
    out += stroke(rows, 14, s.field if sheet == s.deep else s.deep)
    if lines < 4:
        out += {
            "disc": disc(124, 96, 32, ink),
            "bar": block(96, 72, 64, 40, ink),
            "half": half(126, 118, 36, 90, ink),
        }[mark]
    return turned(angle, 150, 150, out)


def leaves(s: Scene) -> str:
    """Sheets laid one over the other."""
    fan = s.pick(8, 14, 20)
    way = s.pick(1, -1)
    mark = s.pick("disc", "lines", "ring")
    out = turned(fan * way, 150, 280, block(84, 46, 140, 200, s.accent, r=10))
    top = block(78, 54, 144, 204, s.deep, r=10)
    inside = {
        "disc": disc(150, 140, 44, s.accent) + stroke("M106 222H194", 14, s.field),
        "lines": stroke("M104 98H196M104 136H196M104 174H196M104 212H150", 14, s.field),
        "ring": ring(150, 136, 36, 18, s.field) + stroke("M106 222H194", 14, s.accent),
    }[mark]
    return out + turned(-fan * way * 0.6, 150, 280, top, inside)


def book(s: Scene) -> str:
    """An open book, a sun above it."""
    left, right = s.pick((s.deep, s.accent), (s.accent, s.deep), (s.deep, s.deep))
    rise, r = s.pick(28, 40), s.pick(44, 56)
    out = disc(150, 92, r, s.accent)
    out += area(
        f"M150 276V{120 + rise}Q90 {110 + rise - 30} 24 {120 + rise}V276Q90 {246} 150 276z", left
    )
    out += area(
        f"M150 276V{120 + rise}Q210 {110 + rise - 30} 276 {120 + rise}V276Q210 {246} 150 276z",
        right,
    )
    rows = s.pick(2, 3)
    y0 = 158 + rise
    marks = "".join(f"M52 {y0 + 28 * i}q40-10 70 2" for i in range(rows))
    marks2 = "".join(f"M248 {y0 + 28 * i}q-40-10 -70 2" for i in range(rows))
    if left == right:
        out += stroke(f"M150 {124 + rise}V270", 6, s.field)
    return out + stroke(marks + marks2, 10, s.field)


PAGES = (folded, leaves, book)


def staff(s: Scene) -> str:
    """Five lines and the heads of a few notes."""
    ys = (70, 110, 150, 190, 230)
    tune = s.pick((3, 2, 1), (4, 2, 3), (1, 3, 2), (2, 1, 3), (3, 4, 1), (0, 2, 4), (1, 2, 3))
    big, stems = s.pick(*range(3)), s.pick(True, False)
    thin = s.pick(6, 10)
    out = stroke(
        "".join(f"M{number(s.left - 9)} {y}H{number(s.right + 9)}" for y in ys), thin, s.deep
    )
    spots = [(62 + 88 * i, ys[place], 40.0 if i == big else 28.0) for i, place in enumerate(tune)]
    if stems:
        out += stroke(
            "".join(
                f"M{number(x + r - 6)} {y}V{y - 96 if y > 120 else y - 60}" for x, y, r in spots
            ),
            12,
            s.deep,
        )
    return (
        out
        + discs([spot for i, spot in enumerate(spots) if i != big], s.deep)
        + discs(spots[big : big + 1], s.accent)
    )


def notes(s: Scene) -> str:
    """Two notes under one beam."""
    slope, head = s.pick(0, 24, 40), s.pick(42, 48)
    backdrop, double = s.pick("disc", "half", "square"), s.pick(True, False)
    out = {
        "disc": disc(176, 130, 112, s.accent),
        "half": half(150, 220, 130, 90, s.accent),
        "square": block(100, 0, 200, 200, s.accent),
    }[backdrop]
    out += discs([(84, 228, head), (214, 228 - slope, head)], s.deep)
    x, z = 84 + head - 9, 214 + head - 9
    out += stroke(f"M{x} 228V{84}L{z} {84 - slope}V{228 - slope}", 18, s.deep)
    out += area(f"M{x - 9} 76L{z + 9} {74 - slope}v40L{x - 9} 116z", s.deep)
    return out + (stroke(f"M{x} 146L{z} {145 - slope}", 18, s.deep) if double else "")


def rest(s: Scene) -> str:
    """Circle, square and line: a piece reduced to its form."""
    order = s.dice.shuffled((0, 1, 2))
    way = s.pick(0, 90, 180, 270)
    flip, thin = s.pick(True, False), s.pick(True, False)
    bands = [(0, 100), (100, 100), (200, 100)]
    out = ""
    for band, what in zip(bands, order, strict=True):
        y = band[0]
        if what == 0:
            out += block(s.left, y, s.right - s.left, 100, s.deep) + disc(
                150 if flip else 250, y + 50, 34, s.accent
            )
        elif what == 1:
            out += "".join(half(x, y + 100, 50, 90, s.accent) for x in s.across(50, 100))
        else:
            count = 3 if thin else 2
            gap = 100 / count
            out += stroke(
                "".join(
                    f"M{number(s.left - 20)} {number(y + gap * (i + 0.5))}H{number(s.right + 20)}"
                    for i in range(count)
                ),
                gap * 0.4,
                s.deep,
            )
    return out if way < 180 else f'<g transform="matrix(1 0 0 -1 0 300)">{out}</g>'


WORKS = (staff, notes, rest)
