"""What was made of each file when it was read before.

A file that keeps its size, times and number is not opened again; one with the same content is
not understood again. All lies in a few values of a shelf: thousands of small ones take longer to
take out than to make, and a single one takes long to put back, and much room, for one sentence.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

from build_tools.catalogue.textfile import Bytes, FileMark, mark_of, read_bytes
from build_tools.memory import Shelf
from build_tools.problems import Problem

_SETTLED_AFTER_NS = 3_000_000_000
"""A file changed less than this before it was read may change again under the same time stamp
(FAT counts in 2 s): it is looked into the next time."""
_PARTS = 16
"""Values on the shelf, each with the files whose paths have one sum."""

Known: TypeAlias = tuple[FileMark | None, bytes, str, Any]
"""A file's mark, None where it had not settled; the digest of its content; as what it was
understood; and what was made of it."""


class _Part:
    """What is known of some of the files, by path."""

    def __init__(self, before: dict[str, Known]) -> None:
        self.before = before
        self.learnt: dict[str, Known] = {}
        self.now: dict[str, Known] = {}
        self.is_new = False


class Remembered:
    """Files of one hub; `shelf` is None where nothing is to be remembered."""

    def __init__(self, root: Path, shelf: Shelf | None) -> None:
        self._root = root
        self._shelf = shelf
        self._parts = [
            _Part((shelf and shelf.get(f"files {number}")) or {}) for number in range(_PARTS)
        ]

    def made(
        self, path: str, role: str, limit_bytes: int, make: Callable[[Bytes], Any]
    ) -> tuple[Any, bytes] | Problem:
        """Return what `make` gives for a file as it was read, and its content's digest.

        `make` must ask nothing besides the content, the path and the role, and give what a shelf
        may hold. A file that cannot be read is a problem, and is not remembered.
        """
        part = self._part(path)
        known = _known(part, path, role)
        if known is not None and known[0] is not None and known[0] == self._mark(path):
            part.now[path] = known
            return known[3], known[1]

        found = looked_into(self._root, path, role, limit_bytes, make, known=known)
        if isinstance(found, Problem):
            return found
        part.is_new = part.is_new or known is None or found[:2] != known[:2]
        part.now[path] = found
        return found[3], found[1]

    def knows(self, path: str, role: str) -> bool:
        """Return whether a file has been looked into before, as this."""
        return _known(self._part(path), path, role) is not None

    @property
    def lasts(self) -> bool:
        """Whether what is known now will be known the next time."""
        return self._shelf is not None

    def learn(self, found: Mapping[str, Known]) -> None:
        """Take what was found in files, elsewhere and just now."""
        for path, known in found.items():
            self._part(path).learnt[path] = known

    def keep(self) -> None:
        """Put down what is known now; files that are gone are forgotten."""
        if self._shelf is None:
            return
        for number, part in enumerate(self._parts):
            is_new = part.is_new or part.learnt or len(part.now) != len(part.before)
            if is_new or not self._shelf.keep(f"files {number}"):
                self._shelf.put(f"files {number}", part.now)

    def _part(self, path: str) -> _Part:
        return self._parts[crc32(path.encode("utf-8", "surrogateescape")) % _PARTS]

    def _mark(self, path: str) -> FileMark | None:
        try:
            return mark_of(os.lstat(f"{self._root}/{path}"))
        except OSError:
            return None


def _known(part: _Part, path: str, role: str) -> Known | None:
    known = part.learnt.get(path) or part.before.get(path)
    return known if known is not None and known[2] == role else None


def looked_into(
    root: Path,
    path: str,
    role: str,
    limit_bytes: int,
    make: Callable[[Bytes], Any],
    *,
    known: Known | None = None,
) -> Known | Problem:
    """Look into a file; what was `known` of it still holds for the same content."""
    began_ns = time.time_ns()
    read = read_bytes(root, path, limit_bytes)
    if isinstance(read, Problem):
        return read
    changed_ns = max(read.mark[1], read.mark[2])
    mark = read.mark if began_ns - changed_ns > _SETTLED_AFTER_NS else None
    is_same = known is not None and known[1] == read.digest
    return mark, read.digest, role, known[3] if known and is_same else make(read)
