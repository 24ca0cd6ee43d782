"""The store of findings and derived files: content-addressed, safe to lose, safe to share.

Everything in it is named by the SHA-256 of an original and by what was done to
it, and can be made again. Files are written beside their place and then moved
there, so that a reader sees all or nothing, and records carry a digest of
themselves, so that a cut or foreign one is taken for absent.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ABANDONED_AFTER_S = 24 * 3600
"""Age at which an unfinished file can belong to no running build."""
_SETTLED_AFTER_NS = 3_000_000_000
"""A file changed less than this before it was hashed may change again under the
same time stamp (FAT counts in 2 s): its hash is not remembered."""
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Stored:
    """A derived file in the store, with the facts that were kept beside it."""

    path: Path
    sha256: str
    size_bytes: int
    facts: dict[str, Any]


class Store:
    """A folder of findings and derived files, for one hub or for many; made at the first write.

    In another process, where it may be sent, it is the same folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._findings = folder / "findings"
        self._derived = folder / "derived"
        self._seen_path = folder / "seen.json"
        self._lock = threading.Lock()
        self._seen: dict[str, list[Any]] = _record(self._seen_path, "seen") or {}
        self._seen_is_new = False
        self._clear_abandoned()

    def __reduce__(self) -> tuple[Any, tuple[Path]]:
        return _sent, (self.folder,)

    # Originals

    def sha256_of(self, path: Path) -> str:
        """Return the SHA-256 of a file, from memory if size, time and inode are as they were.

        Raises OSError where the file cannot be read, also when it changes meanwhile.
        """
        began_ns = time.time_ns()
        name, mark = str(path.absolute()), _mark(path)
        with self._lock:
            known = self._seen.get(name)
        if isinstance(known, list) and known[:-1] == mark:
            return str(known[-1])
        digest = file_sha256(path)
        if _mark(path) != mark:
            raise OSError("it is being changed at this moment")
        if began_ns - mark[1] > _SETTLED_AFTER_NS:
            with self._lock:
                self._seen[name] = [*mark, digest]
                self._seen_is_new = True
        return digest

    def remember(self) -> None:
        """Write down which originals were seen; those that are gone are forgotten."""
        with self._lock:
            if not self._seen_is_new:
                return
            seen = {name: known for name, known in self._seen.items() if Path(name).exists()}
            self._seen_is_new = False
        self._write_record(self._seen_path, "seen", seen)

    # Findings

    def finding(self, key: str) -> dict[str, Any] | None:
        """Return what `keep_finding` was given under `key`, or None."""
        return _record(self._findings / f"{key}.json", key)

    def keep_finding(self, key: str, value: dict[str, Any]) -> None:
        """Keep a finding under `key`, a file name without ending."""
        self._write_record(self._findings / f"{key}.json", key, value)

    # Derived files

    def derived(self, name: str) -> Stored | None:
        """Return the derived file `name` if it is there and is what was put there.

        A file with another size or time than it was given is hashed again.
        """
        record = _record(self._derived / f"{name}.json", name)
        if record is None:
            return None
        path = self._derived / name
        try:
            stored = Stored(path, record["sha256"], record["size"], record["facts"])
            size, mtime_ns, _ = _mark(path)
            if size != stored.size_bytes:
                return None
            if mtime_ns != record["mtime_ns"]:
                if file_sha256(path) != stored.sha256:
                    return None
                self._write_record(
                    self._derived / f"{name}.json", name, {**record, "mtime_ns": mtime_ns}
                )
        except (OSError, KeyError):
            return None
        return stored

    def derived_names(self) -> list[str]:
        """Return the names of all derived files, in order; ask `derived` for each."""
        names = (path.name for path in self._derived.glob("*.json"))
        return sorted(name.removesuffix(".json") for name in names)

    def keep_derived(self, name: str, source: Path, facts: dict[str, Any]) -> Stored:
        """Move the finished file `source` into the store as `name`."""
        digest = file_sha256(source)
        path = self._derived / name
        source.replace(path)
        size, mtime_ns, _ = _mark(path)
        record = {"sha256": digest, "size": size, "mtime_ns": mtime_ns, "facts": facts}
        self._write_record(self._derived / f"{name}.json", name, record)
        return Stored(path, digest, size, facts)

    @contextlib.contextmanager
    def unfinished(self) -> Iterator[Path]:
        """Give a path for work in progress, which is removed unless it was moved on."""
        self._derived.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=self._derived)
        os.close(handle)
        path = Path(name)
        path.chmod(0o644)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _write_record(self, path: Path, key: str, value: dict[str, Any]) -> None:
        with self.unfinished() as part:
            part.write_bytes(_sealed(key, value))
            path.parent.mkdir(parents=True, exist_ok=True)
            part.replace(path)

    def _clear_abandoned(self) -> None:
        """Remove what a killed build left: nothing ever reads it, but it takes room."""
        oldest_s = time.time() - _ABANDONED_AFTER_S
        for path in self._derived.glob(f"*{_UNFINISHED}"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest_s:
                    path.unlink()


@functools.cache
def _sent(folder: Path) -> Store:
    """Open a store once for all work that comes to a process: it has seen the originals then."""
    return Store(folder)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content in hex; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _mark(path: Path) -> list[int]:
    """What changes with a file's content, as far as that is seen without reading it."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _sealed(key: str, value: dict[str, Any]) -> bytes:
    """Return a record, its value in the order in which it is: what is made of it when it is read
    must not look otherwise than what was made of it when it was new."""
    return json.dumps({"check": _check(key, value), "value": value}).encode()


def _record(path: Path, key: str) -> dict[str, Any] | None:
    """Read a record; None if it is absent, cut, changed, or was written for another key."""
    try:
        record = json.loads(path.read_bytes())
        value = record["value"]
        genuine = isinstance(value, dict) and record["check"] == _check(key, value)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value if genuine else None


def _check(key: str, value: dict[str, Any]) -> str:
    plain = json.dumps([key, value], sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()
