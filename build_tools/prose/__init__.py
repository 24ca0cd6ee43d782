"""Editors' Markdown, parsed once.

From one markdown-it tree come the sanitised HTML, the plain text, the digest
and what the prose mentions. Screen, paper and search therefore never disagree
about what an editor wrote.
"""

from __future__ import annotations

from build_tools.prose.blocks import STEP_ICONS
from build_tools.prose.body import Prose, digest, parse
from build_tools.prose.kept import Kept, kept, recalled
from build_tools.prose.labels import Labels, labels_in
from build_tools.prose.reckoning import Reckoning, reckoned
from build_tools.prose.rendering import ADAPTATIONS
from build_tools.prose.source import Mention
from build_tools.prose.tree import Node, tree
from build_tools.prose.words import LaterWords
from build_tools.prose.wordsfile import WordsFile, words_at_hand

__all__ = [
    "ADAPTATIONS",
    "STEP_ICONS",
    "Kept",
    "Labels",
    "LaterWords",
    "Mention",
    "Node",
    "Prose",
    "Reckoning",
    "WordsFile",
    "digest",
    "kept",
    "labels_in",
    "parse",
    "recalled",
    "reckoned",
    "tree",
    "words_at_hand",
]
