"""The factor sets that come with Poche, by which footprints are reckoned.

Each file has a version and is never changed once it was given out: what is found later goes into
a new one, so that a season can be reckoned with the old and the new.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the `.yml` files are."""

STANDARD = "poche-2026"
"""The set that is taken if nobody names another."""

OURS = frozenset(file.stem for file in FOLDER.glob("*.yml"))
"""Their names, which no set of a hub's own may have: it would change what they mean."""


def chosen(name: str | None) -> str:
    """Return the name of the set that a hub asks for."""
    return name or STANDARD
