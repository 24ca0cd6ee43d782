"""Search: an index per language, made once, that a page reads as classic scripts."""

from __future__ import annotations

from build_tools.search.index import Indexing, index, indexed
from build_tools.search.pages import Entry

__all__ = ["Entry", "Indexing", "index", "indexed"]
