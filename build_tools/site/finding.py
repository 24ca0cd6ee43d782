"""What can be found in a language, made known while its pages are made: thousands of texts are
never all there at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from build_tools.domain import Findable
from build_tools.reading import digest
from build_tools.remembering import Remembered

_MOST_KEPT = 256
"""What was made is kept for the index as long as it is not more; else it is made once more."""

Make: TypeAlias = Callable[[], Findable]
Hear: TypeAlias = Callable[[str, Make], None]
"""Is told what stands for something that has just been made, and what gives it."""
ToFind: TypeAlias = tuple[tuple[str, Make], ...]
"""What can be searched for: what stands for each, and what makes it."""


class Finding:
    """What can be found, as far as it is known what stands for it."""

    def __init__(
        self, them: Iterable[tuple[str, Make]], memory: Remembered, hear: Hear | None = None
    ) -> None:
        """`them` are pages by address, and what makes known what each says. What has to be made is
        handed to `hear`, if there is anybody."""
        self._them = {url: _Once(make) for url, make in them}
        self._memory = memory
        self._hear = hear
        self._standing: dict[str, str] = {}
        self._kept = 0

    def beside(self, url: str) -> None:
        """Make known what stands for a page, if it can be found; best while its texts are there.

        Between `reading.noting` only.
        """
        if url not in self._them or url in self._standing:
            return
        name = f"find {url}"
        standing: str | None = self._memory.known(name)
        if standing is None:
            once = self._them[url]
            standing = self._memory.make(name, once.standing)
            if self._hear:
                self._hear(standing, once.taken)
            elif self._kept == _MOST_KEPT:
                once.taken()
            else:
                self._kept += 1
        self._standing[url] = standing

    def all(self) -> ToFind:
        """Return all that can be found, in its order. Between `reading.noting` only."""
        for url in self._them:
            self.beside(url)
        return tuple((self._standing[url], once.taken) for url, once in self._them.items())


class _Once:
    """What can be found, made once for what stands for it and for the index, and kept no longer."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._made: Findable | None = None

    def standing(self) -> str:
        """Return what stands for it."""
        self._made = self._make()
        return digest(self._made).hex()

    def taken(self) -> Findable:
        """Return it, to whoever needs it last."""
        made, self._made = self._made, None
        return made or self._make()
