"""The sample season's projects with their activities and plans, and nothing else of it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.season import ROOT

PROJECTS = {"Moselle": "moselle-demonstration", "Creuse": "creuse-demonstration"}


def small_season(root: Path) -> Path:
    """Write a hub with these projects into a folder, and return it."""
    (root / "content").mkdir()
    (root / "content/hub.yml").write_text("title: S\nlanguages: [fr]\ndefault_language: fr\n")
    for id in PROJECTS.values():
        folder = root / "content/projects" / id
        folder.mkdir(parents=True)
        for file in (ROOT / "content/projects" / id).iterdir():
            if file.suffix in (".yml", ".csv"):
                (folder / file.name).write_text(_alone(file.read_text("utf-8")), "utf-8")
    return root


def _alone(text: str) -> str:
    """Take out the ids of concerts and workshops, which are not in the small hub."""
    text = re.sub(r"^    (concert|workshop): \S+\n", "", text, flags=re.MULTILINE)
    return re.sub(r";(village-hall-demonstration)?;([a-z]+-[a-z-]+)?;(?=[A-Z;])", ";;;", text)
