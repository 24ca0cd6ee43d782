"""A tiny site on disk, in the shape the build gives it, and its package."""

from datetime import date
from pathlib import Path

from build_tools.editions import Package, packaged
from build_tools.editions.package import Content
from build_tools.manifest import Stamp

STAMP = Stamp(
    hub="petite-saison",
    title="Petite saison",
    edition="stick",
    version="20260901T080000Z",
    languages=("fr", "de"),
    format="folder",
    audio="standard",
    valid_until=date(2028, 6, 30),
)
SHELL = (
    '<!doctype html>\n<html lang="fr" data-base="">\n<link rel="icon" href="data:,">\n'
    '<script src="assets/poche/shell.js"></script>\n<a href="fr/index.html">français</a>\n'
    '<a id="now" href="#"></a>\n'
)
SITE = {
    "index.html": SHELL.encode(),
    "catalogue.json": b"{}\n",
    "assets/poche/shell.js": b"// the shell\n",
    "fr/index.html": b"<!doctype html><title>Accueil</title>\n",
    "de/index.html": b"<!doctype html><title>Willkommen</title>\n",
    "media/a-0123456789.mp3": bytes(range(256)) * 400,
    "media/b-0123456789.mp3": bytes(reversed(range(256))) * 300,
    "search/fr/0.js": b"// words\n",
}
EXTRA: dict[str, Content] = {
    "LISEZ-MOI.txt": b"\xef\xbb\xbfBonjour\r\n",
    "Musique/Fete/02 Deux.mp3": b"two" * 1000,
    "Musique/Fete/01 Un.mp3": b"one" * 1000,
    "Musique/Fete.m3u8": b"#EXTM3U\n../poche/media/a-0123456789.mp3\n",
}


def site_in(folder: Path, files: dict[str, bytes] = SITE) -> Path:
    """Write the files of a site into a folder and return it."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def package_in(folder: Path, stamp: Stamp = STAMP, **more: bytes) -> Package:
    """The package of a tiny site; `more` are media by name, with `_` for a full stop."""
    media = {f"media/{name.replace('_', '.')}": content for name, content in more.items()}
    return packaged(site_in(folder, SITE | media), stamp, EXTRA)
