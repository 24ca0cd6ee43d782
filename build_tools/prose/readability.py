"""How easy a text reads, by the formula that is known for its language.

All are made of two or three counts: words a sentence, syllables a word, long words. They know
nothing of meaning: a low measure is a reason to read again, a high one is no praise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from build_tools.later import later

if TYPE_CHECKING:
    import pyphen
else:
    pyphen = later("pyphen")

LEAST_WORDS = 50
"""Below that the formulas, made for samples of a hundred words, say nothing."""

_LETTERS = re.compile(r"[^\W\d_]+")
_DICTIONARIES = {"fr": "fr_FR", "de": "de_DE", "nl": "nl_NL", "en": "en_GB"}
"""Pyphen's; it has none for Luxembourgish."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a formula says of a text."""

    formula: str
    score: float
    limit: float
    """What an easy text reaches; of LIX, what it does not exceed."""
    higher_is_easier: bool = True

    @property
    def is_easy(self) -> bool:
        """Whether the text is as easy as it should be."""
        if self.higher_is_easier:
            return self.score >= self.limit
        return self.score <= self.limit


_FLESCH = {
    # base, factor of words a sentence, factor of syllables a word, what a very easy text reaches
    "en": ("Flesch", 206.835, 1.015, 84.6, 90.0),
    "fr": ("Kandel and Moles", 207.0, 1.015, 73.6, 90.0),
    "de": ("Amstad", 180.0, 1.0, 58.5, 80.0),
    "nl": ("Douma", 206.835, 0.93, 77.0, 90.0),
}
"""Reading ease: R. Flesch, A new readability yardstick (1948), and what others made of it:
L. Kandel and A. Moles, Application de l'indice de Flesch à la langue française (1958);
T. Amstad, Wie verständlich sind unsere Zeitungen? (1978); W. H. Douma, De leesbaarheid van
landbouwbladen (1960). Flesch calls a text very easy from 90 on. In German that would
leave words of one syllable: the sample season's plain sheets have 69 to 77, easy ones 82."""
_LIX = 25.0
"""C. H. Björnsson, Läsbarhet (1968): words a sentence and the share of words of more than six
letters, in percent. Books for children stay below 25."""


def measure(sentences: Sequence[Sequence[str]], lang: str) -> Measure | None:
    """Measure sentences, each given as its words; None if there are too few words."""
    words = [word for sentence in sentences for word in sentence]
    if len(words) < LEAST_WORDS:
        return None
    length = len(words) / len(sentences)
    if lang not in _FLESCH:
        score = lix(len(words), len(sentences), sum(map(is_long, words)))
        return Measure("LIX", score, _LIX, higher_is_easier=False)
    formula, base, by_length, by_syllables, limit = _FLESCH[lang]
    syllables_a_word = sum(syllables(word, lang) for word in words) / len(words)
    return Measure(formula, base - by_length * length - by_syllables * syllables_a_word, limit)


def is_long(word: str) -> bool:
    """Say whether LIX takes a word for a long one."""
    return len(word) > 6


def lix(words: int, sentences: int, long_words: int) -> float:
    """Return Björnsson's measure from three counts, none but the last zero: for every language.

    Below 30 he calls a text very easy, from 50 on hard. Languages differ in how long their words
    are: what is compared should be of one language.
    """
    return words / sentences + 100 * long_words / words


def syllables(word: str, lang: str) -> int:
    """Count syllables by the places where a word may be parted: rather too few than too many."""
    parts = _LETTERS.findall(word) or [word]
    return sum(len(_parting(lang).positions(part.lower())) + 1 for part in parts)


@cache
def _parting(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[lang], left=1, right=1)
