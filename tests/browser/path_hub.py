"""A small season with paths for children: a year on three screens, and one of a single stop."""

import subprocess
from pathlib import Path

import imageio_ffmpeg

from tests import season

YEAR = """title: {fr: Notre année, de: Unser Jahr}
ages: [6, 8]
weeks: 20
concert_week: 10
steps:
  - {week: 1, recording: haut}
  - {week: 2, meeting: {title: {fr: Rencontre, de: Treffen}, every_weeks: 4}}
  - {week: 3, workshop: marcher}
  - {week: 4, work: coucou}
  - {week: 4, workshop: chanter}
  - {week: 6, workshop: chanter}
  - {week: 8, playlist: a-deux}
  - {week: 10, concert: fete}
  - {week: 12, recording: bas}
  - {week: 14, workshop: marcher}
  - {week: 16, recording: haut}
"""
SHORT = """title: {fr: Trois semaines, de: Drei Wochen}
ages: [6, 8]
weeks: 3
steps:
  - {week: 1, recording: bas}
  - {week: 3, workshop: marcher}
"""
WORKSHOP = """title: {{fr: {fr}, de: {de}}}
kind: {kind}
timeframe: one-off
ages: [6, 8]
duration_min: 5
"""
CONCERT = """title: {fr: La fête, de: Das Fest}
date: 2026-11-09
venue: {name: {fr: La salle, de: Der Saal}, town: Exemple, country: FR}
programme: [{recording: haut}, {recording: bas}]
"""
FILES = {
    "content/hub.yml": "title: {fr: Petit recueil, de: Kleine Sammlung}\nlanguages: [fr, de]\n"
    "default_language: fr\n",
    "content/works/coucou/work.yml": "title: {fr: Le coucou, de: Der Kuckuck}\n"
    "composer: traditional\n",
    "content/recordings/haut/recording.yml": "title: {fr: En haut, de: Oben}\n"
    "rights: {licence: CC0-1.0}\n",
    "content/recordings/bas/recording.yml": "work: coucou\ntitle: {fr: En bas, de: Unten}\n"
    "rights: {licence: CC0-1.0}\n",
    "content/workshops/marcher/workshop.yml": WORKSHOP.format(
        fr="Marcher", de="Gehen", kind="movement"
    ),
    "content/workshops/marcher/index.fr.md": "::: step 5 Marcher\nMarchez.\n:::\n",
    "content/workshops/chanter/workshop.yml": WORKSHOP.format(
        fr="Chanter", de="Singen", kind="singing"
    ),
    "content/workshops/chanter/index.fr.md": "::: step 5 Chanter\nChantez.\n\n"
    "::: listen haut 0:00\nQuoi ?\n:::\n:::\n",
    "content/concerts/fete/concert.yml": CONCERT,
    "content/journeys/annee/journey.yml": YEAR,
    "content/journeys/petit/journey.yml": SHORT,
    "playlists/a-deux.yml": "title: {fr: À deux, de: Zu zweit}\nitems:\n"
    "  - recording: haut\n  - recording: bas\n",
}
# Without a sound card Firefox ends at once what it has decoded whole, which is two seconds ahead.
LENGTHS_S = {"haut": 5, "bas": 20}


def build(folder: Path) -> Path:
    """Write the hub into a folder, build it, and return its site."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for id_, seconds in LENGTHS_S.items():
        tone = ["-f", "lavfi", "-i", f"sine=frequency=330:sample_rate=44100:duration={seconds}"]
        target = folder / "content" / "recordings" / id_ / f"{id_}.flac"
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *tone, str(target)]
        subprocess.run(command, check=True)
    return season.build(folder)
