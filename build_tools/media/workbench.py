"""Many pieces of one kind of work side by side, with a count of what is done.

The count is in seconds of sound and not in files, so that the time left which
a progress bar shows is true: an hour of choir takes longer than a jingle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TypeVar

from build_tools.children import Children, in_parallel
from build_tools.domain import Progress
from build_tools.media.encode import Desk
from build_tools.store import Store

LABEL = "Making the sounds and pictures, in seconds of sound"

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workbench:
    """The work of one derivation, and how much of it is done."""

    def __init__(
        self,
        root: Path,
        store: Store,
        progress: Progress,
        total_s: float,
        *,
        label: str = LABEL,
        executor: Executor | None = None,
    ) -> None:
        self._root, self._store, self._progress, self._label = root, store, progress, label
        self._done_s, self._total_s, self._executor = 0.0, total_s, executor

    def desk(self) -> Desk:
        """Return a place for work that finds everything in the store."""
        return Desk(Children(), self._root, self._store)

    def side_by_side(
        self,
        work: Callable[[Desk, Item], Result],
        items: Sequence[Item],
        seconds: Callable[[Item], float],
    ) -> list[Result]:
        """Do `work` on all items at once; return the results in the items' order.

        `work` is a function of a module and an item a plain value, for they may be sent
        to another machine. `seconds` says how much of the whole an item is. The heaviest
        begin first, or one core would end the work alone. Raises what `work` raises.
        """
        order = sorted(range(len(items)), key=lambda at: (-seconds(items[at]), at))
        made = in_parallel(
            partial(_at_a_desk, work, self._root, self._store),
            [items[at] for at in order],
            lambda item: self._count(seconds(item)),
            self._executor,
        )
        placed = dict(zip(order, made, strict=True))
        return [placed[at] for at in range(len(items))]

    def finish(self) -> None:
        """Count what turned out not to be needed."""
        self._count(self._total_s)

    def _count(self, seconds: float) -> None:
        """Add to what is done; work that was done twice cannot make it more than all."""
        self._done_s = min(self._total_s, self._done_s + seconds)
        self._progress(self._label, round(self._done_s), round(self._total_s))


def _at_a_desk(
    work: Callable[[Desk, Item], Result], root: Path, store: Store, children: Children, item: Item
) -> Result:
    return work(Desk(children, root, store), item)
