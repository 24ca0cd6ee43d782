"""How far long work is, told on a terminal or in plain lines."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from threading import Lock
from typing import Any

import click


class Progress:
    """A bar on a terminal, a plain line for each stage elsewhere; always on stderr."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._label = ""
        self._done = 0

    def __call__(self, label: str, done: int, total: int) -> None:
        """Tell what is going on, how many of it are done, and of how many."""
        if total == 0:
            return
        if label != self._label:
            self.close()
            self._label, self._done = label, 0
            if sys.stderr.isatty():
                self._bar = click.progressbar(
                    length=total, label=label.ljust(10), show_eta=True, file=sys.stderr
                )
                self._bar.render_progress()
            else:
                click.echo(f"{label}: {total}", err=True)
        if self._bar is not None:
            self._bar.update(done - self._done)
            self._done = done
            if done >= total:
                self.close()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the line tidy."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None


class Targets:
    """How far several targets are that are written at once: one line on a terminal, else stages."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._said: dict[Path, tuple[str, int]] = {}
        self._shown = 0

    def __call__(self, target: Path, stage: str, done: int, total: int) -> None:
        """Tell what is being done to a target, and how many bytes of how many are.

        May be called from several threads.
        """
        percent = 100 * done // total if total else 100
        with self._lock:
            before = self._said.get(target)
            if before == (stage, percent):
                return
            self._said[target] = stage, percent
            if sys.stderr.isatty():
                self._show()
            elif before is None or before[0] != stage:
                click.echo(f"{target}: {stage}, {total / 1e6:.1f} MB", err=True)

    def __enter__(self) -> Targets:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo(err=True)
            self._shown = 0

    def _show(self) -> None:
        line = "  ".join(f"{it.name or it}: {stage} {n} %" for it, (stage, n) in self._said.items())
        line = line[: shutil.get_terminal_size().columns - 1]
        click.echo("\r" + line.ljust(self._shown), err=True, nl=False)
        self._shown = len(line)
