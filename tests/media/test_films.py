"""Videos: what is found in them, what is refused, and what becomes of them."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageStat

from build_tools.media import inspect, posters, receipt, reel
from build_tools.problems import Severity
from build_tools.store import Store
from tests.media.conftest import FILES, silent
from tests.media.films import AAC, H264, film, old, pattern, publish, run, told, tone

NOISE = "nullsrc=s=854x480:r=15:d=4,geq=random(1)*255:128:128"
FAST_START = ("-movflags", "+faststart")


def cut(path: Path, whole: Path) -> None:
    content = whole.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 5])


# What is found


def test_size_and_length_are_those_that_are_seen(root: Path, store: Store) -> None:
    """A telephone's rotation and a camcorder's oblong points count; sound may outlast pictures."""
    film(root / "plain.mp4", pattern(), tone(2.4))
    run("-display_rotation", "90", "-i", str(root / "plain.mp4"), "-c", "copy",
        str(root / "upright.mov"))  # fmt: skip
    film(root / "oblong.mkv", pattern(90, 72), options=("-vf", "setsar=16/15", *H264))
    film(
        root / "web.webm", pattern(64, 48), options=("-c:v", "libvpx-vp9", "-deadline", "realtime")
    )
    found = inspect(root, [], [], store, silent, films=sorted(p.name for p in root.iterdir()))
    assert found.problems == ()
    sizes = {name: (it.width_px, it.height_px) for name, it in found.films.items()}
    assert sizes == {
        "plain.mp4": (160, 90), "upright.mov": (90, 160), "oblong.mkv": (96, 72),
        "web.webm": (64, 48),
    }  # fmt: skip
    plain = found.films["plain.mp4"]
    assert plain.duration_s == pytest.approx(2.4, abs=0.06)
    assert (plain.frames_per_s, found.films["web.webm"].sound) == (10.0, None)
    assert plain.sound is not None and plain.sound.sha256 == plain.sha256
    assert (plain.sound.codec, plain.sound.channels) == ("aac", 1)


def broken(root: Path) -> dict[str, str]:
    """Write a file of every kind that turns up; return the code of each."""
    whole = film(root / "whole.mp4", pattern(), tone(), options=(*H264, *AAC, *FAST_START))
    run("-i", str(whole), "-c", "copy", str(root / "whole.mkv"))
    run("-i", str(whole), "-c", "copy", "-movflags", "0", str(root / "late.mp4"))
    flipped = bytearray(whole.read_bytes())
    middle = len(flipped) * 3 // 5
    flipped[middle : middle + 60] = random.Random(4).randbytes(60)
    written = {
        "empty.mp4": (b"", "MED01"),
        "pointer.mp4": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "MED02"),
        "hundred-bytes.mp4": (bytes(range(100)), "FLM01"),
        "random.mp4": (random.Random(1).randbytes(50_000), "FLM01"),
        "random.webm": (random.Random(2).randbytes(50_000), "FLM01"),
        "text.mp4": (b"Une note, pas une video. " * 40, "FLM01"),
        "zeros.mkv": (bytes(50_000), "FLM01"),
        "archive.mp4": (b"PK\x03\x04" + bytes(900), "FLM01"),
        "bad-atom.mp4": (
            b"\0\0\0\x18ftypisom" + struct.pack(">I", 2**31) + b"moov" + b"\xff" * 900,
            "FLM03",
        ),
        "sound-inside.mp4": ((FILES / "stereo-44k-1s.m4a").read_bytes(), "FLM01"),
        "song.mp4": ((FILES / "mono-44k-half-second.flac").read_bytes(), "FLM01"),
        "photo.mp4": ((FILES / "photo-gps-orientation-6.jpg").read_bytes(), "FLM01"),
        "flipped.mp4": (bytes(flipped), "FLM04"),
    }
    for name, (content, _) in written.items():
        (root / name).write_bytes(content)
    cut(root / "cut.mp4", whole)
    cut(root / "cut.mkv", root / "whole.mkv")
    cut(root / "cut-late.mp4", root / "late.mp4")
    film(root / "two-videos.mp4", pattern(), pattern())
    film(root / "two-sounds.mp4", pattern(), tone(), tone())
    film(root / "single.mp4", pattern(), options=(*H264, "-frames:v", "1"))
    film(root / "huge.mp4", "color=s=6000x3000:r=1:d=2")
    key = ("-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "0" * 32)
    run("-i", str(whole), "-c", "copy", *key, "-encryption_kid", "1" * 32, str(root / "locked.mp4"))
    codes = {name: code for name, (_, code) in written.items()}
    cuts = dict.fromkeys(("cut.mp4", "cut.mkv", "cut-late.mp4"), "FLM03")
    made = {"single.mp4": "FLM01", "huge.mp4": "FLM05", "locked.mp4": "FLM06"}
    return {**codes, **cuts, **made, "two-videos.mp4": "FLM02", "two-sounds.mp4": "FLM02"}


def test_every_kind_of_broken_file_is_named(root: Path, store: Store) -> None:
    """Each is one error with its code, in plain words; what is whole is used all the same."""
    expected = broken(root)
    (root / "whole.webm").write_bytes((root / "late.mp4").read_bytes())  # a wrong ending
    names = [*expected, "whole.mp4", "whole.mkv", "late.mp4", "whole.webm"]
    found = inspect(root, [], [], store, silent, films=names)
    errors = {it.location.path: it.code for it in found.problems if it.severity is Severity.ERROR}
    assert errors == expected
    (misnamed,) = (it for it in found.problems if it.severity is Severity.WARNING)
    assert (misnamed.code, misnamed.location.path) == ("MED07", "whole.webm")
    assert set(found.films) == {"whole.mp4", "whole.mkv", "late.mp4", "whole.webm"}
    for it in found.problems:
        assert not any(word in it.message for word in ("Traceback", "0x", "ffmpeg", "moov"))


def test_a_cut_video_says_what_it_claims_and_what_is_there(root: Path, store: Store) -> None:
    whole = film(root / "whole.mp4", pattern(seconds=4), options=(*H264, *FAST_START))
    cut(root / "cut.mp4", whole)
    (problem,) = inspect(root, [], [], store, silent, films=["cut.mp4"]).problems
    assert "it says that it is 4.0 s long, but " in problem.message


def test_what_was_found_is_not_looked_for_again(
    root: Path, store: Store, children_started: Callable[[], int]
) -> None:
    film(root / "a.mp4", pattern(), tone())
    first = inspect(root, [], [], store, silent, films=["a.mp4"])
    before = children_started()
    assert inspect(root, [], [], store, silent, films=["a.mp4"]) == first
    assert children_started() == before


# What is decided


@pytest.mark.parametrize(
    ("seen", "published"),
    [
        ((1920, 1080), (854, 480)),
        ((1080, 1920), (480, 854)),
        ((640, 480), (640, 480)),
        ((1440, 1080), (640, 480)),
        ((2048, 858), (854, 358)),
        ((853, 479), (852, 478)),
        ((320, 180), (320, 180)),
        ((4096, 16), (854, 4)),
    ],
)
def test_sizes(seen: tuple[int, int], published: tuple[int, int]) -> None:
    assert reel.size(*seen) == published


@given(st.integers(16, 8000), st.integers(16, 8000))
def test_sizes_fit_are_even_and_never_larger(width: int, height: int) -> None:
    found = reel.size(width, height)
    assert max(found) <= 854 and min(found) <= 480
    assert all(each % 2 == 0 for each in found)
    assert all(now <= max(2, before) for now, before in zip(found, (width, height), strict=True))


@pytest.mark.parametrize(
    ("filmed", "published"), [(25, 25), (30, 30), (29.97, 29.97), (50, 25), (60, 30), (240, 30),
                              (48, 24), (0.2, 1)],
)  # fmt: skip
def test_rates_are_halved_and_not_bent(filmed: float, published: float) -> None:
    """60 pictures become 30: every other one; 25 stay 25, or movement would stutter."""
    assert reel.rate(filmed) == published


def test_a_poster_is_the_first_picture_that_tells_nearly_most() -> None:
    assert posters.chosen([0.0, 1.0, 4.6, 5.0]) == 2
    assert posters.chosen([0.0]) == 0


# What is made


def test_published_form(root: Path, store: Store) -> None:
    """H.264 and AAC as every device plays them, the index in front, nothing of the original's."""
    private = ("-metadata", "title=Geheim", "-metadata", "location=+49.5+006.1/")
    film(root / "a.mp4", pattern(161, 91, 3), tone(3), options=(*H264[:4], *AAC, *private))
    derived = publish(root, store, "a.mp4")
    (it,) = derived.assets.screenings.values()
    path = derived.files[it.video.url]
    said, content = told(path), path.read_bytes()
    assert "Video: h264 (High) (avc1" in said and ", yuv420p(tv, bt709" in said
    assert "160x90 [SAR 1:1" in said and ", 10 fps" in said
    assert "Audio: aac (LC)" in said and "Duration: 00:00:03.0" in said
    assert content.index(b"moov") < content.index(b"mdat")
    for left in (b"Geheim", b"+49.5", b"x264 - core", b"Lavf"):
        assert left not in content
    assert (it.video.width_px, it.video.height_px, it.video.duration_s) == (160, 90, 3.0)
    assert it.video.size_bytes == len(content)
    assert it.video.url.startswith("media/a-") and it.video.url.endswith(".mp4")


def test_sound_is_as_loud_as_all_others_and_there_alone(root: Path, store: Store) -> None:
    film(root / "a.mkv", pattern(seconds=4), f"{tone(4)},volume=-20dB")
    derived = publish(root, store, "a.mkv", tier="high")
    (it,) = derived.assets.screenings.values()
    assert [file.mime for file in it.audio] == ["audio/webm; codecs=opus", "audio/mpeg"]
    levels = [derived.levels[it.video.url], *(file.level for file in it.audio)]
    assert [each.loudness_lufs for each in levels if each] == pytest.approx([-16] * 3, abs=0.5)
    text = receipt(derived, "high")
    assert it.video.url in text and '"rule": "loudness"' in text and '"mb_a_minute"' in text


def test_a_silent_video_has_no_sound(root: Path, store: Store) -> None:
    film(root / "a.webm", pattern(), options=("-c:v", "libvpx-vp9", "-deadline", "realtime"))
    derived = publish(root, store, "a.webm")
    (it,) = derived.assets.screenings.values()
    assert it.audio == () and "Audio" not in told(derived.files[it.video.url])
    assert it.video.mime == 'video/mp4; codecs="avc1.64001f"'


def test_sound_that_begins_later_still_keeps_to_the_pictures(root: Path, store: Store) -> None:
    """Half a second without sound stays half a second, in the video and in the sound alone."""
    film(root / "picture.mp4", pattern(seconds=2))
    film(root / "tone.m4a", tone(1.5), options=AAC)
    run("-i", str(root / "picture.mp4"), "-itsoffset", "0.5", "-i", str(root / "tone.m4a"),
        "-c", "copy", str(root / "late.mkv"))  # fmt: skip
    old(root / "late.mkv")
    derived = publish(root, store, "late.mkv")
    (it,) = derived.assets.screenings.values()
    for url in (it.video.url, it.audio[0].url):
        run("-i", str(derived.files[url]), "-map", "0:a", "-ac", "1", "-ar", "8000", "-f", "s16le",
            str(root / "raw"))  # fmt: skip
        raw = (root / "raw").read_bytes()
        samples = struct.unpack(f"<{len(raw) // 2}h", raw)
        first_s = next(at for at, each in enumerate(samples) if abs(each) > 1000) / 8000
        assert first_s == pytest.approx(0.5, abs=0.04), url


def test_the_poster_is_not_black(root: Path, store: Store) -> None:
    """A video that fades in from black and ends in black is shown by its middle."""
    black = "color=black:s=160x90:r=10:d=1"
    shown = f"{black}[a];{pattern(seconds=1)}[b];{black}[c];[a][b][c]concat=n=3"
    film(root / "a.mp4", shown)
    derived = publish(root, store, "a.mp4")
    (it,) = derived.assets.screenings.values()
    with Image.open(derived.files[it.poster.url]) as image:
        assert image.format == "WEBP" and image.size == (160, 90)
        assert ImageStat.Stat(image.convert("L")).mean[0] > 60


def test_the_budget_is_kept_by_what_is_hardest(root: Path, store: Store) -> None:
    """Noise in every point, which no encoder can foresee, is no heavier than is promised."""
    film(
        root / "noise.mkv", NOISE, options=("-c:v", "libx264", "-qp", "20", "-preset", "ultrafast")
    )
    (it,) = publish(root, store, "noise.mkv").assets.screenings.values()
    most_bits = 1000 * reel.H264.most_kbits
    assert 8 * it.video.size_bytes <= most_bits * (it.video.duration_s + 1)
    sound_bits = 1000 * reel.AAC.kbits * 1.05
    assert 60 * (most_bits * 1.1 + sound_bits) / 8 <= reel.MOST_BYTES_A_MINUTE


def test_the_same_bytes_twice_and_nothing_made_again(
    root: Path, tmp_path: Path, children_started: Callable[[], int]
) -> None:
    film(root / "a.mp4", pattern(), tone())
    store = Store(tmp_path / "one")
    first = publish(root, store, "a.mp4")
    before = children_started()
    assert publish(root, store, "a.mp4") == first
    assert children_started() == before
    again = publish(root, Store(tmp_path / "two"), "a.mp4")
    assert list(again.files) == list(first.files)
    for url, path in first.files.items():
        assert path.read_bytes() == again.files[url].read_bytes(), url
