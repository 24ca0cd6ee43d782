"""What paper needs of other rooms, brought together: pictures, scores, words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools import media, site
from build_tools.bundled import layered
from build_tools.domain import JOURNEY_FORMS, SHEET_FORMS, Catalogue, Engraving, Picture, Progress
from build_tools.later import later
from build_tools.memory import Shelf
from build_tools.papers import Papers
from build_tools.questionnaires import QUESTION_FORMS
from build_tools.reading import Digests, NotedMapping
from build_tools.remembering import Remembered, maker
from build_tools.store import Store
from build_tools.strings import Strings, load_each, of_site

if TYPE_CHECKING:
    from build_tools import sheets
else:
    sheets = later("build_tools.sheets")

COUNTED: tuple[str, ...] = ("copier",)
"""Forms whose pages are counted, so that a sheet that is too long is told before any build."""
COUNTED_OF_JOURNEYS: tuple[str, ...] = ("wall", "plan")
"""The same for journeys."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the papers of a hub are set, and what hears of it."""

    root: Path
    store: Store
    progress: Progress
    cache: Path
    """The folder in which is remembered what papers were made of."""


def desk(root: Path, store: Store, progress: Progress, build: Path | None = None) -> Desk:
    """Return the desk for a hub; `build` is the folder of an edition, if it is set for one."""
    return Desk(root, store, progress, (build or root / "build") / "cache")


def scored(known: Catalogue) -> frozenset[str]:
    """Return the ids of works whose scores may stand on a worksheet: those that texts place, and
    those of singing sheets, at their ends."""
    sheets = known.workshops.values()
    texts = (body for it in sheets for body in (*it.bodies.values(), *it.easy.values()))
    placed = {work for body in texts for work, _ in body.scores}
    return frozenset(
        placed | {work.id for it in sheets if it.kind == "singing" for work in it.works}
    )


def laid_out(
    desk: Desk,
    known: Catalogue,
    pictures: Mapping[str, Picture],
    engravings: Mapping[str, Engraving],
    *,
    forms: Sequence[str] = SHEET_FORMS,
) -> Papers:
    """Set the worksheets of a hub in these forms; what is wrong with any form is told.

    `pictures` is all that inspection found, by path. Raises `sheets.SheetError`,
    `media.MediaError` or OSError.
    """
    if not known.workshops:
        return Papers()
    besides: dict[str, Mapping[Any, Any]] = {
        "engravings": engravings,
        "pictures": _originals(desk, known, pictures),
    }
    supply = sheets.Supply(
        engravings=NotedMapping("engravings", engravings),
        pictures=NotedMapping("pictures", besides["pictures"]),
        strings=_strings(desk.root, known),
    )
    room = _workroom(desk, known, "worksheets", forms, besides)
    return sheets.lay_out(desk.root, known, supply, room, forms=forms)


def journeys_laid_out(
    desk: Desk, known: Catalogue, *, forms: Sequence[str] = JOURNEY_FORMS
) -> Papers:
    """Set the journeys of a hub in these forms; what is wrong with any of them is told.

    Raises `sheets.SheetError` or OSError.
    """
    if not known.journeys:
        return Papers()
    room = _workroom(desk, known, "journeys", forms, {})
    words = _strings(desk.root, known)
    return sheets.lay_out_journeys(desk.root, known, words, room, forms=forms)


def questionnaires_laid_out(desk: Desk, known: Catalogue) -> Papers:
    """Set the questionnaires, where there is a journey to ask about.

    Raises `sheets.SheetError` or OSError.
    """
    if not known.journeys:
        return Papers()
    room = _workroom(desk, known, "questionnaires", QUESTION_FORMS, {})
    return sheets.lay_out_questionnaires(known, _strings(desk.root, known), room)


def _workroom(
    desk: Desk,
    known: Catalogue,
    what: str,
    forms: Sequence[str],
    besides: Mapping[str, Mapping[Any, Any]],
) -> sheets.Workroom:
    """Return a workroom which remembers the papers of this sort in these forms."""
    shelf = Shelf(desk.cache / "-".join((what, *forms)), maker(desk.root))
    memory = Remembered(shelf, Digests(known, besides))
    tell = partial(desk.progress, f"Setting the {what}")
    return sheets.Workroom.below(desk.root, desk.store, memory, tell)


def posters(
    root: Path, title: str, languages: Sequence[str], network: sheets.Network, *, store: Store
) -> dict[str, bytes]:
    """Return the poster with the way to a box as a PDF for each language.

    Raises `sheets.SheetError`, also for a network that no device could join, or OSError.
    """
    layers = layered(root, "overrides")
    strings = load_each(languages, layers)
    return sheets.set_posters(root / "build" / "sheets", title, network, strings, store)


def _strings(root: Path, known: Catalogue) -> dict[str, Strings]:
    return of_site(root, known.hub.languages)


def _originals(
    desk: Desk, known: Catalogue, pictures: Mapping[str, Picture]
) -> dict[str, sheets.Original]:
    """Make the pictures of worksheets ready for the site, which is what paper begins with."""
    there = site.by_name(pictures)
    named = {path: there[path] for path in sheets.pictures_named(known) if path in there}
    by_content = {picture.sha256: picture for picture in named.values()}
    if not by_content:
        return {}
    derived = media.derive(desk.root, media.Sounds(), by_content, desk.store, desk.progress)
    widest = {
        sha256: sheets.Original(sha256, derived.files[files[-1].url])
        for sha256, files in derived.assets.images.items()
    }
    return {path: widest[picture.sha256] for path, picture in named.items()}
