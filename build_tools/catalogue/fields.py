"""What the fields of a group are, as its model says: names, need, examples, groups within."""

from __future__ import annotations

from functools import cache
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from build_tools.catalogue.written import Written


@cache
def fields_of(model: type[Written]) -> dict[str, FieldInfo]:
    """Return the fields of a group by the names that editors write."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def inners_of(model: type[Written]) -> dict[str, type[Written] | None]:
    """Return what `inner_of` says of each field: to look into a type takes longer than its
    value."""
    return {name: inner_of(field) for name, field in fields_of(model).items()}


def inner_of(field: FieldInfo) -> type[Written] | None:
    """Return the group of fields that a field holds, alone or in a list."""
    return _inner_of(field.annotation)


def _inner_of(annotation: object) -> type[Written] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        assert issubclass(annotation, Written)
        return annotation
    return next((found for each in get_args(annotation) if (found := _inner_of(each))), None)


def is_required(field: FieldInfo) -> bool:
    """Say whether a field must be written."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("required"))


def example_of(field: FieldInfo | None) -> str:
    """Return a value for a field, as it is written."""
    examples = field.examples if field is not None else None
    return str(examples[0]) if examples else "…"


def is_list(field: FieldInfo) -> bool:
    """Say whether a field holds a list, of groups or of single values."""
    return any(_is_tuple_of_any_length(each) for each in (field.annotation, *_args(field)))


def _args(field: FieldInfo) -> tuple[object, ...]:
    return get_args(field.annotation)


def _is_tuple_of_any_length(annotation: object) -> bool:
    args = get_args(annotation)
    return len(args) == 2 and args[1] is Ellipsis


def meaning_of(field: FieldInfo) -> str:
    """Return a line about a field, in English: a message id of the words for editors."""
    assert field.description is not None
    return field.description
