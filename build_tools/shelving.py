"""New recordings, works and people put into a hub: all of them, or nothing.

They are made in a folder that no check reads, tried in a copy of the hub, and only then moved to
their places: people, then works, then masters that lie outside, then recordings, so that nothing
ever names what is not there. What a kill stopped is finished, or cleared away, by the next run.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from build_tools import blanks, editing, masters, scaffolds
from build_tools.catalogue import places
from build_tools.ingest import Plan, Recording
from build_tools.intake import Found
from build_tools.refusal import Refusal
from build_tools.rehearsal import UNREAD
from build_tools.scaffolds import Hub
from build_tools.strings import Strings

_MOVES = "moves.json"
"""In the folder beside: what is to be moved where, once all of it is there."""
_UNSEEN: Mapping[str, bytes] = MappingProxyType({".gitignore": b"*\n"})
"""What a kill leaves behind is nothing for git."""
_ORDER = ("people", "works", "recordings")


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done with all recordings of one run."""

    licence: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Staged:
    """All that is new, made and not yet in its place."""

    moves: tuple[tuple[Path, Path], ...]
    """From where to where, in order."""
    overlay: tuple[tuple[str, Path], ...]
    """Paths in the hub, with where their files are, for a rehearsal."""
    written: tuple[str, ...]
    """The folders in the hub."""


@contextmanager
def alone(root: Path) -> Iterator[bool]:
    """Keep other runs away, and give whether an earlier one was stopped and is finished now."""
    if not (root / "content").is_dir():
        yield False  # no hub: nothing is written there
        return
    (root / "build").mkdir(exist_ok=True)
    lock = FileLock(root / "build" / ".ingest.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Refusal("another 'poche ingest' is at work in this folder") from error
    try:
        yield _recover(root)
    finally:
        try:
            _recover(root)
        finally:
            lock.release()


def stage(hub: Hub, plan: Plan, found: Found, rights: Rights, t: Strings) -> Staged:
    """Make all that is new in a folder beside. Raises Refusal and OSError."""
    outside = masters.of(hub.root)
    if outside.folder is not None and not outside.is_here:
        raise Refusal(f"the folder of masters {outside.named} is not here; attach it first")
    own = hub.root / "content" / UNREAD
    away = outside.folder / UNREAD if outside.folder is not None else own
    moves: dict[str, list[tuple[Path, Path]]] = {kind: [] for kind in _ORDER}
    overlay: list[tuple[str, Path]] = []
    for kind, id, files, sounds in _folders(hub, plan, found, rights, t):
        here, there = own / kind / id, away / kind / id
        for folder, held in ((here, files), (there, sounds)):
            if held:
                _fill(folder, held)
        if sounds and there != here:
            assert outside.folder is not None
            moves[kind].append((there, outside.folder / kind / id))
            overlay.append((f"content/{kind}/{id}", there))
        moves[kind].append((here, hub.root / "content" / kind / id))
        overlay.append((f"content/{kind}/{id}", here))
    for folder in (own, away):
        _fill(folder, _UNSEEN)
    ordered = tuple(each for kind in _ORDER for each in moves[kind])
    written = tuple(dict.fromkeys(path for path, _ in overlay))
    return Staged(ordered, tuple(overlay), written)


def put(hub: Hub, staged: Staged) -> None:
    """Move everything to its place. Raises Refusal, with nothing moved, where one is taken."""
    for _, target in staged.moves:
        if os.path.lexists(target):
            raise Refusal(f"{target} is there already; please begin again")
    own = hub.root / "content" / UNREAD
    editing.put_file(own / _MOVES, json.dumps([[str(a), str(b)] for a, b in staged.moves]).encode())
    _move(staged.moves)


def _move(moves: Sequence[tuple[Path, Path]]) -> None:
    for source, target in moves:
        if source.is_dir() and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)


def _recover(root: Path) -> bool:
    """Finish what was made whole, and clear away what was not; say whether there was the first.

    Raises OSError where something cannot be moved; then all of it stays for another try.
    """
    try:
        moves = json.loads((root / "content" / UNREAD / _MOVES).read_bytes())
    except (FileNotFoundError, ValueError):
        moves = []
    _move([(Path(source), Path(target)) for source, target in moves])
    _clear(root)
    return bool(moves)


def _clear(root: Path) -> None:
    outside = masters.of(root).folder
    for folder in (root / "content", *((outside,) if outside else ())):
        shutil.rmtree(folder / UNREAD, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        if isinstance(data, Path):
            shutil.copyfile(data, folder / name)
        else:
            (folder / name).write_bytes(data)


def _folders(
    hub: Hub, plan: Plan, found: Found, rights: Rights, t: Strings
) -> Iterator[tuple[str, str, dict[str, bytes | Path], dict[str, bytes | Path]]]:
    """Yield every new folder: kind, id, files, and masters."""
    for id, (said, roles) in plan.people.items():
        fields = {"name": [_field("name", said.name)], "roles": [f"roles: [{', '.join(roles)}]"]}
        fields |= {name: [_field(name, value)] for name, value in
                   (("born", said.born), ("died", said.died)) if value}  # fmt: skip
        yield "people", id, _texts(hub, "people", id, fields, t=t), {}
    for id, work in plan.works.items():
        facts = (
            ("title", work.title), ("composer", work.composer), ("lyricist", work.lyricist),
            ("arranger", work.arranger), ("catalogue", work.catalogue),
            ("lyrics_language", work.language),
        )  # fmt: skip
        fields = {name: [_field(name, value)] for name, value in facts if value}
        yield "works", id, _texts(hub, "works", id, fields, t=t), {}
    for it in plan.recordings:
        sounds = _masters(it, found)
        remarks = "".join(f"# {name}: {value}\n" for name, value in it.told.others)
        files = _texts(hub, "recordings", it.id, _facts(it, rights), remarks=remarks, t=t)
        for path, lang in it.captions:
            files[f"captions.{lang}.vtt"] = found.captions[path].encode()
        yield "recordings", it.id, files, sounds


def _texts(
    hub: Hub, kind: str, id: str, fields: Mapping[str, list[str]], *, remarks: str = "", t: Strings
) -> dict[str, bytes | Path]:
    name = places.FACTS[kind]
    head = scaffolds.modeline(hub.root, kind, f"content/{kind}/{id}/{name}")
    facts = blanks.composed(scaffolds.model_of(kind), fields, t)
    text = scaffolds.beginning(kind, {}, t)
    return {name: f"{head}{remarks}{facts}".encode(), f"index.{hub.default}.md": text.encode()}


def _masters(it: Recording, found: Found) -> dict[str, bytes | Path]:
    """Return the sounds and the picture of a recording, by the names that they get."""
    files: dict[str, bytes | Path] = {f"{it.id}{places.ending(it.path)}": found.base / it.path}
    for part, path in it.beside.parts.items():
        files[_part_file(it, part)] = found.base / path
    if it.beside.cover:
        files[f"cover{places.ending(it.beside.cover)}"] = found.base / it.beside.cover
    return files


def _part_file(it: Recording, part: str) -> str:
    """Return the name of a part's file: never that of the master."""
    ending = places.ending(it.beside.parts[part])
    return f"{part}{ending}" if part != it.id else f"part-{part}{ending}"


def _facts(it: Recording, rights: Rights) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    if it.work:
        fields["work"] = [_field("work", it.work.id)]
    if it.title:
        fields["title"] = [_field("title", it.title)]
    if it.performers:
        fields["performers"] = ["performers:"]
    for each in it.performers:
        fields["performers"].append(f"  - person: {each.id}")
        if each.role:
            fields["performers"].append(f"    {_field('role', each.role)}")
    recorded = [("date", it.date), ("place", it.place)]
    if any(value for _, value in recorded):
        fields["recorded"] = ["recorded:", *_group(recorded)]
    if it.beside.cover:
        fields["cover"] = [f"cover: cover{places.ending(it.beside.cover)}"]
    if it.beside.parts:
        named = [(part, _part_file(it, part)) for part in sorted(it.beside.parts)]
        fields["parts"] = ["parts:", *_group(named)]
    if rights.licence:
        held = [("licence", rights.licence), ("holder", rights.holder)]
        fields["rights"] = ["rights:", *_group(held)]
    return fields


def _group(values: list[tuple[str, str]]) -> list[str]:
    return [f"  {_field(name, value)}" for name, value in values if value]


def _field(name: str, value: str) -> str:
    return f"{name}: {editing.scalar(value)}"
