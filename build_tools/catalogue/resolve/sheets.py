"""Worksheets: whether the minutes of their steps are those of the workshop."""

from __future__ import annotations

from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.problems import Location

_SHOWN = 12
"""Minutes of so many steps are listed."""


def minutes(look: Lookup) -> None:
    """Note sheets whose steps do not add up to a session, or to all sessions together.

    The workshops have been resolved. A sheet without steps has nothing to add up.
    """
    for text in look.source.texts:
        workshop = look.workshops.get(text.id) if text.kind == "workshops" else None
        prose = look.prose.get(text.path)
        if workshop is None or prose is None or not prose.steps:
            continue
        if look.languages is not None and text.lang not in look.languages:
            continue
        total = sum(step.minutes for step in prose.steps)
        session = workshop.duration_min
        if total in (session, session * (workshop.sessions or 1)):
            continue
        first = prose.steps[0]
        column = first.excerpt.find(str(first.minutes)) + 1
        listed = " + ".join(str(step.minutes) for step in prose.steps[:_SHOWN])
        look.note(
            "SHE11",
            Location(text.path, first.line, column, first.excerpt),
            total=total,
            expected=session,
            minutes=listed + (" + …" if len(prose.steps) > _SHOWN else ""),
            file="workshop.yml",
        )
