"""The one door to Dask: its cluster behind the interface of a `concurrent.futures.Executor`.

Only what is not in the store is sent. A job whose worker is gone is given to another
one; what was whole by then is in the store. What hangs at Dask is asked before (a port
where no scheduler is) or watched beside the work (a cluster whose last worker is gone).
"""

from __future__ import annotations

import contextlib
import logging
import secrets
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client, KilledWorker

from build_tools.children import Children, Stopped
from build_tools.media import outfit
from build_tools.media.crew import ClusterError
from build_tools.media.outfit import Pledge
from build_tools.store import Store

CONNECT_S = 10.0
ARRIVE_S = 30.0
"""How long the first worker may take: some clusters start one only when they are asked."""
ALONE_S = 60.0
"""How long all workers may be gone, for somebody may be starting them again."""
LOOK_S = 2.0

Result = TypeVar("Result")


class Cluster(Executor):
    """The workers of a cluster, each of them held to a pledge."""

    def __init__(self, client: Client, pledge: Pledge) -> None:
        self._client, self._pledge = client, pledge
        self._there = client.get_executor(pure=False)
        self._lock = threading.Lock()
        self._waiting: set[Future[Any]] = set()
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        """Let a worker do it, a function of a module on plain values; not what is done already."""
        known = _at_hand(fn, args)
        if known is not None:
            return known
        future: Future[Result] = self._there.submit(outfit.kept, self._pledge, fn, *args, **kwargs)
        with self._lock:
            self._waiting.add(future)
        future.add_done_callback(self._done)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; what a worker has begun goes on there, and into the store."""
        self._over.set()
        self._there.shutdown(wait=wait and not cancel_futures)

    def _done(self, future: Future[Any]) -> None:
        with self._lock:
            self._waiting.discard(future)

    def _look(self) -> None:
        """Give up for all who wait when no worker has been there for long."""
        alone_s = 0.0
        while not self._over.wait(LOOK_S):
            with contextlib.suppress(Exception):  # a lost scheduler ends all work by itself
                workers = self._client.scheduler_info()["workers"]
                alone_s = 0.0 if workers or not self._waiting else alone_s + LOOK_S
            if alone_s >= ALONE_S:
                self._give_up(ClusterError(_NOBODY_LEFT))

    def _give_up(self, error: ClusterError) -> None:
        with self._lock:
            waiting = list(self._waiting)
        for future in waiting:
            with contextlib.suppress(InvalidStateError):
                future.set_exception(error)


_NONE = Children()
_NONE.stop()


def _at_hand(fn: Callable[..., Result], args: tuple[Any, ...]) -> Future[Result] | None:
    """Try work here without any children: what the store has needs none. None if it needs some.

    Sending a job and hearing of it takes longer than a look into the store.
    """
    if not any(isinstance(each, Children) for each in args):
        return None
    future: Future[Result] = Future()
    try:
        future.set_result(fn(*(_NONE if isinstance(each, Children) else each for each in args)))
    except Stopped:
        return None
    except Exception as error:
        future.set_exception(error)
    return future


_NOBODY_LEFT = (
    "all workers of the Dask cluster are gone; what they had made is kept: start some, then build "
    "again"
)


@contextlib.contextmanager
def reached(host: str, port: int, store: Store) -> Iterator[Executor]:
    """Give the workers of the cluster whose scheduler is there. Raises ClusterError."""
    where = f"{host}:{port}" if ":" not in host else f"[{host}]:{port}"
    _knock(host, port, where)
    _quiet()
    with _connected(where) as client, _token(store) as token:
        pledge = Pledge(token, outfit.outfit())
        _agreed(client, where, pledge)
        cluster = Cluster(client, pledge)
        try:
            yield cluster
        except KilledWorker as lost:
            raise ClusterError(
                "a piece of work was given up, for every worker of the Dask cluster that began it "
                f"was lost ({lost.allowed_failures + 1} tried); see in their logs why (memory is a "
                "usual reason), then build again: what was made is kept"
            ) from lost
        except CancelledError as lost:
            raise ClusterError(
                f"the Dask scheduler at {where} went away; what was made is kept: start it and its "
                "workers, then build again"
            ) from lost
        finally:
            cluster.shutdown(cancel_futures=True)


def _knock(host: str, port: int, where: str) -> None:
    """See whether a scheduler is there: it speaks first, and Dask waits for ever for one that
    does not (github.com/dask/distributed, issue 8071)."""
    try:
        with socket.create_connection((host, port), timeout=CONNECT_S) as asked:
            heard = asked.recv(1)
    except TimeoutError:
        heard = b""
    except OSError as refused:
        raise ClusterError(
            f"no Dask scheduler can be reached at {where} ({refused.strerror or refused}); start "
            "one by 'dask scheduler', or look up its address in what it says when it starts"
        ) from refused
    if not heard:
        raise ClusterError(
            f"what is at {where} is no Dask scheduler; look up its address in what it says when "
            "it starts: usually it is at port 8786, and at 8787 are only its web pages"
        )


def _quiet() -> None:
    """Let Dask say nothing by itself: what matters is said in our words."""
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextlib.contextmanager
def _connected(where: str) -> Iterator[Client]:
    with warnings.catch_warnings():  # versions are compared by us
        warnings.simplefilter("ignore")
        try:
            client = Client(f"tcp://{where}", timeout=CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as refused:
            raise ClusterError(
                f"the Dask scheduler at {where} was found, but did not let us in: {refused}"
            ) from refused
    try:
        yield client
    finally:
        client.close(timeout=CONNECT_S)


@contextlib.contextmanager
def _token(store: Store) -> Iterator[Path]:
    """Lay a file into the store by which workers know that it is the same folder."""
    store.folder.mkdir(parents=True, exist_ok=True)
    path = store.folder / f"cluster-{secrets.token_hex(8)}"
    path.write_text(path.name, "ascii")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


_OURS = (
    "start scheduler and workers by the 'dask' of Poche's own environment, with the same state of "
    "Poche and its packages as here"
)


def _agreed(client: Client, where: str, pledge: Pledge) -> None:
    """Ask all workers that are there whether they can do it; those that come later are asked by
    their first job. Raises ClusterError."""
    try:
        differs = outfit.difference(pledge.outfit, client.run_on_scheduler(outfit.outfit))
    except Exception as said:  # what it says depends on what it lacks
        differs = str(said)
    if differs is not None:
        raise ClusterError(
            f"the Dask scheduler at {where} has not what we have: {differs}; {_OURS}"
        )
    try:
        client.wait_for_workers(1, timeout=ARRIVE_S)
    except TimeoutError as late:
        raise ClusterError(
            f"the Dask scheduler at {where} has no workers; start some, on machines that see this "
            f"hub's folder under the same path, by 'dask worker tcp://{where}'"
        ) from late
    for address, answer in sorted(client.run(outfit.check, pledge, on_error="return").items()):
        if isinstance(answer, ClusterError):
            raise answer
        if answer is not None:
            raise ClusterError(f"the worker at {address} has not what we have: {answer}; {_OURS}")
