"""An edition as its carriers hold it: every path with its content, in the order of writing.

    index.html, README.txt…       the way in: the site's shell, one folder up
    Musique/                      playlists and plain music (sticks and zips)
    poche/                        the site as it was built, and the stamp
    SHA256SUMS                    all of it but itself, written last

Who writes in this order can be stopped at any moment: what is on the carrier never points at
what is not there yet, and never looks whole before it is.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

from build_tools.editions.front import at_the_root, way_back
from build_tools.manifest import (
    SIGNATURE,
    SITE,
    STAMP,
    SUMS,
    Stamp,
    read_sums,
    refused,
    stamp_json,
    sums_text,
)
from build_tools.refusal import Refusal

Content: TypeAlias = Path | bytes
"""A file that is there already, or what is to be in it."""

FRONT = "index.html"
"""What a teacher opens, at the carrier's root."""
_BACK = SITE + FRONT
_MEDIA = SITE + "media/"
_LAST = (STAMP, _BACK, FRONT, SUMS, SIGNATURE)
_PIECE = 1024 * 1024


class CannotCarry(Refusal):
    """An edition cannot be laid out or written; the message is for people."""


@dataclass(frozen=True, slots=True)
class Package:
    """An edition, ready to be written."""

    stamp: Stamp
    files: Mapping[str, Content]
    """Carrier path → content, in the order in which they are to be written."""


def packaged(site: Path, stamp: Stamp, extra: Mapping[str, Content]) -> Package:
    """Lay out a built site with what else belongs to its edition, and list it all.

    `extra` are carrier paths; those of one rank keep their order, as car radios play music in
    the order in which it was written. Media are named, not read into memory. Raises
    CannotCarry for a path that no carrier may hold, and OSError.
    """
    shell = (site / FRONT).read_text(encoding="utf-8")
    files: dict[str, Content] = {SITE + path: site / path for path in _below(site)}
    files |= {
        **extra,
        STAMP: stamp_json(stamp).encode(),
        _BACK: way_back(stamp).encode(),
        FRONT: at_the_root(shell).encode(),
    }
    _check_names(files)

    ordered = {path: files[path] for path in sorted(files, key=_rank)}
    sums = {path: sha256(content) for path, content in ordered.items()}
    return Package(stamp, {**ordered, SUMS: sums_text(sums).encode()})


def with_more(
    package: Package, more: Mapping[str, Content], sums: Mapping[str, str] | None = None
) -> Package:
    """Return a package that holds further files, or others in place of some, and a list of all.

    `sums` are their SHA-256 by carrier path, where they are known already. Raises as `packaged`
    does.
    """
    if sums is None:
        sums = {path: sha256(content) for path, content in more.items()}
    files = {**package.files, **more}
    files.pop(SIGNATURE, None)
    _check_names(files)
    listed = sums_text({**sums_of(package), **sums}).encode()
    ordered = {path: files[path] for path in sorted(files, key=_rank)}
    return Package(package.stamp, {**ordered, SUMS: listed})


def sums_of(package: Package) -> dict[str, str]:
    """Return the SHA-256 of every listed file by its carrier path, as the package's list says."""
    content = package.files[SUMS]
    text = content if isinstance(content, bytes) else content.read_bytes()
    return read_sums(text.decode())


def size_of(content: Content) -> int:
    """Return how many bytes a file has. Raises OSError."""
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def opened(content: Content) -> BinaryIO:
    """Open a file's content for reading. Raises OSError."""
    return io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def sha256(content: Content) -> str:
    """Return a content's SHA-256 in hex digits, read in pieces. Raises OSError."""
    digest = hashlib.sha256()
    with opened(content) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _below(folder: Path) -> Iterator[str]:
    """Return the paths of all files in a folder, with `/`, in order."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return iter(sorted(path.relative_to(folder).as_posix() for path in paths))


def _rank(path: str) -> int:
    """Return when a file is written: what others point at comes before them."""
    plain = path.removesuffix(".br").removesuffix(".gz")
    if plain in _LAST:
        return 10 + _LAST.index(plain)
    if plain.startswith(_MEDIA):
        return 0
    if plain.startswith(SITE):
        return 3 if plain.endswith(".html") else 1
    return 2 if "/" in plain else 4


def _check_names(files: Mapping[str, Content]) -> None:
    seen: dict[str, str] = {}
    for path in files:
        why = refused(path)
        if why:
            raise CannotCarry(f"no carrier may hold '{path}': {why}")
        other = seen.setdefault(path.lower(), path)
        if other != path:
            raise CannotCarry(f"sticks take '{other}' and '{path}' for the same name; rename one")
