"""What the fields of all files of facts have in common: their types, and what is required.

Nothing is required of pydantic. A field that must be there is marked by
`required`, and `validate` asks for it: so a file with one wrong field can still
be read for the references in its others, and everything is reported at once.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from build_tools.catalogue import forms, measures
from build_tools.domain import BarTime, Localised, Place

Line: TypeAlias = Annotated[str, PlainValidator(forms.line)]
Name: TypeAlias = Annotated[str, PlainValidator(forms.identifier)]
Text: TypeAlias = Annotated[Localised, PlainValidator(forms.localised)]
Texts: TypeAlias = Annotated[dict[str, str], PlainValidator(forms.texts)]
Adaptations: TypeAlias = Annotated[dict[str, Localised], PlainValidator(forms.adaptations)]
Parts: TypeAlias = Annotated[dict[str, str], PlainValidator(forms.parts)]
Fallbacks: TypeAlias = Annotated[dict[str, tuple[str, ...]], PlainValidator(forms.fallbacks)]
Language: TypeAlias = Annotated[str, PlainValidator(forms.language)]
LanguageTag: TypeAlias = Annotated[str, PlainValidator(forms.language_tag)]
Speech: TypeAlias = Annotated[str | None, PlainValidator(forms.speech)]
Country: TypeAlias = Annotated[str, PlainValidator(forms.country)]
Time: TypeAlias = Annotated[float, PlainValidator(measures.time)]
Moment: TypeAlias = Annotated[float, PlainValidator(measures.moment)]
Bar: TypeAlias = Annotated[BarTime, PlainValidator(measures.bar_time)]
Day: TypeAlias = Annotated[date, PlainValidator(measures.day)]
YearOrDay: TypeAlias = Annotated[str, PlainValidator(measures.year_or_day)]
LocalMoment: TypeAlias = Annotated[datetime, PlainValidator(measures.local_moment)]
Clock: TypeAlias = Annotated[str, PlainValidator(measures.clock)]
Weekday: TypeAlias = Annotated[str, PlainValidator(measures.weekday_or_day)]
Count: TypeAlias = Annotated[int, PlainValidator(measures.count)]
Weeks: TypeAlias = Annotated[int, PlainValidator(measures.weeks)]
Span: TypeAlias = Annotated[tuple[int, int], PlainValidator(measures.span)]
Latitude: TypeAlias = Annotated[float, PlainValidator(measures.latitude)]
Longitude: TypeAlias = Annotated[float, PlainValidator(measures.longitude)]
Where: TypeAlias = Annotated[Place, PlainValidator(measures.place)]
Truth: TypeAlias = Annotated[bool, PlainValidator(forms.truth)]
Size: TypeAlias = Annotated[int, PlainValidator(measures.size)]
Cluster: TypeAlias = Annotated[int, PlainValidator(measures.cluster)]
Digest: TypeAlias = Annotated[str, PlainValidator(forms.digest)]
Address: TypeAlias = Annotated[str, PlainValidator(forms.address)]
Timezone: TypeAlias = Annotated[str, PlainValidator(forms.timezone)]
Id: TypeAlias = Line
"""Of another resource: whether it exists is asked when references are resolved."""
File: TypeAlias = Line
"""Name of a file beside this one."""

Mode: TypeAlias = Literal["in-person", "online", "both"]
Level: TypeAlias = Literal["beginners", "some-practice", "experienced"]


def required(example: str) -> Any:
    """A field that must be written; `example` is a value for it."""
    return Field(default=None, examples=[example], json_schema_extra={"required": True})


def shown(example: str, *, alias: str | None = None) -> Any:
    """A field that may be left out, with a value that shows its form."""
    return Field(default=None, examples=[example], alias=alias)


class Written(BaseModel):
    """A group of fields; others than these are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)
