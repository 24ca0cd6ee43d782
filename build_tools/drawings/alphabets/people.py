"""People are heads and shoulders of half discs, never a face.

No hair, no hats, no clothes either: the drawing stands for somebody who really
lived, chosen by a hash, and must not say of Schubert that he wore a bun.
"""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import area, block, disc, half, quarter, ring


def _backdrop(s: Scene, shape: str) -> str:
    """What stands behind the head, always in the accent."""
    if shape == "disc":
        return disc(150, 134, 116, s.accent)
    if shape == "arch":
        return area("M46 300V146a104 104 0 0 1 208 0V300z", s.accent)
    if shape == "ring":
        return ring(150, 134, 108, 20, s.accent)
    if shape == "square":
        return block(46, 42, 208, 208, s.accent)
    return half(150, 214, 130, 90, s.accent)


def bust(s: Scene) -> str:
    """Seen from the front: head and shoulders, and light that falls from one side."""
    behind = s.pick("disc", "arch", "ring", "square", "low")
    # inside a mere ring the head would melt into the ground
    head = s.accent if behind == "ring" else s.field
    turn = s.pick(0, 180, 90)
    return (
        _backdrop(s, behind)
        + half(150, 310, 118, 90, s.deep)
        + disc(150, 142, 66, head)
        + half(150, 142, 66, turn, s.deep)
    )


def profile(s: Scene) -> str:
    """Two half discs, a light one and a dark one, shifted."""
    facing = s.pick(0, 180)
    shift, halo = s.pick(0, 16, 28), s.pick("disc", "low", "none")
    sign = 1 if facing == 0 else -1
    out = ""
    if halo == "disc":
        out = disc(150 + 60 * sign, 96, 64, s.accent)
    elif halo == "low":
        out = block(s.left, 196, s.right - s.left, 104, s.accent)
    out += half(150, 310, 112, 90, s.deep)
    out += half(150, 150 - shift, 84, facing + 180, s.deep)
    out += half(150, 150, 74, facing, s.accent)
    return out + quarter(150, 198, 74, -45 if facing == 0 else -135, s.deep)


def medallion(s: Scene) -> str:
    """A head and shoulders cut like a silhouette, in a round frame."""
    rim, outer, wide = s.pick(12, 20), s.pick(126, 116), s.pick(0, 8)
    out = disc(150, 150, outer, s.accent) + ring(150, 150, outer, rim, s.deep)
    out += area("M84 252C84 206 118 196 150 196S216 206 216 252Q186 270 150 270T84 252z", s.deep)
    return out + disc(150, 142, 46 + wide, s.deep) + half(150, 206, 20, -90, s.field)


COMPOSITIONS = (bust, bust, profile, profile, medallion)
