"""What a project writes of its activities, and the factors by which they are reckoned."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import PlainValidator

from build_tools.catalogue import quantities, shapes
from build_tools.catalogue.shapes import group, number, of
from build_tools.catalogue.written import (
    Count,
    Country,
    Day,
    Id,
    Line,
    Truth,
    Where,
    Written,
    required,
    several,
    shown,
)
from build_tools.domain import WAYS

_AMOUNT = number(quantities.AMOUNT, 0, 9_999_999, "number")
_SHARE = number(quantities.AMOUNT, 0, 100, "number")

Kilometres: TypeAlias = Annotated[
    float,
    PlainValidator(quantities.kilometres),
    of(quantities.kilometres, number(quantities.AMOUNT, 0, quantities.FARTHEST_KM, "number")),
]
Quantity: TypeAlias = Annotated[
    float, PlainValidator(quantities.amount), of(quantities.amount, _AMOUNT)
]
Tally: TypeAlias = Annotated[
    int,
    PlainValidator(quantities.tally),
    of(quantities.tally, number(quantities.TALLY, 0, 999_999, "integer")),
]
Occupancy: TypeAlias = Annotated[
    float,
    PlainValidator(quantities.occupancy),
    of(quantities.occupancy, number(quantities.AMOUNT, 1, 9_999_999, "number")),
]
Shares: TypeAlias = Annotated[
    dict[str, float],
    PlainValidator(quantities.shares),
    of(quantities.shares, group(dict.fromkeys(WAYS, shapes.or_nothing(_SHARE)))),
]

Way: TypeAlias = Literal[
    "walk",
    "bike",
    "ebike",
    "car",
    "van",
    "truck",
    "coach",
    "bus",
    "tram",
    "train",
    "taxi",
    "plane",
]
Quality: TypeAlias = Literal["measured", "ticket", "bill", "estimated"]

_FROM = "Where it begins: a place, with degrees if nobody knows the kilometres."
_TO = "Where it ends."
_KM = "Kilometres one way; if left out, they are estimated from the two places."
_RETURN = "true if the same way is taken back."
_VEHICLE = "The vehicle, such as diesel, electric or regional; the factors say which there are."
_DATA = "Where the figure comes from: measured, ticket, bill or estimated."


class LegPart(Written):
    """One way of the team."""

    begins: Where | None = shown("{name: Metz, lat: 49.11, lon: 6.18}", _FROM, alias="from")
    to: Where | None = shown("{name: Remich, lat: 49.55, lon: 6.37}", _TO)
    km: Kilometres | None = shown("55", _KM)
    mode: Way | None = required("car", "By what: car, train, bus and the like.")
    vehicle: Line | None = shown("diesel", _VEHICLE)
    people: Count | None = shown("3", "How many travel; all of the activity if left out.")
    occupancy: Occupancy | None = shown("3", "How many sit in each car or van.")
    back: Truth | None = shown("true", _RETURN, alias="return")
    data: Quality | None = shown("measured", _DATA)


class FreightPart(Written):
    """One way of an instrument in a vehicle of its own."""

    instrument: Line | None = required("grand piano", "What is carried.")
    begins: Where | None = shown("{name: Metz, lat: 49.11, lon: 6.18}", _FROM, alias="from")
    to: Where | None = shown("{name: Remich, lat: 49.55, lon: 6.37}", _TO)
    km: Kilometres | None = shown("55", _KM)
    mode: Literal["car", "van", "truck"] | None = required("van", "By what: car, van or truck.")
    vehicle: Line | None = shown("diesel", _VEHICLE)
    back: Truth | None = shown("true", _RETURN, alias="return")
    data: Quality | None = shown("measured", _DATA)


class NightsPart(Written):
    """Nights of one kind."""

    number: Tally | None = required("3", "How many: people multiplied by nights.")
    kind: Literal["hotel", "rental", "camping", "host"] | None = required(
        "hotel", "Where people sleep; nights with a host family are not counted."
    )
    data: Quality | None = shown("bill", _DATA)


class MealsPart(Written):
    """Meals of one kind."""

    number: Tally | None = required("6", "How many were eaten.")
    kind: Literal["vegan", "vegetarian", "chicken", "pork", "fish", "beef"] | None = required(
        "vegetarian", "What was on the plate."
    )
    data: Quality | None = shown("bill", _DATA)


class EnergyPart(Written):
    """Energy of the room."""

    kwh: Quantity | None = required("35", "Kilowatt hours for this activity’s share of time.")
    kind: Literal["electricity", "gas", "oil", "district", "wood", "pellets"] | None = required(
        "electricity", "What was used."
    )
    data: Quality | None = shown("bill", _DATA)


class AudiencePart(Written):
    """Those who came to listen."""

    number: Tally | None = required("120", "How many came.")
    km: Kilometres | None = shown("15", "The typical way from home, one way.")
    modes: Shares | None = shown("{car: 70, walk: 30}", "How many of a hundred came by what.")
    occupancy: Occupancy | None = shown("2.5", "How many sat in each car.")
    data: Quality | None = shown("estimated", _DATA)


class ParticipantsPart(Written):
    """Those who took part."""

    children: Tally | None = required("24", "How many children.")
    adults: Tally | None = required("2", "How many adults, without the team.")
    hours: Quantity | None = required("2", "How long each of them took part.")
    data: Quality | None = shown("measured", _DATA)


ActivityKind: TypeAlias = Literal["workshop", "concert", "meeting", "scouting"]


class ActivityPart(Written):
    """One activity."""

    date: Day | None = required("2026-10-06", "The day of the activity.")
    kind: ActivityKind | None = required("workshop", "What it was.")
    place: Where | None = required("Remich", "The town or the village.")
    country: Country | None = shown("LU", "The country; the project’s first if left out.")
    people: Count | None = required("3", "How many of the team travelled.")
    concert: Id | None = shown("village-hall", "The id of the concert that it was.")
    workshop: Id | None = shown("sing-the-ode", "The id of the workshop that it was.")
    journey: Id | None = shown(
        "from-river-to-rag", "The id of its journey, if the project has several."
    )
    legs: tuple[LegPart, ...] = several(
        "[{from: Metz, to: Remich, km: 55, mode: car, occupancy: 3, return: true}]",
        "How the team travelled.",
    )
    freight: tuple[FreightPart, ...] = several(
        "[{instrument: grand piano, mode: van, km: 55, return: true}]",
        "What was carried in a vehicle of its own.",
    )
    nights: tuple[NightsPart, ...] = several("[{number: 3, kind: hotel}]", "Where the team slept.")
    meals: tuple[MealsPart, ...] = several(
        "[{number: 6, kind: vegetarian}]", "What the team and its guests ate."
    )
    energy: tuple[EnergyPart, ...] = several(
        "[{kwh: 35, kind: electricity, data: bill}]", "What the room used."
    )
    audience: AudiencePart | None = shown(
        "{number: 120, km: 15, modes: {car: 70, walk: 30}}", "Who came to listen, and how."
    )
    participants: ParticipantsPart | None = shown(
        "{children: 24, adults: 2, hours: 2}", "Who took part, and for how long."
    )
    demonstration: Truth | None = shown("true", "true for an example that did not take place.")


class ActivityFile(Written):
    """projects/<id>/activity.yml."""

    places: tuple[Where, ...] = several(
        "[{name: Metz, lat: 49.11, lon: 6.18}]", "Places with degrees, which legs may name."
    )
    activities: tuple[ActivityPart, ...] | None = required(
        "[{date: 2026-10-06, kind: workshop, place: Remich, people: 3}]",
        "What took place, or is to.",
    )
