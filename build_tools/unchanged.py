"""Whether anything has changed since the last time: decided by names, sizes and times alone, and
by the day, since consents come to their end.

A hub of thousands of files is looked over in a moment, without opening one; only when nothing is
different is what was found then still true. A file that changed just before it was read might
change again under the same time, so then nothing is remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from build_tools import masters
from build_tools.bundled import layered
from build_tools.memory import Shelf
from build_tools.today import today

_SECOND_NS = 1_000_000_000
_COARSE_NS, _FINE_NS = 3 * _SECOND_NS, _SECOND_NS // 10
"""After what time a file that changes has another time: FAT counts in two seconds, Linux in
hundredths. A time of whole seconds is taken for a coarse one."""
_WRITTEN = ("content", "playlists", "overrides", "editions.yml", "mkdocs.yml")
"""What a hub is made of; of those that Poche has as well, both count."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands for some files as they are at this moment."""

    digest: str
    settled: bool
    """Whether all of them have been as they are for a while."""


def marks_of_hub(root: Path) -> Marks:
    """Return what stands for everything that `root` is made from."""
    places: list[Path] = []
    for name in _WRITTEN:
        try:
            places += layered(root, name)
        except FileNotFoundError:  # Poche has no content of its own
            places.append(root / name)
    outside = masters.of(root)
    return marks(*places, *([outside.folder] if outside.folder and outside.is_here else []))


def marks(*places: Path) -> Marks:
    """Return what stands for files and folders and all that is in them."""
    digest, settled_at = hashlib.sha256(), 0
    now = time.time_ns()
    for place in places:
        digest.update(f"{place}\n".encode("utf-8", "surrogateescape"))
        for path, status in _below(str(place)):
            told = f"{path}\0{status.st_mode}\0{status.st_size}\0{status.st_mtime_ns}\0"
            digest.update(f"{told}{status.st_ino}\n".encode("utf-8", "surrogateescape"))
            grain = _FINE_NS if status.st_mtime_ns % _SECOND_NS else _COARSE_NS
            settled_at = max(settled_at, status.st_mtime_ns + grain)
    return Marks(digest.hexdigest(), now > settled_at)


def _below(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield everything at a place and below it, links as links and as what they lead to."""
    with contextlib.suppress(OSError):
        yield place, Path(place).stat()
    waiting = [place]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda it: it.name)
        except OSError:  # a file, or a folder that nobody may look into
            continue
        for entry in entries:
            with contextlib.suppress(OSError):
                yield entry.path, entry.stat(follow_symlinks=False)
            if entry.is_symlink():
                with contextlib.suppress(OSError):
                    yield entry.path, entry.stat()
            elif entry.is_dir():
                waiting.append(entry.path)


def names(place: Path) -> str:
    """Return what stands for the names of all that is in a folder, whatever it is."""
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(place):
        folders.sort()
        told = "\n".join((folder, *sorted(files), ""))
        digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


class Last:
    """What a command found the last time, for as long as nothing changes."""

    def __init__(
        self,
        root: Path,
        command: str,
        asked: object,
        outputs: tuple[Path, ...],
        steps: Path | None = None,
    ) -> None:
        """Look at the hub at `root`; `asked` is what the command was told, `outputs` are the
        places that it writes: they, too, must be as they were left. Of `steps`, a folder of what
        it makes on the way, everything must be there."""
        self._outputs = outputs
        self._steps = steps
        self._path = root / "build" / "cache" / f"last-{command}"
        self._hub = marks_of_hub(root)
        self._asked = repr(asked)
        self._is_hub = (root / "content").is_dir()

    def found(self) -> Any | None:
        """Return what was remembered, if all is as it was and its day has not passed."""
        if not self._path.exists() or not self._hub.settled:
            return None
        remembered = Shelf(self._path).get(self._name())
        if remembered is None:
            return None
        left, made, before, found = remembered
        day = today(os.environ).isoformat()
        holds = made <= day and (before is None or day < before)
        return found if holds and left == self._left() else None

    def remember(self, found: object, day: date, before: date | None) -> None:
        """Remember what was found on a day in the hub as it was looked at, and in what was written
        since; the same holds before another day, or for ever.

        A hub that cannot be written to is looked over in full each time.
        """
        if self._hub.settled and self._is_hub:
            remembered = self._left(), day.isoformat(), before and before.isoformat(), found
            with contextlib.suppress(OSError):
                shelf = Shelf(self._path)
                shelf.put(self._name(), remembered)
                shelf.write()

    def _name(self) -> str:
        return f"{self._asked} {self._hub.digest}"

    def _left(self) -> str:
        """Return what stands for all that was written, as it is now: thousands of files, which
        nobody need look at where the hub itself is another."""
        return marks(*self._outputs).digest + (names(self._steps) if self._steps else "")
