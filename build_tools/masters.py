"""Where masters are: beside their facts, or in a folder outside that `media_root` in hub.yml names.

The folder is laid out as `content/` is, `<kind>/<id>/`; it holds sounds, pictures and videos, and
nothing else is looked at there. What lies beside the facts goes first. While the folder is not
here (a disk that is not attached), what it held when it was last looked through is remembered
with the SHA-256 of each file, so that what was found in them is still known.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from build_tools.store import Store

VARIABLE = "POCHE_MEDIA_ROOT"
"""Says on one machine where the folder is that `media_root` calls otherwise elsewhere."""
_CONTENT = "content/"
_HUB = "content/hub.yml"
_MOST_BYTES = 1_000_000
_WRITTEN = re.compile(
    rb"^media_root:[ \t]+(?:\"([^\"\\\n]*)\"|'([^'\n]*)'|([^\"'#\s][^#\r\n]*?))[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)
"""The field on a line of its own: it is needed before anything else is read."""
_RECORD = "masters"
_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Masters:
    """The masters of the hub at `root`."""

    root: Path
    named: str | None = None
    """How the hub or this machine calls the folder in which they are besides, if any."""
    remembered: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """While the folder is not here: paths in the hub to the SHA-256 of what was there."""

    @property
    def folder(self) -> Path | None:
        """The folder outside; None where the hub says nothing of one."""
        return None if self.named is None else self.root / self.named

    @property
    def is_here(self) -> bool:
        """Whether the folder outside can be looked into."""
        return self.folder is not None and self.folder.is_dir()

    def place(self, path: str) -> Path:
        """Return where a master is (or would be), by its path in the hub."""
        own = self.root / path
        if self.folder is None or not path.startswith(_CONTENT) or os.path.lexists(own):
            return own
        return self.folder / path.removeprefix(_CONTENT)

    def below(self, folder: str) -> Iterable[str]:
        """Yield the paths in the hub of all files that lie outside for a folder of `content/`."""
        if not self.is_here:
            yield from (path for path in self.remembered if path.startswith(f"{folder}/"))
            return
        top = f"{self.folder}/{folder.removeprefix(_CONTENT)}"
        for name, _, files in os.walk(top):
            way = name[len(top) :].replace(os.sep, "/")
            yield from (f"{folder}{way}/{file}" for file in files)

    def remember(self, store: Store, seen: Mapping[str, str]) -> None:
        """Keep what the folder holds: paths in the hub to SHA-256. Raises OSError."""
        if not self.is_here:
            return
        found = {path: it for path, it in seen.items() if self.place(path) != self.root / path}
        record = {"files": found}
        if store.finding(_RECORD) != record:
            store.keep_finding(_RECORD, record)


def of(root: Path, store: Store | None = None) -> Masters:
    """Return the masters of the hub at `root`; with its store, also those that were once here."""
    named = _named(root)
    masters = Masters(root, named)
    if named is None or masters.is_here or store is None:
        return masters
    known = store.finding(_RECORD) or {}
    files = known.get("files")
    return Masters(root, named, files if isinstance(files, dict) else _NONE)


def _named(root: Path) -> str | None:
    """Return what `media_root` names; the variable goes first, for who keeps them elsewhere."""
    path = root / _HUB
    try:
        status = path.stat()
    except OSError:
        return None
    said = _said(path, status.st_mtime_ns, status.st_size)
    return None if said is None else os.environ.get(VARIABLE, said)


@functools.lru_cache(maxsize=16)
def _said(path: Path, mtime_ns: int, size: int) -> str | None:
    del mtime_ns
    try:
        found = _WRITTEN.search(path.read_bytes()) if size <= _MOST_BYTES else None
        text = next(filter(None, found.groups()), b"").decode("utf-8") if found else ""
    except (OSError, UnicodeDecodeError):  # said where it is read in full
        return None
    return text if text and "\0" not in text else None
