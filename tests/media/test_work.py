"""The work itself: counted in seconds of sound, stoppable, bounded, and never done twice."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.media import MediaError, Sounds, Track, derive, meter
from build_tools.store import Store
from tests.media.conftest import bring, look, silent, sound


def _tracks(root: Path, store: Store) -> Sounds:
    return Sounds({Path(path).stem: Track(it) for path, it in look(root, store).sounds.items()})


def test_progress_counts_seconds_of_sound(root: Path, store: Store) -> None:
    """A sound of four seconds is four times as much as one of one, a picture is ten."""
    sound(root / "long.flac", "sine=f=300:d=4")
    sound(root / "short.flac", "sine=f=300:d=1")
    bring(root, "grey-100x60.webp")
    found = look(root, store)
    tracks = Sounds({Path(path).stem: Track(it) for path, it in found.sounds.items()})
    seen: list[tuple[int, int]] = []
    derive(root, tracks, {"p": found.pictures["grey-100x60.webp"]}, store,
           lambda _label, done, total: seen.append((done, total)))  # fmt: skip
    assert {total for _, total in seen} == {15}
    counts = [done for done, _ in seen]
    assert counts == sorted(counts) and counts[-1] == 15
    assert {later - before for before, later in zip([0, *counts], counts)} <= {0, 1, 4, 10}  # noqa: B905


def test_groups_are_counted_too(root: Path, store: Store) -> None:
    sound(root / "whole.flac", "sine=f=300:d=1")
    sound(root / "part.flac", "sine=f=200:d=1")
    tracks = _tracks(root, store).tracks
    sounds = Sounds({"whole": tracks["whole"]}, parts={"whole": {"part": tracks["part"]}})
    seen: list[tuple[int, int]] = []
    derive(root, sounds, {}, store, lambda _, done, total: seen.append((done, total)))
    assert seen[-1] == (2, 2)


def test_interrupted_only_the_rest_is_made(
    root: Path, tmp_path: Path, children_started: Callable[[], int]
) -> None:
    """Ctrl-C after the first of six sounds: what was whole by then is not made again."""
    for number in range(6):
        sound(root / f"{number}.flac", f"sine=f={300 + 50 * number}:d=1")
    tracks = _tracks(root, Store(tmp_path / "whole"))
    before = children_started()
    whole = derive(root, tracks, {}, Store(tmp_path / "whole"), silent)
    all_children = children_started() - before

    def interrupt(_label: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        derive(root, tracks, {}, Store(tmp_path / "store"), interrupt)
    assert not list(tmp_path.rglob("*.part"))
    before = children_started()
    again = derive(root, tracks, {}, Store(tmp_path / "store"), silent)
    assert 0 < children_started() - before < all_children
    assert again.assets == whole.assets
    for url, path in again.files.items():
        assert path.read_bytes() == whole.files[url].read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="the program that hangs is a shell script")
def test_a_wedged_encoder_is_ended(
    root: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says nothing and never ends; it gets as long as the sound deserves."""
    bring(root, "stereo-48k-quarter-second.wav")
    tracks = _tracks(root, store)
    wedged = tmp_path / "ffmpeg"
    wedged.write_text("#!/bin/sh\nexec sleep 60\n")
    wedged.chmod(0o755)
    monkeypatch.setattr("build_tools.media.encode.ffmpeg", lambda: str(wedged))
    monkeypatch.setattr(meter, "_START_S", 0.3)
    began_s = time.monotonic()
    with pytest.raises(MediaError, match="encoding it took too long"):
        derive(root, tracks, {}, store, silent)
    assert time.monotonic() - began_s < 20
    assert not list(tmp_path.rglob("*.part"))


def test_patience_grows_with_the_sound() -> None:
    assert meter.patience_s(3600) - meter.patience_s(0) == pytest.approx(7200)


@pytest.mark.skipif(os.name == "nt", reason="the program that hangs is a shell script")
def test_a_wedged_meter_is_ended(
    root: Path, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(root, "stereo-48k-quarter-second.wav")
    tracks = _tracks(root, store)
    wedged = tmp_path / "ffmpeg"
    wedged.write_text("#!/bin/sh\nexec sleep 60\n")
    wedged.chmod(0o755)
    monkeypatch.setattr("build_tools.media.meter.ffmpeg", lambda: str(wedged))
    monkeypatch.setattr(meter, "_START_S", 0.3)
    with pytest.raises(MediaError, match="measuring it took too long"):
        derive(root, tracks, {}, store, silent)
