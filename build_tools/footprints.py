"""What pages say of footprints: the room's reckoning in the words of the domain.

Activities of projects that an edition leaves out are not counted in it, as if they were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools import factors
from build_tools.domain import (
    Activity,
    Bounds,
    Catalogue,
    FactorSet,
    Footprint,
    FootprintMethod,
    FootprintPart,
    FootprintYear,
    Since,
    Trip,
)
from build_tools.footprint import (
    Carrier,
    Interval,
    Report,
    Total,
    break_even,
    reckoned,
    total,
    transfer,
    with_past,
)
from build_tools.weeks import school_year

DEVICES = ("stick", "box", "tablet", "laptop", "speaker")
STREAM = "stream-audio"


@dataclass(frozen=True, slots=True)
class Published:
    """What a hub holds besides its pages, and how many pages there are."""

    pages: int
    media_bytes: int
    audio_hours: float


def report(catalogue: Catalogue) -> Report | None:
    """Reckon what the projects of a catalogue did; None where nobody wrote anything down."""
    done = catalogue.done
    known = catalogue.factors.get(factors.chosen(catalogue.hub.factors))
    if not done or known is None:
        return None
    shown = replace(catalogue, activities=done)
    return with_past(shown, reckoned(shown, known))


def footprints(catalogue: Catalogue, of: Report) -> dict[str, Footprint]:
    """Return all footprints that have a page, by `projects/<id>`, `journeys/<id>` and ""."""
    done, known = catalogue.done, of.factors
    every = [each for activities in done.values() for each in activities]
    found = {"": _footprint(every, known, with_trips=False)}
    for id, activities in done.items():
        found[f"projects/{id}"] = _footprint(activities, known)
    for id in catalogue.journeys:
        activities = tuple(each for each in every if each.journey == id)
        if activities:
            found[f"journeys/{id}"] = _footprint(activities, known)
    return {key: replace(it, since=_before(of, catalogue, key)) for key, it in found.items()}


def _before(of: Report, catalogue: Catalogue, key: str) -> tuple[Since, ...]:
    """Return what was told before of what has a page."""
    kind, _, id = key.partition("/")
    scope = (kind.removesuffix("s"), id) if kind else ("season", catalogue.hub.id)
    return of.before.get(scope, ())


def method(of: Report, published: Published) -> FootprintMethod:
    """Return by what it was reckoned, and what the hub itself costs."""
    known = of.factors
    it = Carrier("", published.media_bytes, published.pages, published.audio_hours)
    devices = (known.factor(f"device-{name}") for name in DEVICES)
    hours = break_even(known)
    stick, grams = known.factor("device-stick"), transfer(it.size_bytes)
    return FootprintMethod(
        title=known.title,
        version=known.version,
        spread=known.spread,
        used=of.used,
        devices=tuple(each for each in devices if each is not None),
        stream=known.factor(STREAM),
        stick_hours=_bounds(hours) if hours else None,
        pages=it.pages,
        media_bytes=it.size_bytes,
        audio_hours=it.audio_hours,
        fetched_g=grams,
        stick_fetches=stick.value * 1000 / grams if stick and grams else None,
    )


def _footprint(
    activities: Sequence[Activity], known: FactorSet, *, with_trips: bool = True
) -> Footprint:
    whole = total("", "", activities, known)
    concerts, workshops = (
        [each for each in activities if each.kind == kind] for kind in ("concert", "workshop")
    )
    return Footprint(
        kg=_bounds(whole.kg),
        parts=tuple(
            FootprintPart(name, _bounds(part.kg), part.state, part.missing)
            for name, part in whole.categories.items()
        ),
        activities=whole.activities,
        demonstrations=whole.demonstrations,
        concerts=len(concerts),
        per_concert=_mean(concerts, known),
        workshops=len(workshops),
        per_workshop=_mean(workshops, known),
        hours=whole.person_hours,
        per_hour=_maybe(whole.per_hour),
        years=tuple(_years(activities, known)),
        trips=tuple(_trips(activities, known)) if with_trips else (),
    )


def _mean(activities: Sequence[Activity], known: FactorSet) -> Bounds | None:
    if not activities:
        return None
    return _bounds(total("", "", activities, known).kg.over(len(activities)))


def _years(activities: Iterable[Activity], known: FactorSet) -> Iterable[FootprintYear]:
    by_year = _grouped(activities, lambda each: school_year(each.date))
    for begins, them in sorted(by_year.items()):
        its = total("", "", them, known)
        yield FootprintYear(begins, len(them), _bounds(its.kg), _maybe(its.per_hour))


def _grouped(
    activities: Iterable[Activity], key: Callable[[Activity], int]
) -> Mapping[int, list[Activity]]:
    found: dict[int, list[Activity]] = {}
    for each in activities:
        found.setdefault(key(each), []).append(each)
    return found


def _trips(activities: Iterable[Activity], known: FactorSet) -> Iterable[Trip]:
    for each in sorted(activities, key=lambda it: it.date):
        its = total("", "", [each], known)
        yield Trip(each, _bounds(its.kg), _missing(its))


def _missing(of: Total) -> int:
    return sum(part.missing for part in of.categories.values())


def _bounds(kg: Interval) -> Bounds:
    return Bounds(kg.low, kg.central, kg.high)


def _maybe(kg: Interval | None) -> Bounds | None:
    return None if kg is None else _bounds(kg)
