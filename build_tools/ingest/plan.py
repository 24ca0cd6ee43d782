"""What files become: recordings, works and people, and what has to be asked first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from build_tools.ingest.beside import Beside
from build_tools.ingest.facts import Told
from build_tools.ingest.matching import Work
from build_tools.ingest.names import Person, Said

Key = tuple[str, str]
"""What is asked: `work`, `person` or `language`, and of which title, name or file."""


@dataclass(frozen=True, slots=True)
class Concert:
    """A concert that the hub knows."""

    id: str
    title: str
    date: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the hub has already."""

    people: tuple[Person, ...]
    works: tuple[Work, ...]
    concerts: tuple[Concert, ...]
    taken: Mapping[str, frozenset[str]]
    """By kind, the ids that nothing new may have."""
    languages: tuple[str, ...]
    id_of: Callable[[str], str]
    """Makes an id of a text, as near as can be; empty where nothing is left."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What whoever gave the command said besides."""

    work: str | None = None
    concert: str | None = None
    language: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something that must not be guessed."""

    key: Key
    said: str
    """As the tags or the name say it."""
    candidates: tuple[str, ...]
    may_be_new: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something, and how it was found: `name`, `title`, `number`, `answer`, `new`."""

    id: str
    by: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording to be made."""

    id: str
    wished: str
    """The id that it would have if nothing else had it; empty where nothing can be made of its
    title."""
    path: str
    title: str
    """Empty where it is the work's."""
    told: Told
    duration_s: float
    composer: Named | None
    work: Named | None
    performers: tuple[Named, ...]
    date: str
    concert: Named | None
    place: str
    captions: tuple[tuple[str, str], ...]
    """Paths with their languages."""
    spare: tuple[str, ...]
    """Captions in a language that others have already."""
    beside: Beside
    left_out: tuple[Question, ...]
    """What was open and is not in it."""


@dataclass(frozen=True, slots=True)
class NewWork:
    """A work to be made."""

    title: str
    composer: str
    """An id."""
    catalogue: str
    lyricist: str
    """An id, or a name; so is the arranger."""
    arranger: str
    language: str
    """In which it is sung."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is to be made."""

    recordings: tuple[Recording, ...]
    works: Mapping[str, NewWork]
    """By their ids."""
    people: Mapping[str, tuple[Said, tuple[str, ...]]]
    """New ones by their ids, with their roles."""
    questions: tuple[Question, ...]
