"""What was made of a catalogue before, as long as all that it was made of is as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from build_tools.bundled import layered
from build_tools.memory import Shelf, made_by
from build_tools.reading import Digests, noting, taken
from build_tools.unchanged import marks

_ITEMS = "items"


def maker(root: Path) -> str:
    """Return what everything depends on that is made with words of the site: the programs, and
    all that is laid over the hub at `root`."""
    return f"{made_by()} {marks(*layered(root, 'overrides')).digest}"


class Remembered:
    """Values by name, each with what was read to make it."""

    def __init__(self, shelf: Shelf | None, digests: Digests) -> None:
        """Read what is on `shelf`; without one, nothing is known and nothing will be."""
        self._shelf = shelf
        self._digests = digests
        found = shelf.get(_ITEMS) if shelf else None
        names, were, before = found or ((), (), {})
        self._names: tuple[str, ...] = names
        self._before: dict[str, tuple[tuple[int, ...], Any]] = before
        self._changed = {
            at
            for at, (name, was) in enumerate(zip(names, were, strict=True))
            if digests(name) != was
        }
        self._kept: dict[str, tuple[tuple[int, ...], Any]] = {}
        self._made: dict[str, tuple[tuple[int, ...], Any]] = {}
        self._numbers: dict[str, int] = {}
        """What was read, by numbers: one text for each of thousands of pages that read it."""

    def known(self, name: str, plan: object = None) -> Any | None:
        """Return what was made under a name of the same plan, if it would be made the same now."""
        if name in self._made:
            return self._made[name][1][1]
        item = self._before.get(name)
        if item is None or not self._changed.isdisjoint(item[0]) or item[1][0] != plan:
            return None
        self._kept[name] = item
        return item[1][1]

    def make(self, name: str, make: Callable[[], Any], plan: object = None) -> Any:
        """Make a value anew, to be remembered under a name. Between `reading.noting` only."""
        value, read = taken(make)
        self._kept.pop(name, None)
        self._made[name] = self._numbered(read), (plan, value)
        return value

    def _numbered(self, read: Iterable[str]) -> tuple[int, ...]:
        numbers = self._numbers
        return tuple([numbers.setdefault(it, len(numbers)) for it in read])

    def recalled(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what was made under a name, else make it: any value but None."""
        found = self.known(name)
        if found is None:
            with noting():
                found = self.make(name, make)
        return found

    def write(self) -> None:
        """Write down what was made or asked for; all else is forgotten. Raises OSError."""
        if self._shelf is None:
            return
        if not self._made and len(self._kept) == len(self._before):
            self._shelf.keep(_ITEMS)
        else:
            self._shelf.put(_ITEMS, self._written())
        self._shelf.write()

    def _written(self) -> tuple[tuple[str, ...], tuple[bytes, ...], dict[str, Any]]:
        items: dict[str, Any] = {
            name: (self._numbered(map(self._names.__getitem__, ats)), value)
            for name, (ats, value) in self._kept.items()
        }
        items |= self._made
        return (*self._numbers,), tuple(map(self._digests, self._numbers)), items
