"""Files of values by name: safe to lose, never believed when they may be wrong.

One that is cut or changed, or that other programs made than those at work now, holds nothing.
Values are taken out of their bytes one by one.
"""

from __future__ import annotations

import copyreg
import hashlib
import importlib
import io
import os
import pickle
import tempfile
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, TypeAlias

_HEAD = b"Poche shelf 1\n"
_DIGEST_BYTES = 32
_PLAIN = frozenset({date, datetime, time, timedelta, set, frozenset})
"""Classes from elsewhere that a value may hold."""
UNKNOWN: Any = object()
"""In the place of a value that has not been taken out."""


class Item:
    """A value, and the bytes that it is kept as; one of them may have to be made of the other."""

    __slots__ = ("frozen", "value")

    def __init__(self, frozen: bytes | None, value: Any = UNKNOWN) -> None:
        self.frozen = frozen
        self.value = value


Items: TypeAlias = dict[str, Item]


def read(path: Path, mark: bytes) -> Items:
    """Return what a file holds; nothing if it is not what was written for the same `mark`, a
    digest of all that made the values."""
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
    return {name: Item(item) for name, item in thawed(content).items()}


def write(path: Path, mark: bytes, items: Items) -> None:
    """Write a file, beside its place and then moved there, so that whoever is killed leaves the
    old one. Raises OSError."""
    content = {name: it.frozen or frozen(it.value) for name, it in items.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_HEAD + mark + bytes(_DIGEST_BYTES))
            passing = _Passing(file)
            pickle.dump(content, passing, protocol=5)
            file.seek(len(_HEAD) + len(mark))
            file.write(passing.digest())
        Path(name).chmod(0o644)  # whoever shares the hub shares its memory
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class _Passing:
    """A file to which is written, and the digest of what was: as one row of bytes all of it
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
