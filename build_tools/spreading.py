"""Pages and indexes of all languages: one language after the other, or a process for each.

What must be made anew decides: processes are worth their start where there is much to do.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from build_tools import search, site
from build_tools.children import cores
from build_tools.memory import frozen, thawed
from build_tools.site.outputs import Target, Written

_FEW = 50
"""Pages that one process makes sooner than several begin."""
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

Hands: TypeAlias = Callable[[Callable[[site.Stage, Any], Any], Sequence[Any]], list[Any]]
"""Does something with a stage and each of some tasks; returns the results in their order."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A language laid out and indexed."""

    pages: site.InLanguage
    index_origin: str
    """What stands for the index."""
    index: Mapping[str, bytes] | None
    """Its files by address; None where those that are there are still right."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Pages of one language to be joined and written."""

    folder: Path
    origins: Mapping[str, str]
    """By address, what stands for each as it will be written."""
    sources: Mapping[str, str]
    """By address, what stands for each as it was laid out."""
    parts: Mapping[str, Sequence[str]]


@contextmanager
def hands(stage: site.Stage, languages: Sequence[str]) -> Iterator[Hands]:
    """Give what works on languages: this process, or several where there is much to do."""
    stale = 0
    for lang in languages:
        stale += stage.stale(lang)
        if stale > _FEW and cores() > 1:
            break
    else:
        yield lambda do, tasks: [do(stage, task) for task in tasks]
        return
    stage.warm()
    workers = min(cores(), len(languages))
    with ProcessPoolExecutor(workers, _context(), _begin, (_Sent(stage),)) as pool:

        def spread(do: Callable[[site.Stage, Any], Any], tasks: Sequence[Any]) -> list[Any]:
            return list(pool.map(_done, [do] * len(tasks), tasks))

        yield spread


def _context() -> BaseContext:
    """Return how processes begin: with all that this one knows, where that is safe.

    Only Linux forks without harm, and only while no other thread may hold a lock.
    """
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


class _Sent:
    """A stage on its way to another process; one that is forked has it already."""

    def __init__(self, stage: site.Stage) -> None:
        self.stage = stage

    def __reduce__(self) -> Any:
        root, build, catalogue, assets = self.stage.made_of
        return _arrived, (str(root), str(build), frozen((catalogue, assets)))


def _arrived(root: str, build: str, content: bytes) -> _Sent:
    return _Sent(site.Stage(Path(root), Path(build), *thawed(content)))


_stage: site.Stage


def _begin(sent: _Sent) -> None:
    global _stage  # noqa: PLW0603 (what a process works with, from its first moment)
    _stage = sent.stage


def _done(do: Callable[[site.Stage, _Task], _Result], task: _Task) -> _Result:
    return do(_stage, task)


def laid(stage: site.Stage, task: tuple[str, str]) -> Laid:
    """Lay a language out and make its index; a task is the language, and what the index was made
    of that is there."""
    lang, indexed_before = task
    memory = stage.memory(lang)
    pages, to_find = stage.language(lang, memory)
    origin = sha256("\n".join(name for name, _ in to_find).encode()).hexdigest()
    index = None
    if origin != indexed_before:
        known = stage.shelf(f"find-{lang}")
        index = search.indexed(lang, [search.Entry(*it) for it in to_find], known)
        known.write()
    memory.write()
    return Laid(pages, origin, index)


def joined(stage: site.Stage, task: Joining) -> dict[str, Written]:
    """Join pages and write them; return how each was left."""
    target = Target(task.folder)
    for url, content in stage.joined(task.sources, task.parts):
        target.put(url, content, task.origins[url])
    return target.written
