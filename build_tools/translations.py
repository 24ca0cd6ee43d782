"""How far a text is translated, known from the texts themselves and without asking git."""

from __future__ import annotations

from typing import Literal, TypeAlias

from build_tools.domain import Bodies

State: TypeAlias = Literal["none", "original", "missing", "outdated", "unreviewed", "reviewed"]


def state(bodies: Bodies, lang: str, default: str) -> State:
    """Return how the text in a language stands to the one in the hub's `default` language.

    `none`: nobody has written a text, in whatever language. `missing`: readers of this one are
    shown another. `outdated`: `translates` in its front matter quotes another text than stands
    there now. `reviewed`: somebody has put a name to it, as `reviewed_by`.
    """
    if not bodies:
        return "none"
    if lang not in bodies:
        return "missing"
    if lang == default:
        return "original"
    body, source = bodies[lang], bodies.get(default)
    if source is not None and body.translates not in (None, source.digest):
        return "outdated"
    return "reviewed" if body.reviewed_by else "unreviewed"
