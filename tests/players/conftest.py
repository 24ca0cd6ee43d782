"""A stick with a tiny hub whose sounds tell the second, and one with the sample season's lists."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import imageio_ffmpeg
import pytest

from tests.season import Site, build

NAME = "Clé d’été #1, 100% musique"
"""What people call sticks and folders: blanks, accents, and what addresses must quote."""

STEPS_HZ = (400, 600, 800, 1000)
"""The pitch of each second of the recording `steps`; `tone` is one second of `TONE_HZ`."""
TONE_HZ = 1200

FILES = {
    "content/hub.yml": "title: Essai\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/recordings/steps/recording.yml": "title: Monter, une marche par seconde\n",
    "content/recordings/tone/recording.yml": "title: {fr: Tenir, de: Halten}\n",
    "playlists/marches.yml": (
        "title: {fr: Des marches, de: Stufen}\n"
        "items:\n"
        '  - {recording: steps, start: "0:01", stop: "0:02.5", prompt: {fr: Écoute.}}\n'
        "  - recording: tone\n"
        '  - {recording: steps, start: "0:03"}\n'
        '  - {recording: steps, stop: "0:01"}\n'
    ),
}


def tones(path: Path, pitches_hz: tuple[int, ...]) -> None:
    """Write a mono FLAC with one second of each pitch."""
    inputs = [f"sine=frequency={pitch}:duration=1:sample_rate=44100" for pitch in pitches_hz]
    graph = "".join(f"[{index}]" for index in range(len(inputs)))
    subprocess.run(
        [
            *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error"),
            *(argument for each in inputs for argument in ("-f", "lavfi", "-i", each)),
            *("-filter_complex", f"{graph}concat=n={len(inputs)}:v=0:a=1", str(path)),
        ],
        check=True,
    )


@contextmanager
def stick() -> Iterator[Path]:
    """A folder that other users may read too: VLC refuses to run as root."""
    with tempfile.TemporaryDirectory(prefix="poche-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / NAME


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tiny hub's site, carried to a stick."""
    hub = tmp_path_factory.mktemp("tiny")
    for name, text in FILES.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(text, "utf-8")
    tones(hub / "content/recordings/steps/steps.flac", STEPS_HZ)
    tones(hub / "content/recordings/tone/tone.flac", (TONE_HZ,))
    with stick() as place:
        shutil.copytree(build(hub), place)
        yield place


@pytest.fixture(scope="session")
def season(site: Site) -> Iterator[Path]:
    """The sample season's playlist files and sounds, carried to a stick."""
    with stick() as place:
        for url in {
            *(
                file["url"]
                for playlist in site.catalogue["playlists"]
                for file in playlist["files"]
            ),
            *(path.relative_to(site.root).as_posix() for path in site.root.glob("media/*.mp3")),
        }:
            (place / url).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site.root / url, place / url)
        yield place
