"""Where and when something takes place: projects, places, holidays, concerts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from build_tools.domain.language import Bodies, Localised
from build_tools.domain.masters import Picture
from build_tools.domain.repertoire import UNSAID, Consent, Person, Recording, Work


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a concert takes place; degrees in WGS 84."""

    name: Localised
    town: Localised
    country: str
    """ISO 3166-1 alpha-2."""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of an event."""

    picture: Picture
    alt: Localised
    credit: str | None = None
    consent: Consent = UNSAID


@dataclass(frozen=True, slots=True)
class Live:
    """Where and when a concert can be followed, in the local time of its project."""

    address: str
    starts: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a project lives; degrees in WGS 84, where they are known."""

    name: Localised
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A journey's home: partners, places, countries, dates."""

    id: str
    title: Localised
    bodies: Bodies
    countries: tuple[str, ...]
    start: date
    """The Monday of week 1."""
    partners: tuple[Localised, ...] = ()
    languages: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    territory: str | None = None
    timezone: str | None = None
    holidays: tuple[Holiday, ...] = ()


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days without school, both ends included; they take no week number away."""

    begins: date
    ends: date
    title: Localised


@dataclass(frozen=True, slots=True)
class Concert:
    """An event and its programme."""

    id: str
    title: Localised
    bodies: Bodies
    date: date
    venue: Venue
    artists: tuple[Person | str, ...] = ()
    programme: tuple[Recording | Work, ...] = ()
    photos: tuple[Photo, ...] = ()
    live: Live | None = None
    project: Project | None = None
