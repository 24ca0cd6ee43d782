"""What projects plan: every visit with its days and its degrees."""

from __future__ import annotations

from datetime import date

from build_tools.catalogue.plan_schema import PlanFile, VisitPart, WayPart
from build_tools.catalogue.resolve.activities import audience, names_of
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import SEATS, Place, Plan, Project, Visit, Way
from build_tools.problems import meant

_HOURS, _DAYS, _DAY_HOURS = 3.0, 3, 10.0


def plan(look: Lookup, document: Document) -> None:
    """Resolve the plan of one project; what lacks something is told, and left out."""
    written = look.written(document, PlanFile)
    project = look.projects.get(document.id)
    resolving = _Resolving(look, document, project, written)
    home = resolving.place(("home",), written.home)
    ways = [resolving.way(("ways", at), each) for at, each in enumerate(written.ways or ())]
    visits = [resolving.visit(("visits", at), each) for at, each in enumerate(written.visits or ())]
    known = tuple(each for each in visits if each)
    if home and known and any(ways):
        look.plans[document.id] = Plan(
            home=home,
            visits=known,
            ways=tuple(dict.fromkeys(each for each in ways if each)),
            days=written.days or _DAYS,
            day_hours=written.hours or _DAY_HOURS,
            nights=written.nights or "hotel",
            meals=written.meals or "chicken",
        )


class _Resolving:
    """One plan, with what it may name."""

    def __init__(
        self, look: Lookup, document: Document, project: Project | None, written: PlanFile
    ) -> None:
        self.look = look
        self.document = document
        self.project = project
        home = (written.home,) if written.home else ()
        self.places = {
            name.casefold(): place
            for place in (*(project.places if project else ()), *home, *written.places)
            if place.lat is not None
            for name in names_of(place.name)
        }

    def place(self, at: Trail, written: Place | None) -> Place | None:
        """Return a place with its degrees, its own or those of another of its name."""
        if written is None or written.lat is not None:
            return written
        known = [self.places.get(name.casefold()) for name in names_of(written.name)]
        found = next((each for each in known if each), None)
        if found is None:
            name = written.name.choose(()).text
            self.look.note("FPR15", self.document.at_value(at), name=name[:60])
        return found

    def way(self, at: Trail, written: WayPart) -> Way | None:
        """Return a way that the factors know."""
        if written.mode is None:
            return None
        vehicles = dict.fromkeys(
            name for each in self.look.factors.values() for name in each.vehicles(written.mode)
        )
        if written.vehicle is not None and self.look.factors and written.vehicle not in vehicles:
            self.look.note(
                "FPR08",
                self.document.at_value((*at, "vehicle")),
                help=meant(self.look.nearest(written.vehicle, tuple(vehicles))),
                vehicle=written.vehicle[:60],
                mode=written.mode,
                known=", ".join(vehicles),
            )
        self._seats((*at, "occupancy"), written.mode, written.occupancy)
        return Way(written.mode, written.vehicle or next(iter(vehicles), None), written.occupancy)

    def _seats(self, at: Trail, mode: str, occupancy: float | None) -> None:
        place = self.document.at_value(at)
        if occupancy is not None and mode not in SEATS:
            self.look.note("FPR13", place, mode=mode)
        elif occupancy is not None and occupancy > SEATS[mode]:
            self.look.note("FPR11", place, people=f"{occupancy:g}", mode=mode, seats=SEATS[mode])

    def visit(self, at: Trail, written: VisitPart) -> Visit | None:
        """Resolve one visit; None where it lacks what it must have."""
        place = self.place((*at, "place"), written.place)
        window = self._window(at, written)
        if not (place and window and written.kind and written.people):
            return None
        return Visit(
            place=place,
            country=written.country or (self.project.countries[0] if self.project else ""),
            kind=written.kind,
            earliest=window[0],
            latest=window[1],
            people=written.people,
            team=written.team or "",
            hours=_HOURS if written.hours is None else written.hours,
            home_km=written.km,
            station_km=written.station,
            instrument=written.needs,
            has_instrument=bool(written.local),
            audience=audience(written.audience),
        )

    def _window(self, at: Trail, written: VisitPart) -> tuple[date, date] | None:
        """Return the first and the last day that would do."""
        first, last = written.date or written.earliest, written.date or written.latest
        if first and last and first <= last:
            return first, last
        seen = self.document.fields_at(at) or set()
        is_enough = "date" in seen or {"earliest", "latest"} <= seen
        if (first and last) or not is_enough:  # what was written in a wrong form is told already
            self.look.note("FPR14", self.document.at_value(at))
        return None
