"""A tiny edition whose pages have links of all kinds, whole and sound."""

from datetime import date
from pathlib import Path

from build_tools.editions import Package, packaged, write_folder
from build_tools.manifest import Stamp
from build_tools.verify import Report, verify
from tests.editions.laid_out import STAMP, site_in

MADE = date(2026, 9, 1)
ENDS = date(2028, 6, 30)
TODAY = date(2026, 11, 26)
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; '
    "script-src 'self' 'sha256-AAAA'; style-src 'self' 'unsafe-inline'; img-src 'self' data:\">"
)


def page(body: str, head: str = "") -> bytes:
    """A page as the build writes it."""
    return (
        f'<!doctype html>\n<html lang="fr" data-base="">\n<head>\n<meta charset="utf-8">\n{POLICY}'
        f"\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


SITE = {
    "index.html": page(
        '<script src="assets/poche/shell.js"></script><a href="fr/index.html">français</a>'
    ),
    "catalogue.json": b'{"recordings": [{"audio": [{"url": "media/a-01.mp3", "bytes": 102400}]}]}',
    "assets/poche/shell.js": b"// the shell: 'http://www.w3.org/2000/svg' is only a name\n",
    "assets/poche/page.css": b'@import "more.css"; body { background: url(logo.svg) }\n',
    "assets/poche/more.css": b"a { color: red }\n",
    "assets/poche/logo.svg": b"<svg/>\n",
    "fr/index.html": page(
        '<a href="works/aria.html#top">Aria</a> <a href="../index.html#fr/works/aria.html">ici</a>'
        ' <a href="https://example.org/">dehors</a> <a href="mailto:a@example.org">lettre</a>'
        ' <a href="../../PUBLIC/mine.pdf">à moi</a>',
        '<link rel="stylesheet" href="../assets/poche/page.css"><link rel="icon" href="data:,">',
    ),
    "fr/works/aria.html": page(
        '<audio src="../../media/a-01.mp3" data-paper="../../media/b-02.pdf"></audio>'
        '<img srcset="../../media/c-480.webp 480w, ../../media/c-960.webp 960w" alt="">'
        '<p style="background: url(../../assets/poche/logo.svg)" data-url="fr/index.html">x</p>'
    ),
    "de/index.html": page("<p>Willkommen</p>"),
    "media/a-01.mp3": bytes(range(256)) * 400,
    "media/b-02.pdf": b"%PDF" * 200,
    "media/c-480.webp": b"webp" * 100,
    "media/c-960.webp": b"webp" * 300,
}
EXTRA = {
    "LISEZ-MOI.txt": b"\xef\xbb\xbfBonjour\r\n",
    "Musique/Fete.m3u8": b"#EXTM3U\n../poche/media/a-01.mp3\nFete/01 Un.mp3\n",
    "Musique/Fete/01 Un.mp3": b"one" * 1000,
}


def package_of(folder: Path, stamp: Stamp = STAMP, **pages: bytes) -> Package:
    """The package of the tiny site; `pages` replace French pages by their names."""
    changed = {f"fr/{name}.html": content for name, content in pages.items()}
    return packaged(site_in(folder, SITE | changed), stamp, EXTRA)


def stick_in(folder: Path, stamp: Stamp = STAMP, **pages: bytes) -> Path:
    """The same as a folder that belongs to the test alone: no file is linked to another's."""
    package = package_of(folder / "site", stamp, **pages)
    write_folder(package, folder / "stick")
    for path in (folder / "stick").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content)
    return folder / "stick"


def report_of(path: Path, *, key: Path | None = None, today: date = TODAY) -> Report:
    """Check a copy."""
    return verify(path, key=key, today=today, progress=lambda _label, _done, _total: None)


def found_in(path: Path, *, key: Path | None = None, today: date = TODAY) -> list[tuple[str, str]]:
    """What a check finds, as kinds and paths."""
    return [(it.kind, it.path) for it in report_of(path, key=key, today=today).findings]
