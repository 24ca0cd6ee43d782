"""Sounds as they come, in every tier: decoded, of the right length, with the right channels."""

import subprocess
from pathlib import Path

import pytest

from build_tools.children import Children
from build_tools.choices import TIERS
from build_tools.media import Sounds, Track, decode, derive, meter, plan
from build_tools.media.decode import opened
from build_tools.store import Store
from tests.media.conftest import look, publish, silent, sound

INPUTS = {
    "flac-16-44.flac": ("44100", "stereo", "-sample_fmt s16"),
    "flac-24-96.flac": ("96000", "stereo", "-sample_fmt s32 -bits_per_raw_sample 24"),
    "wav-16-8.wav": ("8000", "mono", "-c:a pcm_s16le"),
    "wav-24-48.wav": ("48000", "stereo", "-c:a pcm_s24le"),
    "wav-32-44.wav": ("44100", "mono", "-c:a pcm_s32le"),
    "wav-float-96.wav": ("96000", "stereo", "-c:a pcm_f32le"),
    "aiff-16-22.aiff": ("22050", "mono", "-c:a pcm_s16be"),
    "aiff-24-48.aiff": ("48000", "stereo", "-c:a pcm_s24be"),
    "alac-44.m4a": ("44100", "stereo", "-c:a alac"),
    "aac-22.m4a": ("22050", "mono", "-c:a aac -b:a 64k"),
    "mp3-22.mp3": ("22050", "mono", "-c:a libmp3lame -b:a 64k"),
    "vorbis-44.ogg": ("44100", "stereo", "-c:a libvorbis"),
    "opus-48.opus": ("48000", "stereo", "-c:a libopus"),
    "surround-48.flac": ("48000", "5.1", "-sample_fmt s16"),
    "quad-44.wav": ("44100", "quad", "-c:a pcm_s16le"),
}
"""Name to rate, channels and encoding."""


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All inputs: a tone in each channel, 1.2 s."""
    root = tmp_path_factory.mktemp("masters")
    for name, (rate, layout, options) in INPUTS.items():
        source = f"aevalsrc='0.05*sin(2*PI*440*t)':d=1.2:s={rate}"
        pan = f"pan={layout}|" + "|".join(f"c{at}=c0" for at in range(_count(layout)))
        sound(root / name, source, "-af", pan, *options.split())
    return root


def _count(layout: str) -> int:
    return {"mono": 1, "stereo": 2, "quad": 4, "5.1": 6}[layout]


@pytest.mark.parametrize("tier", TIERS)
def test_everything_comes_through(masters: Path, store: Store, tier: str) -> None:
    found = look(masters, store)
    assert not found.problems
    derived = publish(masters, store, tier=tier)
    for name, (rate, layout, _) in INPUTS.items():
        master = found.sounds[name]
        assert (master.sample_rate_hz, master.channels) == (int(rate), _count(layout)), name
        assert master.duration_s == pytest.approx(1.2, abs=0.05), name
        forms = derived.assets.audio[master.sha256]
        assert [file.mime for file in forms] == [preset.mime for preset in plan.TIERS[tier]]
        for file, preset in zip(forms, plan.TIERS[tier], strict=True):
            heard_s, channels, rate_hz = _decoded(derived.files[file.url])
            assert heard_s == pytest.approx(master.duration_s, abs=0.02), file.url
            assert channels == (1 if preset.mono or layout == "mono" else 2), file.url
            assert rate_hz == preset.sample_rate_hz
            assert file.level is not None
            assert file.level.true_peak_dbtp <= -2
            assert file.level.loudness_lufs == pytest.approx(-16, abs=0.5), file.url
            assert file.size_bytes == derived.files[file.url].stat().st_size


def _decoded(path: Path) -> tuple[float, int, int]:
    arguments = [*opened(path, meter.container(path)), "-f", "f32le", "-"]
    made = subprocess.run(
        [decode.ffmpeg(), "-v", "info", *arguments], check=True, capture_output=True
    )
    said = made.stderr.decode().rpartition("Output #0")[2]
    channels = 1 if "mono" in said else 2
    rate_hz = 48_000 if "48000 Hz" in said else 44_100
    return len(made.stdout) / 4 / channels / rate_hz, channels, rate_hz


def test_frugal_is_opus_before_mp3_and_small(root: Path, store: Store) -> None:
    sound(root / "a.flac", "anoisesrc=a=0.1:d=5:s=1", "-ac", "2")
    (forms,) = publish(root, store, tier="frugal").assets.audio.values()
    assert [(file.mime, file.url.partition(".")[2]) for file in forms] == [
        ("audio/webm; codecs=opus", "webm"),
        ("audio/mpeg", "mp3"),
    ]
    assert forms[1].size_bytes == pytest.approx(5 * 64_000 / 8, rel=0.05)


def test_speech_is_mono_in_every_tier(root: Path, store: Store) -> None:
    sound(root / "a.flac", "sine=f=300:d=1", "-ac", "2")
    (master,) = look(root, store).sounds.values()
    for tier in TIERS:
        spoken = Sounds({"a": Track(master, spoken=True)})
        derived = derive(root, spoken, {}, store, silent, tier=tier)
        assert {_decoded(path)[1] for path in derived.files.values()} == {1}


def test_webm_has_its_index_in_front_and_seeks(root: Path, store: Store) -> None:
    """Silence up to 20 s, then a tone: a seek beside the border lands on the right side."""
    sound(root / "a.flac", "aevalsrc='0.2*sin(2*PI*500*t)*gte(t\\,20)':d=25")
    derived = publish(root, store, tier="frugal")
    path = next(path for url, path in derived.files.items() if url.endswith("webm"))
    content = path.read_bytes()
    cues, cluster = content.index(b"\x1c\x53\xbb\x6b"), content.index(b"\x1f\x43\xb6\x75")
    assert cues < cluster
    for at_s, sounds in ((19.8, False), (20.02, True)):
        seek = ("-ss", str(at_s), "-t", "0.1", "-i", path, "-f", "s16le", "-")
        made = subprocess.run([decode.ffmpeg(), "-v", "error", *seek], check=True,
                              capture_output=True).stdout  # fmt: skip
        loudest = max(abs(int.from_bytes(made[at : at + 2], "little", signed=True))
                      for at in range(0, len(made), 2))  # fmt: skip
        assert (loudest > 2000) is sounds


@pytest.mark.parametrize("tier", ["frugal", "high"])
def test_the_same_bytes_twice(root: Path, tmp_path: Path, tier: str) -> None:
    sound(root / "a.flac", "sine=f=300:d=1", "-ac", "2")
    one, two = (publish(root, Store(tmp_path / name), tier=tier) for name in ("one", "two"))
    assert one.assets == two.assets
    assert [path.read_bytes() for path in one.files.values()] == [
        path.read_bytes() for path in two.files.values()
    ]


def test_tiers_live_side_by_side(root: Path, store: Store) -> None:
    """Going back to a tier finds its files again."""
    sound(root / "a.flac", "sine=f=300:d=1")
    first = publish(root, store, tier="standard")
    publish(root, store, tier="high")
    assert publish(root, store, tier="standard") == first


def test_an_excerpt_is_cut_by_the_sample(root: Path, store: Store) -> None:
    """From 0.3 s to 0.8 s are half a second, faded in and out."""
    sound(root / "a.flac", "sine=f=300:d=1:r=44100")
    (master,) = look(root, store).sounds.values()
    excerpt = Track(master, start_s=0.3, stop_s=0.8)
    derived = derive(root, Sounds({"a": excerpt}), {}, store, silent)
    ((_, path),) = derived.files.items()
    assert _decoded(path)[0] == pytest.approx(0.5, abs=0.001)
    assert derived.assets.audio[master.sha256][0].duration_s == pytest.approx(0.5)


def test_the_peaks_are_480_characters_of_the_masters_outline(root: Path, store: Store) -> None:
    """Soft first half, loud second: a third of the height, then all of it, however soft both."""
    sound(root / "a.flac", "aevalsrc='(1+2*gte(t\\,2))*0.01*sin(2*PI*800*t)':d=4:s=44100")
    (peaks,) = publish(root, store).assets.peaks.values()
    assert len(peaks) == 480
    assert set(peaks[5:235]) == {"V"} and set(peaks[245:475]) == {"/"}


@pytest.mark.parametrize(("duration", "rate"), [("0.02", "8000"), ("0.3", "44100"), ("3", "96000")])
def test_any_length_has_its_480_peaks(root: Path, store: Store, duration: str, rate: str) -> None:
    sound(root / "a.wav", f"sine=f=900:d={duration}:r={rate}")
    (peaks,) = publish(root, store).assets.peaks.values()
    assert len(peaks) == 480 and peaks.count("/") > 4


def test_peaks_are_of_all_channels(root: Path, store: Store) -> None:
    """A tone on the right alone is seen as high as anywhere."""
    tone = "0.1*sin(2*PI*800*t)"
    sound(root / "a.flac", f"aevalsrc='{tone}*lt(t\\,1)|{tone}*gte(t\\,1)':d=2")
    (peaks,) = publish(root, store).assets.peaks.values()
    assert min(peaks[10:230]) == min(peaks[250:470]) == "/"


def test_a_master_is_measured_once(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(root / "a.flac", "sine=f=300:d=1")
    publish(root, store)
    monkeypatch.setattr("build_tools.media.meter.listen_to", None)
    publish(root, store, tier="high")


def test_decoding_counts_as_the_file_says(root: Path, store: Store) -> None:
    """What is published of a sound is itself a whole sound."""
    sound(root / "a.flac", "sine=f=300:d=2")
    for path in publish(root, store).files.values():
        heard = decode.decode(Children(), path, path.stat().st_size)
        assert heard.faults == 0 and heard.finished
