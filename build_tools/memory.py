"""What was worked out before, kept in one file: safe to lose, never believed when it may be wrong.

A shelf holds values by name. It is read as a whole and written as a whole, beside its place and
then moved there, so that whoever is killed leaves the old one. One that is cut or changed, or that
other programs made than those at work now, is empty. Values are taken out one by one.
"""

from __future__ import annotations

import copyreg
import functools
import hashlib
import importlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, TypeVar

from build_tools.libraries import installed

_HEAD = b"Poche shelf 1\n"
_DIGEST_BYTES = 32
_PLAIN = frozenset({date, datetime, time, timedelta, set, frozenset})
"""Classes from elsewhere that a value may hold."""
_T = TypeVar("_T")


class Shelf:
    """Values by name, in the file `path`."""

    def __init__(self, path: Path, maker: str | None = None) -> None:
        """Read what is there; `maker` stands for all that values depend on besides their names."""
        self._path = path
        self._mark = hashlib.sha256((maker or made_by()).encode()).digest()
        self._there = _read(path, self._mark)
        self._used: dict[str, bytes] = {}
        self._is_new = False

    def get(self, name: str) -> Any | None:
        """Return what was put under a name; None where nothing was, or nothing that can be read."""
        frozen = self._used.get(name) or self._there.get(name)
        if frozen is None:
            return None
        try:
            value = thawed(frozen)
        except Exception:  # a pickle of another shape may fail in any way
            return None
        self._used[name] = frozen
        return value

    def take(self, name: str) -> Any | None:
        """Return what was put under a name, as `get`, and let go of it here."""
        value = self.get(name)
        self._is_new |= self._there.pop(name, None) is not None
        self._is_new |= self._used.pop(name, None) is not None
        return value

    def keep(self, name: str) -> bool:
        """Keep what is under a name without looking at it; return whether there is something."""
        frozen = self._used.get(name) or self._there.get(name)
        if frozen is None:
            return False
        self._used[name] = frozen
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
        """Put a value under a name: None and what has no classes of its own, or domain's."""
        self._used[name] = frozen(value)
        self._is_new = True

    def write(self) -> None:
        """Write down what was put, kept or taken out since this shelf was opened; what was not is
        forgotten. Raises OSError."""
        if not self._is_new and len(self._used) == len(self._there):
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_HEAD + self._mark + bytes(_DIGEST_BYTES))
                passing = _Passing(file)
                pickle.dump(self._used, passing, protocol=5)
                file.seek(len(_HEAD) + len(self._mark))
                file.write(passing.digest())
            Path(name).chmod(0o644)  # whoever shares the hub shares its memory
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


class _Passing:
    """A file to which is written, and the digest of what was: as one row of bytes all of a shelf
    would be held once more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def write(self, content: bytes | memoryview) -> int:
        """Write on."""
        self._digest.update(content)
        return self._file.write(content)

    def digest(self) -> bytes:
        """Return what stands for all that was written."""
        return self._digest.digest()


def _read(path: Path, mark: bytes) -> dict[str, bytes]:
    """Return what a shelf's file holds; nothing if it is not what this program wrote."""
    try:
        with path.open("rb") as file:
            begins = _HEAD + mark
            if file.read(len(begins)) != begins:
                return {}
            digest, content = file.read(_DIGEST_BYTES), file.read()
    except OSError:
        return {}
    if hashlib.sha256(content).digest() != digest:
        return {}
    there: dict[str, bytes] = thawed(content)
    return there


def _proxy(there: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(there)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda it: (_proxy, (dict(it),))}


class _Unpickler(pickle.Unpickler):
    """Makes nothing but plain values and Poche's own classes: a hub may come from anywhere, and
    its memory with it."""

    def find_class(self, module: str, name: str) -> Any:
        """Return what a value may be made by; raises UnpicklingError for all else."""
        if module.startswith("build_tools."):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (
                hasattr(found, "__dataclass_fields__") or issubclass(found, Enum)
            ):
                return found
        for plain in _PLAIN:
            if plain.__module__ == module and plain.__name__ == name:
                return plain
        if (module, name) == (__name__, _proxy.__name__):
            return _proxy
        raise pickle.UnpicklingError(f"{module}.{name} is not kept")


def frozen(value: Any) -> bytes:
    """Return a value as bytes; raises PicklingError or TypeError for what cannot be kept."""
    written = io.BytesIO()
    _Pickler(written, protocol=5).dump(value)
    return written.getvalue()


def thawed(content: bytes) -> Any:
    """Return the value of what `frozen` gave; raises, in many ways, for other bytes."""
    return _Unpickler(io.BytesIO(content)).load()


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
