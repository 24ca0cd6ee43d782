"""Keys: what they are called, and by which interval music comes into them."""

from __future__ import annotations

from dataclasses import dataclass

SEMITONES = tuple(range(-4, 5))
"""The keys that are engraved, counted from the written one."""

_LETTERS = "FCGDAEB"
"""By fifths: each has one sharp more, or one flat less, than the one before."""
_UP = {
    0: (("P1", 0),),
    1: (("m2", -5), ("A1", 7)),
    2: (("M2", 2), ("d3", -10)),
    3: (("m3", -3), ("A2", 9)),
    4: (("M3", 4), ("d4", -8)),
}
"""Semitones to intervals, each with the fifths by which it moves a key."""

_TONICS = {
    "major": 0,
    "ionian": 0,
    "mixolydian": 1,
    "dorian": 2,
    "minor": 3,
    "aeolian": 3,
    "phrygian": 4,
    "locrian": 5,
    "lydian": -1,
}
"""Mode to how many fifths its tonic lies above that of the major key with the same signature."""
_MINOR = frozenset({"minor", "aeolian", "dorian", "phrygian", "locrian"})
"""Modes with a minor third."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key signature and its mode."""

    fifths: int
    """Sharps, or flats if below 0."""
    mode: str = "major"

    @property
    def tonic(self) -> str:
        """The key's name in letters: `Bb` for a major, `bb` for a minor one."""
        fifth = self.fifths + _TONICS.get(self.mode, 0) + 1
        letter, times = _LETTERS[fifth % 7], fifth // 7
        letter = letter.lower() if self.mode in _MINOR else letter
        return letter + ("#" * times if times > 0 else "b" * -times)


def moved(key: Key, semitones: int) -> tuple[Key, str]:
    """Return the key so many semitones away, and the interval to it as verovio reads it.

    Of two spellings that sound alike it is the one with fewer accidentals, and of
    two that are alike in this, too, the one whose interval is the plainer.
    """
    sign = -1 if semitones < 0 else 1
    steps = ((f"{'-' if sign < 0 else '+'}{name}", sign * by) for name, by in _UP[abs(semitones)])
    name, by = min(steps, key=lambda step: (abs(key.fifths + step[1]), abs(step[1])))
    return Key(key.fifths + by, key.mode), name
