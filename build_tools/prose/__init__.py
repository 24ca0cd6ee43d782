"""Editors' Markdown, parsed once.

From one markdown-it tree come the sanitised HTML, the plain text, the digest
and what the prose mentions. Screen, paper and search therefore never disagree
about what an editor wrote.
"""

from __future__ import annotations

from build_tools.prose.body import ADAPTATIONS, Mention, Prose, digest, parse
from build_tools.prose.tree import Node, tree

__all__ = ["ADAPTATIONS", "Mention", "Node", "Prose", "digest", "parse", "tree"]
