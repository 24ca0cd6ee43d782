"""Keys are spelt and named as musicians do."""

from __future__ import annotations

import pytest

from build_tools.scores.keys import SEMITONES, Key, moved

CLASS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
EVERY = [Key(fifths, mode) for fifths in range(-7, 8) for mode in ("major", "minor", "dorian")]


def pitch_class(tonic: str) -> int:
    return (CLASS[tonic[0].upper()] + tonic[1:].count("#") - tonic[1:].count("b")) % 12


@pytest.mark.parametrize("key", EVERY, ids=lambda key: f"{key.fifths}{key.mode}")
def test_each_key_is_as_far_as_it_says(key: Key) -> None:
    """So many semitones from the written one, with seven accidentals at most."""
    for semitones in SEMITONES:
        there, interval = moved(key, semitones)
        assert pitch_class(there.tonic) == (pitch_class(key.tonic) + semitones) % 12
        assert abs(there.fifths) <= 7
        assert interval.startswith("-" if semitones < 0 else "+")


def test_the_spelling_with_fewer_accidentals() -> None:
    tonics = [moved(Key(0), semitones)[0].tonic for semitones in SEMITONES]
    assert tonics == ["Ab", "A", "Bb", "B", "C", "Db", "D", "Eb", "E"]
    minor = [moved(Key(0, "minor"), semitones)[0].tonic for semitones in SEMITONES]
    assert minor == ["f", "f#", "g", "g#", "a", "bb", "b", "c", "c#"]
