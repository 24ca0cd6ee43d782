"""The story, and the only module that knows the order of the rooms.

    read ─▶ inspect ─▶ resolve ─▶ derive ─▶ stage ─▶ render ─▶ assemble

`check` is the first three, and sets the worksheets whose pages count; nothing is
written (but findings in the cache) before the three are done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import (
    catalogue,
    editions,
    journeys,
    media,
    paper,
    prose,
    scores,
    search,
    site,
    tracks,
)
from build_tools.bundled import layered
from build_tools.domain import LANGUAGES, Catalogue, Progress
from build_tools.problems import Problem, Severity, in_reading_order
from build_tools.prose import Prose
from build_tools.store import Store
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


class UnknownName(Exception):
    """Something was asked for by a name that nothing has; the message says what there is."""


def check(root: Path, progress: Progress = no_progress) -> Checked:
    """Read, inspect and resolve the hub at `root`; report every problem at once."""
    source = catalogue.read(root)

    bodies, problems = _parse(root, source.texts)
    named = {path for body in bodies.values() for path in body.sounds}
    sounds = sorted({*source.sounds, *(named & source.readable_sounds)})
    inspection = media.inspect(
        root, sounds, source.pictures, _store(root), progress, films=source.films
    )
    notes = scores.inspect(root, source.scores, _store(root), progress)

    found = (*inspection.problems, *notes.problems)
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
    store = _store(root)
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
) -> Built:
    """Check the hub at `root` and, without errors, make `build/site`.

    With `strict`, warnings stop it too. `tier` is one of `domain.TIERS`, how sounds
    are published. The previous site stays as it was until the new one is whole; a
    second build of the same folder waits for the first.
    Raises `site.RenderError`, `media.MediaError`, `scores.ScoreError`, `sheets.SheetError`
    or OSError when the tool or the machine fails.
    """
    if not (root / "content").is_dir():
        return Built(check(root, progress))  # no hub: nothing is written there

    with site.only_build(root / "build", progress):
        site.recover(root / "build" / "site")
        checked = check(root, progress)
        if checked.catalogue is None or (strict and checked.warnings):
            return Built(checked)
        return _make(root, checked, checked.catalogue, tier, progress)


def _make(root: Path, checked: Checked, known: Catalogue, tier: str, progress: Progress) -> Built:
    """Derive, stage, render, assemble."""
    folder, found, store = root / "build", checked.inspection, _store(root)

    needs = site.needs(known, found.pictures, found.sounds)
    wanted = tracks.wanted(known, needs.recordings, needs.sounds)
    films = tracks.reels(known, needs.films)
    derived = media.derive(root, wanted, needs.pictures, store, progress, films=films, tier=tier)
    (folder / "receipt.json").write_text(media.receipt(derived, tier), encoding="utf-8")
    engraved = scores.engrave(root, known, store, progress)
    drawn = engraved.engravings
    papers = paper.laid_out(root, known, found.pictures, drawn, store=store, progress=progress)
    years = paper.journeys_laid_out(root, known, store=store, progress=progress)
    times, calendars = journeys.calendars(known, _strings(root, known.hub.languages))
    made = replace(
        derived.assets,
        scores=drawn,
        follows=engraved.follows,
        sheets=papers.documents,
        papers=years.documents,
        calendars=times,
        maps=journeys.draw_maps(known),
    )

    assets = site.draw_covers(known, made, found.pictures, found.sounds)
    staged = site.Stage(root, folder, known, assets).write()
    indexed = {
        url: content
        for lang, findables in staged.findables.items()
        for url, content in search.index(lang, findables).items()
    }

    progress("Writing the pages", 0, len(staged.pages))
    rendered = site.render(folder)
    progress("Writing the pages", len(staged.pages), len(staged.pages))

    site.assemble(
        rendered,
        folder / "site",
        catalogue=known,
        staged=staged,
        assets=assets,
        media={**derived.files, **engraved.files, **papers.files, **years.files},
        others={**calendars, **indexed},
    )
    return Built(checked, folder / "site", media.balance(derived))


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
    store = _store(root)
    derived = media.derive(root, wanted, {}, store, progress, tier=tier, mp3_only=True)
    pieces = [tracks.piece(known, it, derived.assets, lang) for it in planned]
    made = media.make_pieces(root, pieces, store, progress, tier=tier)

    files = {it.path: path for it, path in zip(planned, made, strict=True)}
    return Carried(checked, editions.write(target, files), target / editions.FOLDER)


def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise UnknownName(f"no {what} is called '{name}'; there is {', '.join(there)}")


def _store(root: Path) -> Store:
    return Store(root / "build" / "cache" / "media")


def _parse(
    root: Path, texts: Iterable[catalogue.TextFile]
) -> tuple[dict[str, Prose], list[Problem]]:
    """Parse every body with the labels of its own language; return them by path."""
    say = _strings(root, LANGUAGES)
    bodies: dict[str, Prose] = {}
    problems: list[Problem] = []
    for text in texts:
        labels = say.get(text.lang, Strings(text.lang))
        parsed, found = prose.parse(
            text.text,
            path=text.path,
            first_line=text.first_line,
            say=labels,
            form=text.form,
            lang=text.lang,
        )
        bodies[text.path] = parsed
        problems += found
    return bodies, problems


def _strings(root: Path, languages: Iterable[str]) -> dict[str, Strings]:
    layers = layered(root, "overrides")
    return {lang: load(lang, layers) for lang in languages}
