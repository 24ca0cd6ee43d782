"""What happened to a file whose bytes are not those of the list."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from build_tools.manifest import SITE
from build_tools.verify.copies import Copy, Unreadable, read_small

_CATALOGUE = SITE + "catalogue.json"
_LARGEST_CATALOGUE = 64 * 1024 * 1024
_TAIL = 512
"""Bytes: the smallest piece that a stick writes."""


class Damage:
    """Compares files with their sums, and says in which way they differ."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy

    def found(self, path: str, expected: str, hear: Callable[[bytes], None]) -> str | None:
        """Return what is wrong with a file, or None; `hear` is given every piece of it.

        Raises Unreadable.
        """
        digest, tail = hashlib.sha256(), b""
        for piece in self._copy.pieces(path):
            digest.update(piece)
            hear(piece)
            tail = piece if len(piece) >= _TAIL else tail + piece
        if digest.hexdigest() == expected:
            return None
        return self._how(path, tail[-_TAIL:])

    def _how(self, path: str, tail: bytes) -> str:
        size = self._copy.files[path]
        if size == 0:
            return "half-written: it is empty"
        if len(tail) == _TAIL and not any(tail):
            return "half-written: its end is nothing but zeros"
        said = self._sizes.get(path)
        if said is not None and size < said:
            return f"half-written: it has {size:,} of {said:,} bytes"
        if path.endswith(".html") and b"</html>" not in tail:
            return "half-written: the page breaks off"
        return "its bytes are not those of the list"

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """How large sounds are, by path, as far as the catalogue can be read."""
        if _CATALOGUE not in self._copy.files:
            return {}
        try:
            text = read_small(self._copy, _CATALOGUE, _LARGEST_CATALOGUE)
            catalogue: dict[str, Any] = json.loads(text or b"{}")
            return {
                SITE + str(form["url"]): int(form["bytes"])
                for recording in catalogue.get("recordings", ())
                for form in recording["audio"]
            }
        except (Unreadable, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}
