"""Noticing that sources were saved."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET_S = 0.15
"""Editors save in several steps: wait until nothing has happened for this long."""

_TELLING = {"created", "modified", "moved", "deleted", "closed"}


class Watch(FileSystemEventHandler):
    """Waits for changes below some folders. Use as a context."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._changed = threading.Event()
        self._observer = Observer()
        for place in places:
            if place.is_dir():
                self._observer.schedule(self, str(place), recursive=True)

    def __enter__(self) -> Watch:
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog in its own thread; reading a file is no change."""
        if event.event_type in _TELLING and not event.is_directory:
            self._changed.set()

    def wait(self) -> None:
        """Return when something was saved and a moment of quiet has followed."""
        self._changed.wait()
        while self._changed.is_set():
            self._changed.clear()
            self._changed.wait(_QUIET_S)
