"""A season as it was told once: taken down, and laid beside what is told now.

Of what was told only sums are kept. How far two sums may be apart nobody can say from them: two
sets of factors may have an error in common, and so have two lists of activities by one set. So a
difference is one of central figures; what of it other activities make, and what other factors, is
told as long as the set of then is there as it was. A set that knows no meals counts none:
categories of which not the same items are counted are named, and the others told by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from build_tools import kept_footprints
from build_tools.domain import (
    Activity,
    Bounds,
    Catalogue,
    FactorSet,
    FootprintPart,
    KeptFootprint,
    KeptTotal,
    Since,
)
from build_tools.footprint.interval import Interval
from build_tools.footprint.totals import Report, Total, total

Key = tuple[str, str]
"""Scope and id."""


def taken_down(catalogue: Catalogue, report: Report, name: str, *, on: date, poche: str
               ) -> KeptFootprint:  # fmt: skip
    """Return a report as it is kept under a name."""
    groups = _groups(catalogue)
    return KeptFootprint(
        id=name,
        told=on,
        poche=poche,
        factors=report.factors.id,
        title=report.factors.title,
        version=report.factors.version,
        digest=kept_footprints.of_factors(report.factors),
        totals=tuple(
            _kept(each, kept_footprints.of_activities(groups[each.scope, each.id]))
            for each in report.totals
            if each.scope in kept_footprints.SCOPES
        ),
    )


def with_past(catalogue: Catalogue, report: Report) -> Report:
    """Return a report that knows what was told before of the same things."""
    if not catalogue.kept:
        return report
    groups = _groups(catalogue)
    digests = {key: kept_footprints.of_activities(them) for key, them in groups.items()}
    figures = {id: kept_footprints.of_factors(each) for id, each in catalogue.factors.items()}
    now = {(each.scope, each.id): each for each in report.totals}
    before: dict[Key, list[Since]] = {}
    for it in sorted(catalogue.kept.values(), key=lambda each: (each.told, each.id)):
        known = catalogue.factors.get(it.factors)
        if known is not None and figures[it.factors] != it.digest:
            known = None
        for was in it.totals:
            key = _key(catalogue, was)
            if key in groups and (was.scope == "project" or not _is_in_part(catalogue, it)):
                again = _again(key, groups[key], known, report) if known else None
                before.setdefault(key, []).append(
                    Since(
                        kept=it,
                        total=was,
                        again=_bounds(again.kg) if again else None,
                        now=_bounds(now[key].kg),
                        now_parts=_parts(now[key]),
                        has_same_activities=digests[key] == was.digest,
                        has_same_factors=it.digest == kept_footprints.of_factors(report.factors),
                    )
                )
    return replace(report, before={key: tuple(them) for key, them in before.items()})


def _again(key: Key, activities: Sequence[Activity], known: FactorSet, report: Report) -> Total:
    if known == report.factors:
        return next(each for each in report.totals if (each.scope, each.id) == key)
    return total(*key, activities, known)


def _key(catalogue: Catalogue, was: KeptTotal) -> Key:
    """Return of what a total is; a hub is one season, whatever it is called now."""
    return was.scope, catalogue.hub.id if was.scope == "season" else was.id


def _is_in_part(catalogue: Catalogue, it: KeptFootprint) -> bool:
    """Say whether an edition leaves out a project that is in these sums: they would tell of it."""
    told = (each.id for each in it.totals if each.scope == "project")
    return catalogue.issue is not None and any(id not in catalogue.projects for id in told)


def _groups(catalogue: Catalogue) -> Mapping[Key, list[Activity]]:
    """Return the activities of the season, of each project and of each journey."""
    groups: dict[Key, list[Activity]] = {}
    for project, activities in catalogue.activities.items():
        for each in activities:
            keys = [("season", catalogue.hub.id), ("project", project)]
            if each.journey:
                keys.append(("journey", each.journey))
            for key in keys:
                groups.setdefault(key, []).append(each)
    return groups


def _kept(it: Total, digest: str) -> KeptTotal:
    return KeptTotal(
        scope=it.scope,
        id=it.id,
        activities=it.activities,
        demonstrations=it.demonstrations,
        hours=round(it.person_hours, 2),
        digest=digest,
        kg=_bounds(it.kg),
        parts=_parts(it),
    )


def _parts(it: Total) -> tuple[FootprintPart, ...]:
    return tuple(
        FootprintPart(name, _bounds(part.kg), part.state, part.missing)
        for name, part in it.categories.items()
    )


def _bounds(kg: Interval) -> Bounds:
    return Bounds(*(round(each, kept_footprints.DIGITS) for each in (kg.low, kg.central, kg.high)))
