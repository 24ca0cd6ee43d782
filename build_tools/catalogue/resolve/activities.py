"""What projects did: every leg with its length, every figure with its quality."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from build_tools.catalogue.activity_schema import (
    ActivityFile,
    ActivityPart,
    AudiencePart,
    FreightPart,
    LegPart,
    ParticipantsPart,
)
from build_tools.catalogue.resolve.lookup import Lookup
from build_tools.catalogue.source import Document, Trail
from build_tools.domain import (
    SEATS,
    Activity,
    Amount,
    Audience,
    Leg,
    Localised,
    Participants,
    Place,
    Project,
)
from build_tools.earth import air_km
from build_tools.problems import meant

_LONG_KM = 2_000
"""Beyond this nobody goes on the ground for a workshop."""
_YEAR_WEEKS = 52
_EARLY = timedelta(days=365)
"""How long before its first week a project may be prepared."""


def activities(look: Lookup, document: Document) -> None:
    """Resolve the activities of one project, in the order of their dates."""
    written = look.written(document, ActivityFile)
    project = look.projects.get(document.id)
    resolving = _Resolving(look, document, project, written)
    found = [
        resolving.activity(("activities", number), each)
        for number, each in enumerate(written.activities or ())
    ]
    known = [each for each in found if each]
    look.activities[document.id] = tuple(sorted(known, key=lambda each: each.date))


class _Resolving:
    """One file of activities, with what it may name."""

    def __init__(
        self, look: Lookup, document: Document, project: Project | None, written: ActivityFile
    ) -> None:
        self.look = look
        self.document = document
        self.project = project
        self.places = {
            name.casefold(): place
            for place in (*(project.places if project else ()), *written.places)
            if place.lat is not None
            for name in names_of(place.name)
        }

    def activity(self, at: Trail, written: ActivityPart) -> Activity | None:
        """Resolve one activity; None where it lacks what it must have."""
        for kind in ("concert", "workshop", "journey"):
            resources = self.look.resolved(f"{kind}s")
            id = getattr(written, kind)
            self.look.refer(resources, f"{kind}s", self.document, (*at, kind), id)
        people = written.people or 1
        legs = [
            self._leg((*at, "legs", number), each, written, people)
            for number, each in enumerate(written.legs)
        ]
        freight = [
            self._leg((*at, "freight", number), each, written, 0)
            for number, each in enumerate(written.freight)
        ]
        if written.audience:
            self._seats((*at, "audience"), "car", written.audience.occupancy)
        if not (written.date and written.kind and written.place):
            return None
        self._in_time(at, written.date, written.kind)
        return Activity(
            date=written.date,
            kind=written.kind,
            place=written.place,
            country=written.country or (self.project.countries[0] if self.project else ""),
            people=people,
            legs=tuple(leg for leg in legs if leg),
            freight=tuple(leg for leg in freight if leg),
            nights=_amounts((each.kind, each.number, each.data) for each in written.nights),
            meals=_amounts((each.kind, each.number, each.data) for each in written.meals),
            energy=_amounts((each.kind, each.kwh, each.data) for each in written.energy),
            audience=audience(written.audience),
            participants=_participants(written.participants),
            concert=written.concert,
            workshop=written.workshop,
            journey=written.journey or self._only_journey(),
            is_demonstration=bool(written.demonstration),
        )

    def _only_journey(self) -> str | None:
        """Return the project's journey, if it has one and no other."""
        found = [each.id for each in self.look.journeys.values() if each.project is self.project]
        return found[0] if self.project and len(found) == 1 else None

    def _leg(
        self, at: Trail, written: LegPart | FreightPart, whole: ActivityPart, people: int
    ) -> Leg | None:
        mode = written.mode
        if mode is None:
            return None
        occupancy = None
        if isinstance(written, LegPart):
            people, occupancy = written.people or people, written.occupancy
            self._seats(at, mode, occupancy)
        self._vehicle(at, mode, written.vehicle)
        through_air = None
        if written.km is None:
            through_air = air_km(
                self._degrees(written.begins, whole), self._degrees(written.to, whole)
            )
        if written.km is None and through_air is None and "km" not in self._seen(at):
            self.look.note("FPR12", self.document.at_value(at))
        km = written.km if written.km is not None else through_air
        if km is not None and km > _LONG_KM and mode != "plane":
            trail = (*at, "km") if written.km is not None else at
            self.look.note("FPR09", self.document.at_value(trail), km=f"{km:.0f}")
        return Leg(
            mode=mode,
            vehicle=written.vehicle,
            km=written.km,
            air_km=through_air,
            is_return=bool(written.back),
            people=people,
            occupancy=occupancy,
            data=written.data or "estimated",
        )

    def _seen(self, at: Trail) -> set[str]:
        """Return the fields that are filled in, also those whose value is wrong."""
        return self.document.fields_at(at) or set()

    def _seats(self, at: Trail, mode: str, occupancy: float | None) -> None:
        if occupancy is None:
            return
        place = self.document.at_value((*at, "occupancy"))
        if mode not in SEATS:
            self.look.note("FPR13", place, mode=mode)
        elif occupancy > SEATS[mode]:
            self.look.note("FPR11", place, people=f"{occupancy:g}", mode=mode, seats=SEATS[mode])

    def _vehicle(self, at: Trail, mode: str, vehicle: str | None) -> None:
        known = dict.fromkeys(
            name for each in self.look.factors.values() for name in each.vehicles(mode)
        )
        if vehicle is None or vehicle in known or not self.look.factors:
            return
        self.look.note(
            "FPR08",
            self.document.at_value((*at, "vehicle")),
            help=meant(self.look.nearest(vehicle, tuple(known))),
            vehicle=vehicle[:60],
            mode=mode,
            known=", ".join(known),
        )

    def _degrees(self, place: Place | None, whole: ActivityPart) -> tuple[float, float] | None:
        """Return where a place is: as it says itself, or as another of its name does."""
        if place is None:
            return None
        names = {name.casefold() for name in names_of(place.name)}
        here = [whole.place] if whole.place and names & set(map(str.casefold, names_of(
            whole.place.name))) else []  # fmt: skip
        named = [self.places[name] for name in sorted(names) if name in self.places]
        for each in (place, *here, *named):
            if each.lat is not None and each.lon is not None:
                return each.lat, each.lon
        return None

    def _in_time(self, at: Trail, day: date, kind: str) -> None:
        """Note a date before a project's first week or after the last of its journeys."""
        if self.project is None:
            return
        weeks = [each.weeks for each in self.look.journeys.values() if each.project is self.project]
        begins = self.project.start
        ends = begins + timedelta(weeks=max([_YEAR_WEEKS, *weeks]), days=-1)
        earliest = begins if kind in ("workshop", "concert") else begins - _EARLY
        if not earliest <= day <= ends:
            place = self.document.at_value((*at, "date"))
            self.look.note("FPR10", place, date=day, begins=begins, ends=ends)


def names_of(name: Localised) -> tuple[str, ...]:
    """Return a place's name in every language."""
    return tuple(filter(None, (name.everywhere, *(name.by_lang or {}).values())))


def _amounts(
    written: Iterable[tuple[str | None, float | None, str | None]],
) -> tuple[Amount, ...]:
    return tuple(
        Amount(kind, number, data or "estimated")
        for kind, number, data in written
        if kind is not None and number is not None
    )


def audience(written: AudiencePart | None) -> Audience | None:
    """Return those who come to listen; None where nobody says how many."""
    if written is None or written.number is None:
        return None
    return Audience(
        number=written.number,
        km=written.km,
        shares=written.modes or {},
        occupancy=written.occupancy,
        data=written.data or "estimated",
    )


def _participants(written: ParticipantsPart | None) -> Participants | None:
    if written is None or None in (written.children, written.adults, written.hours):
        return None
    return Participants(
        children=written.children or 0,
        adults=written.adults or 0,
        hours=written.hours or 0.0,
        data=written.data or "estimated",
    )
