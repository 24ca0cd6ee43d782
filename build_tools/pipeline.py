"""The story, and the only module beside `carriage` that knows the order of the rooms.

    read ─▶ inspect ─▶ resolve ─▶ derive ─▶ stage ─▶ render ─▶ assemble

`check` is the first three, and sets the worksheets whose pages count; nothing is
written (but findings in the cache) before the three are done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools import (
    catalogue,
    consents,
    making,
    media,
    paper,
    scores,
    site,
    understanding,
)
from build_tools.choices import HERE
from build_tools.collecting import uncollected
from build_tools.domain import JOURNEY_FORMS, LANGUAGES, SHEET_FORMS, Catalogue, Progress
from build_tools.later import later
from build_tools.memory import settled
from build_tools.problems import Problem, Severity, in_reading_order
from build_tools.prose import words_at_hand
from build_tools.strings import of_site
from build_tools.today import today

if TYPE_CHECKING:
    from build_tools import editions, evaluation
else:
    editions = later("build_tools.editions")
    evaluation = later("build_tools.evaluation")


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
    day: date
    """The day on which it was looked at: consents come to their end."""
    allowed: Catalogue | None = None
    """What may be shown on that day: the catalogue without what there is no consent to."""
    silenced: frozenset[str] = frozenset()
    """Paths, as prose names them, of sounds and pictures that may not be shown."""
    understood: Catalogue | None = None
    """What is known besides the errors, where somebody asked for it: never to be built."""

    @property
    def holds_before(self) -> date | None:
        """The first later day on which the same files may be found to be otherwise; None if they
        never will."""
        if self.catalogue is None:
            return self.day + timedelta(days=1)
        return consents.next_turn(self.catalogue, self.day)

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


@uncollected()
def check(
    root: Path,
    progress: Progress = no_progress,
    *,
    day: date | None = None,
    in_part: bool = False,
    to_build: bool = False,
) -> Checked:
    """Read, inspect and resolve the hub at `root`; report every problem at once.

    `day` is that on which it is looked at, today if left out. With `in_part`, what could be
    understood besides errors is returned, too. With `to_build`, sheets and journeys are set in all
    forms and not only in those whose pages count, and what is shown of texts is made: all at once
    takes less than one after the other.
    """
    day = day or today(os.environ)
    store = making.store_of(root)
    read = understanding.read(root, store, to_build=to_build)
    source, bodies = read.source, read.bodies
    named = {path for body in bodies.values() for path in body.sounds}
    sounds = sorted({*source.sounds, *(named & source.readable_sounds)})
    inspection = media.inspect(root, sounds, source.pictures, store, progress, films=source.films)
    notes = scores.inspect(root, source.scores, store, progress)

    found = (*inspection.problems, *notes.problems)
    known, unresolved = catalogue.resolve(
        source,
        inspection.sounds,
        inspection.pictures,
        bodies,
        frozenset(problem.location.path for problem in found),
        scores=notes.scores,
        films=inspection.films,
        in_part=in_part,
    )

    told = (*source.problems, *read.problems, *found, *unresolved)
    journeys = [id for kind, id in source.folders if kind == "journeys"]
    answers: Sequence[evaluation.Record] = ()
    strange: Sequence[Problem] = ()
    if (root / "content" / catalogue.ANSWERS).is_dir():
        answers, strange = evaluation.looked_over(root, journeys)
    everything = [*told, *catalogue.private(source), *strange]
    if known is not None and answers:
        counted = evaluation.counted(answers, known.journeys.values())
        known = replace(known, results={it.key: it for it in counted})
    understood = known if in_part else None
    if any(problem.severity is Severity.ERROR for problem in everything):
        known = None
    if known is None:
        problems = in_reading_order(everything)
        return Checked(None, tuple(problems), inspection, day, understood=understood)
    allowed, silenced = _granted(root, known, inspection, day)
    everything += catalogue.left_out(source, known, day)
    everything += _counted(root, allowed, inspection, progress, to_build=to_build)
    all_of_it = tuple(in_reading_order(everything))
    return Checked(known, all_of_it, inspection, day, allowed, silenced, understood)


def material(root: Path, it: Checked, executor: Executor | None = None) -> making.Material:
    """Return what a site may be made of, of a hub without an error."""
    assert it.catalogue is not None and it.allowed is not None
    found = it.inspection
    whole = making.Material(root, it.catalogue, found.pictures, found.sounds, executor)
    return making.within(whole, it.allowed, it.silenced) if it.silenced else whole


def _granted(
    root: Path, known: Catalogue, found: media.Inspection, day: date
) -> tuple[Catalogue, frozenset[str]]:
    """Return what of a hub may be shown on a day, and which files may not."""
    if not consents.any_obstacle(known, day):
        return known, frozenset()
    say = of_site(root, LANGUAGES)
    contents = making.Material(root, known, found.pictures, found.sounds).contents
    choice = editions.granted(known, day, say, contents)
    return choice.catalogue, choice.silenced


def _counted(
    root: Path,
    known: Catalogue,
    inspection: media.Inspection,
    progress: Progress,
    *,
    to_build: bool,
) -> tuple[Problem, ...]:
    """Set the worksheets and journeys whose pages count; return what paper cannot do."""
    store = making.store_of(root)
    desk = paper.desk(root, store, progress)
    of_sheets, of_journeys = paper.COUNTED, paper.COUNTED_OF_JOURNEYS
    if to_build:
        of_sheets, of_journeys = SHEET_FORMS, JOURNEY_FORMS
    years = paper.journeys_laid_out(desk, known, forms=of_journeys)
    if not known.workshops:
        return years.problems
    drawn = scores.engrave(root, known, store, progress, paper.scored(known)).engravings
    counted = paper.laid_out(desk, known, inspection.pictures, drawn, forms=of_sheets)
    return tuple(dict.fromkeys((*counted.problems, *years.problems)))


@uncollected()
def build(
    root: Path,
    progress: Progress = no_progress,
    *,
    strict: bool = False,
    tier: str = "standard",
    engine: str = "joined",
    executor: str = HERE,
    day: date | None = None,
    shown: Callable[[Built], None] | None = None,
) -> Built:
    """Check the hub at `root` and, without errors, make `build/site`.

    With `strict`, warnings stop it too. `tier` is one of `choices.TIERS`, how sounds
    are published; `engine` is one of `choices.ENGINES`; `executor` says who makes the media,
    as `choices.scheduler_of` reads it; `day` is that on which consents have to hold, today if left
    out. The previous site stays as it was until the new one is
    whole; a second build of the same folder waits for the first. Who waits to see it is told by
    `shown` as soon as its pages are there; what can be found follows then.

    Raises `site.RenderError`, `media.MediaError`, `media.ClusterError`, `scores.ScoreError`,
    `sheets.SheetError` or OSError when the tool or the machine fails.
    """
    if not (root / "content").is_dir():
        return Built(check(root, progress, day=day))  # no hub: nothing is written there

    store = making.store_of(root)
    only = site.only_build(root / "build", progress)
    with only, settled(), words_at_hand(), media.crew(executor, store) as crew:
        site.recover(root / "build" / "site")
        checked = check(root, progress, day=day, to_build=True)
        if checked.catalogue is None or (strict and checked.warnings):
            return Built(checked)
        hub = material(root, checked, crew)
        seen = shown and partial(shown, Built(checked, root / "build" / "site"))
        made = making.make(hub, root / "build", making.Wanted(tier, engine=engine), progress, seen)
        return Built(checked, made.site, media.balance(made.derived))
