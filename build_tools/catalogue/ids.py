"""Ids: the names of folders, which are addresses too."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 60

RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows keeps for devices, and the site for its lists."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def is_id(text: str) -> bool:
    """Say whether `text` is formed like an id; it may still be reserved."""
    return len(text) <= MAX_LENGTH and ID.fullmatch(text) is not None


def slug(text: str) -> str:
    """Return the id that is nearest to `text`; empty where nothing of it can stay.

    An id is its own slug.
    """
    spelt = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT))
    plain = "".join(char for char in spelt if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words)[:MAX_LENGTH].strip("-")
