"""From what was read and found to the catalogue, with everything that is wrong at once.

People come before works, works before recordings and so on: whatever is named
has been resolved before it is named. What failed is missing from `Lookup`, and
those who name it pass it over in silence, because its problem has been noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from build_tools.catalogue.resolve import (
    activities,
    clocks,
    events,
    factors,
    hub,
    journeys,
    kept,
    music,
    plans,
    recordings,
    sheets,
    texts,
    workshops,
)
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Source
from build_tools.domain import KINDS, Catalogue, Edition, Film, Hub, Picture, Score, Sound
from build_tools.problems import Problem, Severity
from build_tools.prose import Prose

T = TypeVar("T")

_IN_ORDER: tuple[tuple[str, Callable[[Lookup, Document], None]], ...] = (
    ("people", music.person),
    ("works", music.work),
    ("recordings", recordings.recording),
    ("playlists", music.playlist),
    ("workshops", workshops.workshop),
    ("projects", events.project),
    ("concerts", events.concert),
    ("journeys", journeys.journey),
    ("factors", factors.factor_set),
    ("kept", kept.kept_footprint),
    ("activities", activities.activities),
    ("plans", plans.plan),
)


def resolve(
    source: Source,
    sounds: Mapping[str, Sound],
    pictures: Mapping[str, Picture],
    prose: Mapping[str, Prose],
    refused: frozenset[str],
    *,
    scores: Mapping[str, Score],
    films: Mapping[str, Film],
    in_part: bool = False,
) -> tuple[Catalogue | None, list[Problem]]:
    """Resolve everything; the problems are those that `source` does not have yet.

    `sounds`, `pictures`, `prose`, `scores` and `films` are findings by path; what is
    `refused` has had its problem and is not spoken of again. The catalogue is None when
    there is an error in `source` or among the problems, or something `refused`
    is missing, and never for another reason: who gets None can say why. With `in_part` it
    holds what could be understood besides the errors, and is None without a hub alone.
    """
    look = Lookup(source, sounds, pictures, prose, scores=scores, films=films)
    known = _hub(look)
    texts.leave_out_silent_pages(look)
    texts.bodies(look)
    for kind, resolve_one in _IN_ORDER:
        for document in _documents(source, kind):
            resolve_one(look, document)
    texts.listening(look)
    sheets.minutes(look)
    clocks.needed(look)
    for id in sorted(look.ids["pages"]):
        texts.page(look, id)
    editions = _editions(look)
    if known is not None:
        texts.translations(look, known)

    if in_part:
        return None if known is None else _catalogue(look, known, editions), look.problems
    problems = (*source.problems, *look.problems)
    if any(each.severity is Severity.ERROR for each in problems):
        return None, look.problems
    found = (sounds, pictures, prose, scores, films)
    if refused.difference(*found):
        return None, look.problems
    gaps = {kind: look.ids[kind] ^ look.resolved(kind).keys() for kind in KINDS}
    assert known is not None and not any(gaps.values()), f"missing without a word: {gaps}"
    return _catalogue(look, known, editions), look.problems


def _hub(look: Lookup) -> Hub | None:
    document = next((each for each in look.source.documents if each.kind == "hub"), None)
    return None if document is None else hub.hub(look, document)


def _editions(look: Lookup) -> dict[str, Edition]:
    document = next((each for each in look.source.documents if each.kind == "editions"), None)
    return {} if document is None else hub.editions(look, document)


def _documents(source: Source, kind: str) -> list[Document]:
    """Return the documents of a kind by id; a recording may do without a file of facts."""
    documents = {each.id: each for each in source.documents if each.kind == kind}
    if kind == "recordings":
        for (each, id), folder in source.folders.items():
            unread = {folder, f"{folder}/recording.yml"} & source.refused
            if each == kind and id not in documents and not unread:
                documents[id] = Document(folder, kind, id)
    return [documents[id] for id in sorted(documents)]


def _sorted(resolved: Mapping[str, T]) -> dict[str, T]:
    return {id: resolved[id] for id in sorted(resolved)}


def _catalogue(look: Lookup, known: Hub, editions: dict[str, Edition]) -> Catalogue:
    return Catalogue(
        hub=known,
        works=_sorted(look.works),
        people=_sorted(look.people),
        recordings=_sorted(look.recordings),
        concerts=_sorted(look.concerts),
        workshops=_sorted(look.workshops),
        journeys=_sorted(look.journeys),
        projects=_sorted(look.projects),
        pages=_sorted(look.pages),
        playlists=_sorted(look.playlists),
        editions=editions,
        activities=_sorted(look.activities),
        plans=_sorted(look.plans),
        factors=_sorted(look.factors),
        kept=_sorted(look.kept),
    )
