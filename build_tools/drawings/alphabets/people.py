"""People are portraits of half discs: a bust, a head, hair; never a face."""

from __future__ import annotations

from build_tools.drawings.scene import Scene
from build_tools.drawings.shapes import area, block, disc, discs, half, quarter, ring


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


def _collar(s: Scene, y: float) -> str:
    """What is worn at the neck."""
    shape = s.pick("bib", "bow", "lapels", "round", "none")
    if shape == "bib":
        return half(150, y, 34, -90, s.accent)
    if shape == "bow":
        return area(f"M150 {y + 22:g}l-38 -22v44zM150 {y + 22:g}l38 -22v44z", s.accent)
    if shape == "lapels":
        return area(f"M150 {y + 70:g}L108 {y - 2:g}h84z", s.field)
    if shape == "round":
        return discs([(150, y + 16 + 28 * i, 8) for i in range(3)], s.accent)
    return ""


def bust(s: Scene) -> str:
    """Seen from the front: the hair is a half disc laid over the head."""
    behind = s.pick("disc", "arch", "ring", "square", "low")
    # inside a mere ring the head would melt into the ground
    skin = s.accent if behind == "ring" else s.field
    head = 60
    hair = s.pick("cap", "left", "right", "wig", "bun", "long")
    y = 142
    out = _backdrop(s, behind)
    if hair == "long":
        out += area(f"M{150 - 74} 236V{y}a74 74 0 0 1 148 0V236z", s.deep)
    if hair == "wig":
        out += discs(
            [(92, 158, 32), (208, 158, 32), (98, 110, 34), (202, 110, 34), (150, 92, 46)], s.deep
        )
    if hair == "bun":
        out += disc(150, 64, 30, s.deep)
    out += half(150, 310, 118, 90, s.deep)
    out += area(f"M128 {y + 40}h44v34a22 22 0 0 1 -44 0z", skin) + disc(150, y, head, skin)
    turn = {"cap": 90, "left": 125, "right": 55, "bun": 90, "long": 90, "wig": 90}[hair]
    out += (
        half(150, y, head + 2, turn, s.deep)
        if hair != "long"
        else half(150, y - 8, head - 2, 90, s.deep)
    )
    return out + _collar(s, 216)


def profile(s: Scene) -> str:
    """Turned to the side: two half discs, one for hair and one for the face, shifted."""
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
    face = s.accent if halo != "disc" else s.field
    face = s.accent
    out += half(150, 150, 74, facing, face)
    out += quarter(150, 198, 74, -45 if facing == 0 else -135, s.deep)
    return out


def medallion(s: Scene) -> str:
    """A head and shoulders cut like a silhouette, in a round frame."""
    rim, hat = s.pick(12, 20), s.pick("brim", "beret", "crown", "bare")
    outer = s.pick(126, 116)
    out = disc(150, 150, outer, s.accent) + ring(150, 150, outer, rim, s.deep)
    out += area("M84 252C84 206 118 196 150 196S216 206 216 252Q186 270 150 270T84 252z", s.deep)
    out += disc(150, 146, 46, s.deep)
    if hat == "brim":
        out += block(86, 112, 128, 16, s.deep, r=8) + area(
            "M112 116V84a16 16 0 0 1 16-16h44a16 16 0 0 1 16 16v32z", s.deep
        )
        out += block(112, 98, 76, 10, s.accent)
    elif hat == "beret":
        out += area("M96 124Q92 76 150 76T212 112Q214 130 190 128z", s.deep)
    elif hat == "crown":
        out += discs([(112, 118, 24), (188, 118, 24), (150, 98, 34)], s.deep)
    return out + half(150, 206, 20, -90, s.field)


def together(s: Scene) -> str:
    """Two who belong together, one nearer than the other."""
    x = s.pick(100, 200)
    other = 300 - x + (14 if x == 100 else -14)
    hair, cap = s.pick(90, 130, 50), s.pick(90, 130, 50)
    tall, neck = s.pick(128, 112), s.pick(True, False)
    out = half(other, 310, 92, 90, s.accent) + disc(other, 172, 42, s.deep)
    out += half(other, 170, 43, cap, s.accent)
    out += half(x, 310, 112, 90, s.deep) + disc(x, tall, 52, s.accent)
    out += half(x, tall, 53, hair, s.deep)
    return out + (half(x, 199, 28, -90, s.accent) if neck else "")


COMPOSITIONS = (bust, bust, profile, medallion, together)
