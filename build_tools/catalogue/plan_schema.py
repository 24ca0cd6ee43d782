"""What a project writes of the visits that it plans."""

from __future__ import annotations

from typing import Literal

from build_tools.catalogue.activity_schema import (
    ActivityKind,
    AudiencePart,
    Kilometres,
    Occupancy,
    Quantity,
)
from build_tools.catalogue.written import (
    Count,
    Country,
    Day,
    Line,
    Truth,
    Where,
    Written,
    required,
    several,
    shown,
)


class WayPart(Written):
    """By what a team may travel."""

    mode: Literal["car", "van", "coach", "train"] | None = required(
        "car", "By what: car, van, coach or train."
    )
    vehicle: Line | None = shown(
        "electric",
        "The vehicle, such as diesel, electric or regional; the factors say which there are.",
    )
    occupancy: Occupancy | None = shown("3", "How many sit in each car or van.")


class VisitPart(Written):
    """One visit that is planned."""

    place: Where | None = required(
        "{name: Remich, lat: 49.55, lon: 6.37}", "The town or the village, with degrees."
    )
    kind: ActivityKind | None = required("workshop", "What it is to be.")
    people: Count | None = required("3", "How many of the team travel.")
    date: Day | None = shown("2026-10-06", "The day, if it is fixed.")
    earliest: Day | None = shown("2026-10-05", "The first day that would do.")
    latest: Day | None = shown("2026-10-16", "The last day that would do.")
    team: Line | None = shown(
        "trio", "Who travels, in a word: visits of one team may become one tour."
    )
    country: Country | None = shown("LU", "The country; the project’s first if left out.")
    hours: Quantity | None = shown("3", "How long the team is there; 3 if left out.")
    km: Kilometres | None = shown("55", "Kilometres from where the team lives, one way.")
    station: Kilometres | None = shown(
        "1.2", "Kilometres to the next station; no train is proposed where nobody knows."
    )
    needs: Line | None = shown("piano", "An instrument that a van has to bring.")
    local: Truth | None = shown("true", "true if that instrument can be had there.")
    audience: AudiencePart | None = shown(
        "{number: 120, km: 15, modes: {car: 70, walk: 30}}", "Who will come to listen, and how."
    )


class PlanFile(Written):
    """projects/<id>/plan.yml."""

    home: Where | None = required(
        "{name: Metz, lat: 49.12, lon: 6.18}", "Where tours begin and end, with degrees."
    )
    places: tuple[Where, ...] = several(
        "[{name: Remich, lat: 49.55, lon: 6.37}]", "Places with degrees, which visits may name."
    )
    days: Count | None = shown("3", "How many days a tour may take; 3 if left out.")
    hours: Quantity | None = shown(
        "10", "How many hours a team travels and works on one day; 10 if left out."
    )
    ways: tuple[WayPart, ...] | None = required(
        "[{mode: car, vehicle: diesel}, {mode: train}]",
        "By what the team may travel; the first is what is planned without advice.",
    )
    nights: Literal["hotel", "rental", "camping", "host"] | None = shown(
        "hotel", "Where the team sleeps; hotel if left out."
    )
    meals: Literal["vegan", "vegetarian", "chicken", "pork", "fish", "beef"] | None = shown(
        "chicken", "What is planned to be on the plate; chicken if left out."
    )
    visits: tuple[VisitPart, ...] | None = required(
        "[{date: 2026-10-06, kind: workshop, place: Remich, people: 3}]", "What is planned."
    )
