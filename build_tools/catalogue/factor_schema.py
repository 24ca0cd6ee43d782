"""Factors as written: what one unit of something stands for, and who says so."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import PlainValidator

from build_tools.catalogue import quantities
from build_tools.catalogue.shapes import matching, number, of
from build_tools.catalogue.written import Country, Day, Line, Written, required, shown

_SHARE = number(quantities.AMOUNT, 0, 100, "number")

Figure: TypeAlias = Annotated[
    float,
    PlainValidator(quantities.figure),
    of(quantities.figure, number(quantities.FIGURE, 0, 999_999, "number")),
]
Percentage: TypeAlias = Annotated[
    float, PlainValidator(quantities.percentage), of(quantities.percentage, _SHARE)
]
Use: TypeAlias = Annotated[
    str, PlainValidator(quantities.use), of(quantities.use, matching(quantities.USE))
]
Year: TypeAlias = Annotated[
    int,
    PlainValidator(quantities.year),
    of(quantities.year, number(r"(19|20)[0-9]{2}", 1900, 2099, "integer")),
]
Verified: TypeAlias = Annotated[
    bool,
    PlainValidator(quantities.verified),
    of(quantities.verified, {"enum": [True, "true", "secondary"]}),
]


class SourcePart(Written):
    """Where factors come from."""

    id: Line | None = required("DESNZ25", "A short name, by which factors name it.")
    title: Line | None = required("UK Government conversion factors 2025", "What it is.")
    licence: Line | None = required("OGL-UK-3.0", "Under which licence it is given out.")


class SpreadPart(Written):
    """How far figures may be off."""

    measured: Percentage | None = shown("2", "How far a measured figure may be off, in percent.")
    ticket: Percentage | None = shown("5", "How far a figure from a ticket may be off, in percent.")
    bill: Percentage | None = shown("5", "How far a figure from a bill may be off, in percent.")
    estimated: Percentage | None = shown("30", "How far an estimate may be off, in percent.")


class FactorPart(Written):
    """One factor."""

    use: Use | None = required("car-diesel", "What it is for.")
    value: Figure | None = required("0.17689", "Kilograms of CO₂e for one unit.")
    low: Figure | None = shown("0.15", "The lowest value that is as well founded.")
    high: Figure | None = shown("0.2", "The highest value that is as well founded.")
    kwh: Figure | None = shown(
        "0.2052", "Electricity for one unit besides, reckoned by the country’s grid."
    )
    unit: (
        Literal[
            "kg/vkm",
            "kg/pkm",
            "kg/night",
            "kg/meal",
            "kg/kWh",
            "kg/piece",
            "kg/h",
            "kg/sheet",
            "people/vehicle",
            "ratio",
        ]
        | None
    ) = required("kg/vkm", "The unit: vkm is a vehicle’s kilometre, pkm a passenger’s.")
    scope: Literal["use", "supply", "life-cycle", "convention"] | None = required(
        "use", "What is taken in: use, supply, life-cycle or convention."
    )
    year: Year | None = required("2025", "The year that it speaks of.")
    country: Country | None = shown("FR", "The country where it was found.")
    source: Line | None = required("DESNZ25", "The source, by its short name.")
    verified: Verified | None = shown(
        "true", "true if read at the source, secondary if quoted by others."
    )
    note: Line | None = shown("UK grid", "What one has to know of it.")


class FactorFile(Written):
    """factors/<id>.yml."""

    title: Line | None = required("Factors of our association", "What the set is called.")
    version: Day | None = required("2026-11-22", "The day on which it was put together.")
    spread: SpreadPart | None = shown(
        "{measured: 2, estimated: 30}", "How far figures of activities may be off."
    )
    sources: tuple[SourcePart, ...] | None = required(
        "[{id: DESNZ25, title: UK Government conversion factors 2025, licence: OGL-UK-3.0}]",
        "Where the factors come from.",
    )
    factors: tuple[FactorPart, ...] | None = required(
        "[{use: car-diesel, value: 0.2145, unit: kg/vkm, scope: use, year: 2025, source: DESNZ25}]",
        "The factors; of several for one use, the country’s is taken, else the first.",
    )
