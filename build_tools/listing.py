"""The facts of one kind as a table: what is read of a hub, and the rows that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from build_tools import catalogue, headings, tables
from build_tools.catalogue import places
from build_tools.domain import LANGUAGES
from build_tools.problems import Problem, Severity
from build_tools.tables import Column, Value

SINGULAR = {kind: name.removesuffix(".yml") for kind, name in places.FACTS.items()} | {
    "playlists": "playlist"
}
"""Kinds whose facts can be a table, each with the name of one of its things; pages have none."""

ENDINGS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a hub's resources of one kind."""

    kind: str
    languages: tuple[str, ...]
    """Those of the hub first, then others that its texts are in."""
    documents: Mapping[str, catalogue.Document]
    """By id, sorted."""
    folders: frozenset[str]
    """All ids that there are, also of recordings that are a sound and nothing else."""
    problems: tuple[Problem, ...]
    """Why facts of this kind cannot be read; there is no table of a part of them."""

    def value(self, id: str) -> dict[str, Value]:
        """Return the facts of a resource; recordings may have none."""
        found = self.documents.get(id)
        return cast("dict[str, Value]", dict(found.value)) if found else {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of the table behind that of ids."""
        return headings.columns(self.kind, self.languages)


def read(root: Path, kind: str) -> Facts:
    """Read the facts of one kind in the hub at `root`."""
    source = catalogue.read(root)
    found = {it.id: it for it in source.documents if it.kind == kind}
    folders = {id for named, id in source.folders if named == kind}
    files = {path(kind, id) for id in folders}
    problems = [
        problem
        for problem in source.problems
        if problem.severity is Severity.ERROR
        and (problem.location.path in files or problem.location.path == folder(kind))
    ]
    if kind in source.unknowable and not problems:
        problems = [it for it in source.problems if it.severity is Severity.ERROR]
    return Facts(
        kind,
        _languages(source, found.values()),
        dict(sorted(found.items())),
        frozenset(folders),
        tuple(problems),
    )


def table(facts: Facts) -> list[list[str]]:
    """Return the rows of a table of facts, the names of its columns first."""
    columns = facts.columns
    head = [tables.ID, *(column.name for column in columns)]
    rows = [[id, *tables.exported(facts.value(id), columns)] for id in sorted(facts.folders)]
    return [head, *rows]


def _languages(
    source: catalogue.Source, documents: Iterable[catalogue.Document]
) -> tuple[str, ...]:
    """Return a hub's languages in its order, then those in which it has texts besides."""
    hub = next((it.value.get("languages") for it in source.documents if it.kind == "hub"), None)
    named = [each for each in hub if each in LANGUAGES] if isinstance(hub, list) else []
    seen = {lang for it in documents for lang in _said(it)}
    return tuple(dict.fromkeys([*map(str, named), *(it for it in LANGUAGES if it in seen)]))


def _said(document: catalogue.Document) -> set[str]:
    """Return the languages that a file of facts names."""
    return {str(trail[-1]) for trail in document.marks if trail[-1] in LANGUAGES}


def folder(kind: str) -> str:
    """Return the folder in which resources of a kind stand."""
    return "playlists" if kind == "playlists" else f"content/{kind}"


def path(kind: str, id: str) -> str:
    """Return where the facts of a resource stand."""
    name = f"{id}.yml" if kind == "playlists" else f"{id}/{places.FACTS[kind]}"
    return f"{folder(kind)}/{name}"
