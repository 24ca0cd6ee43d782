"""A small season with a song that can be followed in its score, built as a user builds one."""

import shutil
import subprocess
from pathlib import Path

import imageio_ffmpeg

from tests import season

SONG = """X:1
T:Le coucou
M:3/4
L:1/4
Q:1/4=90
K:G
z|D G B|A2 F|G B d|c2 A|
w:Cou-cou dans le bois qui chan-te tout haut
B A G|F2 E|D G A|G2||
w:et nous é-cou-tons sans fai-re bruit
"""
MUTE = "X:1\nT:Deux mains\nM:4/4\nL:1/4\nK:C\nV:1\nC E [CEG]2|]\nV:2 clef=bass\nC,4|]\n"
STARTS_S = [1.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 17.5]
"""When bars of the first recording begin, the upbeat first, and when the last ends."""
QUARTERS = [0, 1, 4, 7, 10, 13, 16, 19, 22, 24]
"""Where they are in the score."""

FILES = {
    "hub.yml": "title: {fr: Petit recueil, de: Kleine Sammlung}\nlanguages: [fr, de]\n"
    "default_language: fr\n",
    "works/coucou/work.yml": "title: {fr: Le coucou, de: Der Kuckuck}\ncomposer: traditional\n"
    "lyrics_language: fr\nscore: coucou.abc\n",
    "works/coucou/coucou.abc": SONG,
    "works/mains/work.yml": "title: Deux mains\ncomposer: traditional\nscore: mains.abc\n",
    "works/mains/mains.abc": MUTE,
    "recordings/lent/recording.yml": "work: coucou\ntitle: {fr: Lentement, de: Langsam}\n"
    f"bars: {STARTS_S}\nrights: {{licence: CC0-1.0}}\n",
    "recordings/deux-fois/recording.yml": "work: coucou\ntitle: {fr: Deux fois, de: Zweimal}\n"
    "bars:\n  - {at: '0:00', bar: 0}\n  - {at: '0:06', bar: 9}\n  - {at: '0:06', bar: 0}\n"
    "  - {at: '0:12', bar: 9}\nrights: {licence: CC0-1.0}\n",
    "workshops/chanter/workshop.yml": "title: Chanter le coucou\nkind: singing\n"
    "timeframe: one-off\nages: [6, 8]\nduration_min: 5\nworks: [coucou]\n",
    "workshops/chanter/index.fr.md": "::: step 5 Chanter\nChantez ensemble.\n:::\n",
}
LENGTHS_S = {"lent": 20, "deux-fois": 12}


def build(folder: Path) -> Path:
    """Write the hub into a folder, build it, and return its site."""
    for name, text in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for id_, seconds in LENGTHS_S.items():
        tone = ["-f", "lavfi", "-i", f"sine=frequency=330:sample_rate=44100:duration={seconds}"]
        target = folder / "content" / "recordings" / id_ / f"{id_}.flac"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *tone, str(target)]
        subprocess.run(command, check=True)
    return season.build(folder)


def without_scripts(site: Path, folder: Path) -> Path:
    """A copy of a site in which the drawings of other keys and widths were lost."""
    shutil.copytree(site, folder)
    for script in (folder / "media").glob("score-*.js"):
        script.unlink()
    return folder
