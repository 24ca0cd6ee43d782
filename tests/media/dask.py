"""A Dask cluster on this machine: a scheduler and workers, each a process that can be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
PATIENCE_S = 120


def until(what: str, is_so: Callable[[], object]) -> None:
    """Wait until something is so; fail where it never is."""
    given_up_s = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < given_up_s, f"never: {what}"
        time.sleep(0.02)


class Dask:
    """A scheduler, and the workers that were started at it."""

    def __init__(self, folder: Path, allowed_failures: int) -> None:
        self._folder = folder
        self._settings = {
            "PYTHONPATH": str(ROOT),
            "DASK_TEMPORARY_DIRECTORY": str(folder),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures),
        }
        self.workers: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        known = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(known)
        )
        until("a scheduler", lambda: known.is_file() and known.read_text().endswith("}"))
        self.tcp = json.loads(known.read_text())["address"]
        self.address = self.tcp.replace("tcp://", "dask://")

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker that does one thing at a time and is not started again when killed."""
        started = self._start(
            "worker", self.tcp, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1"
        )
        self.workers.append(started)
        return started

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"said-{len(self._all)}.txt").open("wb") as said:
            started = subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
                cwd=ROOT,
                env={**os.environ, **self._settings},
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
        self._all.append(started)
        return started

    def end(self) -> None:
        """Kill all that was started."""
        for each in self._all:
            each.kill()
            each.wait()


@contextmanager
def dask(folder: Path, workers: int, *, allowed_failures: int = 3) -> Iterator[Dask]:
    """Give a cluster with as many workers, which may still be on their way to it.

    It gives a piece of work up when that many workers and one more were lost over it.
    """
    started = Dask(folder, allowed_failures)
    try:
        for _ in range(workers):
            started.worker()
        yield started
    finally:
        started.end()


def kill_at_work(worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker without warning, at a moment when a child of it encodes."""
    process = psutil.Process(worker.pid)
    until("a worker at work", process.children)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
