"""An edition as one file for Kiwix: a ZIM file, written by libzim in a child of its own."""

from __future__ import annotations

import glob
import io
import json
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from build_tools.bundled import bundled
from build_tools.children import Children
from build_tools.editions import zim_bytes
from build_tools.editions.package import (
    FRONT,
    CannotCarry,
    Content,
    Package,
    opened,
    sha256,
    size_of,
)
from build_tools.editions.zim_facts import (
    CATALOGUE,
    ILLUSTRATION_PX,
    ISO_639_3,
    About,
    Entry,
    entries,
    metadata,
)
from build_tools.manifest import SITE, SUMS
from build_tools.refusal import Refusal

_PROGRAM = [sys.executable, "-P", "-m", "build_tools.editions.zim_child"]
_PART = ".part"
_MEMORY_BYTES = 4 * 1024**3
"""libzim keeps some clusters of 2 MB at a time, and maps the database of titles."""
_LEAST_S = 120
_BYTES_PER_S = 500_000
"""A tenth of what an old laptop compresses in a second."""
_ICON = "assets/poche/brand/icon-180.png"


class ZimError(Refusal):
    """A ZIM file could not be written; none is there under its name. The message is for people."""


def write_zim(package: Package, path: Path, about: About) -> None:
    """Write an edition of one language as the ZIM file `path`, whole or not at all.

    The same package gives the same bytes. What is written lies in a folder beside `path` until
    libzim finds it whole. Raises CannotCarry for an edition of several languages, which no reader
    of ZIM files can search (kiwix/libkiwix#1159), ZimError where libzim fails or does not end,
    and OSError.
    """
    if package.stamp.languages != (about.lang,):
        raise CannotCarry(
            "a ZIM file holds one language, and this edition has "
            f"{', '.join(package.stamp.languages)}; give it `languages: [{about.lang}]`"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear(path)
    # A folder of its own: the child of a run that was killed may still be writing in another.
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=_PART, dir=path.parent))
    try:
        made = _made(package, folder, about)
        made.replace(path)
    finally:
        _clear(path)


def _clear(path: Path) -> None:
    """Remove the folders in which `path` was written, those of killed runs too."""
    for folder in path.parent.glob(f".{glob.escape(path.name)}.*{_PART}"):
        shutil.rmtree(folder, ignore_errors=True)


def seconds_for(package: Package) -> float:
    """Return how long libzim may take: more than an old laptop needs, and an end all the same."""
    return _LEAST_S + sum(map(size_of, package.files.values())) / _BYTES_PER_S


def _made(package: Package, folder: Path, about: About) -> Path:
    """Let a child write the file in `folder`, settle its bytes, and look whether it is whole."""
    target = folder / "made.zim"
    paths = list(package.files)
    said = metadata(package.stamp, about, paths)
    catalogue = package.files.get(CATALOGUE, b"{}")
    listed = entries(paths, _text(catalogue), about)
    illustration = folder / "illustration.png"
    illustration.write_bytes(_illustration(package))
    order = {
        "target": str(target.absolute()),
        "seconds": round(seconds_for(package)),
        "main": FRONT,
        "language": ISO_639_3[about.lang],
        "metadata": said,
        "illustration": str(illustration.absolute()),
        "illustration_px": ILLUSTRATION_PX,
        "entries": [_told(entry, package.files[entry.path], folder) for entry in listed],
    }
    (folder / "order.json").write_text(json.dumps(order), encoding="utf-8")
    _run((folder / "order.json").absolute(), seconds_for(package))
    told = json.dumps(said, sort_keys=True) + sha256(package.files[SUMS]) + sha256(illustration)
    zim_bytes.settle(target, told)
    _check(target)
    return target


def _text(content: Content) -> str:
    """Return the text of a file. Raises OSError."""
    with opened(content) as file:
        return file.read().decode("utf-8")


def _told(entry: Entry, content: Content, folder: Path) -> dict[str, object]:
    """Return what the child hears of an entry; what is in memory is laid into `folder` for it."""
    source = content
    if isinstance(source, bytes):
        place = folder / entry.path.replace("/", "+")
        place.write_bytes(source)
        source = place
    return {**asdict(entry), "source": str(source.absolute())}


def _run(order: Path, seconds: float) -> None:
    children = Children()
    try:
        ended = children.run([*_PROGRAM, str(order)], seconds=seconds, memory_bytes=_MEMORY_BYTES)
    except BaseException:
        children.stop()
        raise
    if ended.code is None:
        raise ZimError(
            f"libzim had not written the ZIM file after {seconds:.0f} s and was stopped; "
            "no half file was left. Run the same command again."
        )
    if ended.code != 0:
        last = (ended.err.strip().splitlines() or [f"it ended with {ended.code}"])[-1]
        raise ZimError(
            f"libzim could not write the ZIM file ({last[-300:]}); no half file was left. "
            "Is there room on the disk for twice its size?"
        )


def _check(file: Path) -> None:
    from libzim.reader import Archive  # noqa: PLC0415 (maps files, not needed elsewhere)

    if not Archive(file).check():
        raise ZimError("libzim finds the ZIM file that it wrote damaged; run the command again")


def _illustration(package: Package) -> bytes:
    """Return the hub's mark in the size that libraries show; Poche's where it cannot be read."""
    ours = bundled("overrides") / _ICON
    for content in (package.files.get(SITE + _ICON, ours), ours):
        try:
            with opened(content) as file, Image.open(file) as picture:
                mark = picture.convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            continue
        break
    mark.thumbnail((ILLUSTRATION_PX, ILLUSTRATION_PX), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (ILLUSTRATION_PX, ILLUSTRATION_PX), (0, 0, 0, 0))
    left, top = ((ILLUSTRATION_PX - side) // 2 for side in mark.size)
    square.paste(mark, (left, top))
    written = io.BytesIO()
    square.save(written, "PNG")
    return written.getvalue()
