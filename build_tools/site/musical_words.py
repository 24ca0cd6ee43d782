"""Instruments, genres, periods and moods in the reader's language, as far as they are common ones.

Editors write them freely, most of them in English, as the guide does. Whoever reads the site
shall find them in words of her own; a word that is not in the table stays as it was written.
"""

from __future__ import annotations

import re

from build_tools.site.reader import Reader

INSTRUMENTS = (
    *("accordion", "alto", "baritone", "bass", "bassoon", "body percussion", "brass", "cello"),
    *("choir", "clarinet", "double bass", "drums", "flute", "glockenspiel", "guitar", "harp"),
    *("harpsichord", "horn", "music box", "oboe", "orchestra", "organ", "percussion", "piano"),
    *("recorder", "saxophone", "soprano", "strings", "tenor", "trombone", "trumpet", "tuba"),
    *("viola", "violin", "voice", "voices", "winds", "xylophone"),
)
GENRES = (
    *("aria", "blues", "canon", "cantata", "chamber music", "chorale", "concerto", "dance"),
    *("film music", "folk song", "hymn", "jazz", "lullaby", "march", "mass", "nursery song"),
    *("opera", "ragtime", "sonata", "song", "string quartet", "suite", "symphony", "waltz"),
)
PERIODS = (
    *("21st century", "baroque", "classical", "contemporary", "medieval", "modern"),
    *("renaissance", "romantic"),
)
MOODS = (
    *("calm", "dark", "dreamy", "festive", "funny", "gentle", "joyful", "lively", "mysterious"),
    *("peaceful", "proud", "sad", "solemn", "tender"),
)
MUSICAL = (*INSTRUMENTS, *GENRES, *PERIODS, *MOODS)
"""Words of editors that are message ids, too; no two of them mean different things."""

_CENTURY = re.compile(r"(\d\d?)th century")


def musical(r: Reader, word: str) -> str:
    """Return an instrument, a genre, a period or a mood in the reader's language.

    One that is not known is returned as it is written.
    """
    plain = " ".join(word.casefold().split())
    century = _CENTURY.fullmatch(plain)
    if century:
        return r.t("{n}th century", n=century[1])
    return r.t(plain) if plain in MUSICAL else word
