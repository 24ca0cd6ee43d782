"""Listening is rings and waves; recordings and playlists are discs and stacks."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    area,
    block,
    disc,
    discs,
    half,
    number,
    numbers,
    ring,
    stroke,
    turned,
)


def rings(s: Scene) -> str:
    """Sound that spreads from one point and meets another."""
    x, y = s.pick((100, 100), (200, 100), (100, 200), (200, 200))
    count, width = s.pick((3, 22), (4, 16), (3, 16))
    step = 128 / count
    out = disc(300 - x, 300 - y, s.pick(78, 92), s.accent)
    out += "".join(ring(x, y, step * (i + 0.55), width, s.deep) for i in range(1, count))
    return out + disc(x, y, step * 0.55, s.deep) + disc(300 - x, 300 - y, 26, s.deep)


def headphones(s: Scene) -> str:
    """Headphones around a disc."""
    width, cup = s.pick(22, 28, 34), s.pick(60, 72)
    bow, cups = s.pick((s.deep, s.accent), (s.accent, s.deep), (s.deep, s.deep))
    r, pupil = s.pick(44, 50, 56), s.pick(0, 1)
    out = stroke("M60 180V150a90 90 0 0 1 180 0V180", width, bow)
    out += block(60 - cup / 2, 160, cup, 104, cups, r=26) + block(
        240 - cup / 2, 160, cup, 104, cups, r=26
    )
    ball = s.accent if cups == s.deep else s.deep
    out += disc(150, 196, r, ball)
    return out + (
        disc(150, 196, r * 0.4, s.field) if pupil else half(150, 196, r * 0.5, 90, s.field)
    )


def wave(s: Scene) -> str:
    """A wave form of upright bars, some of them heard already."""
    shape = s.pick(
        (60, 130, 210, 160, 240, 120, 70),
        (90, 170, 110, 230, 140, 190, 80),
        (70, 110, 170, 240, 170, 110, 70),
        (200, 140, 80, 60, 100, 170, 230),
    )
    heard, width = s.pick(2, 3, 4), s.pick(24, 28)
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    out: dict[str, str] = {first: "", second: ""}
    for x in s.across(150 / 7, 300 / 7):
        place = round(x * 7 / 300 - 0.5)
        height = shape[place % 7] - width
        colour = first if place < heard else second
        out[colour] += f"M{numbers(x, 150 - height / 2)}v{number(height)}"
    return "".join(stroke(data, width, colour) for colour, data in out.items())


def shell(s: Scene) -> str:
    """An ear like a snail shell."""
    side, width = s.pick(1, -1), s.pick(26, 32)
    ball = s.pick(26, 34)
    data = f"M{150 - 106 * side} 176"
    x, sweep, sign = 150 - 106 * side, 1 if side > 0 else 0, side
    for r in (100, 74, 48):
        x += 2 * r * sign
        data += f"A{r} {r} 0 0 {sweep} {x} 176"
        sign = -sign
    out = (
        half(150, 300, 120, 90, s.accent)
        if s.pick(0, 1)
        else disc(150 + 84 * side, 76, 60, s.accent)
    )
    return (
        out
        + stroke(data, width, s.deep)
        + disc(x, 176, ball, s.accent)
        + disc(x, 176, ball * 0.5, s.deep)
    )


LISTENING = (rings, headphones, wave, shell)


def sleeve(s: Scene) -> str:
    """A record half out of its sleeve."""
    mark, label = s.pick("disc", "half", "bars", "quarter", "rings"), s.pick(28, 36)
    grooves = s.pick((78, 58), (84, 68, 52), (70,))
    out = disc(186, 150, 104, s.deep) + disc(186, 150, label, s.accent)
    out += "".join(ring(186, 150, r, 4, s.field) for r in grooves)
    out += block(28, 46, 150, 208, s.accent)
    return (
        out
        + {
            "disc": disc(103, 150, 46, s.deep),
            "half": half(103, 150, 54, 90, s.deep) + half(103, 158, 54, -90, s.deep),
            "bars": stroke("M63 120v60M89 90v120M117 110v80M143 132v36", 14, s.deep),
            "quarter": area("M28 254V104A150 150 0 0 1 178 254z", s.deep),
            "rings": ring(103, 150, 48, 14, s.deep) + disc(103, 150, 22, s.deep),
        }[mark]
    )


def turntable(s: Scene) -> str:
    """A record on the turntable, the arm lowered."""
    x, grooves = s.pick(130, 120), s.pick(2, 3)
    label, knob = s.pick(30, 40), s.pick(16, 20)
    plate, other = s.pick((s.deep, s.accent), (s.accent, s.deep))
    out = disc(x, 160, 112, plate)
    out += "".join(ring(x, 160, 96 - 20 * i, 4, s.field) for i in range(grooves))
    out += disc(x, 160, label, other) + disc(x, 160, 8, s.field)
    arm = s.pick("M262 50V150L190 206", "M262 50V130L206 190", "M262 50V170L176 216")
    return (
        out
        + disc(262, 50, 30, other)
        + stroke(arm, 12, other if plate == s.deep else s.deep)
        + disc(262, 262, knob, other)
    )


def cassette(s: Scene) -> str:
    """A cassette with its two reels."""
    case, label = s.pick((s.deep, s.accent), (s.accent, s.deep))
    full, rule = s.pick(40, 34), s.pick(1, 2)
    out = block(24, 62, 252, 176, case, r=22) + block(48, 84, 204, 100, label, r=12)
    out += discs([(104, 140, full), (196, 140, 74 - full)], case)
    out += discs([(104, 140, 13), (196, 140, 13)], s.field)
    out += area("M84 238l14-34h104l14 34z", label)
    if rule == 2:
        out += discs([(126, 222, 6), (174, 222, 6)], case)
    return out


RECORDINGS = (sleeve, turntable, cassette, wave)


def rows(s: Scene) -> str:
    """One title under the other, and the one that is playing."""
    count, playing = s.pick(3, 4), s.pick(0, 1, 2)
    lengths = s.dice.shuffled((84, 108, 132, 96))
    first = s.pick(s.deep, s.accent)
    other = s.accent if first == s.deep else s.deep
    gap = 300 / count
    r = 30 if count == 3 else 24
    out = ""
    for i in range(count):
        y = gap * (i + 0.5)
        on = i == playing
        if on:
            out += block(s.left, y - gap / 2, s.right - s.left, gap, other)
        out += disc(64, y, r, first)
        out += stroke(f"M126 {number(y)}h{lengths[i]}", 24, first)
        if on:
            out += area(f"M55 {number(y - 14)}l26 14-26 14z", s.field)
    return out


def pile(s: Scene) -> str:
    """A pile of records, from the side of the box."""
    colours = s.pick(
        (s.deep, s.accent, s.deep), (s.accent, s.deep, s.accent), (s.deep, s.deep, s.accent)
    )
    lean = s.pick(1, -1)
    gap = s.pick(50, 60)
    out = ""
    for i, colour in enumerate(colours):
        x, y = 150 + lean * gap * (1 - i), 150 - gap * (1 - i) * 0.9
        out += disc(x, y, 92, s.field) + disc(x, y, 86, colour)
    x, y = 150 - lean * gap, 150 + gap * 0.9
    last = colours[2]
    other = s.accent if last == s.deep else s.deep
    return out + ring(x, y, 64, 5, s.field) + disc(x, y, 34, other) + disc(x, y, 9, s.field)


def shelf(s: Scene) -> str:
    """Records on a shelf, one leaning, one pulled up."""
    tall = s.dice.shuffled((168, 140, 190, 154))
    pulled, lean = s.pick(0, 1, 2, 3), s.pick(14, 18)
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    wide = s.pick(40, 46)
    floor = 250
    out = ""
    for i, height in enumerate(tall):
        x, up = 26 + (wide + 6) * i, 34 if i == pulled else 0
        colour = second if i == pulled else first
        out += block(x, floor - height - up, wide, height, colour, r=6)
        out += disc(x + wide / 2, floor - height - up + 28, wide * 0.24, s.field)
    x = 26 + (wide + 6) * 4
    leaning = block(x, floor - 166, wide * 0.8, 166, second, r=6)
    out += turned(lean, x + wide * 0.8, floor, leaning)
    return out + block(s.left, floor, s.right - s.left, 50, s.deep)


PLAYLISTS = (rows, pile, shelf)
