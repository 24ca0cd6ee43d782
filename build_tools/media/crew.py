"""Who makes media ready: this machine, or a Dask cluster that sees the same folder."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from build_tools.children import executor_here
from build_tools.choices import scheduler_of
from build_tools.refusal import Refusal
from build_tools.store import Store


class ClusterError(Refusal):
    """A cluster cannot do the work. The message is one sentence for people, and a way out."""


@contextmanager
def crew(address: str, store: Store) -> Iterator[Executor]:
    """Give what does the work of `derive` and `make_pieces` in one build.

    Here these are threads, each waiting for a child that does the work; a cluster's
    machines do the same with children of theirs, and share `store`. Raises ClusterError
    if the cluster is not fit for it or is lost.
    """
    cluster = scheduler_of(address)
    if cluster is None:
        with executor_here() as here:
            yield here
        return
    if importlib.util.find_spec("distributed") is None:
        raise ClusterError(
            "a Dask cluster is reached by the package distributed, which is not installed; "
            "get it by 'python -m build_tools.bootstrap cluster', or, where Poche came by pip, "
            "by 'pip install poche[cluster]'"
        )
    from build_tools.media.cluster import reached  # noqa: PLC0415 (few have it, and it is heavy)

    with reached(*cluster, store) as there:
        yield there
