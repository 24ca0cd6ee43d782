"""Pages and indexes of all languages: one language after the other, or a process for each.

What must be made anew decides: processes are worth their start where there is much to do.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from build_tools import search, site
from build_tools.children import cores
from build_tools.collecting import collected
from build_tools.later import later
from build_tools.memory import Shelf
from build_tools.processes import context
from build_tools.shelf_files import frozen, thawed
from build_tools.site.outputs import Target, Written

if TYPE_CHECKING:
    from concurrent import futures
else:
    futures = later("concurrent.futures")

_FEW = 50
"""Pages that one process makes sooner than several begin."""
_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_Do: TypeAlias = Callable[[site.Stage, _Task], _Result]


class Hands(Protocol):
    """Does something with a stage and a task, now or as soon as a process is free."""

    @property
    def several(self) -> bool:
        """Whether what was begun goes on while more is begun."""

    def begin(self, do: _Do[_Task, _Result], task: _Task) -> Callable[[], _Result]:
        """Return what waits for the result and returns it, or raises what was raised."""


@dataclass(frozen=True, slots=True)
class Laying:
    """A language to be laid out and indexed."""

    lang: str
    indexed: str
    """What the index was made of that is there."""
    folder: Path
    """Where a new one is written to."""
    index_later: bool
    """Whether a new one waits, where there is one already, until all languages are laid out: what
    is remembered of their pages takes room that an index needs."""


Indexing: TypeAlias = Callable[[], Mapping[str, Written]]
"""Writes the files of a language's index, and returns how each was left."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A language laid out and, if need be, indexed."""

    pages: site.InLanguage
    index: Mapping[str, Written] | Indexing | None
    """Files of its index that were written, or what writes them; None where those that are there
    are still right."""


@dataclass(frozen=True, slots=True)
class Joining:
    """Pages of one language to be joined and written."""

    folder: Path
    origins: Mapping[str, str]
    """By address, what stands for each as it will be written."""
    laid: Mapping[str, tuple[str, str]]
    """By address, the key of its shell and what stands for it as it was laid out."""
    parts: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _One:
    """This process alone: what is begun is done."""

    stage: site.Stage
    several: bool = False

    def begin(self, do: _Do[_Task, _Result], task: _Task) -> Callable[[], _Result]:
        """See Hands."""
        done = do(self.stage, task)
        return lambda: done


@dataclass(frozen=True, slots=True)
class _Several:
    """Processes that have the stage."""

    pool: futures.ProcessPoolExecutor
    several: bool = True

    def begin(self, do: _Do[_Task, _Result], task: _Task) -> Callable[[], _Result]:
        """See Hands."""
        return self.pool.submit(_done, do, task).result


@contextmanager
def hands(stage: site.Stage, languages: Sequence[str]) -> Iterator[Hands]:
    """Give what works on languages: this process, or several where there is much to do."""
    if _are_few(stage, languages):
        yield _One(stage)
        return
    if cores() == 1:
        with collected():
            yield _One(stage)
        return
    stage.warm()
    # One more than can be at work: of five languages on two processors the last is not alone.
    workers = min(cores() + 1, len(languages))
    with futures.ProcessPoolExecutor(workers, context(), _begin, (_Sent(stage),)) as pool:
        try:
            yield _Several(pool)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nobody waits for the rest any more
            raise


def _are_few(stage: site.Stage, languages: Sequence[str]) -> bool:
    """Return whether so few pages are to be made that processes would begin for longer."""
    stale = 0
    for lang in languages:
        stale += stage.stale(lang)
        if stale > _FEW:
            return False
    return True


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
    # Garbage is looked for here as pages are made, but never in what the process began with: to
    # look there would be to copy it.
    gc.freeze()
    gc.enable()


def _done(do: Callable[[site.Stage, _Task], _Result], task: _Task) -> _Result:
    return do(_stage, task)


def laid(stage: site.Stage, task: Laying) -> Laid:
    """Lay a language out and make its index, if it is another than the one that is there."""
    memory = stage.memory(task.lang)
    indexing = None if task.indexed else _indexing(stage, task)
    pages, to_find = stage.language(task.lang, memory, indexing and _hearing(indexing[0]))
    origin = sha256("\n".join(name for name, _ in to_find).encode()).hexdigest()
    memory.write()
    stage.forget(task.lang)
    if origin == task.indexed:
        return Laid(pages, None)

    def write() -> Mapping[str, Written]:
        making, shelf = indexing or _indexing(stage, task)
        scripts = making.scripts([search.Entry(*it) for it in to_find])
        many = len(scripts)
        target = Target(task.folder)
        while scripts:
            it = scripts.pop()
            target.put(it.url, it.content, f"{origin} of {many}")
        making.remember()
        shelf.write()
        return target.written

    return Laid(pages, write if task.index_later and task.indexed else write())


def _indexing(stage: site.Stage, task: Laying) -> tuple[search.Indexing, Shelf]:
    shelf = stage.shelf(f"find-{task.lang}")
    return search.Indexing(task.lang, shelf), shelf


def _hearing(indexing: search.Indexing) -> site.Hear:
    """Return what lets pages be read as soon as it is known what they say."""
    return lambda key, make: indexing.take(search.Entry(key, make))


def joined(stage: site.Stage, task: Joining) -> dict[str, Written]:
    """Join pages and write them; return how each was left."""
    target = Target(task.folder)
    for url, content in stage.joined(task.laid, task.parts):
        target.put(url, content, task.origins[url])
    return target.written
