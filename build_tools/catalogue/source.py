"""What reading brings home: files as they stand, with the place of every word.

Nothing here is believed yet. Paths are relative to the hub's root, with `/`.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from build_tools.catalogue import places
from build_tools.catalogue.webvtt import Cue
from build_tools.problems import Location, Problem

if TYPE_CHECKING:
    from build_tools.catalogue.textfile import Manuscript

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A YAML value: all scalars are text; None where nothing was written."""

Trail: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields and numbers of items from 0."""


Mark: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""Where a field's name and its value stand; lines and columns count from 1. For an item of a
list both are the same."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of facts, or the front matter of a text."""

    path: str
    kind: str
    """One of `KINDS`, or `hub`, `editions`, `front`."""
    id: str
    value: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[Trail, Mark] = field(default_factory=lambda: MappingProxyType({}))
    lines: tuple[str, ...] = ()

    def whole(self) -> Location:
        """Return the file as a whole."""
        return Location(self.path)

    def at_key(self, trail: Trail) -> Location:
        """Return where the name of a field stands."""
        return self._at(trail, key=True)

    def at_value(self, trail: Trail) -> Location:
        """Return where a value begins."""
        return self._at(trail, key=False)

    def fields_at(self, trail: Trail) -> set[str] | None:
        """Return the names of the fields that are filled in there; None where no fields are."""
        value: Value | Mapping[str, Value] = self.value
        for step in trail:
            if isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            elif isinstance(value, Mapping) and isinstance(step, str):
                value = value.get(step)
            else:
                return None
        if not isinstance(value, Mapping):
            return None
        return {name for name, each in value.items() if each is not None}

    def _at(self, trail: Trail, *, key: bool) -> Location:
        while trail and trail not in self.marks:
            trail, key = trail[:-1], True
        if not trail:
            return self.whole()
        mark = self.marks[trail]
        line, column = mark[0] if key else mark[1]
        excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
        return Location(self.path, line, column, excerpt)


@dataclass(frozen=True, slots=True)
class TextFile:
    """One `index.<lang>.md` or `easy.<lang>.md`."""

    path: str
    kind: str
    id: str
    lang: str
    variant: str
    """`index` or `easy`."""
    manuscript: Manuscript
    first_line: int
    """Line of the file at which the body begins."""
    front: Document | None

    @property
    def text(self) -> str:
        """The body without front matter, with LF line ends and without byte order mark; it is
        read anew. Raises OSError."""
        return self.manuscript()

    @property
    def form(self) -> str:
        """What it is to the parser of prose: `text`, `sheet` or `easy`."""
        if self.variant == "easy":
            return "easy"
        return "sheet" if self.kind == "workshops" else "text"


@dataclass(frozen=True, slots=True)
class CaptionsFile:
    """One `captions.<lang>.vtt`, as far as it could be understood."""

    path: str
    kind: str
    """Of the resource that it belongs to: recordings or workshops."""
    id: str
    lang: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that was read."""

    documents: tuple[Document, ...] = ()
    texts: tuple[TextFile, ...] = ()
    captions: tuple[CaptionsFile, ...] = ()
    sounds: tuple[str, ...] = ()
    """Audio files in the folders of recordings."""
    pictures: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()
    """Every file in the folders that are read, whatever it is, also those that could not be."""
    refused: frozenset[str] = frozenset()
    """Files, links, and folders of resources, that a problem already speaks of."""
    folders: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    """Kind and id to the path of the resource's folder, or of its file for playlists."""
    unknowable: frozenset[str] = frozenset()
    """Kinds whose folder could not be listed, so that nobody can say which ids there are."""
    problems: tuple[Problem, ...] = ()
    heard: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What was heard of the texts when they were read, by path."""

    @property
    def readable_sounds(self) -> frozenset[str]:
        """Audio files anywhere that may be opened: no links, nor anything else that was refused."""
        return frozenset(
            path for path in self.files - self.refused if places.ending(path) in places.SOUNDS
        )

    @property
    def scores(self) -> tuple[str, ...]:
        """Score files that works name, as far as they are there and may be opened."""
        return self._named("works", "score", places.SCORES)

    @property
    def films(self) -> tuple[str, ...]:
        """Video files that workshops name, as far as they are there and may be opened."""
        return self._named("workshops", "video", places.VIDEOS)

    def _named(self, kind: str, field_name: str, endings: tuple[str, ...]) -> tuple[str, ...]:
        by_name = {unicodedata.normalize("NFC", path): path for path in self.files - self.refused}
        found = []
        for document in self.documents:
            name = document.value.get(field_name) if document.kind == kind else None
            if isinstance(name, str) and (document.kind, document.id) in self.folders:
                folder = self.folders[document.kind, document.id]
                path = posixpath.normpath(posixpath.join(folder, name.strip()))
                found.append(by_name.get(unicodedata.normalize("NFC", path), ""))
        return tuple(path for path in found if places.ending(path) in endings)
