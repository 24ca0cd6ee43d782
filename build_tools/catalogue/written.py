"""What the fields of all files of facts have in common: their types, each with the
shape that JSON Schema knows, and what is required.

Nothing is required of pydantic. A field that must be there is marked by
`required`, and `validate` asks for it: so a file with one wrong field can still
be read for the references in its others, and everything is reported at once.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from build_tools.catalogue import agreements, forms, ids, measures, shapes
from build_tools.catalogue.shapes import (
    chosen,
    group,
    in_any_capitals,
    matching,
    named,
    number,
    of,
    or_nothing,
)
from build_tools.catalogue.vocabulary import COUNTRIES
from build_tools.domain import LANGUAGES, WEEKDAYS, BarTime, Consent, Localised, Place
from build_tools.prose.blocks import ADAPTATIONS

_ID = {**matching(ids.ID, types=("string", "number")), "maxLength": ids.MAX_LENGTH}
_TAG = matching(forms.LANGUAGE_TAG)
_DAY = matching(measures.DAY)
_MOMENT = matching(measures.TIME, measures.SECONDS, types=("number", "string"))
_LATITUDE = number(measures.DEGREES, -90, 90, "number")
_LONGITUDE = number(measures.DEGREES, -180, 180, "number")
_CARRIERS = {"anyOf": [shapes.LINE, {"type": "array", "items": shapes.LINE}]}
_AGE = number(measures.WHOLE, 0, 99_999, "integer")

Line: TypeAlias = Annotated[str, PlainValidator(forms.line), of(forms.line, shapes.LINE)]
Name: TypeAlias = Annotated[str, PlainValidator(forms.identifier), of(forms.identifier, _ID)]
Text: TypeAlias = Annotated[
    Localised, PlainValidator(forms.localised), of(forms.localised, shapes.TEXT)
]
Agreement: TypeAlias = Annotated[
    Consent,
    PlainValidator(agreements.consent),
    of(
        agreements.consent,
        {
            "anyOf": [
                shapes.LINE,
                group(
                    {
                        "status": or_nothing(chosen(agreements.STATUSES)),
                        **dict.fromkeys(agreements.REFERENCES, or_nothing(shapes.LINE)),
                        "media": or_nothing(_CARRIERS),
                        "purpose": or_nothing(shapes.LINE),
                        **dict.fromkeys(agreements.DAYS, or_nothing(_DAY)),
                    }
                ),
            ]
        },
    ),
]
Adaptations: TypeAlias = Annotated[
    dict[str, Localised],
    PlainValidator(forms.adaptations),
    of(forms.adaptations, named(_ID, or_nothing(shapes.TEXT), ADAPTATIONS)),
]
Parts: TypeAlias = Annotated[
    dict[str, str], PlainValidator(forms.parts), of(forms.parts, named(_ID, shapes.LINE))
]
Fallbacks: TypeAlias = Annotated[
    dict[str, tuple[str, ...]],
    PlainValidator(forms.fallbacks),
    of(
        forms.fallbacks,
        group({lang: {"type": "array", "items": chosen(LANGUAGES)} for lang in LANGUAGES}),
    ),
]
Language: TypeAlias = Annotated[
    str, PlainValidator(forms.language), of(forms.language, chosen(LANGUAGES))
]
LanguageTag: TypeAlias = Annotated[
    str, PlainValidator(forms.language_tag), of(forms.language_tag, _TAG)
]
Speech: TypeAlias = Annotated[
    str | None, PlainValidator(forms.speech), of(forms.speech, chosen(("none", *LANGUAGES), _TAG))
]
Country: TypeAlias = Annotated[
    str, PlainValidator(forms.country), of(forms.country, chosen(sorted(COUNTRIES)))
]
Time: TypeAlias = Annotated[
    float, PlainValidator(measures.time), of(measures.time, matching(measures.TIME))
]
Moment: TypeAlias = Annotated[float, PlainValidator(measures.moment), of(measures.moment, _MOMENT)]
Bar: TypeAlias = Annotated[
    BarTime,
    PlainValidator(measures.bar_time),
    of(measures.bar_time, {"anyOf": [_MOMENT, group({"at": _MOMENT, "bar": _AGE}, "at", "bar")]}),
]
Day: TypeAlias = Annotated[date, PlainValidator(measures.day), of(measures.day, _DAY)]
YearOrDay: TypeAlias = Annotated[
    str,
    PlainValidator(measures.year_or_day),
    of(
        measures.year_or_day,
        {
            **matching(measures.YEAR, measures.DAY, types=("integer", "string")),
            "minimum": 1,
            "maximum": 9999,
        },
    ),
]
LocalMoment: TypeAlias = Annotated[
    datetime,
    PlainValidator(measures.local_moment),
    of(measures.local_moment, matching(measures.LOCAL_MOMENT)),
]
Clock: TypeAlias = Annotated[
    str, PlainValidator(measures.clock), of(measures.clock, matching(measures.CLOCK))
]
Weekday: TypeAlias = Annotated[
    str,
    PlainValidator(measures.weekday_or_day),
    of(
        measures.weekday_or_day,
        chosen(WEEKDAYS, matching(in_any_capitals(WEEKDAYS), measures.DAY)),
    ),
]
Count: TypeAlias = Annotated[
    int,
    PlainValidator(measures.count),
    of(measures.count, number(measures.WHOLE, 1, 99_999, "integer")),
]
Weeks: TypeAlias = Annotated[
    int,
    PlainValidator(measures.weeks),
    of(measures.weeks, number(measures.WHOLE, 1, measures.MAX_WEEKS, "integer")),
]
Span: TypeAlias = Annotated[
    tuple[int, int],
    PlainValidator(measures.span),
    of(measures.span, {"type": "array", "items": _AGE, "minItems": 2, "maxItems": 2}),
]
Latitude: TypeAlias = Annotated[
    float, PlainValidator(measures.latitude), of(measures.latitude, _LATITUDE)
]
Longitude: TypeAlias = Annotated[
    float, PlainValidator(measures.longitude), of(measures.longitude, _LONGITUDE)
]
Where: TypeAlias = Annotated[
    Place,
    PlainValidator(measures.place),
    of(
        measures.place,
        {
            "anyOf": [
                *shapes.TEXT["anyOf"],
                group({"name": shapes.TEXT, "lat": _LATITUDE, "lon": _LONGITUDE}, "name"),
            ]
        },
    ),
]
Truth: TypeAlias = Annotated[
    bool,
    PlainValidator(forms.truth),
    of(forms.truth, matching(in_any_capitals(forms.TRUTHS), types=("boolean", "string"))),
]
Size: TypeAlias = Annotated[
    int, PlainValidator(measures.size), of(measures.size, matching(measures.SIZE))
]
Cluster: TypeAlias = Annotated[
    int, PlainValidator(measures.cluster), of(measures.cluster, matching(measures.SIZE))
]
Digest: TypeAlias = Annotated[
    str,
    PlainValidator(forms.digest),
    of(forms.digest, matching(forms.DIGEST, types=("string", "number"))),
]
Address: TypeAlias = Annotated[
    str, PlainValidator(forms.address), of(forms.address, matching(forms.ADDRESS))
]
Timezone: TypeAlias = Annotated[
    str, PlainValidator(forms.timezone), of(forms.timezone, matching(forms.TIMEZONE))
]
Id: TypeAlias = Annotated[str, PlainValidator(forms.line), of(forms.identifier, _ID)]
"""Of another resource: whether it exists is asked when references are resolved."""
File: TypeAlias = Line
"""Name of a file beside this one."""

Mode: TypeAlias = Literal["in-person", "online", "both"]
Level: TypeAlias = Literal["beginners", "some-practice", "experienced"]


def required(example: str, meaning: str, *, alias: str | None = None) -> Any:
    """A field that must be written; `example` is a value for it, `meaning` a line about it."""
    return Field(
        default=None,
        examples=[example],
        description=meaning,
        alias=alias,
        json_schema_extra={"required": True},
    )


def shown(example: str, meaning: str, *, alias: str | None = None) -> Any:
    """A field that may be left out, with a value that shows its form and a line about it."""
    return Field(default=None, examples=[example], description=meaning, alias=alias)


def several(example: str, meaning: str) -> Any:
    """A list that may be left out."""
    return Field(default=(), examples=[example], description=meaning)


class Written(BaseModel):
    """A group of fields; others than these are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
