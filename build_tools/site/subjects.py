"""Whom a page of figures is about: a project, a journey, or the whole season. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from build_tools.domain import Journey, Project
from build_tools.references import kind_of
from build_tools.site.reader import Reader

Subject: TypeAlias = Project | Journey
_Figures = TypeVar("_Figures")


def key_of(what: Subject | None) -> str:
    """Return by what the figures of a project or a journey are found; "" for the season's."""
    return f"{kind_of(what)}/{what.id}" if what else ""


def subject_of(r: Reader, key: str) -> Subject | None:
    """Return the project or the journey of a key; None for the season."""
    kind, _, id = key.partition("/")
    if not kind:
        return None
    return r.catalogue.projects[id] if kind == "projects" else r.catalogue.journeys[id]


def told_of(
    r: Reader, kind: str, figures: Mapping[str, _Figures]
) -> list[tuple[Subject, _Figures]]:
    """Return the projects or the journeys that have figures, with theirs."""
    there: list[Subject] = (
        [*r.catalogue.projects.values()] if kind == "projects" else [*r.catalogue.journeys.values()]
    )
    return [(it, figures[key]) for it in there if (key := key_of(it)) in figures]
