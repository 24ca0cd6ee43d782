"""A tiny hub with one worksheet, built once for all tests of its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import season
from tests.season import SITE, Site, kept

WORKSHOP = """title: {fr: Chanter debout, de: Im Stehen singen}
kind: singing
timeframe: one-off
ages: [6, 8]
group: [8, 28]
duration_min: 17
materials: [{fr: Une craie, de: Eine Kreide}]
space: {fr: La salle, de: Der Saal}
adaptations: {hearing: {fr: Montrez du doigt., de: Zeigen Sie es.}}
"""
SHEET = """Une fiche pour essayer.

::: step 5 Debout
Levez-vous.

::: listen tone 0:00
Qu’entendez-vous ?
:::

::: tip
Doucement.
:::
:::

::: step 12 Chanter
Chantez.

| un | deux |
|---|---|
| la | lo |
:::

## Après

Rien.
"""
EASY = "On chante. C’est facile.\n\n::: step 17 Debout\nLevez-vous. Chantez.\n:::\n"
SOUND = Path(__file__).parents[2] / "media" / "files" / "mono-44k-half-second.flac"


def make(hub: Path) -> None:
    """Write the hub and build it as a user does."""
    files = {
        "hub.yml": "title: Une fiche\nlanguages: [fr, de]\ndefault_language: fr\n",
        "workshops/chanter/workshop.yml": WORKSHOP,
        "workshops/chanter/index.fr.md": SHEET,
        "workshops/chanter/easy.fr.md": EASY,
        "recordings/tone/recording.yml": "title: Un son\nrights: {licence: CC0-1.0}\n",
    }
    for name, text in files.items():
        path = hub / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (hub / "content/recordings/tone/tone.flac").write_bytes(SOUND.read_bytes())
    season.build(hub)


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the tiny hub: in French with simple words, in German without a text."""
    scratch = tmp_path_factory.mktemp("hall")
    return Site(kept("hall", make, scratch, __file__, SOUND) / SITE)


@pytest.fixture
def sheet(hall: Site) -> Callable[[str], Path]:
    """The sheet's page in French; `easy`, `class` for the variants."""

    def page(variant: str = "") -> Path:
        return hall.root / f"fr/workshops/chanter{'.' if variant else ''}{variant}.html"

    return page
