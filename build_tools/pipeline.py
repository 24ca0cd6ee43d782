"""The story, and the only module that knows the order of the rooms.

    read ─▶ inspect ─▶ resolve ─▶ derive ─▶ stage ─▶ render ─▶ assemble

`check` is the first three, and sets the worksheets whose pages count; nothing is
written (but findings in the cache) before the three are done.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import (
    catalogue,
    delivery,
    editions,
    making,
    media,
    packing,
    paper,
    prose,
    scores,
    site,
    tracks,
)
from build_tools.bundled import layered
from build_tools.choices import HERE
from build_tools.collecting import uncollected
from build_tools.domain import LANGUAGES, Catalogue, Progress
from build_tools.editions.signing import SecretKey, signed
from build_tools.memory import Shelf
from build_tools.problems import Problem, Severity, in_reading_order
from build_tools.prose import Prose
from build_tools.strings import Strings, load


def no_progress(label: str, done: int, total: int) -> None:
    """Say nothing about how far the work is."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a hub holds, as far as it could be understood."""

    catalogue: Catalogue | None
    """None when there is at least one error."""
    problems: tuple[Problem, ...]
    """All of them, in reading order."""
    inspection: media.Inspection

    @property
    def errors(self) -> int:
        """How many problems stop a build."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems stop a strict build besides."""
        return sum(problem.severity is Severity.WARNING for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave; `site` is None when errors stopped it."""

    checked: Checked
    site: Path | None = None
    sounds: str = ""
    """One line about how loud the sounds came out."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What `music` gave; `written` is None when errors stopped it."""

    checked: Checked
    written: editions.Written | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Packs:
    """What `pack` gave; no outcomes when errors stopped it."""

    checked: Checked
    outcomes: tuple[delivery.Outcome, ...] = ()


class UnknownName(Exception):
    """Something was asked for by a name that nothing has; the message says what there is."""


def check(root: Path, progress: Progress = no_progress) -> Checked:
    """Read, inspect and resolve the hub at `root`; report every problem at once."""
    source, bodies, problems = _read(root)
    named = {path for body in bodies.values() for path in body.sounds}
    sounds = sorted({*source.sounds, *(named & source.readable_sounds)})
    inspection = media.inspect(
        root, sounds, source.pictures, making.store_of(root), progress, films=source.films
    )
    notes = scores.inspect(root, source.scores, making.store_of(root), progress)

    found = (*inspection.problems, *notes.problems)
    with uncollected():
        known, unresolved = catalogue.resolve(
            source,
            inspection.sounds,
            inspection.pictures,
            bodies,
            frozenset(problem.location.path for problem in found),
            scores=notes.scores,
            films=inspection.films,
        )

    everything = [*source.problems, *problems, *found, *unresolved]
    if any(problem.severity is Severity.ERROR for problem in everything):
        known = None
    if known is not None:
        everything += _counted(root, known, inspection, progress)
    return Checked(known, tuple(in_reading_order(everything)), inspection)


def _counted(
    root: Path, known: Catalogue, inspection: media.Inspection, progress: Progress
) -> tuple[Problem, ...]:
    """Set the worksheets and journeys whose pages count; return what paper cannot do."""
    store = making.store_of(root)
    years = paper.journeys_laid_out(
        root, known, store=store, progress=progress, forms=paper.COUNTED_OF_JOURNEYS
    )
    if not known.workshops:
        return years.problems
    drawn = scores.engrave(root, known, store, progress).engravings
    shown, forms = inspection.pictures, paper.COUNTED
    counted = paper.laid_out(root, known, shown, drawn, store=store, progress=progress, forms=forms)
    return tuple(dict.fromkeys((*counted.problems, *years.problems)))


def build(
    root: Path,
    progress: Progress = no_progress,
    *,
    strict: bool = False,
    tier: str = "standard",
    engine: str = "joined",
    executor: str = HERE,
) -> Built:
    """Check the hub at `root` and, without errors, make `build/site`.

    With `strict`, warnings stop it too. `tier` is one of `choices.TIERS`, how sounds
    are published; `engine` is one of `choices.ENGINES`; `executor` says who makes the media,
    as `choices.scheduler_of` reads it. The previous site stays as it was until the new one is
    whole; a second build of the same folder waits for the first. Raises `site.RenderError`,
    `media.MediaError`, `media.ClusterError`, `scores.ScoreError`, `sheets.SheetError` or
    OSError when the tool or the machine fails.
    """
    if not (root / "content").is_dir():
        return Built(check(root, progress))  # no hub: nothing is written there

    store = making.store_of(root)
    with site.only_build(root / "build", progress), media.crew(executor, store) as crew:
        site.recover(root / "build" / "site")
        checked = check(root, progress)
        if checked.catalogue is None or (strict and checked.warnings):
            return Built(checked)
        found = checked.inspection
        material = making.Material(root, checked.catalogue, found.pictures, found.sounds, crew)
        made = making.make(material, root / "build", making.Wanted(tier, engine=engine), progress)
        return Built(checked, made.site, media.balance(made.derived))


def music(
    root: Path,
    target: Path,
    progress: Progress = no_progress,
    *,
    playlists: Sequence[str] = (),
    lang: str | None = None,
    tier: str = "standard",
) -> Carried:
    """Write the music of some playlists (or all) into `target`, for players without a screen.

    Raises UnknownName, `editions.NoRoom`, `media.MediaError` or OSError.
    """
    checked = check(root, progress)
    known = checked.catalogue
    if known is None:
        return Carried(checked)
    lang = lang or known.hub.default_language
    _refuse_unknown("language", [lang], known.hub.languages)
    _refuse_unknown("playlist", playlists, known.playlists)

    chosen = [it for id_, it in known.playlists.items() if not playlists or id_ in playlists]
    planned = editions.plan_music(known, chosen, lang)
    wanted = tracks.heard_in(known, chosen)
    store = making.store_of(root)
    derived = media.derive(root, wanted, {}, store, progress, tier=tier, mp3_only=True)
    pieces = [tracks.piece(known, it, derived.assets, lang) for it in planned]
    made = media.make_pieces(root, pieces, store, progress, tier=tier)

    files = {it.path: path for it, path in zip(planned, made, strict=True)}
    return Carried(checked, editions.write(target, files), target / editions.FOLDER)


def pack(
    root: Path,
    progress: Progress = no_progress,
    *,
    names: Sequence[str] = (),
    fit: bool = False,
    since: Path | None = None,
    key: SecretKey | None = None,
    targets: Sequence[Path] = (),
    told: editions.Told = delivery.no_target,
    executor: str = HERE,
) -> Packs:
    """Pack some editions of the hub at `root` (or all) into `dist/`, each with its receipt.

    With `fit`, what is too big is cut down; without, it is not packed and what was packed
    before stays. With `since`, an older copy, the update from it is written, too; with `key`,
    what is packed is signed. One edition may be copied to `targets` besides, all at once; `told`
    hears how far each is, from several threads. Raises UnknownName, `editions.CannotCarry`,
    `editions.NoVersion`, and what `build` raises.
    """
    if not (root / "content").is_dir():
        return Packs(check(root, progress))
    store = making.store_of(root)
    with site.only_build(root / "build", progress), media.crew(executor, store) as crew:
        checked = check(root, progress)
        known, found = checked.catalogue, checked.inspection
        if known is None:
            return Packs(checked)
        _refuse_unknown("edition", names, known.editions)
        if targets:
            editions.refuse_targets([known.editions[name] for name in names or known.editions])
        hub = making.Material(root, known, found.pictures, found.sounds, crew)
        version, strings = editions.version(root, os.environ), _strings(root, LANGUAGES)
        older = editions.read_older(since) if since else None
        if older:
            editions.refuse_older(older, known.hub.id, names or [*known.editions], version)
        outcomes = []
        for name, edition in known.editions.items():
            for part in packing.parts(known, edition) if not names or name in names else ():
                order = packing.Order(part, version, strings, fit)
                folder = root / "build" / "editions" / order.label
                site.recover(folder / "site")
                packed = packing.packed(hub, folder, order, progress)
                if key:
                    packed = replace(packed, package=signed(packed.package, key))
                outcomes.append(delivery.delivered(root, packed, older, targets, told))
        return Packs(checked, tuple(outcomes))


def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise UnknownName(f"no {what} is called '{name}'; there is {', '.join(there)}")


def _read(root: Path) -> tuple[catalogue.Source, dict[str, Prose], list[Problem]]:
    """Read the hub and parse every body, with the labels of its own language, as far as nobody
    remembers them; return the bodies by path."""
    memory = Shelf(root / "build" / "cache" / "read")
    with uncollected():
        source = catalogue.read(root, memory, _parsed)
    say = prose.labels_in(LANGUAGES, layered(root, "overrides"), memory)
    bodies: dict[str, Prose] = {}
    problems: list[Problem] = []
    for text in source.texts:
        folder = text.path.rpartition("/")[0]
        words = prose.LaterWords(text.manuscript, folder, say[text.lang])
        bodies[text.path], found = prose.recalled(source.heard[text.path], words)
        problems += found
    if (root / "content").is_dir():
        with contextlib.suppress(OSError):  # a hub may lie where nothing can be written
            memory.write()
    return source, bodies, problems


def _parsed(text: catalogue.TextFile, body: str) -> prose.Kept:
    """Parse a body; what is kept of it asks for no labels."""
    it, problems = prose.parse(
        body,
        path=text.path,
        first_line=text.first_line,
        form=text.form,
        lang=text.lang,
        again=text.manuscript,
    )
    return prose.kept(it, problems)


def _strings(root: Path, languages: Iterable[str]) -> dict[str, Strings]:
    layers = layered(root, "overrides")
    return {lang: load(lang, layers) for lang in languages}
