"""A catalogue made into a site: derive, stage, render, assemble; for the hub and for editions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from build_tools import joining, media, paper, scores, site, tracks
from build_tools.domain import (
    Assets,
    Catalogue,
    Document,
    Engraving,
    Map,
    Picture,
    Progress,
    Sound,
)
from build_tools.later import later
from build_tools.memory import Shelf
from build_tools.papers import Papers
from build_tools.reading import Digests
from build_tools.remembering import Remembered, maker
from build_tools.site.outputs import Shown
from build_tools.store import Store
from build_tools.strings import of_site

if TYPE_CHECKING:
    from build_tools import footprint_files, footprints, journeys, result_files, sheets, what_ifs
else:
    footprint_files = later("build_tools.footprint_files")
    footprints = later("build_tools.footprints")
    journeys = later("build_tools.journeys")
    result_files = later("build_tools.result_files")
    sheets = later("build_tools.sheets")
    what_ifs = later("build_tools.what_ifs")

_Found = TypeVar("_Found", Picture, Sound)


@dataclass(frozen=True, slots=True)
class Wanted:
    """In which forms media and paper are given out, and what renders the pages."""

    tier: str = "standard"
    """One of `choices.TIERS`."""
    lean: bool = False
    """Whether each sound has one form only, MP3, which plays everywhere."""
    video: bool = True
    """Without: of videos remain their sound and their words."""
    pdf: bool = True
    engine: str = "joined"
    """One of `choices.ENGINES`."""


@dataclass(frozen=True, slots=True)
class Material:
    """A catalogue with what inspection found for it, by path: prose names files by path alone."""

    root: Path
    catalogue: Catalogue
    pictures: Mapping[str, Picture]
    sounds: Mapping[str, Sound]
    executor: Executor | None = None
    """What makes its media ready; this machine, without any."""

    @property
    def contents(self) -> dict[str, str]:
        """The sums of all pictures and sounds that were found, by path."""
        found: dict[str, Picture | Sound] = {**self.pictures, **self.sounds}
        return {path: it.sha256 for path, it in found.items()}


@dataclass(frozen=True, slots=True)
class Made:
    """A finished site."""

    site: Path
    derived: media.Derived
    others: frozenset[str] = field(default=frozenset())
    """Addresses of what is neither a page nor a sound, picture or video: paper, scores."""


def store_of(root: Path) -> Store:
    """Return the hub's store of findings and derived files, which all its builds share."""
    return Store(root / "build" / "cache" / "media")


def within(it: Material, catalogue: Catalogue, silenced: Collection[str]) -> Material:
    """Return what a site of `catalogue` may be made of: prose must not reach what is silenced,
    given by the paths by which prose names it."""

    def given(found: Mapping[str, _Found]) -> dict[str, _Found]:
        named = site.by_name(found).items()
        return {path: each for path, each in named if path not in silenced}

    return replace(it, catalogue=catalogue, pictures=given(it.pictures), sounds=given(it.sounds))


def derived(it: Material, wanted: Wanted, progress: Progress) -> media.Derived:
    """Make the media of a catalogue ready. Raises `media.MediaError` or OSError."""
    needs = site.needs(it.catalogue, it.pictures, it.sounds)
    sounds = tracks.wanted(it.catalogue, needs.recordings, needs.sounds)
    films = tracks.reels(it.catalogue, needs.films)
    found = media.derive(
        it.root,
        sounds if wanted.video else tracks.with_heard(sounds, films),
        needs.pictures,
        store_of(it.root),
        progress,
        films=films if wanted.video else MappingProxyType({}),
        tier=wanted.tier,
        mp3_only=wanted.lean,
        executor=it.executor,
    )
    if wanted.video:
        return found
    return replace(found, assets=tracks.only_heard(found.assets, films))


def make(
    it: Material,
    folder: Path,
    wanted: Wanted,
    progress: Progress,
    shown: Shown | None = None,
) -> Made:
    """Make the site of a catalogue in `folder`, in place of the one that may be there.

    `shown` is called as soon as its pages can be seen, as `joining.joined` has it.

    Raises `site.RenderError`, `media.MediaError`, `scores.ScoreError`, `sheets.SheetError`
    or OSError when the tool or the machine fails.
    """
    root, known, store = it.root, it.catalogue, store_of(it.root)
    found = derived(it, wanted, progress)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "receipt.json").write_text(media.receipt(found, wanted.tier), encoding="utf-8")
    engraved = scores.engrave(root, known, store, progress)
    desk = paper.desk(root, store, progress, folder)
    papers, years, asked = _papers(it, wanted, engraved.engravings, desk)
    times, calendars, maps = _in_time_and_space(it, folder)
    made = replace(
        found.assets,
        scores=engraved.engravings,
        follows=engraved.follows,
        sheets=papers.documents,
        papers=years.documents,
        asked=asked.documents,
        calendars=times,
        maps=maps,
    )
    files = {**engraved.files, **papers.files, **years.files, **asked.files}
    if not wanted.pdf:
        made, files = _unprinted(made, files)

    made, told = _reckoned(it, folder, made, {**found.files, **files})
    made, counts = _answered(it, folder, made)
    stage = _staged(it, folder, made)
    besides = joining.Besides({**found.files, **files}, {**calendars, **told, **counts})
    progress("Writing the pages", 0, len(stage.pages))
    if wanted.engine == "joined":
        joining.joined(stage, folder, store, besides, shown)
    else:
        joining.rendered(stage, folder, store, besides, wanted.engine)
        if shown:
            shown()
    progress("Writing the pages", len(stage.pages), len(stage.pages))
    return Made(folder / "site", found, frozenset(files))


def _staged(it: Material, folder: Path, made: Assets) -> site.Stage:
    """Plan all pages, with a cover for each: one that was drawn before is remembered."""
    covers = Shelf(folder / "cache" / "covers")
    assets = site.draw_covers(it.catalogue, made, it.pictures, it.sounds, covers)
    covers.write()
    return site.Stage(it.root, folder, it.catalogue, assets)


def _in_time_and_space(
    it: Material, folder: Path
) -> tuple[dict[tuple[str, str], Document], dict[str, bytes], Mapping[str, Map]]:
    """Return the calendars of journeys, their files, and maps of where projects are."""
    root, known = it.root, it.catalogue
    strings = of_site(root, known.hub.languages)
    shelf = Shelf(folder / "cache" / "calendars", maker(root))
    memory = Remembered(shelf, Digests(known, {}))
    times, files = memory.recalled("calendars", lambda: journeys.calendars(known, strings))
    maps = memory.recalled("maps", lambda: journeys.draw_maps(known))
    memory.write()
    return times, files, maps


def _reckoned(
    it: Material, folder: Path, assets: Assets, files: Mapping[str, Path]
) -> tuple[Assets, dict[str, bytes]]:
    """Add what activities cost the climate, where somebody wrote them down; return the files about
    it, too."""
    known = it.catalogue
    if known.done or known.planned:
        told_otherwise = what_ifs.recalled(Shelf(folder / "cache" / "what-if"), known)
        assets = replace(assets, what_ifs=told_otherwise)
    if not known.done:
        return assets, {}
    report = footprints.report(known)
    if report is None:
        return assets, {}
    published = footprints.Published(
        pages=sum(1 for _ in site.plan_pages(known)),
        media_bytes=_about(sum(path.stat().st_size for path in files.values())),
        audio_hours=sum(each.master.duration_s for each in known.recordings.values()) / 3600,
    )
    strings = of_site(it.root, known.hub.languages)
    shelf = Shelf(folder / "cache" / "footprint", maker(it.root))
    tables, told = footprint_files.recalled(shelf, report, known, published, strings)
    return replace(
        assets,
        footprints=footprints.footprints(known, report),
        method={"": footprints.method(report, published)},
        tables=tables,
    ), told


def _answered(it: Material, folder: Path, assets: Assets) -> tuple[Assets, dict[str, bytes]]:
    """Add what people answered, where somebody did; return the files about it, too."""
    found = it.catalogue.answered
    if not found:
        return assets, {}
    strings = of_site(it.root, it.catalogue.hub.languages)
    shelf = Shelf(folder / "cache" / "results", maker(it.root))
    documents, contents = result_files.recalled(shelf, it.catalogue, strings)
    return replace(assets, results=found, counts=documents), contents


def _about(size_bytes: int) -> int:
    """Return a size to a tenth of a megabyte, so that one sheet's PDF changes no figure."""
    return round(size_bytes, -5)


def _papers(
    it: Material, wanted: Wanted, drawn: Mapping[str, Engraving], desk: paper.Desk
) -> tuple[Papers, Papers, Papers]:
    """Set worksheets, journeys and questionnaires, where paper is wanted."""
    if not wanted.pdf:
        return Papers(), Papers(), Papers()
    return (
        paper.laid_out(desk, it.catalogue, it.pictures, drawn),
        paper.journeys_laid_out(desk, it.catalogue),
        paper.questionnaires_laid_out(desk, it.catalogue),
    )


def _unprinted(assets: Assets, files: Mapping[str, Path]) -> tuple[Assets, dict[str, Path]]:
    """Take the PDFs of scores away: they stay for the screen and as MusicXML and MIDI."""
    printed = {
        key.pdf.url for each in assets.scores.values() for key in each.keys if key.pdf is not None
    }
    drawn = {
        id_: replace(each, keys=tuple(replace(key, pdf=None) for key in each.keys))
        for id_, each in assets.scores.items()
    }
    return replace(assets, scores=drawn), {
        url: path for url, path in files.items() if url not in printed
    }
