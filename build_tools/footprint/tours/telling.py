"""A plan beside its proposal as text in an editor's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.domain import Way
from build_tools.footprint.comparing import LESS, MORE, Comparison
from build_tools.footprint.interval import Interval
from build_tools.footprint.tours.advising import Advice
from build_tools.footprint.tours.assumptions import SHARED, SPEEDS, WALK_KM
from build_tools.footprint.tours.comparison import Beside
from build_tools.footprint.tours.proposing import Tour
from build_tools.strings import Strings

UNIT = "kg CO₂e"


def as_text(found: Sequence[Beside], t: Strings) -> Iterator[str]:
    """Return the lines that people read."""
    for each in found:
        yield from _beside(each, t)
        yield ""
    yield from _assumptions(t)


def _beside(it: Beside, t: Strings) -> Iterator[str]:
    visits = len(it.proposed.plan.visits)
    yield t(
        "{project}: {visits} visits, {tours} tours. "
        "Factors {factors}, {unit}, low … central … high.",
        project=it.project, visits=visits, tours=len(it.proposed.tours),
        factors=it.factors.id, unit=UNIT,
    )  # fmt: skip
    if it.is_frozen:
        yield "  " + t("Planned: as it was frozen, by {factors}.", factors=it.baseline.factors)
    else:
        yield "  " + t("Planned: as the file stands; {option} keeps it.", option="--freeze")
    if not it.is_alike:
        yield "  " + t("The two are not about the same visits: the difference says little.")
    was, now = it.baseline, it.proposed
    rows = (
        (UNIT, bounds(it.planned_kg), bounds(it.proposed_kg)),
        ("km", f"{was.km:.0f}", f"{now.km:.0f}"),
        (t("nights of the team"), f"{was.nights}", f"{now.nights}"),
        (t("hours of the team on the way"), f"{was.hours:.0f}", f"{now.hours:.0f}"),
    )
    for label, planned, proposed in (("", t("planned"), t("proposed")), *rows):
        yield f"  {label:30} {planned:>26} {proposed:>26}".rstrip()
    kg = bounds(it.difference.kg, signed=True)
    yield "  " + t(
        "difference: {kg} {unit}, {verdict}", kg=kg, unit=UNIT, verdict=_verdict(it.difference, t)
    )
    if it.missing:
        yield "  " + t("Named and not counted: {count} items.", count=it.missing)
    yield from _tours(it, t)
    yield from _why(it, t)
    yield from _advice(it, t)


def _verdict(difference: Comparison, t: Strings) -> str:
    if difference.verdict == LESS:
        return t("less than planned")
    if difference.verdict == MORE:
        return t("more than planned")
    return t("smaller than its uncertainty")


def _tours(it: Beside, t: Strings) -> Iterator[str]:
    for number, tour in enumerate(it.proposed.tours, 1):
        places = ", ".join(
            f"{it.proposed.plan.visits[stop.number].place.name.choose(()).text} {stop.date}"
            for stop in tour.stops
        )
        said = t(
            "{number}. {date}, days: {days}, nights: {nights}, {way}, {km} km: {places}",
            number=number, date=tour.begins, days=tour.days, nights=tour.nights,
            way=_way(tour.way, t), km=f"{tour.km:.0f}", places=places,
        )  # fmt: skip
        yield f"  {said}"
        yield from (f"     {warning}" for warning in _warnings(it, tour, t))


def _warnings(it: Beside, tour: Tour, t: Strings) -> Iterator[str]:
    if tour.is_clashing:
        yield t("The team is on another tour on one of these days: change a date.")
    if tour.days > it.proposed.plan.days:
        yield t("Longer than {days} days: too far to be shorter.", days=it.proposed.plan.days)


def _way(way: Way, t: Strings) -> str:
    name = f"{way.mode}-{way.vehicle}" if way.vehicle else way.mode
    if way.occupancy is None:
        return name
    return t("{way} with up to {people} in each", way=name, people=f"{way.occupancy:g}")


def _why(it: Beside, t: Strings) -> Iterator[str]:
    names = {
        "tours": t("visits grouped into tours"),
        "ways": t("other ways to travel"),
        "sharing": t("shared cars"),
        "instruments": t("instruments that can be had there"),
        "meals": t("vegetarian meals"),
    }
    if it.effects:
        yield "  " + t("What made the difference; each taken back alone would cost so much more:")
    for each in it.effects:
        kg = f"{bounds(each.more.kg, signed=True)} {UNIT}"
        unsure = f" ({t('smaller than its uncertainty')})" if each.more.kg.has_zero else ""
        yield "    " + t("{what}: {kg}", what=names[each.what], kg=kg) + unsure
    for hinge in it.hinges:
        yield "    " + t(
            "{factor} from {low} to {high} moves the difference from {least} to {most} {unit}",
            factor=hinge.factor.use, low=f"{hinge.factor.low:g}", high=f"{hinge.factor.high:g}",
            least=f"{hinge.low:+.1f}", most=f"{hinge.high:+.1f}", unit=UNIT,
        )  # fmt: skip


def _advice(it: Beside, t: Strings) -> Iterator[str]:
    if it.advice:
        yield "  " + t("What weighs most, and what may still be done:")
    for each in it.advice:
        yield f"    {_said(each, t)}"


def _said(each: Advice, t: Strings) -> str:
    kg = f"{bounds(each.kg, signed=each.what != 'audience')} {UNIT}"
    if each.what == "audience":
        return t("the audience: {kg} of all that; a concert to which people walk wins", kg=kg)
    if each.what == "walking":
        return t("a tenth of the audience on foot and not by car: {kg}", kg=kg)
    one, other = each.names
    return t("{one} or {other} is too close to be told: {kg}", one=one, other=other, kg=kg)


def _assumptions(t: Strings) -> Iterator[str]:
    speeds = ", ".join(f"{name} {speed:g}" for name, speed in SPEEDS.items())
    yield t("Assumed, km in an hour from door to door: {speeds}.", speeds=speeds)
    yield t(
        "Assumed besides: up to {people} in each shared car; a walk of up to {km} km from a "
        "station, a taxi beyond; one meal a day and one more each night; every day of the week "
        "will do.",
        people=f"{SHARED:g}", km=f"{WALK_KM:g}",
    )  # fmt: skip
    yield t("Low and high are what the sources allow, not chances. Nothing is offset.")


def bounds(kg: Interval, *, signed: bool = False) -> str:
    """Return an interval; what may be below 0 has its sign."""
    return " … ".join(
        f"{each + 0.0:{'+' if signed else ''}.1f}" for each in (kg.low, kg.central, kg.high)
    )
