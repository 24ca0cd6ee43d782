"""A parsed body as plain values, for a memory of thousands: most say next to nothing."""

from __future__ import annotations

from typing import Any, TypeAlias

from build_tools.domain import Words
from build_tools.problems import Problem
from build_tools.prose.body import Prose

Kept: TypeAlias = Any
"""A digest alone, or all that is known of a body besides its words."""


def kept(prose: Prose, problems: tuple[Problem, ...]) -> Kept:
    """Return what is to be remembered of a body: all but its words."""
    more = (
        prose.plays,
        prose.scores,
        prose.steps,
        prose.links,
        prose.images,
        prose.sounds,
        prose.heading,
        prose.silent,
    )
    return (prose.digest, *more, problems) if any(more) or problems else prose.digest


def recalled(known: Kept, words: Words) -> tuple[Prose, tuple[Problem, ...]]:
    """Return what `kept` was given; `words` are what the body says."""
    if isinstance(known, str):
        return Prose(words, known), ()
    *facts, problems = known
    return Prose(words, *facts), problems
