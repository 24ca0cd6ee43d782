"""Noticing that sources were saved."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET_S = 0.05
"""Editors save in several steps, milliseconds apart: wait until nothing has happened for this
long. What comes later is built again."""

_TELLING = {"created", "modified", "moved", "deleted", "closed"}


_SOURCES = ("content", "playlists", "overrides")
"""Folders below a hub's root whose files are sources."""


class Watch(FileSystemEventHandler):
    """Waits for changes of a hub's sources. Use as a context."""

    def __init__(self, root: Path) -> None:
        """Watch the folders of sources in `root`, also those made later.

        Not the whole of `root`: the answers to changes are written below it.
        """
        self._root = root
        self._changed = threading.Event()
        self._observer = Observer()
        self._watched: set[str] = set()

    def __enter__(self) -> Watch:
        self._observer.schedule(self, str(self._root), recursive=False)
        self._watch_new_folders()
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def _watch_new_folders(self) -> None:
        for name in _SOURCES:
            folder = self._root / name
            if name not in self._watched and folder.is_dir():
                self._observer.schedule(self, str(folder), recursive=True)
                self._watched.add(name)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog in its own thread; reading a file is no change."""
        if event.event_type not in _TELLING:
            return
        places = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(self._counts(place) for place in places):
            self._changed.set()

    def _counts(self, place: Path) -> bool:
        """Return whether a change there is an editor's, not ours, git's or a system's."""
        if not place.is_relative_to(self._root):
            return False
        parts = place.relative_to(self._root).parts
        if any(part.startswith(".") for part in parts):
            return False
        return bool(parts) and (parts[0] in _SOURCES or parts[0].endswith(".yml"))

    def wait(self) -> None:
        """Return when something was saved and a moment of quiet has followed."""
        self._changed.wait()
        self._watch_new_folders()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(_QUIET_S)
