"""The files of a site: which of them are as they were left, and the others written.

What is new is written into a folder beside the site, with links to what stays, which then takes
its place: at every moment the site is the old one or the new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from build_tools.memory import Shelf
from build_tools.site import files

_FILES = "files"
Mark: TypeAlias = tuple[int, int, int]
"""What changes with a file: size in bytes, time in nanoseconds, number in its file system."""
Written: TypeAlias = tuple[str, Mark]
"""What a file was made of, and how it was left."""


def origin_of(content: bytes) -> str:
    """Return what stands for content."""
    return hashlib.sha256(content).hexdigest()


class Outputs:
    """A site's files, as they are and as they shall be."""

    def __init__(self, site: Path, memory: Path) -> None:
        """Look at the folder `site`; `memory` is the file in which its list is kept."""
        self._site = site
        self._memory = memory
        left: dict[str, Written] = Shelf(memory).get(_FILES) or {}
        self._there = dict(_below(site)) if left else {}
        self._left = {url: it for url, it in left.items() if self._there.get(url) == it[1]}

    def intact(self, url: str) -> str | None:
        """Return what a file was made of, if it is as it was left."""
        found = self._left.get(url)
        return found[0] if found else None

    def intact_below(self, folder: str) -> dict[str, str]:
        """Return all files in a folder of the site that are as they were left."""
        return {url: it[0] for url, it in self._left.items() if url.startswith(folder)}

    def target(self) -> Target:
        """Return an empty folder beside the site, to write to."""
        new = self._site.with_name(self._site.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        return Target(new)

    def finish(self, target: Target, kept: Iterable[str]) -> None:
        """Let the site be what was written to `target` and the files `kept`, and no other."""
        written = dict(target.written)
        for url in kept:
            if url not in written:
                origin, mark = self._left[url]
                if not target.keep(url, f"{self._site}/{url}"):  # a copy has a mark of its own
                    mark = mark_of((target.folder / url).stat())
                written[url] = origin, mark
        self._memory.unlink(missing_ok=True)
        files.swap(target.folder, self._site)
        shelf = Shelf(self._memory)
        shelf.put(_FILES, written)
        shelf.write()


class Target:
    """A folder that files of a site are written to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, Written] = {}
        """By address."""
        self._folders: set[str] = set()

    def put(self, url: str, content: bytes, origin: str = "") -> None:
        """Write a file; `origin` stands for what it was made of, else its content does."""
        path = Path(self._path(url))
        path.write_bytes(content)
        self.written[url] = origin or origin_of(content), mark_of(path.stat())

    def link(self, url: str, source: Path, origin: str) -> None:
        """Give a file a second name in the site."""
        path = Path(self._path(url))
        files.link_or_copy(source, path)
        self.written[url] = origin, mark_of(path.stat())

    def keep(self, url: str, path: str) -> bool:
        """Give a file that stays its place here; return whether it is the very same file."""
        return files.link_or_copy(path, self._path(url))

    def add(self, written: Mapping[str, Written]) -> None:
        """Take note of what another process wrote here."""
        self.written.update(written)

    def _path(self, url: str) -> str:
        """Return where a file lies, in a folder that is there; as a text, for what stays is
        thousands of files, and taking their paths apart would take longest."""
        folder = url.rpartition("/")[0]
        if folder not in self._folders:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.folder}/{url}"


def mark_of(status: os.stat_result) -> Mark:
    """Return how a file is left."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def _below(folder: Path, before: str = "") -> Iterator[tuple[str, Mark]]:
    """Yield the address of every file in a site, and how it is."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            url = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path), f"{url}/")
            else:
                # On Windows, what a folder says of a file knows no number.
                status = entry.stat(follow_symlinks=False) if os.name != "nt" else os.lstat(entry)
                yield url, mark_of(status)
