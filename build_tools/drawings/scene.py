"""What a composition is given: colours, the width of its ground, and choices drawn from an id."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

T = TypeVar("T")


class Dice:
    """Choices that depend on nothing but an id.

    The SHA-256 of the id is one large number; each choice takes a digit of it, in
    the base of the number of options. 256 bits are more than any cover asks for.
    """

    def __init__(self, id: str) -> None:
        # surrogatepass: an id read from a file name may hold bytes that are not UTF-8
        digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()
        self._left = int.from_bytes(digest, "big")

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options and move on."""
        self._left, place = divmod(self._left, len(options))
        return options[place]

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        """Return the items in an order of the id's own."""
        rest = list(items)
        return tuple(rest.pop(rest.index(self.pick(rest))) for _ in items)


@dataclass(frozen=True, slots=True)
class Scene:
    """One cover in the making. The motif stays in the square 0 to 300."""

    dice: Dice
    field: str
    deep: str
    accent: str
    left: float
    """Where the ground begins: 0 in a square cover, less in a wide one."""
    right: float
    """Where the ground ends: 300 in a square cover, more in a wide one."""

    def pick(self, *options: T) -> T:
        """Return one of the options, chosen by the id."""
        return self.dice.pick(options)

    def across(self, first: float, every: float) -> list[float]:
        """Return first, first + every, … continued over the whole ground on both sides."""
        least = math.floor((self.left - first) / every)
        most = math.ceil((self.right - first) / every)
        return [first + every * step for step in range(least, most + 1)]


Composition: TypeAlias = Callable[[Scene], str]
