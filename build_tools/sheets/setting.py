"""What is written comes to paper: from the store, or set by typst in the first draft that fits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from build_tools.children import cores
from build_tools.domain import Document
from build_tools.problems import Problem
from build_tools.sheets.press import Press, edition, pages_of, put
from build_tools.store import Store, Stored

Key: TypeAlias = tuple[str, str, str]
"""A resource's id, a language and a form."""

_MIME = "application/pdf"


@dataclass(frozen=True, slots=True)
class Made:
    """Documents on paper."""

    documents: Mapping[Key, Document] = field(default_factory=dict)
    """What `Assets.sheets` or `Assets.papers` holds."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Address in the site to the file in the store."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made."""

    key: Key
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


def set_all(
    jobs: Sequence[Job], press: Press, store: Store, tell: Callable[[int, int], None]
) -> list[Stored]:
    """Set documents on all cores: typst lets go of Python while it works.

    The facts of each are its `pages` and the number of its `draft`; `tell` hears how many
    of how many are done. Raises SheetError or OSError.
    """
    made: list[Stored] = []
    with ThreadPoolExecutor(cores()) as pool:
        for each in pool.map(lambda job: _set(job, press, store), jobs):
            made.append(each)
            tell(len(made), len(jobs))
    return made


def _set(job: Job, press: Press, store: Store) -> Stored:
    made_of = "\n".join((edition(), job.ways, job.draft(0)))
    name = f"{hashlib.sha256(made_of.encode()).hexdigest()}-sheet.pdf"
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


def show_sources(
    folder: Path, jobs: Sequence[Job], made: Sequence[Stored], forms: Sequence[str]
) -> None:
    """Leave what typst was given where people look for it; of these forms, what is gone goes."""
    shown = {f"{job.name}.typ" for job in jobs}
    for path in folder.glob("*-*.typ"):
        if path.name not in shown and path.stem.rpartition("-")[2] in forms:
            path.unlink()
    for job, each in zip(jobs, made, strict=True):
        put(folder / f"{job.name}.typ", job.draft(each.facts["draft"]).encode())


def published(jobs: Sequence[Job], made: Sequence[Stored], problems: Iterable[Problem]) -> Made:
    """Give documents their addresses."""
    documents: dict[Key, Document] = {}
    files: dict[str, Path] = {}
    for job, each in zip(jobs, made, strict=True):
        url = f"media/{job.name}-{each.sha256[:10]}.pdf"
        documents[job.key] = Document(url, _MIME, each.size_bytes, each.facts["pages"])
        files[url] = each.path
    return Made(documents, files, tuple(dict.fromkeys(problems)))
