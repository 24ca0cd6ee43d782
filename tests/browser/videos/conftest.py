"""A tiny hub with one workshop that has a video of eight seconds, built once."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg
import pytest

from tests import season
from tests.season import SITE, Site, kept

WORKSHOP = """title: {fr: Quatre gestes, de: Vier Gesten, nl: Vier gebaren}
kind: percussion
timeframe: one-off
ages: [6, 8]
duration_min: 5
video: gestes.mp4
"""
CAPTIONS = {
    "fr": ("Debout & <i>prêts</i>.", "<v Anna>Un, deux, trois."),
    "de": ("Steht auf.", "Eins, zwei, drei."),
}


def _captions(first: str, second: str) -> str:
    return (
        f"WEBVTT\n\n00:01.000 --> 00:03.000\n{first.replace('&', '&amp;')}\n\n"
        f"00:04.000 --> 00:06.500\n{second}\n"
    )


def make(hub: Path) -> None:
    """Write the hub and build it as a user does."""
    files = {
        "hub.yml": "title: Une vidéo\nlanguages: [fr, de, nl]\ndefault_language: fr\n",
        "workshops/gestes/workshop.yml": WORKSHOP,
        "workshops/gestes/index.fr.md": "::: step 5 Debout\nLevez-vous.\n\n"
        "::: listen tone 0:00\nQu’entendez-vous ?\n:::\n:::\n",
        "recordings/tone/recording.yml": "title: Un son\nrights: {licence: CC0-1.0}\n",
        **{
            f"workshops/gestes/captions.{lang}.vtt": _captions(*said)
            for lang, said in CAPTIONS.items()
        },
    }
    for name, text in files.items():
        path = hub / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    folder = hub / "content"
    tone = ("-f", "lavfi", "-i", "sine=f=330:r=44100:d=30")
    _ffmpeg(*tone, folder / "recordings/tone/tone.flac")
    shown = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=20:d=8")
    heard = ("-f", "lavfi", "-i", "sine=f=440:r=44100:d=8")
    _ffmpeg(*shown, *heard, "-pix_fmt", "yuv420p", folder / "workshops/gestes/gestes.mp4")
    season.build(hub)


@pytest.fixture(scope="session")
def cinema(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the tiny hub: captions in French and German, none in Dutch."""
    return Site(kept("cinema", make, tmp_path_factory.mktemp("cinema"), __file__) / SITE)


def _ffmpeg(*arguments: str | Path) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *map(str, arguments)]
    subprocess.run(command, check=True)


@pytest.fixture
def sheet(cinema: Site) -> Callable[..., Path]:
    """The workshop's page in a language and a variant."""

    def page(lang: str = "fr", variant: str = "") -> Path:
        name = f"gestes.{variant}.html" if variant else "gestes.html"
        return cinema.root / lang / "workshops" / name

    return page
