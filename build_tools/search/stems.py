"""Stems: what the forms of one word have in common, by Snowball's rules.

The page stems what is typed by the same algorithms (https://snowballstem.org, version 3.0.1),
as `overrides/assets/poche/snowball/` brings them; a test compares the two word by word.
Luxembourgish has none.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import Stemmer

from build_tools.search.fold import fold

ALGORITHMS = {"fr": "french", "de": "german", "nl": "dutch", "en": "english"}
"""Language to Snowball's name of its rules."""


@functools.cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Return what turns a written word in lower case into its stem, folded."""
    if lang not in ALGORITHMS:
        return fold
    snowball = Stemmer.Stemmer(ALGORITHMS[lang], 0)  # no cache: each word is asked for once
    return lambda word: fold(snowball.stemWord(word))
