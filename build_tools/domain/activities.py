"""What a project did or means to do on a day, with the travel that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from build_tools.domain.events import Place

ACTIVITY_KINDS = ("workshop", "concert", "meeting", "scouting")
"""What an activity may be."""

WAYS = (
    *("walk", "bike", "ebike", "car", "van", "truck"),
    *("coach", "bus", "tram", "train", "taxi", "plane"),
)
"""By what one may travel."""

SEATS: Mapping[str, int] = MappingProxyType({"car": 9, "van": 9, "truck": 3})
"""What is counted by vehicles, and how many may sit in one; all else is counted by people."""

QUALITIES = ("measured", "ticket", "bill", "estimated")
"""Where a figure of an activity comes from."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One way of people, or of an instrument."""

    mode: str
    """One of `WAYS`."""
    vehicle: str | None = None
    """Such as `diesel`; None for what the factors name first."""
    km: float | None = None
    """One way, as somebody wrote it."""
    air_km: float | None = None
    """One way through the air between its two places; asked for where `km` is None."""
    is_return: bool = False
    people: int = 0
    """None are counted where an instrument travels alone."""
    occupancy: float | None = None
    """People in each vehicle."""
    data: str = "estimated"
    """One of `QUALITIES`."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many nights, meals or kilowatt hours of one kind."""

    kind: str
    number: float
    data: str = "estimated"


@dataclass(frozen=True, slots=True)
class Audience:
    """Those who came to listen, and how."""

    number: int
    km: float | None = None
    """From home, one way, as is typical."""
    shares: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """One of `WAYS` to the percentage of people who came so."""
    occupancy: float | None = None
    data: str = "estimated"


@dataclass(frozen=True, slots=True)
class Participants:
    """Those who took part, and for how long."""

    children: int
    adults: int
    hours: float
    data: str = "estimated"

    @property
    def person_hours(self) -> float:
        """Hours of all of them together."""
        return (self.children + self.adults) * self.hours


@dataclass(frozen=True, slots=True)
class Activity:
    """What a project did on a day."""

    date: date
    kind: str
    """One of `ACTIVITY_KINDS`."""
    place: Place
    country: str
    """ISO 3166-1 alpha-2."""
    people: int
    """How many of the team travelled."""
    legs: tuple[Leg, ...] = ()
    freight: tuple[Leg, ...] = ()
    nights: tuple[Amount, ...] = ()
    meals: tuple[Amount, ...] = ()
    energy: tuple[Amount, ...] = ()
    """In kilowatt hours."""
    audience: Audience | None = None
    participants: Participants | None = None
    concert: str | None = None
    workshop: str | None = None
    journey: str | None = None
    """Ids of what it belongs to."""
    is_demonstration: bool = False
    """Whether it is an example, and nobody travelled."""


@dataclass(frozen=True, slots=True)
class Way:
    """By what a team may travel."""

    mode: str
    """One of `WAYS`."""
    vehicle: str | None = None
    occupancy: float | None = None
    """People in each vehicle; None where nobody said."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An activity that is planned."""

    place: Place
    """With its degrees."""
    country: str
    kind: str
    """One of `ACTIVITY_KINDS`."""
    earliest: date
    latest: date
    people: int
    """How many of the team travel."""
    team: str = ""
    """Visits of one team may be one tour."""
    hours: float = 3.0
    """How long it takes the team there."""
    home_km: float | None = None
    """One way from home by road, as somebody wrote it."""
    station_km: float | None = None
    """From the next station; None where nobody knows one."""
    instrument: str | None = None
    """What has to be there."""
    has_instrument: bool = False
    """Whether one can be had there."""
    audience: Audience | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A project's visits, and how its team may travel."""

    home: Place
    """Where tours begin and end, with its degrees."""
    visits: tuple[Visit, ...]
    ways: tuple[Way, ...]
    """The first is what is planned without advice."""
    days: int = 3
    """The longest tour."""
    day_hours: float = 10.0
    """How long a team travels and works on one day."""
    nights: str = "hotel"
    meals: str = "vegetarian"
