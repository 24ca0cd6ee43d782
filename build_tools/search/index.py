"""From what can be found to the scripts of one language's index."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.domain import Findable


def index(lang: str, findables: Sequence[Findable]) -> dict[str, bytes]:
    """Return the files of a language's index, by address relative to the site's root."""
    return {}
