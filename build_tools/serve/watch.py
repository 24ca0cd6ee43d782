"""Noticing that sources were saved."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET_S = 0.15
"""Editors save in several steps: wait until nothing has happened for this long."""

_TELLING = {"created", "modified", "moved", "deleted", "closed"}


class Watch(FileSystemEventHandler):
    """Waits for changes below a folder. Use as a context."""

    def __init__(self, root: Path, ignored: Path) -> None:
        """Watch `root`, but not `ignored` below it, where the answers to changes are written.

        The whole of it, so that a folder made later is seen too.
        """
        self._changed = threading.Event()
        self._ignored = ignored
        self._observer = Observer()
        self._observer.schedule(self, str(root), recursive=True)

    def __enter__(self) -> Watch:
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog in its own thread; reading a file is no change."""
        if event.is_directory or event.event_type not in _TELLING:
            return
        places = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if any(self._counts(place) for place in places):
            self._changed.set()

    def _counts(self, place: Path) -> bool:
        """Return whether a change there is an editor's: not ours, and not git's or a system's."""
        hidden = any(part.startswith((".", "__pycache__")) for part in place.parts[-3:])
        return self._ignored not in place.parents and not hidden

    def wait(self) -> None:
        """Return when something was saved and a moment of quiet has followed."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(_QUIET_S)
