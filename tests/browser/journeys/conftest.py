"""A tiny hub with two journeys, built once; one has a project, and so dates and holidays."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import season
from tests.season import SITE, Site, kept

FILES = {
    "hub.yml": "title: Un parcours\nlanguages: [fr, de]\ndefault_language: fr\n",
    "projects/moselle/project.yml": """title: Moselle
countries: [FR, LU]
start: 2026-09-07
holidays:
  - {from: 2026-09-21, to: 2026-09-27, title: {fr: Vacances, de: Ferien}}
""",
    "concerts/fete/concert.yml": """title: {fr: La fête, de: Das Fest}
date: 2026-10-01
venue: {name: Salle, town: Ville, country: FR}
programme: [{recording: tone}]
project: moselle
""",
    "workshops/chanter/workshop.yml": """title: {fr: Chanter debout, de: Im Stehen singen}
kind: singing
timeframe: one-off
ages: [6, 8]
duration_min: 20
""",
    "workshops/chanter/index.fr.md": "::: step 20 Debout\nLevez-vous.\n:::\n",
    "recordings/tone/recording.yml": "title: {fr: Un son, de: Ein Ton}\n"
    "rights: {licence: CC0-1.0}\n",
    "journeys/annee/journey.yml": """title: {fr: Une petite année, de: Ein kleines Jahr}
ages: [6, 8]
weeks: 6
concert_week: 4
project: moselle
steps:
  - week: 1
    workshop: chanter
    note: {fr: Pour commencer., de: Zum Anfangen.}
  - week: 1
    meeting:
      title: {fr: Rencontre, de: Treffen}
      mode: online
      every_weeks: 1
      until_week: 4
      day: tuesday
      time: "14:30"
      duration_min: 30
      prepare: {fr: Apportez un son., de: Bringen Sie einen Ton mit.}
  - week: 2
    recording: tone
  - week: 4
    concert: fete
  - week: 6
    workshop: chanter
""",
    "journeys/libre/journey.yml": """title: {fr: Un parcours libre, de: Ein freier Weg}
ages: [6, 8]
weeks: 3
concert_week: 2
steps:
  - {week: 1, recording: tone}
  - {week: 2, concert: fete}
""",
    "journeys/libre/index.fr.md": "Sans dates.\n",
}
SOUND = Path(__file__).parents[2] / "media" / "files" / "mono-44k-half-second.flac"
CLOCK = """(() => {{ const Real = Date; const now = Real.parse({now!r});
  window.Date = class extends Real {{
    constructor(...given) {{ super(...(given.length ? given : [now])); }}
    static now() {{ return now; }} }}; }})();
"""
"""Ahead of a page's first script: a device that believes it is that moment."""
REFUSING = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); } });
"""
"""The same for a browser that keeps nothing."""


def make(hub: Path) -> None:
    """Write the hub and build it as a user does."""
    for name, text in FILES.items():
        path = hub / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (hub / "content/recordings/tone/tone.flac").write_bytes(SOUND.read_bytes())
    season.build(hub)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the tiny hub."""
    scratch = tmp_path_factory.mktemp("journeys")
    return Site(kept("journeys", make, scratch, __file__, SOUND) / SITE)


@pytest.fixture
def altered(year: Site, tmp_path: Path) -> Callable[..., Site]:
    """A copy of the site whose scripts of that name, or whose shell's, begin with other words."""

    def copy(before: str, *scripts: str) -> Site:
        root = tmp_path / "site"
        shutil.copytree(year.root, root)
        for name in scripts:
            script = root / "assets" / "poche" / f"{name}.js"
            if name == "shell":
                html = (root / "index.html").read_text("utf-8")
                first = f'<script src="assets/poche/{script.name}"></script><script>'
                (root / "index.html").write_text(html.replace("<script>", first), "utf-8")
                script.write_text(before, "utf-8")
            else:
                script.write_text(before + script.read_text("utf-8"), "utf-8")
        return Site(root)

    return copy
