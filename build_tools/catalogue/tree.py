"""Listing folders: what may be read there, and what is refused on sight.

Links are never followed, so a walk always ends, inside the hub; but git-annex keeps masters behind
links, each of which is one file.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.catalogue import places
from build_tools.catalogue.characters import IN_NAMES
from build_tools.catalogue.textfile import reason
from build_tools.masters import Masters
from build_tools.problems import Fact, Location, Problem, Words, report, worded

_ANNEXED = re.compile(r"(?:^|/)\.git/annex/objects/[^/]+/[^/]+/([A-Z0-9_]+-[^/]+)/\1$")
"""Where a link of git-annex leads: its "key format" twice, below two folders of its hash."""
_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT; other tags are files that OneDrive keeps elsewhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read."""

    path: str
    kind: str
    id: str


@dataclass(slots=True)
class Tree:
    """What the walk has found so far."""

    root: Path
    masters: Masters
    facts: list[Found] = field(default_factory=list)
    texts: list[tuple[Found, places.TextName]] = field(default_factory=list)
    captions: list[tuple[Found, str]] = field(default_factory=list)
    """With their languages."""
    sounds: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    folders: dict[tuple[str, str], str] = field(default_factory=dict)
    unknowable: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, code: str, path: str, *, help: Words | None = None, **facts: object) -> None:
        """Note a problem of a file or folder, which will not be read."""
        self.problems.append(report(code, Location(path), help=help, **facts))
        self.refused.add(path)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder that may be read."""

    name: str
    path: str
    is_folder: bool


def names_at_top(tree: Tree) -> list[str]:
    """Return the names in the hub's own folder, exactly as they are written.

    Asking for one name would not do: a disk that takes no notice of capitals
    says yes to `content` where the folder is called `Content`.
    """
    try:
        return sorted(each.name for each in tree.root.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        tree.refuse("FIL11", ".", reason=reason(error))
        return []


def single(tree: Tree, name: str, *, a_folder: bool) -> str | None:
    """Return the path of one file or folder in the hub's own, if it is what it must be."""
    for entry in listing(tree, "", only=name) or []:
        return expect(tree, entry, a_folder=a_folder)
    return None


def expect(tree: Tree, entry: Entry, *, a_folder: bool) -> str | None:
    """Return the path of a file or folder, if it is what it must be."""
    if entry.is_folder == a_folder:
        return entry.path
    kinds = (worded("a file"), worded("a folder"))
    tree.refuse("FIL07", entry.path, seen=kinds[entry.is_folder], expected=kinds[a_folder])
    return None


def listing(tree: Tree, folder: str, only: str | None = None) -> list[Entry] | None:
    """Return what may be read in a folder, by name; None where it cannot be listed."""
    entries: list[Entry] = []
    try:
        with os.scandir(f"{tree.root}/{folder}") as listed:
            for each in listed:
                if only in (None, each.name) and not places.is_ignored(each.name):
                    path = f"{folder}/{each.name}" if folder else each.name
                    entries += _kept(tree, each, path)
    except OSError as error:
        tree.refuse("FIL11", folder or ".", reason=reason(error))
        return None
    return sorted(entries, key=lambda entry: entry.name)


def _kept(tree: Tree, listed: os.DirEntry[str], path: str) -> list[Entry]:
    """Refuse links and what is neither file nor folder."""
    if _is_link(listed):
        tree.files.add(path)
        if _is_annexed(listed):
            return [Entry(listed.name, path, is_folder=False)]
        tree.refuse("FIL06", path, target=_target(listed.path))
        kind, id = _named(path)
        if kind and id:
            tree.folders[kind, id] = path
        elif kind:
            tree.unknowable.add(kind)
        return []
    is_folder = listed.is_dir(follow_symlinks=False)
    if not is_folder:
        tree.files.add(path)
    if IN_NAMES.search(listed.name):
        odd = worded("a name with characters that cannot be shown")
        tree.refuse("FIL07", path, seen=odd, expected=worded("a name of letters and digits"))
        return []
    if is_folder or listed.is_file(follow_symlinks=False):
        return [Entry(listed.name, path, is_folder)]
    odd = worded("a pipe, a socket or a device")
    tree.refuse("FIL07", path, seen=odd, expected=worded("an ordinary file"))
    return []


def _named(path: str) -> tuple[str, str]:
    """Return kind and id that a path at their level stands for, each empty where it has none."""
    parts = path.split("/")
    if parts[0] == "playlists" and len(parts) < 3:
        return "playlists", "".join(parts[1:]).removesuffix(".yml")
    if parts[0] == "content" and 1 < len(parts) < 4 and parts[1] in places.FOLDERS:
        return parts[1], "".join(parts[2:])
    return "", ""


def _is_link(listed: os.DirEntry[str]) -> bool:
    """Say whether this is a symbolic link or, on Windows, a junction."""
    if listed.is_symlink():
        return True
    if os.name != "nt":
        return False
    tag: int = getattr(listed.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return tag == _JUNCTION


def _is_annexed(listed: os.DirEntry[str]) -> bool:
    """Say whether this is a medium that git-annex keeps: its links lead to a file whose name is
    the key that the link ends with, whether that file was fetched or not."""
    return places.ending(listed.name) in places.MEDIA and _leads_to_annex(Path(listed.path))


def _leads_to_annex(path: Path) -> bool:
    return path.is_symlink() and bool(_ANNEXED.search(path.readlink().as_posix()))


def _target(link: str) -> Fact:
    try:
        return f"'{Path(link).readlink().as_posix()}'"
    except OSError:
        return worded("another place")


def outside(tree: Tree, folder: str) -> list[Entry]:
    """Return the masters that lie outside for a resource's folder, but for those that lie beside
    its facts, too. What else is there is not ours: no text is ever read there."""
    found: list[Entry] = []
    for path in sorted(tree.masters.below(folder)):
        name = path.rpartition("/")[2]
        hidden = any(map(places.is_ignored, path.split("/")))
        if places.ending(name) not in places.MEDIA or hidden or path in tree.files:
            continue
        place = tree.masters.place(path)
        if not (place.is_symlink() or IN_NAMES.search(name)) or _leads_to_annex(place):
            tree.files.add(path)
            found.append(Entry(name, path, is_folder=False))
    return found


def everything(tree: Tree, folder: str) -> list[Entry]:
    """Return all files under a folder."""
    files: list[Entry] = []
    waiting = [folder]
    while waiting:
        for entry in listing(tree, waiting.pop()) or []:
            if entry.is_folder:
                waiting.append(entry.path)
            else:
                files.append(entry)
    return files
