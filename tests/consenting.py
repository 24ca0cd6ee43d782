"""A hub on disk with a photo and a recording whose consents end, each also under another name."""

import os
from pathlib import Path

from PIL import Image

from tests.media.conftest import sound

BEFORE, AFTER = "1788652800", "1788739200"
"""SOURCE_DATE_EPOCH of 6 and of 7 September 2026: the last day of both consents, and the next."""
TEXTS = {
    "content/hub.yml": "title: Saison\nlanguages: [fr, de]\ndefault_language: fr\n",
    "content/works/valse/work.yml": "title: Valse lente\ncomposer: traditional\n",
    "content/recordings/reste/recording.yml": "title: Reste\nrights: {licence: CC0-1.0}\n",
    "content/recordings/zephyrine/recording.yml": "title: Chorale zephyrine\nwork: valse\n"
    "cover: cover.png\nrights: {licence: CC0-1.0}\n"
    "consent: {status: limited, ref: dossier 3, until: 2026-09-06}\n",
    "content/recordings/zephyrine/captions.fr.vtt": "WEBVTT\n\n00:00.500 --> 00:02.000\n"
    "Paroles zephyrines\n",
    "content/concerts/fete/concert.yml": "title: La fête\ndate: 2026-06-21\n"
    "venue: {name: Salle, town: Village, country: FR}\nprogramme: [{recording: zephyrine}]\n"
    "photos:\n  - {file: scene.png, alt: La scène vide}\n"
    "  - {file: visage.png, alt: Un visage, consent: {ref: dossier 4, withdrawn: 2026-09-07}}\n",
    "content/pages/aide/index.fr.md": "---\ntitle: Aide\n---\n![Encore lui](copie.png)\n\n"
    "[Écouter](../recordings/zephyrine.html)\n",
    "playlists/tout.yml": "title: Tout\ncover: ../content/pages/aide/copie.png\n"
    "items: [{recording: reste}, {recording: zephyrine}]\n",
    "playlists/seule.yml": "title: Seule\nitems: [{recording: zephyrine}]\n",
    "editions.yml": "tout: {media: stick}\n",
}
GONE = ("zephyrine", "visage", "aide-copie", "Encore lui", "Seule")
"""What nothing says any more, once the consents are over."""


def write(root: Path) -> Path:
    """Write the hub into a folder, as if it had been left alone for a while."""
    for path, text in TEXTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for name, pitch in (("reste", 400), ("zephyrine", 600)):
        sound(root / f"content/recordings/{name}/master.flac", f"sine=f={pitch}:d=3", "-ac", "2")
    for path, colour in (
        ("concerts/fete/scene.png", "green"),
        ("concerts/fete/visage.png", "salmon"),
        ("pages/aide/copie.png", "salmon"),
        ("recordings/zephyrine/cover.png", "navy"),
    ):
        Image.new("RGB", (64, 48), colour).save(root / "content" / path)
    for path in root.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return root
