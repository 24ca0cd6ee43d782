"""A plan beside its proposal: everything that is told of the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.domain import FactorSet, Plan
from build_tools.footprint.comparing import Comparison, compared
from build_tools.footprint.interval import NONE, Interval
from build_tools.footprint.lines import NOT_COUNTED, Line
from build_tools.footprint.tours.advising import Advice, advice
from build_tools.footprint.tours.baseline import Baseline, frozen, visits_of
from build_tools.footprint.tours.effects import Effect, Hinge, effects, hinges
from build_tools.footprint.tours.proposing import Schedule, as_planned, proposal


@dataclass(frozen=True, slots=True)
class Beside:
    """A project's plan and what is proposed in its place."""

    project: str
    factors: FactorSet
    baseline: Baseline
    is_frozen: bool
    is_alike: bool
    """Whether both are about the same visits; otherwise their difference says little."""
    proposed: Schedule
    planned_kg: Interval
    proposed_kg: Interval
    missing: int
    """How many items of the proposal are named and not counted."""
    difference: Comparison
    effects: tuple[Effect, ...]
    hinges: tuple[Hinge, ...]
    advice: tuple[Advice, ...]


def beside(project: str, plan: Plan, factors: FactorSet, kept: Baseline | None) -> Beside:
    """Return a plan beside its proposal; `kept` is its frozen baseline, if there is one."""
    baseline = kept or frozen(as_planned(plan, factors), factors)
    proposed = proposal(plan, factors)
    had, has = baseline.lines(factors), proposed.lines(factors)
    return Beside(
        project=project,
        factors=factors,
        baseline=baseline,
        is_frozen=kept is not None,
        is_alike=baseline.visits == visits_of(proposed),
        proposed=proposed,
        planned_kg=_kg(had),
        proposed_kg=_kg(has),
        missing=sum(line.state == NOT_COUNTED for line in has),
        difference=compared(had, has),
        effects=effects(proposed, factors),
        hinges=hinges(had, has),
        advice=advice(proposed, factors),
    )


def _kg(lines: Iterable[Line]) -> Interval:
    return sum((line.kg for line in lines), NONE)
