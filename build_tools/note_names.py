"""Notes and keys by the names that readers of each language learned at school. Pure.

French and Luxembourgish have do ré mi: in Luxembourg, too, music is taught in French
from the first lesson of solfège on. German has H for B and B for B flat (DIN 1311-3
keeps them); Dutch and German put accidentals into the name (*fis*, *bes*).
"""

from __future__ import annotations

import re

LETTERS = "CDEFGAB"
_PITCH = re.compile(r"([A-Ga-g])(#{0,2}|b{0,2})(-?\d*)")
_SYLLABLES = dict(zip(LETTERS, ("do", "ré", "mi", "fa", "sol", "la", "si"), strict=True))
_SIGNS = {"": "", "#": "♯", "##": "♯♯", "b": "♭", "bb": "♭♭"}
_SPOKEN_SIGNS = {
    "fr": {"#": "dièse", "##": "double dièse", "b": "bémol", "bb": "double bémol"},
    "en": {"#": "sharp", "##": "double sharp", "b": "flat", "bb": "double flat"},
}
_MODES = {
    "fr": ("{} majeur", "{} mineur"),
    "de": ("{}-Dur", "{}-Moll"),
    "nl": ("{} groot", "{} klein"),
    "en": ("{} major", "{} minor"),
}
_AS_IN = {"lb": "fr"}
"""Languages whose readers use the names of another."""


def split(pitch: str) -> tuple[str, str, str]:
    """Return the letter, the accidentals and the octave of a pitch such as `Bb4`.

    Raises ValueError for what is no pitch.
    """
    match = _PITCH.fullmatch(pitch)
    if match is None:
        raise ValueError(f"no pitch: {pitch!r}")
    return match[1].upper(), match[2], match[3]


def note_name(lang: str, pitch: str, *, short: bool = False) -> str:
    """Return what a note is called, without its octave; `short` is to be drawn beside it."""
    letter, signs, _ = split(pitch)
    lang = _AS_IN.get(lang, lang)
    if lang == "de":
        return _german(letter, signs)
    if lang == "nl":
        return _dutch(letter, signs)
    name = _SYLLABLES[letter] if lang == "fr" else letter
    if short or not signs:
        return name + _SIGNS[signs]
    return f"{name} {_SPOKEN_SIGNS[lang][signs]}"


def key_name(lang: str, tonic: str) -> str:
    """Return what a key is called; a small letter in `tonic` says that it is minor."""
    minor = tonic[:1].islower()
    name = note_name(lang, tonic)
    lang = _AS_IN.get(lang, lang)
    if lang in ("de", "nl"):
        name = name.lower() if minor else name[:1].upper() + name[1:]
    return _MODES[lang][minor].format(name)


def names(lang: str) -> str:
    """Return all names as a script reads them: `pitch=short=spoken`, parted by `;`."""
    pitches = [letter + signs for letter in LETTERS for signs in _SIGNS]
    return ";".join(
        f"{each}={note_name(lang, each, short=True)}={note_name(lang, each)}" for each in pitches
    )


def _german(letter: str, signs: str) -> str:
    """Return a German name: Fis, Es, As; B flat is B, and B is H."""
    if letter == "B":
        return {"b": "B", "bb": "Heses", "": "H", "#": "His", "##": "Hisis"}[signs]
    return letter + _ending(letter, signs)


def _dutch(letter: str, signs: str) -> str:
    """Return a Dutch name: fis, es, as, bes."""
    return letter.lower() + _ending(letter, signs)


def _ending(letter: str, signs: str) -> str:
    """Return the syllables that stand for accidentals; a vowel takes the first e with it."""
    flats = {"b": "s", "bb": "ses"} if letter in "AE" else {"b": "es", "bb": "eses"}
    return {"": "", "#": "is", "##": "isis", **flats}[signs]
