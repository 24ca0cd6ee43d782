"""Other programs at work on a file: bounded in time, memory and talk, and stoppable.

Files come from anywhere, so whatever takes them apart runs as a child that may
crash or wedge alone. Threads wait for the children; that keeps all cores busy,
since the work is done outside this process.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import IO, TypeVar

if sys.platform == "linux":
    import resource

_BLOCK_BYTES = 256 * 1024
_HEARD_BYTES = 20 * 1024 * 1024
"""Of what a child says, this much is kept; the rest is read and dropped. ffmpeg
repeats a file's tags before it comes to its errors, and they may take 16 MB."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Stopped(Exception):
    """The work was given up, so that its result means nothing."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended and what it said."""

    code: int | None
    """Exit code, negative for a signal; None if its time was up."""
    out: str
    err: str


class Children:
    """The children of one piece of work.

    In another process, where the work may be sent, there are others to look after.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def __reduce__(self) -> tuple[type[Children], tuple[()]]:
        return Children, ()

    def run(self, arguments: Sequence[str], *, seconds: float, memory_bytes: int) -> Ended:
        """Run a program to its end, or to the end of its time; raises Stopped.

        The child has a session of its own, so that Ctrl-C reaches it through
        `stop` only and no half result looks like a whole one. `memory_bytes`
        bounds its address space where the system can do that from outside
        (Linux): a limit set between fork and exec would need Python code in a
        forked thread, which may deadlock. The moment before the limit holds is
        too short to matter.
        """
        with self._lock:
            if self._stopped:
                raise Stopped
            child = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._running.add(child)
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(seconds, give_up)
        clock.daemon = True
        with child:
            try:
                _limit(child.pid, memory_bytes)
                clock.start()
                out, err = _listen(child)
                code = child.wait()
            finally:
                clock.cancel()
                child.kill()
                with self._lock:
                    self._running.discard(child)
                    stopped = self._stopped
        if stopped:
            raise Stopped
        return Ended(None if late.is_set() else code, out, err)

    def may_begin(self) -> None:
        """Ask before work that this process does itself; raises Stopped."""
        with self._lock:
            if self._stopped:
                raise Stopped

    def stop(self) -> None:
        """End all children and let no more begin."""
        with self._lock:
            self._stopped = True
            for child in self._running:
                child.kill()


def in_parallel(
    work: Callable[[Children, Item], Result],
    items: Sequence[Item],
    step: Callable[[Item], None],
    executor: Executor | None = None,
) -> list[Result]:
    """Do `work` on every item; `step` hears of each that is done.

    It is done on all cores of this machine, or where `executor` does it: work, items
    and results must then be such that can be sent there. An exception, Ctrl-C among
    them, stops all children and shuts the executor down before it goes on.
    """
    if not items:
        return []
    children = Children()
    with executor_here() if executor is None else contextlib.nullcontext(executor) as at_work:
        futures = {at_work.submit(work, children, item): item for item in items}
        try:
            for future in as_completed(futures):
                future.result()
                step(futures[future])
        except BaseException:
            children.stop()
            at_work.shutdown(wait=False, cancel_futures=True)
            raise
        return [future.result() for future in futures]


def executor_here() -> Executor:
    """Return what works on all cores of this machine: threads, each waiting for a child."""
    return ThreadPoolExecutor(max_workers=cores())


def cores() -> int:
    """How many cores this process may use."""
    counted = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return counted or 1


def _limit(pid: int, memory_bytes: int) -> None:
    if sys.platform == "linux":
        # A child that has ended already needs no limit.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            resource.prlimit(pid, resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _listen(child: subprocess.Popen[bytes]) -> tuple[str, str]:
    """Read both pipes to their end; the second in a thread, or a full pipe would block."""
    assert child.stdout is not None and child.stderr is not None
    errors: list[str] = []
    stderr = child.stderr
    listener = threading.Thread(target=lambda: errors.append(_heard(stderr)))
    listener.start()
    out = _heard(child.stdout)
    listener.join()
    return out, "".join(errors)


def _heard(pipe: IO[bytes]) -> str:
    kept = bytearray()
    while block := pipe.read(_BLOCK_BYTES):
        kept += block[: _HEARD_BYTES - len(kept)]
    return kept.decode("utf-8", "replace")
