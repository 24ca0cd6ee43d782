"""Copies of editions as they lie there: names, sizes and bytes, and nothing believed.

A folder may hold links and devices: these are named, and never followed or opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from build_tools.manifest import is_the_teachers, left_by_a_system, refused
from build_tools.verify.findings import Finding, NotAnEdition
from build_tools.zips import DamagedFile, Zip

MOST_FILES = 1_000_000
"""More than this is no edition, and is not held in memory."""
_PIECE = 1024 * 1024


class Unreadable(Exception):
    """A file is there and its bytes cannot be had; the message is for people."""


class Copy(Protocol):
    """What can be checked."""

    carrier: str
    findings: list[Finding]
    """What was found wrong with names before any file was read."""

    @property
    def files(self) -> Mapping[str, int]:
        """Size in bytes by carrier path; without what belongs to the teacher or to systems."""

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of one of the files. Raises Unreadable."""


class Folder:
    """A folder, mostly a stick."""

    carrier = "folder"

    def __init__(self, root: Path) -> None:
        """Walk through all names. Raises NotAnEdition or OSError for the folder itself."""
        self._root = root
        self.files: dict[str, int] = {}
        self.findings: list[Finding] = []
        os.scandir(root).close()
        self._walk("")

    def _walk(self, folder: str) -> None:
        waiting = [folder]
        while waiting:
            prefix = waiting.pop()
            try:
                with os.scandir(self._root / prefix) as entries:
                    for entry in entries:
                        below = self._note(prefix + entry.name, entry)
                        if below:
                            waiting.append(below)
            except OSError as error:
                why = f"the folder cannot be read: {error.strerror}"
                self.findings.append(Finding("changed", prefix, why))

    def _note(self, path: str, entry: os.DirEntry[str]) -> str | None:
        """Note a name; return the folder to go on with, if it is one."""
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_the_teachers(f"{path}/" if is_folder else path):
            return None
        if left_by_a_system(path):
            self.findings.append(Finding("notice", path, "an operating system left it; harmless"))
            return None
        if is_folder:
            return f"{path}/"
        found = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(found.st_mode):
            what = "a link" if stat.S_ISLNK(found.st_mode) else "a device or a pipe"
            self.findings.append(Finding("name", path, f"{what}, and no file; it was not opened"))
            return None
        self.files[path] = found.st_size
        if len(self.files) > MOST_FILES:
            raise NotAnEdition(f"{self._root} holds more than a million files: this is no edition")
        return None

    def pieces(self, path: str) -> Iterator[bytes]:
        """See Copy."""
        try:
            with (self._root / path).open("rb", buffering=0) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise Unreadable(f"it cannot be read: {error.strerror}") from error


class Zipped:
    """A zip of an edition, or of what an update brings."""

    carrier = "zip"

    def __init__(self, archive: Zip) -> None:
        self._archive = archive
        self.files = {path: info.file_size for path, info in archive.files.items()}
        self.findings = [Finding("name", it.path, it.why) for it in archive.faults]

    def pieces(self, path: str) -> Iterator[bytes]:
        """See Copy."""
        try:
            yield from self._archive.pieces(path)
        except DamagedFile as error:
            raise Unreadable(str(error)) from error


def wrong_names(copy: Copy) -> Iterator[Finding]:
    """Yield what carriers cannot bear: names, twins that differ by case, files of 4 GiB."""
    seen: dict[str, str] = {}
    for path, size in copy.files.items():
        why = refused(path)
        if why:
            yield Finding("name", path, why)
        other = seen.setdefault(path.lower(), path)
        if other != path:
            yield Finding("name", path, f"sticks take it and '{other}' for the same name")
        if size >= 4 * 1024**3:
            yield Finding("size", path, "it has 4 GiB or more, which FAT32 cannot hold")


def read_small(copy: Copy, path: str, most: int) -> bytes | None:
    """Return a file's bytes, or None if it is larger than `most` says. Raises Unreadable."""
    content = bytearray()
    for piece in copy.pieces(path):
        content += piece
        if len(content) > most:
            return None
    return bytes(content)
