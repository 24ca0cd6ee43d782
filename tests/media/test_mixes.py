"""All parts of a choir but one, added up sample by sample and with the parts' own gain."""

import array
import math
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.choices import TIERS
from build_tools.media import Derived, Sounds, Track, decode, derive, plan
from build_tools.store import Store
from tests.media.conftest import look, silent, sound

HERTZ = {"high": 880, "middle": 660, "low": 440}


def choir(root: Path, store: Store, *names: str, tier: str = "standard") -> Derived:
    """A whole of some of the voices, its parts, and of each part all others together."""
    if not (root / "whole.flac").exists():
        for name in names:
            sound(root / f"{name}.flac", f"sine=f={HERTZ[name]}:d=2,volume=0.5")
        tones = "+".join(f"0.06*sin(2*PI*{HERTZ[name]}*t)" for name in names)
        sound(root / "whole.flac", f"aevalsrc='{tones}':d=2")
    found = look(root, store).sounds
    tracks = {name: Track(found[f"{name}.flac"]) for name in (*names, "whole")}
    others = {
        name: replace(tracks[rest[0]], also=tuple(tracks[each].sound for each in rest[1:]))
        for name in names
        if (rest := [each for each in names if each != name])
    }
    whole = tracks.pop("whole")
    sounds = Sounds({"whole": whole}, parts={"whole": tracks}, without={"whole": others})
    return derive(root, sounds, {}, store, silent, tier=tier)


def strength(derived: Derived, url: str, hertz: int) -> float:
    """The level of one tone in a published file, in dB of full scale (Goertzel's algorithm)."""
    command = [decode.ffmpeg(), "-v", "error", "-i", str(derived.files[url])]
    command += ["-ss", "0.5", "-t", "1", "-ac", "1", "-ar", "44100", "-f", "s16le", "-"]
    samples = array.array("h", subprocess.run(command, check=True, capture_output=True).stdout)
    weight = 2 * math.cos(2 * math.pi * hertz / 44_100)
    first = second = 0.0
    for sample in samples:
        first, second = sample + weight * first - second, first
    power = first * first + second * second - weight * first * second
    return 20 * math.log10(2 * math.sqrt(max(power, 1e-9)) / len(samples) / 32768 + 1e-9)


@pytest.mark.parametrize("tier", TIERS)
def test_all_but_one_holds_the_others_as_loud_as_alone(root: Path, store: Store, tier: str) -> None:
    derived = choir(root, store, "high", "middle", "low", tier=tier)
    parts, without = derived.assets.parts, derived.assets.without
    assert set(without) == {("whole", name) for name in HERTZ}
    gains = {
        file.level.gain_db
        for forms in (*parts.values(), *without.values())
        for file in forms[:1]
        if file.level
    }
    assert len(gains) == 1
    for name in HERTZ:
        mixed = without["whole", name]
        assert [each.mime for each in mixed] == [each.mime for each in plan.TIERS[tier]]
        assert mixed[0].duration_s == pytest.approx(2, abs=0.05)
        url = mixed[0].url
        assert url.startswith(f"media/whole-without-{name}-")
        for other, hertz in HERTZ.items():
            heard = strength(derived, url, hertz)
            if other == name:
                assert heard < -60, f"{name} is in what should be without it"
            else:
                alone = strength(derived, parts["whole", other][0].url, hertz)
                assert heard == pytest.approx(alone, abs=0.3), f"{other} without {name}"


def test_of_two_parts_the_other_is_what_is_left(root: Path, store: Store) -> None:
    """Nothing is mixed, and the same content is one file in the store."""
    derived = choir(root, store, "high", "low")
    files = derived.files
    left = derived.assets.without["whole", "high"][0].url
    assert files[left] == files[derived.assets.parts["whole", "low"][0].url]


def test_a_second_run_mixes_nothing_anew(
    root: Path, store: Store, children_started: Callable[[], int]
) -> None:
    first = choir(root, store, "high", "middle", "low")
    before = children_started()
    again = choir(root, store, "high", "middle", "low")
    assert again.assets == first.assets
    assert children_started() == before
