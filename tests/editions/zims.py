"""A tiny edition in French as a ZIM file."""

import json
from dataclasses import replace
from pathlib import Path

from build_tools.editions.package import Package, packaged
from build_tools.editions.zim import write_zim
from build_tools.editions.zim_facts import About, file_name
from build_tools.manifest import Stamp
from tests.editions.laid_out import SITE, STAMP, site_in

FRENCH: Stamp = replace(STAMP, edition="sac", languages=("fr",), format="zim")
ABOUT = About("fr", "Petite saison", "Chanter avant le concert.", "Poche", "CC-BY-SA-4.0")
PAGES = [
    {"lang": "fr", "kind": "home", "id": "home", "url": "fr/index.html", "title": "Accueil"},
    {
        "lang": "fr",
        "kind": "works",
        "id": "ete",
        "url": "fr/works/ete.html",
        "title": "Un été à Metz",
    },
]
FILES = {path: content for path, content in SITE.items() if not path.startswith("de/")} | {
    "catalogue.json": json.dumps({"pages": PAGES}).encode(),
    "fr/works/ete.html": "<!doctype html><title>Un été à Metz</title>\n".encode(),
    "fr/works/ete.easy.html": b"<!doctype html><title>Facile</title>\n",
    "assets/poche/look.css": b"body{}\n",
    "media/p.webp": b"RIFF....WEBP",
}


def french(folder: Path, **files: bytes) -> Package:
    """The edition's package; `files` come into it by their endings, `poche/assets/<name>`."""
    more = {f"assets/{name.replace('_', '.')}": content for name, content in files.items()}
    return packaged(site_in(folder, FILES | more), FRENCH, {"LISEZ-MOI.txt": b"Bonjour\n"})


def written(package: Package, folder: Path, about: About = ABOUT) -> Path:
    """The edition's ZIM file in a folder."""
    path = folder / file_name(package.stamp, about.lang)
    write_zim(package, path, about)
    return path
