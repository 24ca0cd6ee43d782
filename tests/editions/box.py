"""A LAN edition of a tiny site on disk, as it is packed."""

from dataclasses import replace
from pathlib import Path

from build_tools.editions import box_files, nowhere, packaged, squeezed, write_folder
from build_tools.editions.package import Package
from build_tools.store import Store
from build_tools.strings import load
from tests.editions.laid_out import SITE, STAMP, site_in

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
LAN = replace(STAMP, edition="lan", format="lan")
TEXT = b"<p>Au clair de la lune, mon ami Pierrot</p>\n"
MORE = {
    "fr/page.html": b"<!doctype html><meta charset=utf-8><title>Page</title>" + TEXT * 60,
    "assets/poche/page.js": b"var song = 'la la la';\n" * 200,
    "assets/poche/page.css": b"p { color: black; }\n" * 100,
    "assets/poche/face.woff2": bytes(range(256)) * 8,
    "media/cover-0123456789.svg": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>\n" * 40,
    "media/sheet-0123456789.pdf": b"%PDF-1.7\n" * 200,
    "media/tone-0123456789.webm": bytes(range(256)) * 40,
    "media/song-0123456789.mid": b"MThd" * 20,
    "media/song-0123456789.musicxml": b"<score-partwise/>\n" * 80,
    "media/year-0123456789.ics": b"BEGIN:VCALENDAR\r\n" * 80,
    "fr/playlists/all.m3u8": b"#EXTM3U\n",
    "fr/playlists/all.xspf": b"<playlist/>\n",
    "fr/playlists/all.jspf": b"{}\n",
}


def lan_package(folder: Path) -> Package:
    """Lay a tiny site out in a folder, and return its package with compressed forms."""
    strings = {lang: load(lang, [OVERRIDES]) for lang in LAN.languages}
    extra = box_files(nowhere(LAN.title, strings))
    whole = packaged(site_in(folder / "site", {**SITE, **MORE}), LAN, extra)
    return squeezed(whole, Store(folder / "store"), lambda *_: None)


def lan_folder(folder: Path) -> Path:
    """The same on disk."""
    write_folder(lan_package(folder), folder / "dist")
    return folder / "dist"
