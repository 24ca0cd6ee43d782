"""The files of a site: which of them are as they were left, and the others written.

What is new is written into a folder beside the site, with links to what stays, which then takes
its place: at every moment the site is the old one or the new one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from build_tools.memory import Shelf
from build_tools.site import files

_FILES = "files"
Mark: TypeAlias = tuple[int, int, int]
"""What changes with a file: size in bytes, time in nanoseconds, number in its file system."""
Written: TypeAlias = tuple[str, Mark]
"""What a file was made of, and how it was left."""
Shown: TypeAlias = Callable[[], None]
"""Is called as soon as all pages are there to be seen."""


def nobody() -> None:
    """Nobody waits to see the site."""


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
        self._there = _below(str(site)) if left else {}
        self._left = {url: it for url, it in left.items() if self._there.get(url) == it[1]}

    def intact(self, url: str) -> str | None:
        """Return what a file was made of, if it is as it was left."""
        found = self._left.get(url)
        return found[0] if found else None

    def intact_below(self, folder: str) -> dict[str, str]:
        """Return all files in a folder of the site that are as they were left."""
        return {url: it[0] for url, it in self._left.items() if url.startswith(folder)}

    def intact_outside(self, folder: str) -> list[str]:
        """Return the addresses of all others that are as they were left."""
        return [url for url in self._left if not url.startswith(folder)]

    def target(self) -> Target:
        """Return an empty folder beside the site, to write to."""
        new = self._site.with_name(self._site.name + ".new")
        shutil.rmtree(new, ignore_errors=True)
        return Target(new)

    @property
    def stands(self) -> bool:
        """Whether there is a site of which it is known how it was left."""
        return bool(self._left)

    def finish(self, target: Target, kept: Iterable[str], shown: Shown = nobody) -> None:
        """Let the site be what was written to `target` and the files `kept`, and no other.

        `shown` is called as soon as it is there, before what is left of the old one goes.
        """
        stay = self._staying(target, kept)
        written = {**target.written, **stay}
        for url in target.keep(stay, str(self._site)):  # a copy has a mark of its own
            written[url] = stay[url][0], mark_of((target.folder / url).stat())
        self._memory.unlink(missing_ok=True)
        with files.swapped(target.folder, self._site):
            shown()
        self._list(written)

    def exchange(self, target: Target, kept: Iterable[str], shown: Shown = nobody) -> None:
        """Do what `finish` does, file by file: as quick as there is little to do, and for a moment
        the site has something of both. Whoever is killed meanwhile leaves files that are not as
        the list has them, so that they are made once more."""
        stay = self._staying(target, kept)
        for url in target.written:
            files.moved(target.folder / url, self._site / url)
        gone = self._there.keys() - stay.keys() - target.written.keys()
        for url in gone:
            (self._site / url).unlink()
        shown()
        if gone:
            files.remove_empty(self._site)
        shutil.rmtree(target.folder, ignore_errors=True)  # there is none where nothing was written
        self._list({**target.written, **stay})

    def _staying(self, target: Target, kept: Iterable[str]) -> dict[str, Written]:
        return {url: self._left[url] for url in kept if url not in target.written}

    def _list(self, written: dict[str, Written]) -> None:
        """Remember what the site holds."""
        self._left, self._there = written, {url: mark for url, (_, mark) in written.items()}
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

    def keep(self, urls: Iterable[str], site: str) -> list[str]:
        """Give files of a site that stay their places here; return those that had to be copied.

        They are thousands: what is done for each is done here, and nothing is asked twice.
        """
        copied = []
        for url in urls:
            source, path = f"{site}/{url}", self._path(url)
            try:
                os.link(source, path)
            except OSError:
                if not files.link_or_copy(source, path):
                    copied.append(url)
        return copied

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


def _below(site: str) -> dict[str, Mark]:
    """Return how every file in a site is, by address."""
    found: dict[str, Mark] = {}
    waiting = [(site, "")]
    while waiting:
        folder, before = waiting.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{before}{entry.name}/"))
                    continue
                # On Windows, what a folder says of a file knows no number.
                status = entry.stat(follow_symlinks=False) if os.name != "nt" else os.lstat(entry)
                found[before + entry.name] = mark_of(status)
    return found
