"""A small season with known gaps: for each the tests know how many there are, and where."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_tools.prose import digest

TODAY = "2026-09-10"
FILES = Path(__file__).resolve().parents[1] / "media" / "files"

EASY = "Il dort dans la longue nuit. " * 10
"""Sixty words in ten sentences, `longue` being no long word: LIX 6."""
HARD = (" ".join(["Mot", *["mot"] * 9, *["instrument"] * 10]) + ". ") * 3
"""Sixty words in three sentences, half of them long: LIX 20 + 50."""

AIR = "Un air.\n"

TEXTS = {
    "content/hub.yml": "title: Petite saison\nlanguages: [fr, de, nl]\ndefault_language: fr\n",
    "content/people/jean/person.yml": "name: Jean\n",
    "content/works/chant/work.yml": "title: {fr: Chant, de: Lied}\ncomposer: jean\n",
    "content/works/chant/index.fr.md": AIR,
    "content/works/chant/index.de.md": "---\ntranslates: 000000000000\n---\nEin Lied.\n",
    "content/works/seul/work.yml": "title: Seul\ncomposer: traditional\n",
    "content/works/seul/index.fr.md": AIR,
    "content/works/seul/index.de.md": f"---\ntranslates: {digest(AIR)}\nreviewed_by: Anna\n---\n"
    "Eine Weise.\n",
    "content/works/seul/index.nl.md": f"---\ntranslates: {digest(AIR)}\n---\nEen wijs.\n",
    "content/recordings/flute/recording.yml": "work: chant\nspeech: fr\n"
    "rights: {licence: CC-BY-4.0, until: 2026-10-01}\n",
    "content/recordings/voix/recording.yml": "title: Voix\nspeech: de\n"
    "rights: {licence: CC-BY-4.0, until: 2027-02-01}\nconsent: {until: 2026-08-31}\n",
    "content/recordings/voix/captions.de.vtt": "WEBVTT\n\n00:00.000 --> 00:01.900\nGuten Tag\n",
    "content/recordings/vieux/recording.yml": "title: Vieux\n"
    "parts: {alto: alto.opus}\nrights: {licence: CC-BY-4.0, until: 2026-09-01}\n",
    "content/recordings/libre/recording.yml": "title: Libre\n",
    "content/concerts/soir/concert.yml": "title: Soir\ndate: 2026-09-17\n"
    "venue: {name: Salle, town: Remich, country: LU}\nprogramme: [{recording: flute}]\n"
    "photos:\n  - {file: scene.webp, alt: {fr: La scène}, consent: {until: 2026-09-09}}\n",
    "content/workshops/tambour/workshop.yml": "title: Tambour\nkind: percussion\n"
    "timeframe: one-off\nages: [6, 8]\nduration_min: 30\nplaylist: ecoute\n",
    "content/workshops/tambour/index.fr.md": HARD,
    "content/workshops/tambour/easy.fr.md": "Frappez. Écoutez "
    '[ici](https://example.org/) ou <a href="HTTPS://example.org/b">là</a>.\n',
    "content/pages/aide/index.fr.md": "---\ntitle: Aide\n---\n"
    f"Voir [le soir](../concerts/soir.html).\n\n![](dessin.webp)\n\n{EASY}\n",
    "playlists/ecoute.yml": "title: {fr: Écoute, de: Hören, nl: Luisteren}\nitems:\n"
    "  - {recording: vieux, prompt: {fr: Écoute}}\n  - recording: voix\n",
    "editions.yml": "stick: {playlists: [ecoute]}\nbox: {kinds: [recordings, concerts]}\n",
}

COPIED = {
    "content/recordings/flute/flute.flac": "mono-44k-half-second.flac",
    "content/recordings/voix/voix.wav": "mono-8k-2s.wav",
    "content/recordings/vieux/vieux.opus": "mono-48k-1s.opus",
    "content/recordings/vieux/alto.opus": "mono-48k-1s.opus",
    "content/recordings/libre/libre.mp3": "mono-8k-2s.mp3",
    "content/concerts/soir/scene.webp": "grey-100x60.webp",
    "content/pages/aide/dessin.webp": "grey-100x60.webp",
    "content/people/jean/perdu.webp": "grey-100x60.webp",
}
"""Media by path to the fixtures that they are."""


def season(root: Path) -> Path:
    """Write the season into a folder."""
    for path, text in TEXTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for path, name in COPIED.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FILES / name, root / path)
    return root
