"""Many texts at once: to understand thousands takes seconds, which processes share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.catalogue.manuscripts import Hear, parted, role_of
from build_tools.catalogue.places import TextName
from build_tools.catalogue.remembered import Remembered, looked_into
from build_tools.catalogue.textfile import MAX_PROSE_BYTES
from build_tools.catalogue.tree import Found
from build_tools.children import cores
from build_tools.later import later
from build_tools.problems import Problem
from build_tools.processes import context, forks
from build_tools.shelf_files import frozen, thawed

if TYPE_CHECKING:
    from concurrent import futures
else:
    futures = later("concurrent.futures")

_MANY, _MANY_ELSEWHERE = 200, 4_000
"""New texts that are understood sooner by several processes: where they know all that this one
knows at once, and where each has to begin anew."""
_AT_ONCE = 50
"""Texts that a process is given together."""


@contextmanager
def learning(
    remembered: Remembered, root: Path, hear: Hear, texts: Sequence[tuple[Found, TextName]]
) -> Iterator[None]:
    """Let what is remembered know all texts in the end, if there are so many new ones that it is
    worth it; meanwhile there is time for something else.

    What hears them has to be a function that other processes know by its name.
    """
    new = [it for it in texts if not remembered.knows(it[0].path, role_of(it[0]))]
    few = len(new) < (_MANY if forks() else _MANY_ELSEWHERE)
    if few or not remembered.lasts or cores() == 1:
        yield
        return
    several = [new[at : at + _AT_ONCE] for at in range(0, len(new), _AT_ONCE)]
    with futures.ProcessPoolExecutor(min(cores(), len(several)), context()) as pool:
        coming = pool.map(partial(_understood, str(root.absolute()), hear), several)
        yield
        for found in coming:
            remembered.learn(thawed(found))


def _understood(root: str, hear: Hear, texts: Sequence[tuple[Found, TextName]]) -> bytes:
    """Return what is to be known of texts, by path, as a shelf keeps it; of one that cannot be
    read nothing is."""
    known: dict[str, Any] = {}
    for found, name in texts:
        make = partial(parted, root, hear, found, name)
        told = looked_into(Path(root), found.path, role_of(found), MAX_PROSE_BYTES, make)
        if not isinstance(told, Problem):
            known[found.path] = told
    return frozen(known)
