"""Footprints as they were kept: what `poche footprint keep` writes and nobody changes."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import PlainValidator

from build_tools.catalogue import quantities
from build_tools.catalogue.activity_schema import Tally
from build_tools.catalogue.shapes import chosen, number, of
from build_tools.catalogue.written import Day, Digest, Line, Name, Written, required, shown

Kilograms: TypeAlias = Annotated[
    float,
    PlainValidator(quantities.kilograms),
    of(quantities.kilograms, number(quantities.KILOGRAMS, 0, 999_999_999_999, "number")),
]
Form: TypeAlias = Annotated[
    int,
    PlainValidator(quantities.first_form),
    of(quantities.first_form, chosen((1, "1"))),
]


class KeptFactorsPart(Written):
    """By which factors a footprint was reckoned."""

    id: Name | None = required("poche-2026", "The name of the set.")
    title: Line | None = required("Factors of our association", "What the set is called.")
    version: Day | None = required("2026-11-22", "The day on which it was put together.")
    digest: Digest | None = required("3f786850e387", "What its figures are known by.")


class KeptCategoryPart(Written):
    """One category of what was told."""

    category: (
        Literal["team", "freight", "audience", "nights", "meals", "venue", "digital"] | None
    ) = required("team", "The category.")
    state: Literal["counted", "estimated", "not counted"] | None = required(
        "estimated", "How it was counted."
    )
    missing: Tally | None = required("0", "How many items were named and not counted.")
    low: Kilograms | None = shown("52.1", "Kilograms of CO₂e at the lowest.")
    central: Kilograms | None = shown("61.9", "Kilograms of CO₂e as they were told.")
    high: Kilograms | None = shown("80.4", "Kilograms of CO₂e at the highest.")


class KeptTotalPart(Written):
    """What was told of one thing."""

    scope: Literal["season", "project", "journey"] | None = required(
        "project", "Of what: the season, a project or a journey."
    )
    id: Name | None = required("moselle", "Its id.")
    activities: Tally | None = required("16", "How many activities it had.")
    demonstrations: Tally | None = required("0", "How many of them were examples.")
    hours: Kilograms | None = required("669", "Hours of all participants together.")
    digest: Digest | None = required("3f786850e387", "What its activities are known by.")
    low: Kilograms | None = required("430.2", "Kilograms of CO₂e at the lowest.")
    central: Kilograms | None = required("611.3", "Kilograms of CO₂e as they were told.")
    high: Kilograms | None = required("950.1", "Kilograms of CO₂e at the highest.")
    parts: tuple[KeptCategoryPart, ...] | None = required(
        "[{category: team, state: counted, missing: 0, low: 52.1, central: 61.9, high: 80.4}]",
        "The same by category.",
    )


class KeptFile(Written):
    """footprints/<id>.json."""

    version: Form | None = required("1", "The form of this file.")
    told: Day | None = required("2027-06-30", "The day on which it was kept.")
    poche: Line | None = required("0.1.0", "The version of Poche that reckoned it.")
    factors: KeptFactorsPart | None = required(
        "{id: poche-2026, title: Factors, version: 2026-11-22, digest: 3f786850e387}",
        "By which factors it was reckoned.",
    )
    totals: tuple[KeptTotalPart, ...] | None = required(
        "[{scope: season, id: s, activities: 0, demonstrations: 0, hours: 0, digest: 3f786850e387, "
        "low: 0, central: 0, high: 0, parts: [{category: team, state: not counted, missing: 0}]}]",
        "What was told, from the season to its parts.",
    )
    seal: Digest | None = required("3f786850e387", "What all the rest is known by.")
