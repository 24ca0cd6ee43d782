"""The words of our own that stand in blocks, in each language, without reading all words of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools.memory import Shelf
from build_tools.prose.rendering import LABELS
from build_tools.strings import load, sources

_NAME = "labels"


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels in one language."""

    said: tuple[str, ...]
    """Those of `LABELS`, in order."""

    @classmethod
    def of(cls, say: Callable[[str], str]) -> Labels:
        """Return what `say` says of all labels."""
        return say if isinstance(say, cls) else cls(tuple(say(label) for label in LABELS))

    def __call__(self, label: str) -> str:
        """Return a label in this language."""
        return self.said[LABELS.index(label)]


def labels_in(langs: Iterable[str], folders: Sequence[Path], memory: Shelf) -> dict[str, Labels]:
    """Return the labels in each language, whose words `strings.load` finds in `folders`.

    They are remembered by the content of those files, for a file of words takes 20 ms to read.
    """
    before: dict[str, tuple[bytes, Labels]] = memory.get(_NAME) or {}
    now = {lang: _of(lang, folders, before.get(lang)) for lang in langs}
    if now != before:
        memory.put(_NAME, now)
    return {lang: said for lang, (_, said) in now.items()}


def _of(
    lang: str, folders: Sequence[Path], known: tuple[bytes, Labels] | None
) -> tuple[bytes, Labels]:
    content = b"".join(
        hashlib.sha256(path.read_bytes()).digest() for path in sources(lang, folders)
    )
    if known is not None and known[0] == content:
        return known
    return content, Labels.of(load(lang, folders))
