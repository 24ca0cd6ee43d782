"""What is written comes to paper: from the store, or set by typst in the first draft that fits.

What reads nothing but what is as it was is not even written again.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from build_tools.children import cores
from build_tools.domain import Document
from build_tools.papers import Key, Papers
from build_tools.problems import Problem
from build_tools.reading import noting
from build_tools.remembering import Remembered
from build_tools.sheets.press import Press, edition, pages_of, put
from build_tools.store import Store, Stored

_Kept: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What is remembered of a paper: its name in the store, what it cannot show, what is too wide."""
_MIME = "application/pdf"


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made."""

    name: str
    """What its files are called; its form is the part after the last hyphen."""
    draft: Callable[[int], str]
    """The typst source of a draft; the first one says all that is in any of them."""
    ways: str
    """What makes the drafts differ: part of the PDF's name in the store."""
    drafts: int = 1
    """How many there are, each tighter than the one before."""
    most_pages: int = 0
    """0 for as many as there are."""


@dataclass(frozen=True, slots=True)
class Task:
    """One paper that is wanted, written only where it is not as it was."""

    key: Key
    name: str
    """See Job."""
    write: Callable[[], tuple[Job, tuple[str, ...], tuple[str, ...]]]
    """Returns it, with the clusters that paper cannot show and the tables that are too wide."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a paper, whether it was written now or before."""

    key: Key
    name: str
    missing: tuple[str, ...]
    wide: tuple[str, ...]
    stored: Stored | None
    """The PDF; its facts are its `pages` and the number of its `draft`. None for a form that was
    not to be set."""


@dataclass(frozen=True, slots=True)
class Workroom:
    """Where papers are set, and what is remembered of those that were."""

    folder: Path
    press: Press
    store: Store
    memory: Remembered
    tell: Callable[[int, int], None]
    """Hears how many of how many are set."""

    @classmethod
    def below(
        cls, root: Path, store: Store, memory: Remembered, tell: Callable[[int, int], None]
    ) -> Workroom:
        """Return the workroom of the hub at `root`, ready for work. Raises OSError."""
        folder = root / "build" / "sheets"
        press = Press(folder)
        press.prepare()
        return cls(folder, press, store, memory, tell)

    def papers(self, tasks: Sequence[Task], forms: Sequence[str]) -> list[Paper]:
        """Write what is not as it was, and set what of it is in these forms.

        The sources stay in the folder, to be looked at. Raises SheetError or OSError.
        """
        written: dict[str, Job] = {}
        known: dict[str, _Kept] = {}
        with noting():
            for task in tasks:
                it = self.memory.known(task.name)
                if it is None or not self._is_there(task, it[0], forms):
                    it = self.memory.make(task.name, partial(_noted, task, written))
                known[task.name] = it
        with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
            self.memory.write()
        wanted = [task for task in tasks if task.key[2] in forms]
        jobs = [written[task.name] for task in wanted if task.name in written]
        made = dict(zip((job.name for job in jobs), self._set(jobs), strict=True))
        self._show_sources(wanted, [(job, made[job.name]) for job in jobs], forms)
        for task in wanted:
            if task.name not in made:
                made[task.name] = self._stored(known[task.name][0])
        return [
            Paper(task.key, task.name, missing, wide, made.get(task.name))
            for task in tasks
            for _, missing, wide in [known[task.name]]
        ]

    def _is_there(self, task: Task, stored: str, forms: Sequence[str]) -> bool:
        """Return whether a paper that would be the same is still where it was put."""
        if task.key[2] not in forms:
            return True
        source = self.folder / f"{task.name}.typ"
        return source.is_file() and self.store.derived(stored) is not None

    def _stored(self, name: str) -> Stored:
        stored = self.store.derived(name)
        if stored is None:
            raise OSError(f"{name} vanished from {self.folder.parent / 'cache'}; start again")
        return stored

    def _set(self, jobs: Sequence[Job]) -> list[Stored]:
        """Set documents on all cores: typst lets go of Python while it works.

        Those that may be set several times begin first, or one core would end them alone.
        """
        order = sorted(range(len(jobs)), key=lambda at: -jobs[at].drafts)
        made: dict[int, Stored] = {}
        with ThreadPoolExecutor(cores()) as pool:
            work = pool.map(lambda at: _set(jobs[at], self.press, self.store), order)
            for at, each in zip(order, work, strict=True):
                made[at] = each
                self.tell(len(made), len(jobs))
        return [made[at] for at in range(len(jobs))]

    def _show_sources(
        self, wanted: Sequence[Task], jobs: Sequence[tuple[Job, Stored]], forms: Sequence[str]
    ) -> None:
        """Leave what typst was given where people look for it; of these forms, what is gone
        goes."""
        shown = {f"{task.name}.typ" for task in wanted}
        for path in self.folder.glob("*-*.typ"):
            if path.name not in shown and path.stem.rpartition("-")[2] in forms:
                path.unlink()
        for job, each in jobs:
            put(self.folder / f"{job.name}.typ", job.draft(each.facts["draft"]).encode())


def _noted(task: Task, written: dict[str, Job]) -> _Kept:
    """Write a paper, and return what is remembered of it."""
    job, missing, wide = task.write()
    written[job.name] = job
    return _name_in_store(job), missing, wide


def _name_in_store(job: Job) -> str:
    made_of = "\n".join((edition(), job.ways, job.draft(0)))
    return f"{hashlib.sha256(made_of.encode()).hexdigest()}-sheet.pdf"


def _set(job: Job, press: Press, store: Store) -> Stored:
    name = _name_in_store(job)
    stored = store.derived(name)
    if stored is not None:
        return stored
    draft, pdf = _fitting(job, press)
    with store.unfinished() as part:
        part.write_bytes(pdf)
        return store.keep_derived(name, part, {"pages": pages_of(pdf), "draft": draft})


def _fitting(job: Job, press: Press) -> tuple[int, bytes]:
    """Return the first draft with so few pages, else the last; few of them are tried."""
    tried: dict[int, bytes] = {}
    low, high = 0, job.drafts - 1
    middle = 0  # most papers fit at once
    while True:
        if middle not in tried:
            tried[middle] = press.pdf(job.draft(middle), job.name)
        if low == high:
            return middle, tried[middle]
        if not job.most_pages or pages_of(tried[middle]) <= job.most_pages:
            high = middle
        else:
            low = middle + 1
        middle = (low + high) // 2


def published(papers: Sequence[Paper], problems: Iterable[Problem]) -> Papers:
    """Give documents their addresses."""
    documents: dict[Key, Document] = {}
    files: dict[str, Path] = {}
    for paper in papers:
        if paper.stored is not None:
            it = paper.stored
            url = f"media/{paper.name}-{it.sha256[:10]}.pdf"
            documents[paper.key] = Document(url, _MIME, it.size_bytes, it.facts["pages"])
            files[url] = it.path
    return Papers(documents, files, tuple(dict.fromkeys(problems)))
