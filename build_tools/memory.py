"""What was worked out before, kept in one file: safe to lose, never believed when it may be wrong.

A shelf holds values by name. It is read as a whole and written as a whole; values are taken out one
by one. In a process that makes the same again and again they are at hand: nothing is read that
nobody else wrote, and nothing written before there is time.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from build_tools import shelf_files
from build_tools.libraries import installed
from build_tools.shelf_files import UNKNOWN, Item, Items, frozen, thawed

_T = TypeVar("_T")
_Left: TypeAlias = tuple[int, int, int] | None
"""Size in bytes, time in nanoseconds and number of a file; None where there is none."""


class Shelf:
    """Values by name, in the file `path`."""

    def __init__(self, path: Path, maker: str | None = None, *, is_heavy: bool = False) -> None:
        """Read what is there; `maker` stands for all that values depend on besides their names.
        What a heavy one holds is never at hand: it would take too much room."""
        self._path = path
        self._is_heavy = is_heavy
        self._mark = hashlib.sha256((maker or made_by()).encode()).digest()
        hand = self._hand
        read = hand.held if hand else shelf_files.read
        self._there: Items = read(path, self._mark)
        self._used: Items = {}
        self._is_new = False

    @property
    def _hand(self) -> _AtHand | None:
        """What is at hand: not the same in a process that was forked."""
        return None if self._is_heavy else _hand.of_this_process()

    def get(self, name: str) -> Any | None:
        """Return what was put under a name; None where nothing was, or nothing that can be read."""
        item = self._used.get(name) or self._there.get(name)
        if item is None:
            return None
        value = item.value
        if value is UNKNOWN:
            try:
                value = thawed(item.frozen or b"")
            except Exception:  # a pickle of another shape may fail in any way
                return None
            if self._hand:
                item.value, item.frozen = value, None  # both would take room
        self._used[name] = item
        return value

    def take(self, name: str) -> Any | None:
        """Return what was put under a name, as `get`, and let go of it here."""
        value = self.get(name)
        self._is_new |= self._there.pop(name, None) is not None
        self._is_new |= self._used.pop(name, None) is not None
        return value

    def keep(self, name: str) -> bool:
        """Keep what is under a name without looking at it; return whether there is something."""
        item = self._used.get(name) or self._there.get(name)
        if item is None:
            return False
        self._used[name] = item
        return True

    def recalled(self, name: str, stands: bytes, make: Callable[[], _T]) -> _T:
        """Return what was made under a name while what it is made of had the same digest, else
        make it and put it there."""
        was = self.get(name)
        if was is not None and was[0] == stands:
            found: _T = was[1]
            return found
        made = make()
        self.put(name, (stands, made))
        return made

    def put(self, name: str, value: Any) -> None:
        """Put a value under a name: None and what has no classes of its own, or domain's. Nobody
        may change it any more."""
        self._used[name] = Item(None, value) if self._hand else Item(frozen(value))
        self._is_new = True

    def write(self) -> None:
        """Write down what was put, kept or taken out since this shelf was opened; what was not is
        forgotten. Raises OSError."""
        if not self._is_new and len(self._used) == len(self._there):
            return
        hand = self._hand
        write = hand.hold if hand else shelf_files.write
        write(self._path, self._mark, self._used)


class _AtHand:
    """What shelves hold in a process that makes the same again and again: values stay as they are,
    and are written down when there is time. What another process wrote since counts more."""

    def __init__(self) -> None:
        self._process = 0
        self._held: dict[Path, tuple[bytes, _Left, Items]] = {}
        self._waiting: set[Path] = set()

    def of_this_process(self) -> _AtHand | None:
        """Return this, if anything is to be at hand here: not in a process that was forked."""
        return self if self._process == os.getpid() else None

    @contextmanager
    def kept(self) -> Iterator[None]:
        """See `at_hand`."""
        self._process = os.getpid()
        try:
            yield
        finally:
            self.write()
            self._process = 0
            self._held.clear()

    def held(self, path: Path, mark: bytes) -> Items:
        """Return what a shelf held, if that is what its file has, or is going to have."""
        maker, left, items = self._held.get(path, (b"", None, {}))
        if maker == mark and (path in self._waiting or left == _left(path)):
            return items
        self._waiting.discard(path)
        left, items = _left(path), shelf_files.read(path, mark)
        self._held[path] = mark, left, items
        return items

    def hold(self, path: Path, mark: bytes, items: Items) -> None:
        """Have what a shelf holds written down soon."""
        self._held[path] = mark, None, items
        self._waiting.add(path)

    def write(self) -> None:
        """Write what waits; a hub may lie where nothing can be written."""
        for path in [*self._waiting]:
            mark, _, items = self._held[path]
            with suppress(OSError):
                shelf_files.write(path, mark, items)
                self._held[path] = mark, _left(path), items
            self._waiting.discard(path)


_hand = _AtHand()


@contextmanager
def at_hand() -> Iterator[None]:
    """Have at hand, for this time, what shelves of this process hold."""
    with _hand.kept():
        yield


@contextmanager
def settled() -> Iterator[None]:
    """In the end, write down what waits for it."""
    try:
        yield
    finally:
        _hand.write()


def _left(path: Path) -> _Left:
    """Return how a file was left; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


@functools.cache
def made_by() -> str:
    """Return what stands for the programs at work: Python, Poche's own files as they are, and the
    versions of all libraries beside it."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).parent
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(it for it in folders if it != "__pycache__")
        for name in sorted(files):
            status = (Path(folder) / name).stat()
            digest.update(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    digest.update("\n".join(installed()).encode())
    return digest.hexdigest()
