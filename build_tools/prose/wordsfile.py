"""Bodies as they are shown, kept in one file: to understand Markdown is most of what a page costs.

Processes that make pages at the same time share it. It is safe to lose, and never believed when
it may be wrong: what stands for a body is asked of it, and each answer carries its own sum.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.domain import ReadyWords, Words
from build_tools.later import later

if TYPE_CHECKING:
    import sqlite3
else:
    sqlite3 = later("sqlite3")

_PATIENCE_S = 10
"""How long another process may be writing: it takes milliseconds."""
_SETTINGS = ("page_size = 2048", "cache_size = -256", "journal_mode = memory", "synchronous = off")
"""Each text fills some pages: larger ones would leave more of the last one empty. No text is asked
for twice, so that little of the file need be held."""
_DIGEST_BYTES = 16
_SPARE = 1_000
"""How many bodies may be of no use any more, besides as many as are of some."""
_TABLE = "create table if not exists words (key blob primary key, html text, plain text, sum blob)"
_FIND = "select html, plain, sum from words where key = ?"
_KEEP = "insert or replace into words values (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class WordsFile:
    """The file at `path`, where there can be one; what it says is of the programs at work alone,
    for which `maker` stands."""

    path: str
    maker: str

    def key(self, *parts: bytes | str) -> bytes:
        """Return what stands for a body that is shown as these say."""
        return _digest(self.maker, *parts)

    def get(self, key: bytes) -> ReadyWords | None:
        """Return the words that were kept for a key; None where there are none to be believed."""
        found = self._asked(_FIND, key)
        if found is None:
            return None
        html, plain, sum_ = found
        try:
            is_right = _digest(key, html, plain) == sum_
        except (TypeError, UnicodeError):  # bits of it are others than they were
            return None
        return ReadyWords(html, plain) if is_right else None

    def keep(self, key: bytes, words: Words) -> None:
        """Keep words for a key, as far as anything can be kept there."""
        html, plain = words.html, words.text
        self._asked(_KEEP, key, html, plain, _digest(key, html, plain))

    def recalled(self, key: bytes, make: Callable[[], ReadyWords]) -> ReadyWords:
        """Return the words that were kept for a key, else make them and keep them."""
        found = self.get(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found

    def trim(self, used: int) -> None:
        """Begin anew if many more bodies are kept than are `used`, which is quicker than to look
        for those."""
        if Path(self.path).exists():
            (kept,) = self._asked("select count(*) from words") or (0,)
            if kept > 2 * used + _SPARE:
                self._drop()

    def _asked(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        """Return the first row of what a statement gives; None where there is no such file."""
        place = os.getpid(), self.path  # a file that was open before a fork is not open after it
        try:
            if place not in _opened:
                _opened[place] = self._open()
            opened = _opened[place]
            if opened is None:
                return None
            found: tuple[Any, ...] | None = opened.execute(statement, values).fetchone()
        except (ImportError, OSError):  # a Python without, or a hub where nothing can be written
            _opened[place] = None
            return None
        except (sqlite3.Error, UnicodeError):  # it is no such file, or not what it was
            self._drop()
            _opened[place] = None
            return None
        return found

    def _open(self) -> sqlite3.Connection:
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        opened = sqlite3.connect(
            self.path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
        # Who is killed may leave it broken, which is seen, or without some words, which are made.
        for setting in _SETTINGS:
            opened.execute(f"pragma {setting}")
        opened.execute(_TABLE)
        return opened

    def _drop(self) -> None:
        opened = _opened.pop((os.getpid(), self.path), None)
        with suppress(OSError):
            if opened:
                opened.close()
            Path(self.path).unlink(missing_ok=True)


_opened: dict[tuple[int, str], sqlite3.Connection | None] = {}
"""By process and path; None where nothing can be kept."""


@contextmanager
def words_at_hand() -> Iterator[None]:
    """In the end, let go of the files that this process has opened, and look anew where none could
    be."""
    try:
        yield
    finally:
        for place in [it for it in _opened if it[0] == os.getpid()]:
            opened = _opened.pop(place)
            if opened:
                opened.close()


def _digest(*parts: bytes | str) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.digest()
