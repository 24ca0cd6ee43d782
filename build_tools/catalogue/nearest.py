"""Suggestions, within bounds: a file of ten thousand wrong names still ends soon."""

from __future__ import annotations

from collections.abc import Collection

from build_tools.problems import did_you_mean


class Nearest:
    """Finds known words near a wrong one, for the first so many words of a run."""

    def __init__(self, most: int = 200) -> None:
        self._left = most
        self._known: dict[tuple[str, Collection[str]], str | None] = {}

    def __call__(self, word: str, known: tuple[str, ...] | frozenset[str]) -> str | None:
        """Return the known word nearest to `word`, or None if none is near."""
        asked = (word, known)
        if asked not in self._known and self._left:
            self._left -= 1
            self._known[asked] = did_you_mean(word, sorted(known))
        return self._known.get(asked)
