"""Which family of sound a title, a genre or an id speaks of, in the languages of the hub."""

from __future__ import annotations

import re
import unicodedata

_STEMS = {
    "percussion": "drum trommel tambour percussion schlagzeug slagwerk batterie pulse timpani "
    "pauke bongo cymbal",
    "bars": "xylophon marimba glockenspiel metallophon music-box",
    "pipes": "organ orgel orgue",
    "keys": "piano klavier clavier keyboard harpsichord cembalo clavecin celesta rag ragtime",
    "wind": "flut flot fluit clarinet clarinette klarinette oboe hautbois bassoon trumpet trompet "
    "trompette horn cor saxophon brass accordion accordeon akkordeon harmonica",
    "strings": "string violin viola cello guitar guitare gitarre gitaar harp harfe quatuor quartet "
    "quartett strijk streicher cordes geige",
    "voices": "choir choeur chor chorale choral koor song lied lidd chanson chant sing gesang hymn "
    "ode aria mass messe cantata kantate cantate voice stimm singing",
}
_WHOLE = frozenset({"cor", "ode", "rag", "mass", "harp", "horn", "chor", "chant", "organ", "sing"})


def _pattern(stems: str) -> re.Pattern[str]:
    """Return what finds any of some stems at the beginning of a word, or as a whole word."""
    whole = (f"{stem} " if stem in _WHOLE else stem.replace("-", " ") for stem in stems.split())
    return re.compile(f" (?:{'|'.join(whole)})")


_FAMILIES = tuple((name, _pattern(stems)) for name, stems in _STEMS.items())


def family(text: str) -> str | None:
    """Return `percussion`, `bars`, `pipes`, `keys`, `wind`, `strings`, `voices`, or None.

    Instruments come before forms, so that a song played on the piano is a matter of keys.
    """
    folded = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = f" {re.sub('[^a-z]+', ' ', plain).strip()} "
    return next((name for name, pattern in _FAMILIES if pattern.search(words)), None)
