"""Journeys are paths with stops; projects are places joined by lines."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import (
    arc,
    area,
    disc,
    discs,
    half,
    line,
    number,
    numbers,
    ring,
    stroke,
)


def road(s: Scene) -> str:
    """A road that winds past three stops towards a sun."""
    ys = s.pick(
        (230, 150, 210, 100), (210, 110, 190, 90), (240, 190, 120, 180), (200, 240, 150, 90)
    )
    sun, dotted = s.pick((244, 76, 52), (60, 70, 44), (150, 62, 48)), s.pick(True, False)
    width = s.pick(24, 30)
    xs = (s.left - 20, 60, 150, 240, s.right + 20)
    heights = (ys[0], *ys)
    legs = []
    for i in range(1, 5):
        middle, before, after = (xs[i - 1] + xs[i]) / 2, heights[i - 1], heights[i]
        curve = f"C{numbers(middle, before, middle, after, xs[i], after)}"
        legs.append(
            (f"M{numbers(xs[i - 1], before)}", curve, xs[i] - xs[i - 1] + abs(after - before))
        )
    out = disc(*sun, s.accent)
    if dotted:
        # pathLength makes each leg a whole number of steps, so that the dots meet the stops
        for start, curve, length in legs:
            steps = round(length / (1.9 * width))
            dash = f' stroke-dasharray="0 1" pathLength="{steps}"'
            out += stroke(start + curve, width * 0.8, s.deep, dash)
    else:
        out += stroke(legs[0][0] + "".join(curve for _, curve, _ in legs), width, s.deep)
    stops = [(xs[i], heights[i]) for i in (1, 2, 3)]
    out += discs([(x, y, width) for x, y in stops], s.deep)
    return out + discs([(x, y, width * 0.58) for x, y in stops], s.accent)


def line_map(s: Scene) -> str:
    """A line as on a tram map: level, sloping, level, with a terminus."""
    low, high = s.pick((240, 90), (220, 110), (250, 60))
    bend, stops = s.pick(80, 110, 140), s.pick(2, 3)
    width, hill = s.pick(26, 32), s.pick(True, False)
    reach = low - high
    end = min(bend + reach, 236)
    top = low - (end - bend)
    out = half(226, 300, 110, 90, s.accent) if hill else disc(84, 84, 60, s.accent)
    out += stroke(
        f"M{numbers(s.left - 20, low)}H{bend}L{numbers(end, top)}H{number(s.right + 20)}",
        width,
        s.deep,
    )
    spots = [(bend - 40, low), ((bend + end) / 2, (low + top) / 2), (end + 22, top)][3 - stops :]
    return (
        out
        + discs([(x, y, width * 0.9) for x, y in spots], s.deep)
        + discs([(x, y, width * 0.5) for x, y in spots], s.field)
    )


def year(s: Scene) -> str:
    """A year that winds inwards to the concert in its middle."""
    width, beads = s.pick(22, 26), s.pick(True, False)
    side = s.pick(1, -1)
    data = f"M{150 - 120 * side} 150"
    centre, out = 150, ""
    r = 120
    sweep = 1 if side > 0 else 0
    x = 150 - 120 * side
    for r in (120, 96, 72, 48)[: s.pick(3, 4)]:
        x += 2 * r * side
        data += f"A{r} {r} 0 0 {sweep} {x} 150"
        side = -side
    dash = f' stroke-dasharray="0 {width * 1.62:g}"' if beads else ""
    out = stroke(data, width, s.deep, dash)
    return out + disc(x, centre, 34, s.accent) + disc(x, centre, 14, s.deep)


def hills(s: Scene) -> str:
    """Over the hills: a path climbs to the flag on the furthest."""
    first, second = s.pick((s.deep, s.accent), (s.accent, s.deep))
    x, r = s.pick((60, 120), (80, 140), (40, 100))
    sun, step = s.pick(64, 84, 104), s.pick(28, 34)
    way = stroke(arc(230, 300, 114, 88, 172), 15, s.field, f' stroke-dasharray="0 {step}"')
    out = disc(sun, 84, 38, s.accent) + stroke("M222 150V52", 10, s.deep)
    out += area("M222 44h64l-18 24 18 24h-64z", second if second == s.accent else first)
    return out + disc(230, 300, 150, first) + way + disc(x, 330, r, second)


def network(s: Scene) -> str:
    """Places joined by lines."""
    stars = (
        ((60, 220), (110, 80), (220, 70), (244, 210), (150, 156)),
        ((56, 90), (150, 60), (240, 120), (200, 236), (90, 220)),
        ((60, 150), (150, 60), (240, 150), (150, 240), (150, 150)),
        ((60, 60), (160, 110), (246, 70), (210, 220), (84, 226)),
        ((70, 240), (70, 110), (180, 60), (230, 170), (160, 250)),
    )
    places = s.pick(*stars)
    big, accents = s.pick(*range(5)), s.pick((0, 2), (1, 3), (2, 4))
    width = s.pick(8, 12)
    ways = line(places) + ("z" if s.pick(0, 1) else f"M{numbers(*places[0])}L{numbers(*places[2])}")
    spots = [(x, y, 46.0 if i == big else 27.0) for i, (x, y) in enumerate(places)]
    out = stroke(ways, width, s.deep)
    out += discs([spot for i, spot in enumerate(spots) if i not in accents], s.deep)
    out += discs([spot for i, spot in enumerate(spots) if i in accents], s.accent)
    return out + disc(*places[big], 18, s.field)


def villages(s: Scene) -> str:
    """Three houses, and the ways that lead from one to the next."""
    tall, roof = s.pick(0, 1, 2), s.pick("tent", "dome", "slope")
    wall, other = s.pick((s.deep, s.accent), (s.accent, s.deep))
    loops = s.pick(True, False)
    way = arc(100, 132, 50, 0, 180) + arc(200, 132, 50, 0, 180)
    if not loops:
        way = arc(150, 160, 100, 0, 180)
    out = stroke(way, 12, s.deep, ' stroke-dasharray="0 1" pathLength="14"')
    for i, x in enumerate((50, 150, 250)):
        top = 190 if i == tall else 222
        out += area(f"M{x - 38} 310V{top}h76v120z", wall)
        if roof == "dome":
            out += half(x, top, 38, 90, other)
        else:
            peak = x if roof == "tent" else x + 38
            out += area(f"M{x - 38} {top}L{peak} {top - 42}L{x + 38} {top}z", other)
        out += block_door(x, s.field)
    return out


def block_door(x: float, fill: str) -> str:
    """A doorway with a round arch."""
    return area(f"M{x - 13} 310V270a13 13 0 0 1 26 0V310z", fill)


def islands(s: Scene) -> str:
    """Two places far apart, and the bridge between them."""
    left, right = s.pick((92, 64), (64, 92), (80, 80))
    narrow, rings = s.pick(14, 20), s.pick(1, 2)
    y, z = s.pick((200, 100), (100, 200))
    out = disc(82, y, left, s.deep) + disc(226, z, right, s.accent)
    out += ring(82, y, left * 0.66, 8, s.field) + ring(226, z, right * 0.66, 8, s.deep)
    if rings == 2:
        out += ring(82, y, left * 0.42, 8, s.field)
    out += stroke(f"M82 {y}L226 {z}", narrow, s.field)
    return out + disc(82, y, 24, s.accent) + disc(226, z, 24, s.deep)


JOURNEYS = (road, line_map, year, hills)
PROJECTS = (network, villages, islands)
