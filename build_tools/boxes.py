"""What a box on the school's network needs beside the site: settings, one page, posters."""

from __future__ import annotations

from pathlib import Path

from build_tools import editions, paper, sheets
from build_tools.answers import HIDDEN
from build_tools.bundled import layered
from build_tools.domain import Progress
from build_tools.editions import Content, Package
from build_tools.manifest import Stamp
from build_tools.serving import Served
from build_tools.store import Store
from build_tools.strings import load_each

EMPTY = sheets.Network()
"""Nobody knows yet where it will be: the posters have lines to write on."""


def for_a_box(root: Path, package: Package, store: Store, progress: Progress) -> Package:
    """Return a LAN edition with what its box needs, and every text in compressed forms.

    Raises `sheets.SheetError`, `editions.CannotCarry` or OSError.
    """
    more = beside_a_box(root, package.stamp, store)
    return editions.squeezed(editions.with_more(package, more), store, progress)


def beside_a_box(root: Path, stamp: Stamp, store: Store) -> dict[str, Content]:
    """Return by carrier path what a LAN edition holds for whoever sets its box up.

    Raises `sheets.SheetError` or OSError.
    """
    layers = layered(root, "overrides")
    said = editions.nowhere(stamp.title, load_each(stamp.languages, layers))
    made = paper.posters(root, stamp.title, stamp.languages, EMPTY, store=store)
    posters = {f"{HIDDEN}poster-{lang}.pdf": pdf for lang, pdf in made.items()}
    return {**editions.box_files(said), **posters}


def write_posters(root: Path, folder: Path, it: Served, network: sheets.Network) -> list[Path]:
    """Write the posters of what a box serves into a folder, and return where they are.

    Raises `sheets.SheetError`, also for a network that no device could join, or OSError.
    """
    store = Store(root / "build" / "cache" / "media")
    made = paper.posters(root, it.title, it.languages, network, store=store)
    folder.mkdir(parents=True, exist_ok=True)
    places = []
    for lang, pdf in made.items():
        places.append(folder / f"poster-{lang}.pdf")
        places[-1].write_bytes(pdf)
    return places
