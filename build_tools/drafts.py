"""New resources from those that are there: what is refused, what is copied, what is left to do."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from build_tools import catalogue, editing, prose
from build_tools.catalogue.ids import MAX_LENGTH, RESERVED, is_id, slug
from build_tools.domain import WEEKDAYS
from build_tools.problems import Severity, did_you_mean

_JOURNEY = "journey.yml"
_BEFORE_PROJECT = ("title", "ages", "weeks", "concert_week")
"""Fields below which a journey's project is usually written."""


ONE: Mapping[str, str] = MappingProxyType(
    {
        "people": "person",
        "works": "work",
        "recordings": "recording",
        "concerts": "concert",
        "workshops": "workshop",
        "journeys": "journey",
        "projects": "project",
        "pages": "page",
        "playlists": "playlist",
    }
)
"""Kinds to what one of them is called."""


class Refused(Exception):
    """What was asked for cannot be made; the message says why, and what would do."""


@dataclass(frozen=True, slots=True)
class Named:
    """A concert, or a meeting's day, and the week in which a journey has it."""

    week: str
    name: str
    project: str | None = None
    """The project to which a concert belongs."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A journey that was made, and what its editor still has to change."""

    folder: str
    """Its path in the hub."""
    model: str
    project: str | None
    files: tuple[str, ...]
    foreign: tuple[Named, ...]
    """Concerts of other projects: the model's, as a rule."""
    concerts: tuple[str, ...]
    """Those of the new journey's own project, each with its date."""
    dated: tuple[Named, ...]
    """Meetings on a date of the model's year."""


def new_journey(root: Path, id: str, *, model: str, project: str | None = None) -> Copied:
    """Copy a journey's facts and texts under a new id, into another project or into none.

    Of other files only those go along that its texts show. Raises Refused, with nothing
    written, and OSError.
    """
    source = catalogue.read(root)
    look_at_id(source, "journeys", id, "a-year-of-music")
    document = _document(source, model)
    if project is not None and ("projects", project) not in source.folders:
        raise Refused(unknown(source, "projects", project))

    folder = source.folders["journeys", model]
    names = [_JOURNEY, *_texts(source, model), *_shown(source, model)]
    files = {name: (root / folder / name).read_bytes() for name in names}
    try:
        facts = files[_JOURNEY].decode("utf-8")
        changed = editing.with_field(facts, "project", project, after=_BEFORE_PROJECT)
    except editing.Unchangeable as refusal:
        line = "'project: …' on a line of its own"
        raise Refused(f"in {document.path}, write {line}, then it can be copied") from refusal
    files[_JOURNEY] = changed.encode("utf-8")

    target = posixpath.join(posixpath.dirname(folder), id)
    editing.put(root / target, files)
    return Copied(
        target,
        model,
        project,
        tuple(files),
        tuple(each for each in _concerts(source, document) if each.project not in (None, project)),
        tuple(_of_project(source, project)) if project else (),
        tuple(_dated(document)),
    )


def told(copied: Copied) -> list[str]:
    """Return what to say of a new journey: what was written, and what is left to do."""
    home = f"the project '{copied.project}'" if copied.project else "no project"
    lines = [
        f"Wrote {copied.folder}: {', '.join(copied.files)}. It belongs to {home}.",
        "Still to do:",
        f"- the title in {copied.folder}/{_JOURNEY} is that of '{copied.model}': give it its own",
    ]
    if copied.foreign:
        seen = ", ".join(f"'{it.name}' of '{it.project}' (week {it.week})" for it in copied.foreign)
        lines.append(f"- put other concerts in the place of {seen}")
    if copied.concerts:
        lines.append(f"- concerts of '{copied.project}' are {', '.join(copied.concerts)}")
    if copied.dated:
        seen = ", ".join(f"{it.name} (week {it.week})" for it in copied.dated)
        lines.append(f"- these meetings are on days of the model's year: {seen}")
    return [*lines, "- 'poche check' compares its weeks with dates and holidays"]


def look_at_id(source: catalogue.Source, kind: str, id: str, better: str) -> None:
    """Refuse an id that is malformed, reserved or taken; disks may not tell capitals apart.

    `better` is proposed where nothing of `id` could be.
    """
    if not is_id(id) or id in RESERVED:
        near = slug(id) or better
        if near in RESERVED:
            near = f"{near}-2"
        rule = f"an id has small letters, digits and hyphens, {MAX_LENGTH} signs at most"
        why = "is reserved" if id in RESERVED else "cannot be an id"
        raise Refused(f"{quoted(id)} {why}: {rule}; how about '{near}'?")
    taken = [each for kinds, each in source.folders if kinds == kind and each.lower() == id]
    if taken:
        path = source.folders[kind, taken[0]]
        raise Refused(f"there is a {ONE[kind]} '{taken[0]}' already, in {path}; choose another id")


def _document(source: catalogue.Source, model: str) -> catalogue.Document:
    """Return the facts of a model, all of whose files can be read."""
    if ("journeys", model) not in source.folders:
        raise Refused(unknown(source, "journeys", model))
    folder = source.folders["journeys", model]
    for problem in source.problems:
        path = problem.location.path
        is_there = path == folder or path.startswith(f"{folder}/")
        if is_there and problem.severity is Severity.ERROR:
            raise Refused(f"{path} cannot be copied as it is; 'poche check' says why")
    found = [each for each in source.documents if (each.kind, each.id) == ("journeys", model)]
    if not found:
        raise Refused(f"{folder} cannot be copied as it is; 'poche check' says why")
    return found[0]


def unknown(source: catalogue.Source, kind: str, id: str) -> str:
    """Return what to say of an id that nothing of a kind has."""
    there = sorted(each for named, each in source.folders if named == kind)
    near = did_you_mean(id, there)
    hint = f"did you mean '{near}'?" if near else f"there is {', '.join(there[:12]) or 'none'}"
    return f"no {ONE[kind]} is called {quoted(id)}; {hint}"


def quoted(id: str) -> str:
    """Return what was typed in the place of an id, so that it stays within its line."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in id)
    return f"'{shown[:80]}'"


def _texts(source: catalogue.Source, model: str) -> Iterator[str]:
    for text in source.texts:
        if (text.kind, text.id) == ("journeys", model):
            yield posixpath.basename(text.path)


def _shown(source: catalogue.Source, model: str) -> list[str]:
    """Return the pictures and sounds of the model's folder that its texts show, each once."""
    folder = source.folders["journeys", model]
    by_name = {unicodedata.normalize("NFC", path): path for path in source.files - source.refused}
    found: dict[str, None] = {}
    for text in source.texts:
        if (text.kind, text.id) != ("journeys", model):
            continue
        parsed, _ = prose.parse(text.text, path=text.path, form=text.form, lang=text.lang)
        for mention in parsed.images:
            name = unquote(re.split(r"[?#]", mention.target, maxsplit=1)[0])
            path = posixpath.normpath(posixpath.join(folder, name))
            there = by_name.get(unicodedata.normalize("NFC", path), "")
            if there.startswith(f"{folder}/"):
                found[there.removeprefix(f"{folder}/")] = None
    return list(found)


def _steps(document: catalogue.Document) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what may be a step, with what may be its week: nothing has been believed yet."""
    steps = document.value.get("steps")
    for step in steps if isinstance(steps, list) else []:
        if isinstance(step, dict):
            yield str(step.get("week", "?")), dict(step)


def _concerts(source: catalogue.Source, document: catalogue.Document) -> Iterator[Named]:
    homes = {each.id: each.value.get("project") for each in source.documents
             if each.kind == "concerts"}  # fmt: skip
    for week, step in _steps(document):
        id = step.get("concert")
        if isinstance(id, str):
            home = homes.get(id)
            yield Named(week, id, home if isinstance(home, str) else None)


def _of_project(source: catalogue.Source, project: str) -> Iterator[str]:
    for each in source.documents:
        if each.kind == "concerts" and each.value.get("project") == project:
            yield f"{each.id} ({each.value.get('date') or 'no date yet'})"


def _dated(document: catalogue.Document) -> Iterator[Named]:
    for week, step in _steps(document):
        meeting = step.get("meeting")
        day = meeting.get("day") if isinstance(meeting, dict) else None
        if isinstance(day, str) and day.lower() not in WEEKDAYS:
            yield Named(week, day)
