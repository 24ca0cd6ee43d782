"""Languages that a project promises, and what of a journey is not there in them yet."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document
from build_tools.domain import (
    Bodies,
    Concert,
    Journey,
    Localised,
    Meeting,
    Playlist,
    Recording,
    Step,
    Work,
    Workshop,
)
from build_tools.problems import Series, series, some_of, worded

_SHOWN = 6
"""So many things are named for each language."""

_FOLDERS: dict[type, str] = {
    Workshop: "workshops",
    Playlist: "playlists",
    Recording: "recordings",
    Concert: "concerts",
    Work: "works",
}


def check(look: Lookup, document: Document, journey: Journey) -> None:
    """Note, once for a journey, what lacks a language that its project promises."""
    project = journey.project
    if project is None:
        return
    langs = [lang for lang in project.languages if lang in (look.languages or ())]
    parts = []
    for lang in langs:
        lacking = dict(_lacking(journey, lang))
        if lacking:
            named = [
                worded("{name} ({what})", name=name, what=what) for name, what in lacking.items()
            ]
            parts.append(series((lang, some_of(named, _SHOWN)), ": "))
    if parts:
        place = document.at_value(("project",))
        look.note("JRN16", place, promised=", ".join(langs), missing=series(parts, "; "))


def _lacking(journey: Journey, lang: str) -> Iterator[tuple[str, Series]]:
    """Yield the names of what belongs to a journey, each with what it lacks in a language.

    What has no body in any language needs none in this.
    """
    for name, title, own, bodies in _things(journey):
        lacks = (
            (worded("title"), _is_unsaid(title, lang)),
            (worded("steps"), any(_is_unsaid(text, lang) for text in own)),
            (worded("text"), bool(bodies and lang not in bodies)),
        )
        lacking = [what for what, is_lacking in lacks if is_lacking]
        if lacking:
            yield name, series(lacking)


def _things(journey: Journey) -> Iterator[tuple[str, Localised, list[Localised], Bodies]]:
    """Yield name, title, words of steps and bodies of what belongs to a journey."""
    project = journey.project
    if project is not None:
        yield f"projects/{project.id}", project.title, [], project.bodies
    own = [text for step in journey.steps for text in _written(step)]
    yield f"journeys/{journey.id}", journey.title, own, journey.bodies
    for step in journey.steps:
        if not isinstance(step.what, Meeting):
            bodies: Bodies = {} if isinstance(step.what, Playlist) else step.what.bodies
            yield f"{_FOLDERS[type(step.what)]}/{step.what.id}", step.what.title, [], bodies


def _written(step: Step) -> Iterator[Localised]:
    yield step.note
    if isinstance(step.what, Meeting):
        yield from (step.what.title, step.what.place, step.what.prepare)


def _is_unsaid(text: Localised, lang: str) -> bool:
    return bool(text) and text.everywhere is None and lang not in text.by_lang
