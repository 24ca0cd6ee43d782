"""New resources from nothing but an id: what has to be known, what is refused, what is written."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from build_tools import blanks, catalogue, drafts, editing, printing
from build_tools.blanks import Need
from build_tools.catalogue import places
from build_tools.catalogue.located import located
from build_tools.catalogue.nearest import Nearest
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.schema import FILES, HubFile, PageFrontMatter
from build_tools.catalogue.schemas import ENDING, FOLDER
from build_tools.catalogue.validate import validated
from build_tools.catalogue.written import Written
from build_tools.domain import NAMELESS_COMPOSERS
from build_tools.problems import Location, Problem
from build_tools.strings import Strings

KINDS = tuple(drafts.ONE)
_HEAD = (".", "content", "content/hub.yml")
"""What stands between a folder and a hub that can be read."""
_OWN = ".poche/schemas"
"""Where a hub keeps the schemas; no folder with a dot is read."""
_POCHES = "build_tools/schemas"
"""Where Poche's own repository has them."""
_REFERRING = MappingProxyType(
    {"composer": "people", "work": "works", "recording": "recordings", "project": "projects"}
)
"""Fields that name another resource, to its kind."""

BEGINNINGS: Mapping[str, str] = MappingProxyType(
    {
        "people": "Write below who this is, in a few sentences for pupils and teachers.",
        "works": "Write below what is worth knowing before one hears this work.",
        "recordings": "Write below what there is to hear in this recording.",
        "concerts": "Write below what awaits the audience at this concert.",
        "workshops": "Write below what the children can do at the end; then a block for each step, "
        "from a line “::: step 5 Title” to a line “:::”.",
        "journeys": "Write below what this year leads to, and for whom it is.",
        "projects": "Write below what joins the places of this project.",
        "pages": "Write below what this page is to say.",
    }
)
"""Kind to the first line of its text, in a comment that nobody is shown."""


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub as far as one needs to know it to add something."""

    root: Path
    source: catalogue.Source
    languages: tuple[str, ...]
    default: str


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, and for whom something is left to do."""

    paths: tuple[str, ...]
    facts: str | None = None
    text: str | None = None
    translations: tuple[str, ...] = ()
    """What to ask `poche new translation` for, once the text is written."""


def opened(root: Path) -> Hub:
    """Read a hub. Raises Refused where there is none, or nobody can say in which languages."""
    source = catalogue.read(root)
    found = next((each for each in source.documents if each.kind == "hub"), None)
    if found is None:
        at_head = [it for it in source.problems if it.location.path in _HEAD]
        first = (*at_head, *source.problems)[0]
        raise drafts.Refused(f"{first.location.path}: {_told(first)}")
    hub, problems = validated(found, HubFile, "HUB", Nearest())
    if problems or not hub.languages or hub.default_language not in hub.languages:
        raise drafts.Refused(f"{found.path} has to be right first; 'poche check' says why")
    return Hub(root, source, tuple(dict.fromkeys(hub.languages)), hub.default_language)


def model_of(kind: str) -> type[Written]:
    """Return the model of what stands at the head of a new resource."""
    return PageFrontMatter if kind == "pages" else FILES[kind][1]


def known(kind: str) -> tuple[Need, ...]:
    """Return the fields for which a new resource of a kind is asked, or may be."""
    model = model_of(kind)
    if kind == "recordings":  # one of the two must be there, and neither is required
        return blanks.optional(model, "work"), blanks.optional(model, "title")
    return blanks.needs(model)


def look_at(hub: Hub, kind: str, id: str, lang: str | None) -> str:
    """Return the language of the new text. Raises Refused where nothing can be put there."""
    drafts.look_at_id(hub.source, kind, id, f"a-{drafts.ONE[kind]}")
    if kind in hub.source.unknowable:
        folder = kind if kind == "playlists" else f"content/{kind}"
        raise drafts.Refused(f"nothing can be added to {folder}; 'poche check' says why")
    if lang is not None and lang not in hub.languages:
        spoken = ", ".join(hub.languages)
        raise drafts.Refused(f"the hub's languages are {spoken}; {drafts.quoted(lang)} is not one")
    return lang or hub.default


def fault(hub: Hub, kind: str, need: Need, raw: str) -> str | None:
    """Return what `poche check` would say of what was typed for a field; None if it is right."""
    document, problems = located(blanks.lone(need, raw), path="", kind=kind, id="new")
    if document is not None:
        family = "PAG" if kind == "pages" else FILES[kind][0]
        found = validated(document, model_of(kind), family, Nearest())[1]
        ways = [".".join(need.trail[: depth + 1]) for depth in range(len(need.trail))]
        problems = [
            it
            for it in found
            if not it.code.endswith("01") or any(f"'{way}'" in it.message for way in ways)
        ]
        problems = problems or _unknown(hub, kind, need, raw)
    return next(map(_told, problems), None)


def _told(problem: Problem) -> str:
    """Return a problem as `poche check` tells it, in the editor's language."""
    return f"{problem.seen(printing.say)}; {problem.advice(printing.say)}"


def _unknown(hub: Hub, kind: str, need: Need, raw: str) -> list[Problem]:
    """Return a problem for each resource that is named and not there."""
    named = _REFERRING.get(need.trail[-1])
    if named is None or named in hub.source.unknowable:
        return []
    look = Lookup(hub.source, {}, {}, {}, scores={}, films={})
    for id in blanks.values(need, raw):
        nameless = named == "people" and id in NAMELESS_COMPOSERS
        if not nameless and not look.knows(named, id):
            look.note_unknown(f"{FILES[kind][0]}04", Location(""), named, id)
    return look.problems


def sound_fault(path: Path) -> str | None:
    """Say why a file cannot be the sound of a recording, as far as its name tells."""
    if not path.is_file():
        return f"there is no file {drafts.quoted(str(path))}"
    if places.ending(path.name) not in places.SOUNDS:
        return f"{drafts.quoted(path.name)} is no sound; sounds end in {', '.join(places.SOUNDS)}"
    return None


def make(
    hub: Hub,
    kind: str,
    id: str,
    given: Mapping[str, str],
    *,
    lang: str,
    t: Strings,
    sound: Path | None = None,
) -> Made:
    """Write a new resource; what was given has been found right. Raises OSError."""
    if kind == "playlists":
        path = f"playlists/{id}.yml"
        facts = _facts(hub, kind, path, given, lang=lang, t=t)
        editing.put_file(hub.root / path, facts.encode())
        return Made((path,), facts=path)
    folder = f"content/{kind}/{id}"
    files: dict[str, bytes | Path] = {}
    name = places.FACTS.get(kind)
    if name:
        files[name] = _facts(hub, kind, f"{folder}/{name}", given, lang=lang, t=t).encode()
    files[f"index.{lang}.md"] = beginning(kind, given, t).encode()
    if sound is not None:
        files[f"{id}{places.ending(sound.name)}"] = sound
    editing.put(hub.root / folder, files)
    others = [each for each in hub.languages if each != lang] if lang == hub.default else []
    return Made(
        tuple(f"{folder}/{each}" for each in files),
        facts=f"{folder}/{name}" if name else None,
        text=f"{folder}/index.{lang}.md",
        translations=tuple(f"{kind}/{id} {each}" for each in others),
    )


def _facts(
    hub: Hub, kind: str, path: str, given: Mapping[str, str], *, lang: str, t: Strings
) -> str:
    titles: dict[str, str] = {}
    if "title" in given and len(hub.languages) > 1:
        titles = {each: given["title"] if each == lang else "" for each in hub.languages}
    return modeline(hub.root, kind, path) + blanks.facts(
        model_of(kind), given, known(kind), titles=titles, t=t
    )


def modeline(root: Path, kind: str, path: str) -> str:
    """Return the line that leads from a file of facts to its schema, and see that it is there."""
    name = f"{drafts.ONE[kind]}{ENDING}"
    if not (root / _POCHES / name).is_file():
        own = root / _OWN
        if not own.parent.is_symlink() and not own.is_symlink():
            texts = {each.name: each.read_bytes() for each in sorted(FOLDER.glob(f"*{ENDING}"))}
            editing.lay(own, texts)
    home = _POCHES if (root / _POCHES / name).is_file() else _OWN
    schema = posixpath.relpath(f"{home}/{name}", posixpath.dirname(path))
    return f"# yaml-language-server: $schema={schema}\n"


def beginning(kind: str, given: Mapping[str, str], t: Strings) -> str:
    """Return a text that says nothing yet, but what is to be written there."""
    front = ""
    if kind == "pages":
        front = f"---\ntitle: {editing.scalar(given['title'].strip())}\n---\n"
    return f"{front}<!-- {t(BEGINNINGS[kind])} -->\n\n"


def told(made: Made, t: Strings) -> list[str]:
    """Return what to say of what is new: what was written, and what is left to do."""
    lines = [t("Wrote {files}.", files=", ".join(made.paths)), t("Still to do:")]
    if made.facts:
        lines.append("- " + t("look through {path}: what else is known?", path=made.facts))
    if made.text:
        lines.append("- " + t("write the text in {path}", path=made.text))
    lines += ["- " + t("then translate it: {command}", command=f"poche new translation {each}")
              for each in made.translations]  # fmt: skip
    return [*lines, "- " + t("“poche check” says what is not right yet")]
