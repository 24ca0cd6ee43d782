"""Three versions of a tiny edition whose pages need things; and whether a copy of one opens."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.editions import (
    CannotCarry,
    Package,
    packaged,
    since,
    sums_of,
    update,
    write_zip,
)
from build_tools.editions.package import Content
from build_tools.editions.since import Older
from build_tools.manifest import UNFINISHED, UPDATE
from build_tools.signatures import Key
from tests.editions.laid_out import SHELL, STAMP, site_in
from tests.editions.test_folder import Tree, tree, wanted

FIRST, SECOND, THIRD = "20260901T080000Z", "20270901T080000Z", "20280901T080000Z"
_REFERENCE = re.compile(r'(?:href|src)="([^"#:]+)"')


def music(name: str) -> bytes:
    """Bytes that do not get smaller: 40 kB."""
    return random.Random(name).randbytes(40_000)


def page(*references: str) -> bytes:
    """A page that needs what it names."""
    told = "".join(f'<a href="{it}">{it}</a>\n' for it in references)
    return f"<!doctype html>\n<title>Une page</title>\n{told}".encode()


SHARED: Tree = {
    "index.html": SHELL.encode(),
    "media/same-0000000000.mp3": music("same"),
    "assets/poche/kept.css": b"/* the same */\n",
}
SITES: dict[str, Tree] = {
    FIRST: {
        **SHARED,
        "catalogue.json": b'{"version": 1}\n',
        "assets/poche/shell.js": b"// the shell\n",
        "search/fr/0.js": b"// one\n",
        "de/index.html": page("../index.html"),
        "fr/index.html": page("a.html", "gone/gone.html", "../media/same-0000000000.mp3"),
        "fr/a.html": page("../media/a-1111111111.mp3", "../assets/poche/shell.js"),
        "fr/gone/gone.html": page("../../media/gone-2222222222.mp3", "../a.html"),
        "media/a-1111111111.mp3": music("a"),
        "media/gone-2222222222.mp3": music("gone"),
    },
    SECOND: {
        **SHARED,
        "catalogue.json": b'{"version": 1, "more": 1}\n',
        "assets/poche/shell.js": b"// the shell, better\n",
        "assets/poche/more.js": b"// more\n",
        "search/fr/0.js": b"// one, two\n",
        "de/index.html": page("../index.html"),
        "fr/index.html": page("a.html", "new.html", "../media/same-0000000000.mp3"),
        "fr/a.html": page("../media/a-3333333333.mp3", "../assets/poche/more.js", "new.html"),
        "fr/new.html": page("../media/new-4444444444.mp3", "a.html"),
        "media/a-3333333333.mp3": music("a, again"),
        "media/new-4444444444.mp3": music("new"),
    },
    THIRD: {
        **SHARED,
        "catalogue.json": b'{"version": 1, "more": 2}\n',
        "assets/poche/shell.js": b"// the shell, best\n",
        "search/fr/0.js": b"// two\n",
        "de/index.html": page("../index.html"),
        "fr/index.html": page("a.html"),
        "fr/a.html": page("../media/a-3333333333.mp3"),
        "media/a-3333333333.mp3": music("a, again"),
    },
}
BESIDE: dict[str, dict[str, Content]] = {
    FIRST: {
        "LISEZ-MOI.txt": b"Bonjour\r\n",
        "Musique/Fete/01 Un.mp3": music("a"),
        "Musique/Adieu/01 Parti.mp3": music("gone"),
        "Musique/Fete.m3u8": b"#EXTM3U\nFete/01 Un.mp3\n",
        "Musique/Adieu.m3u8": b"#EXTM3U\nAdieu/01 Parti.mp3\n",
    },
    SECOND: {
        "LISEZ-MOI.txt": b"Bonjour, bonjour\r\n",
        "Musique/Fete/01 Un.mp3": music("a, again"),
        "Musique/Fete/02 Deux.mp3": music("new"),
        "Musique/Fete.m3u8": b"#EXTM3U\nFete/01 Un.mp3\nFete/02 Deux.mp3\n",
    },
    THIRD: {
        "LISEZ-MOI.txt": b"Bonsoir\r\n",
        "Musique/Fete/01 Un.mp3": music("a, again"),
        "Musique/Fete.m3u8": b"#EXTM3U\nFete/01 Un.mp3\n",
    },
}


FRESH, GONE = "poche/media/new-4444444444.mp3", "poche/media/gone-2222222222.mp3"
OWN: Tree = {
    "PUBLIC/own.odt": b"own",
    "Photos/fete.jpg": b"own",
    "Musique/Adieu/mine.mp3": b"own",
    "poche/fr/notes.txt": b"own",
    "System Volume Information/IndexerVolumeGuid": b"{}",
    "poche/media/._a-1111111111.mp3": b"left by a Mac",
}
"""What a teacher and her systems put among our files."""


def edition(folder: Path, version: str, **stamped: str) -> Package:
    """The edition of a version, its site in a folder; `stamped` are fields of its stamp."""
    site = site_in(folder / version, SITES[version])
    stamp = replace(STAMP, **{"version": version, **stamped})  # type: ignore[arg-type]
    return packaged(site, stamp, BESIDE[version])


def laid(folder: Path, package: Package) -> Path:
    """A copy as it is on a stick."""
    site_in(folder, wanted(package))
    return folder


def opens(copy: Path, *versions: Tree) -> None:
    """Every file is that of a version, whole; all that pages and playlists need is there."""
    there = tree(copy)
    for path, content in there.items():
        is_ours = path in (UNFINISHED, UPDATE) or path.endswith("/.part")
        assert is_ours or content in [it.get(path) for it in versions], path
    reached, waiting = set(), ["index.html", *(path for path in there if path.endswith(".m3u8"))]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        assert path in there, f"{path} is missing"
        waiting += _needed(path, there[path].decode(errors="replace"))
    assert "poche/fr/a.html" in reached


def _needed(path: str, text: str) -> list[str]:
    if path.endswith(".html"):
        names = _REFERENCE.findall(text)
    elif path.endswith(".m3u8"):
        names = [line for line in text.splitlines() if not line.startswith("#")]
    else:
        return []
    above = Path("/", path).parent
    return [(above / name).resolve().relative_to("/").as_posix() for name in names]


def update_of(new: Package, old: Package) -> Package:
    """What has to come to those who have the older version."""
    return since(new, Older(old.stamp, sums_of(old)))


def zipped(path: Path, package: Package) -> Path:
    """A package on its way."""
    write_zip(package, path)
    return path


def silent(*_: object) -> None:
    """Nobody is told."""


def refused(copy: Path, pack: Path, why: str, key: Key | None = None) -> None:
    """Nothing is written; the reason is said."""
    before = tree(copy)
    with pytest.raises(CannotCarry, match=why):
        update(copy, pack, silent, key)
    assert tree(copy) == before
