"""Wind is tubes and breath."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import area, block, disc, discs, numbers, ring, stroke, turned


def flute(s: Scene) -> str:
    """A flute with its holes, and two notes."""
    angle, holes = s.pick(30, 40, -30, -40), s.pick(4, 5)
    tube, other = s.pick((s.deep, s.accent), (s.accent, s.deep))
    width = s.pick(60, 72)
    covered = s.pick(1, 2, 3)
    spots = [(118 + 40 * i, 150, 13) for i in range(holes)]
    up = 1 if angle > 0 else -1
    notes = disc(150 - 80 * up, 76, 34, other) + disc(150 + 82 * up, 232, 22, other)
    inside = block(10, 150 - width / 2, 420, width, tube, r=width / 2) + block(
        48, 150 - width / 2, 22, width, other
    )
    return notes + turned(
        angle, 150, 150, inside, discs(spots, s.field), disc(*spots[covered][:2], 13, other)
    )


def panpipes(s: Scene) -> str:
    """Pan pipes, long to short, tied with a band."""
    longest, step = s.pick((232, 27), (216, 22), (200, 17), (224, 24))
    lengths = [longest - step * i for i in range(5)][:: s.pick(1, -1)]
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    band = s.pick(80, 96)
    out = ""
    for i, length in enumerate(lengths):
        x = 34 + 47 * i
        out += area(f"M{x} 40h44v{length - 22}a22 22 0 0 1-44 0z", first if i % 2 == 0 else second)
    return out + block(20, band, 260, 22, s.field)


def breath(s: Scene) -> str:
    """Breath: three lines that curl at the end."""
    width, first = s.pick((26, 36), (30, 40), (22, 34))
    order = s.pick(
        (s.deep, s.accent, s.deep), (s.accent, s.deep, s.deep), (s.deep, s.deep, s.accent)
    )
    far = s.pick((196, 240, 160), (170, 236, 200), (214, 236, 130))
    left, less = s.left - 30, first * 0.8
    lines = (
        f"M{numbers(left, 112)}H{far[0]}a{first} {first} 0 1 0-{first}-{first}",
        f"M{numbers(left, 166)}H{far[1]}",
        f"M{numbers(left, 220)}H{far[2]}a{less:g} {less:g} 0 1 1-{less:g} {less:g}",
    )
    ball = disc(far[1] + width + 6, 166, width * 0.72, order[0] if order[1] == s.deep else s.accent)
    return (
        "".join(stroke(data, width, colour) for data, colour in zip(lines, order, strict=True))
        + ball
    )


def horn(s: Scene) -> str:
    """A horn: tube in a circle, bell in front."""
    tube, bell = s.pick((s.deep, s.accent), (s.accent, s.deep))
    width, low = s.pick(22, 28), s.pick(True, False)
    inner = s.pick(40, 48)
    y = 214 if low else 86
    out = ring(128, 300 - y, 84, width, tube) + ring(128, 300 - y, inner, width * 0.6, tube)
    return out + disc(214, y, 74, bell) + disc(214, y, 50, tube) + disc(214, y, 22, s.field)


def trumpet(s: Scene) -> str:
    """A trumpet from the side."""
    brass, other = s.pick((s.deep, s.accent), (s.accent, s.deep))
    y, valves = s.pick(130, 150), s.pick(3, 2)
    loop = s.pick(60, 72)
    out = stroke(f"M40 {y}H200M88 {y}v{loop}h90v-{loop}", 20, brass)
    out += area(
        f"M180 {y - 10}C230 {y - 12} 236 {y - 60} 262 {y - 70}"
        f"V{y + 70}C236 {y + 60} 230 {y + 12} 180 {y + 10}z",
        brass,
    )
    xs = [108 + 26 * i for i in range(valves)]
    out += stroke("".join(f"M{x} {y - 34}V{y + loop - 10}" for x in xs), 14, other)
    return out + block(24, y - 20, 18, 40, other, r=6) + disc(84, 62, 20, other)


COMPOSITIONS = (flute, panpipes, breath, horn, trumpet)
