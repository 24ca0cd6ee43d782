"""How loud sounds come out: decided purely, and measured on what was published."""

import json
import math
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.choices import TIERS
from build_tools.domain import Level
from build_tools.media import (
    Derived,
    Sounds,
    Track,
    balance,
    decode,
    derive,
    loudness,
    plan,
    receipt,
)
from build_tools.media.loudness import Heard
from build_tools.store import Store
from tests.media.conftest import look, publish, silent, sound

_DECAY = "exp(-60*mod(t\\,0.5))"
PULSES = f"aevalsrc='0.9*sin(2*PI*700*t)*{_DECAY}|0.5*sin(2*PI*500*t)*{_DECAY}':d=3"
CHORD = "aevalsrc='0.02*sin(2*PI*440*t)+0.02*sin(2*PI*660*t)|0.03*sin(2*PI*550*t)':d=3"


def measured(path: Path) -> tuple[float, float]:
    """Loudness and true peak of a file, asked of ffmpeg anew, as anybody would."""
    arguments = ["-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null"]
    said = subprocess.run(
        [decode.ffmpeg(), *arguments, "-"], check=True, capture_output=True, text=True
    ).stderr.rpartition("Summary:")[2]
    figures = (re.search(rf"{name}:\s+(\S+) ", said) for name in ("I", "Peak"))
    loud, peak = (float(found[1]) for found in figures if found)
    return loud, peak


@pytest.mark.parametrize("tier", TIERS)
def test_soft_music_comes_to_16_and_peaks_stop_it_elsewhere(
    root: Path, store: Store, tier: str
) -> None:
    """Every published file, measured again: at −16 LUFS, or with its peak in −3 to −2 dBTP."""
    sound(root / "soft.flac", CHORD)
    sound(root / "pulses.flac", PULSES)
    derived = publish(root, store, tier=tier)
    assert len(derived.files) == 2 * len(plan.TIERS[tier])
    for url, path in derived.files.items():
        loud, peak = measured(path)
        if "soft" in url:
            assert loud == pytest.approx(-16, abs=0.5) and peak <= -2, url
            assert derived.rules[url] == "loudness"
        else:
            assert loud < -16 and -3 <= peak <= -2, url
            assert derived.rules[url] == "peak"


def test_levels_are_those_of_the_file(root: Path, store: Store) -> None:
    sound(root / "soft.flac", CHORD)
    derived = publish(root, store, tier="high")
    for file in (file for files in derived.assets.audio.values() for file in files):
        assert file.level is not None
        loud, peak = measured(derived.files[file.url])
        assert (file.level.loudness_lufs, file.level.true_peak_dbtp) == (loud, peak)


def test_soft_stays_soft_beside_loud(root: Path, store: Store) -> None:
    """20 dB between two halves are 20 dB afterwards: one gain, no compression."""
    sound(root / "steps.flac", "aevalsrc='(0.02+0.18*gte(t\\,3))*sin(2*PI*500*t)':d=6")
    ((_, path),) = publish(root, store).files.items()
    halves = []
    for start in (0.5, 3.5):
        arguments = ["-hide_banner", "-ss", str(start), "-t", "2", "-i", path]
        said = subprocess.run(
            [decode.ffmpeg(), *arguments, "-af", "volumedetect", "-f", "null", "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stderr
        found = re.search(r"mean_volume: (\S+) dB", said)
        assert found is not None
        halves.append(float(found[1]))
    assert halves[1] - halves[0] == pytest.approx(20, abs=0.2)


def test_silence_stays_silence(root: Path, store: Store) -> None:
    """Digital silence, and noise of a bit, are not made louder."""
    sound(root / "silence.wav", "anullsrc=r=44100:cl=stereo", "-t", "1")
    sound(root / "bit.wav", "anoisesrc=a=0.0001:d=1:s=1")
    derived = publish(root, store)
    gains = [file.level.gain_db for files in derived.assets.audio.values() for file in files
             if file.level]  # fmt: skip
    assert gains == [0, 0]
    assert set(derived.rules.values()) == {"silence"}
    assert set(derived.assets.peaks.values()) == {"A" * 480}


def test_a_very_short_sound_is_set_by_its_peak(root: Path, store: Store) -> None:
    """R 128 measures blocks of 0.4 s; a click of 0.1 s has none."""
    sound(root / "click.wav", "sine=f=900:d=0.1")
    ((url, path),) = publish(root, store).files.items()
    assert -3 <= measured(path)[1] <= -2
    assert url.startswith("media/click-")


def test_a_whisper_gets_30_db_and_no_more(root: Path, store: Store) -> None:
    sound(root / "whisper.flac", "sine=f=500:d=2", "-af", "volume=-45dB", "-sample_fmt", "s32")
    derived = publish(root, store)
    ((level,),) = [[file.level for file in files] for files in derived.assets.audio.values()]
    assert level is not None and level.gain_db == 30
    assert set(derived.rules.values()) == {"ceiling"}


def _forms(root: Path, store: Store, *, parts: bool, tier: str = "standard") -> Derived:
    """Publish everything: `whole` with the rest as its parts, or all as one album."""
    tracks = {Path(path).stem: Track(it) for path, it in look(root, store).sounds.items()}
    if parts:
        whole = {"whole": tracks.pop("whole")}
        sounds = Sounds(whole, parts={"whole": tracks})
    else:
        sounds = Sounds(tracks, albums={"list": tracks})
    return derive(root, sounds, {}, store, silent, tier=tier)


@pytest.mark.parametrize("tier", TIERS)
def test_parts_share_the_gain_of_their_recording(root: Path, store: Store, tier: str) -> None:
    sound(root / "whole.flac", CHORD)
    sound(root / "alto.flac", "sine=f=440:d=3", "-af", "volume=-18dB")
    sound(root / "bass.flac", "sine=f=110:d=3", "-af", "volume=-12dB")
    assets = _forms(root, store, parts=True, tier=tier).assets
    own = next(iter(assets.audio.values()))
    assert set(assets.parts) == {("whole", "alto"), ("whole", "bass")}
    for files in assets.parts.values():
        assert [file.mime for file in files] == [file.mime for file in plan.TIERS[tier]]
        for file, whole in zip(files, own, strict=True):
            assert file.level and whole.level
            assert file.level.gain_db == whole.level.gain_db
            assert file.url.startswith("media/whole-")


def test_a_part_with_high_peaks_lowers_them_all(root: Path, store: Store) -> None:
    sound(root / "whole.flac", CHORD)
    sound(root / "drum.flac", PULSES)
    sound(root / "bass.flac", "sine=f=110:d=3", "-af", "volume=-12dB")
    derived = _forms(root, store, parts=True)
    levels = [file.level for files in derived.assets.parts.values() for file in files]
    assert len({level.gain_db for level in levels if level}) == 1
    assert max(level.true_peak_dbtp for level in levels if level) <= -2
    own = [it for it in derived.rules.values() if it == "loudness"]
    assert own and levels[0] and levels[0].gain_db < 10


def test_prose_may_play_a_part(root: Path, store: Store) -> None:
    """By its hash it is found as it sounds in its group, and no second file is made."""
    sound(root / "whole.flac", CHORD)
    sound(root / "bass.flac", "sine=f=110:d=3", "-af", "volume=-12dB")
    derived = _forms(root, store, parts=True)
    bass = look(root, store).sounds["bass.flac"]
    assert derived.assets.audio[bass.sha256] == derived.assets.parts["whole", "bass"]
    assert len(derived.files) == 2


@pytest.mark.parametrize("tier", TIERS)
def test_an_album_keeps_the_relation_of_its_tracks(root: Path, store: Store, tier: str) -> None:
    """12 dB apart in the masters, 12 dB apart in every form, whatever each would be alone."""
    sound(root / "loud.flac", "sine=f=500:d=3", "-af", "volume=-6dB")
    sound(root / "soft.flac", "sine=f=500:d=3", "-af", "volume=-18dB")
    derived = _forms(root, store, parts=False, tier=tier)
    tracks = {Path(path).stem: it for path, it in look(root, store).sounds.items()}
    heard = {}
    for name, it in tracks.items():
        files = derived.assets.albums.get(("list", name)) or derived.assets.audio[it.sha256]
        heard[name] = [measured(derived.files[file.url])[0] for file in files]
    for loud, soft in zip(heard["loud"], heard["soft"], strict=True):
        assert loud - soft == pytest.approx(12, abs=0.3)
    assert ("list", "soft") in derived.assets.albums


def test_an_album_of_equals_needs_no_forms(root: Path, store: Store) -> None:
    sound(root / "a.flac", "sine=f=500:d=2", "-af", "volume=-12dB")
    sound(root / "b.flac", "sine=f=500:d=3", "-af", "volume=-12dB")
    derived = _forms(root, store, parts=False)
    assert derived.assets.albums == {}
    assert len(derived.files) == 2


def test_the_receipt_has_every_sound_and_the_same_bytes_twice(root: Path, tmp_path: Path) -> None:
    sound(root / "soft.flac", CHORD)
    sound(root / "silence.wav", "anullsrc=r=44100:cl=mono", "-t", "1")
    texts = [receipt(publish(root, Store(tmp_path / name)), "standard") for name in ("a", "b")]
    assert texts[0] == texts[1]
    told = json.loads(texts[0], parse_constant=pytest.fail)
    assert (told["version"], told["tier"]) == (1, "standard")
    rows = {row["master"]: row for row in told["sounds"]}
    assert rows["silence.wav"]["rule"] == "silence"
    assert rows["silence.wav"]["loudness_lufs"] is None
    assert rows["soft.flac"]["rule"] == "loudness"
    assert rows["soft.flac"]["loudness_lufs"] == pytest.approx(-16, abs=0.5)


def test_one_line_says_how_it_came_out(root: Path, store: Store) -> None:
    sound(root / "soft.flac", CHORD)
    sound(root / "pulses.flac", PULSES)
    assert balance(publish(root, store)) == (
        "Sounds: 1 at −16 LUFS, 1 as loud as their peaks allow."
    )


finite = st.floats(-60, 0)


@given(finite, finite)
def test_no_first_gain_goes_beyond_what_the_peak_allows(loud: float, peak: float) -> None:
    gain_db = loudness.first_gain(Heard(loud, peak, 0.0), 0.3)
    assert gain_db <= 30
    assert peak + gain_db <= -2.5 or gain_db == 0 or peak + gain_db <= -2.79


@given(st.lists(st.tuples(finite, st.floats(1, 600)), min_size=1, max_size=6))
def test_an_album_is_as_loud_as_its_energy(tracks: list[tuple[float, float]]) -> None:
    """With all room for peaks the mean of the energies comes to −16."""
    gain_db = loudness.album_gain([(Heard(loud, -90, 0), seconds) for loud, seconds in tracks])
    energy = sum(seconds * 10 ** ((loud + gain_db) / 10) for loud, seconds in tracks)
    mean = 10 * math.log10(energy / sum(seconds for _, seconds in tracks))
    assert mean == pytest.approx(-16, abs=0.02) or gain_db == 30


@given(st.dictionaries(st.text("abcdef", min_size=1), st.floats(-1, 1), max_size=8))
def test_kept_forms_never_drift_apart(differences: dict[str, float]) -> None:
    kept = [differences[name] for name in loudness.keep_own(differences)]
    assert all(abs(off_db) <= 0.25 for off_db in kept)
    assert max([0.0, *kept]) - min([0.0, *kept]) <= 0.3


def test_an_encoder_that_jumps_is_caught_between() -> None:
    """Too soft and too loud by turns: the middle is tried, not the same two for ever."""
    soft, loud = Level(0.0, -20.0, -3.4, 0.0), Level(0.9, -19.1, -1.6, 0.0)
    assert loudness.next_gain([soft]) == 0.9
    assert loudness.next_gain([soft, loud]) == 0.45
