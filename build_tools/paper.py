"""What paper needs of other rooms, brought together: pictures, scores, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools import media, site
from build_tools.bundled import layered
from build_tools.domain import JOURNEY_FORMS, SHEET_FORMS, Catalogue, Engraving, Picture, Progress
from build_tools.later import later
from build_tools.store import Store
from build_tools.strings import Strings, load

if TYPE_CHECKING:
    from build_tools import sheets
else:
    sheets = later("build_tools.sheets")

COUNTED = ("copier",)
"""Forms whose pages are counted, so that a sheet that is too long is told before any build."""
COUNTED_OF_JOURNEYS = ("wall", "plan")
"""The same for journeys."""


def laid_out(
    root: Path,
    known: Catalogue,
    pictures: Mapping[str, Picture],
    engravings: Mapping[str, Engraving],
    *,
    store: Store,
    progress: Progress,
    forms: Sequence[str] = SHEET_FORMS,
) -> sheets.Made:
    """Set the worksheets of a hub in these forms; what is wrong with any form is told.

    `pictures` is all that inspection found, by path. Raises `sheets.SheetError`,
    `media.MediaError` or OSError.
    """
    if not known.workshops:
        return sheets.Made()
    supply = sheets.Supply(
        engravings=engravings,
        pictures=_originals(root, known, pictures, store, progress),
        strings=_strings(root, known),
    )
    return sheets.lay_out(root, known, supply, store, progress, forms=forms)


def journeys_laid_out(
    root: Path,
    known: Catalogue,
    *,
    store: Store,
    progress: Progress,
    forms: Sequence[str] = JOURNEY_FORMS,
) -> sheets.Made:
    """Set the journeys of a hub in these forms; what is wrong with any of them is told.

    Raises `sheets.SheetError` or OSError.
    """
    if not known.journeys:
        return sheets.Made()
    words = _strings(root, known)
    return sheets.lay_out_journeys(root, known, words, store, progress, forms=forms)


def posters(
    root: Path, title: str, languages: Sequence[str], network: sheets.Network, *, store: Store
) -> dict[str, bytes]:
    """Return the poster with the way to a box as a PDF for each language.

    Raises `sheets.SheetError`, also for a network that no device could join, or OSError.
    """
    layers = layered(root, "overrides")
    strings = {lang: load(lang, layers) for lang in languages}
    return sheets.set_posters(root / "build" / "sheets", title, network, strings, store)


def _strings(root: Path, known: Catalogue) -> dict[str, Strings]:
    return {lang: load(lang, layered(root, "overrides")) for lang in known.hub.languages}


def _originals(
    root: Path,
    known: Catalogue,
    pictures: Mapping[str, Picture],
    store: Store,
    progress: Progress,
) -> dict[str, sheets.Original]:
    """Make the pictures of worksheets ready for the site, which is what paper begins with."""
    there = site.by_name(pictures)
    named = {path: there[path] for path in sheets.pictures_named(known) if path in there}
    by_content = {picture.sha256: picture for picture in named.values()}
    if not by_content:
        return {}
    derived = media.derive(root, media.Sounds(), by_content, store, progress)
    widest = {
        sha256: sheets.Original(sha256, derived.files[files[-1].url])
        for sha256, files in derived.assets.images.items()
    }
    return {path: widest[picture.sha256] for path, picture in named.items()}
