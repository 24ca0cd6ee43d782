"""How far long work is, told on a terminal or in plain lines."""

from __future__ import annotations

import sys
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

    def close(self) -> None:
        """Leave the line tidy."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
