"""A published video opens in mpv and VLC, from a folder with any name."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.store import Store
from tests.media.films import film, pattern, publish, tone
from tests.players import vlc
from tests.players.conftest import TONE_HZ, stick
from tests.programs import MPV, VLC, program


@pytest.fixture(scope="session")
def video(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two seconds of moving pictures and one tone, as they are published."""
    root = tmp_path_factory.mktemp("video")
    film(root / "a.mkv", pattern(seconds=2), tone(2, TONE_HZ))
    derived = publish(root, Store(root / "store"), "a.mkv")
    (it,) = derived.assets.screenings.values()
    with stick() as place:
        place.mkdir()
        yield shutil.copyfile(derived.files[it.video.url], place / Path(it.video.url).name)


def test_mpv_shows_and_plays_it(video: Path) -> None:
    done = subprocess.run(
        [program(MPV), "--no-config", "--vo=null", "--ao=null", "--untimed", video.name],
        cwd=video.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "(h264 160x90 10.000fps)" in said and "(aac" in said and "rror" not in said


def test_vlc_plays_it(video: Path) -> None:
    heard = vlc.play(program(VLC), video)
    assert heard.code == 0, heard.log
    assert heard.opened == [video]
    assert {pitch for _, pitch in heard.pitches_hz()} == {TONE_HZ}
    assert len(heard.sound) / vlc.RATE_HZ == pytest.approx(2, abs=0.15)
    assert "avc1" in heard.log or "h264" in heard.log
