"""What resolving knows so far: findings, ids, and what has been resolved already."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from build_tools import factors
from build_tools.catalogue import places
from build_tools.catalogue.ids import is_id
from build_tools.catalogue.nearest import Nearest
from build_tools.catalogue.schema import FILES
from build_tools.catalogue.source import Document, Source, Trail
from build_tools.catalogue.validate import validated
from build_tools.catalogue.written import Written
from build_tools.domain import (
    KINDS,
    NAMELESS_COMPOSERS,
    Activity,
    Bodies,
    Concert,
    FactorSet,
    Film,
    Journey,
    KeptFootprint,
    Page,
    Person,
    Picture,
    Plan,
    Playlist,
    Project,
    Recording,
    Resource,
    Score,
    Sound,
    Work,
    Workshop,
)
from build_tools.problems import Location, Problem, Words, meant, report, worded
from build_tools.prose import Prose

T = TypeVar("T")
W = TypeVar("W", bound=Written)

_NOTHING = {
    "works": worded("no work"),
    "people": worded("no person"),
    "recordings": worded("no recording"),
    "concerts": worded("no concert"),
    "workshops": worded("no workshop"),
    "journeys": worded("no journey"),
    "projects": worded("no project"),
    "pages": worded("no page"),
    "playlists": worded("no playlist"),
}


class Lookup:
    """Answers every question about another resource or file, and notes what is not there.

    What exists but failed gives None without a word: its own problem has been noted.
    """

    def __init__(
        self,
        source: Source,
        sounds: Mapping[str, Sound],
        pictures: Mapping[str, Picture],
        prose: Mapping[str, Prose],
        *,
        scores: Mapping[str, Score],
        films: Mapping[str, Film],
    ) -> None:
        self.source = source
        self.sounds = sounds
        self.pictures = pictures
        self.prose = prose
        self.scores = scores
        self.films = films
        self.nearest = Nearest()
        self.problems: list[Problem] = []
        self.languages: tuple[str, ...] | None = None
        """The hub's languages; None as long as nobody knows them."""
        self.default_language: str | None = None
        self.ids: dict[str, frozenset[str]] = {
            kind: frozenset(id for (each, id) in source.folders if each == kind) for kind in KINDS
        }
        self.bodies: dict[tuple[str, str, str], Bodies] = {}
        """Kind, id and variant to the bodies."""
        self.people: dict[str, Person] = {}
        self.works: dict[str, Work] = {}
        self.recordings: dict[str, Recording] = {}
        self.concerts: dict[str, Concert] = {}
        self.workshops: dict[str, Workshop] = {}
        self.journeys: dict[str, Journey] = {}
        self.projects: dict[str, Project] = {}
        self.pages: dict[str, Page] = {}
        self.playlists: dict[str, Playlist] = {}
        self.activities: dict[str, tuple[Activity, ...]] = {}
        self.plans: dict[str, Plan] = {}
        self.factors: dict[str, FactorSet] = {}
        self.kept: dict[str, KeptFootprint] = {}
        self._folders: dict[str, list[str]] = {}
        """Folder to the paths of the files in it."""
        self.works_without_score = {
            each.id: each.path
            for each in source.documents
            if each.kind == "works" and each.value.get("score") is None
        }
        """Their ids to the paths of their files."""
        for path in sorted(source.files):
            self._folders.setdefault(posixpath.dirname(path), []).append(path)
        self._by_name = {unicodedata.normalize("NFC", path): path for path in source.files}
        """macOS may write an accent as a character of its own; editors do not see it."""

    def note(
        self, code: str, place: Location, *, help: Words | None = None, **facts: object
    ) -> None:
        """Note a problem."""
        self.problems.append(report(code, place, help=help, **facts))

    def written(self, document: Document, model: type[W]) -> W:
        """Return what is right in a document; note what is not."""
        family = FILES[document.kind][0]
        right, problems = validated(document, model, family, self.nearest)
        self.problems += problems
        return right

    def bodies_of(self, document: Document, variant: str = "index") -> Bodies:
        """Return the prose of the resource that a document speaks of."""
        return self.bodies.get((document.kind, document.id, variant), {})

    def refer(
        self,
        resolved: Mapping[str, T],
        kind: str,
        document: Document,
        trail: Trail,
        id: str | None,
        *,
        family: str | None = None,
    ) -> T | None:
        """Return the resource with this id."""
        if id is None or self.knows(kind, id):
            return resolved.get(id or "")
        code = f"{family or FILES[document.kind][0]}04"
        self.note_unknown(code, document.at_key(trail), kind, id)
        return None

    def resolved(self, kind: str) -> Mapping[str, Resource]:
        """Return what has been resolved of one of `KINDS`."""
        resources: Mapping[str, Resource] = getattr(self, kind)
        return resources

    def knows(self, kind: str, id: str) -> bool:
        """Say whether there is, or may be, such a resource, in order or not."""
        return id in self.ids[kind] or kind in self.source.unknowable

    def sets_of_factors(self) -> frozenset[str]:
        """Return the ids of all sets that there are, in order or not: Poche's own, too."""
        own = (path for path in self.source.refused if path.startswith("content/factors/"))
        read = (each.id for each in self.source.documents if each.kind == "factors")
        return frozenset([*factors.OURS, *read, *(PurePosixPath(path).stem for path in own)])

    def note_unknown(self, code: str, place: Location, kind: str, id: str) -> None:
        """Note an id that nothing has."""
        names = worded("file names") if kind == "playlists" else worded("folder names")
        folder = f"{'' if kind == 'playlists' else 'content/'}{kind}/"
        near = self.nearest(id, self.ids[kind])
        asked = worded(
            "did you mean '{near}'? (ids are the {names} in {folder})",
            near=near,
            names=names,
            folder=folder,
        )
        self.note(
            code,
            place,
            help=asked if near else None,
            nothing=_NOTHING[kind],
            id=id[:80],
            names=names,
            folder=folder,
        )

    def person_or_name(
        self, document: Document, trail: Trail, name: str | None
    ) -> Person | str | None:
        """Return the person with this id; what is not formed like an id is a name."""
        if name is None or name in NAMELESS_COMPOSERS or not is_id(name):
            return name
        return self.refer(self.people, "people", document, trail, name)

    def folder(self, document: Document) -> str:
        """Return the folder in which a document's files lie."""
        if document.kind == "playlists":
            return posixpath.dirname(document.path)
        return self.source.folders[document.kind, document.id]

    def beside(self, document: Document) -> list[str]:
        """Return the paths of all files in a document's own folder, not further in."""
        return self.in_folder(self.folder(document))

    def in_folder(self, folder: str) -> list[str]:
        """Return the paths of all files in a folder, not further in."""
        return self._folders.get(folder, [])

    def find(self, folder: str, name: str) -> str | None:
        """Return the path of a file that is named relative to a folder, if it is there."""
        path = posixpath.normpath(posixpath.join(folder, name))
        return self._by_name.get(unicodedata.normalize("NFC", path))

    def file(self, document: Document, trail: Trail, name: str) -> str | None:
        """Return the path of a file that a document names."""
        folder = self.folder(document)
        path = self.find(folder, name)
        if path is None and document.kind == "playlists":
            path = self.find("", name)
        if path is None:
            near = self.nearest(name, frozenset(map(posixpath.basename, self.beside(document))))
            self.note(
                f"{FILES[document.kind][0]}05",
                document.at_value(trail),
                help=meant(near),
                file=name[:80],
                field=_field(trail),
                folder=f"{folder}/",
            )
        return path

    def ends_in(
        self,
        document: Document,
        trail: Trail,
        path: str,
        endings: tuple[str, ...],
        expected: Words,
    ) -> bool:
        """Say whether a file has one of the endings that are expected of it."""
        if places.ending(path) in endings:
            return True
        self.note(
            f"{FILES[document.kind][0]}06",
            document.at_value(trail),
            field=_field(trail),
            file=posixpath.basename(path),
            expected=expected,
            endings=", ".join(endings),
        )
        return False

    def picture(self, document: Document, trail: Trail, name: str | None) -> Picture | None:
        """Return the picture that a document names."""
        path = self.other_file(document, trail, name, places.PICTURES, worded("a picture"))
        return None if path is None else self.pictures.get(path)

    def other_file(
        self,
        document: Document,
        trail: Trail,
        name: str | None,
        endings: tuple[str, ...],
        expected: Words,
    ) -> str | None:
        """Return the path of a file that a document names, such as a score."""
        path = None if name is None else self.file(document, trail, name)
        if path is None or not self.ends_in(document, trail, path, endings, expected):
            return None
        return path

    def score(self, document: Document, trail: Trail, name: str | None) -> Score | None:
        """Return the score that a document names."""
        path = self.other_file(document, trail, name, places.SCORES, worded("a score"))
        return None if path is None else self.scores.get(path)

    def film(self, document: Document, trail: Trail, name: str | None) -> Film | None:
        """Return the video that a document names."""
        path = self.other_file(document, trail, name, places.VIDEOS, worded("a video"))
        return None if path is None else self.films.get(path)


def _field(trail: Trail) -> str:
    return next((step for step in reversed(trail) if isinstance(step, str)), "")
