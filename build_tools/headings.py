"""What stands above a table of facts: its columns, made from the models of the files."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import PlainValidator
from pydantic.fields import FieldInfo

from build_tools.catalogue import agreements, forms, measures
from build_tools.catalogue.schema import FILES
from build_tools.catalogue.written import Written
from build_tools.tables import Column, Form

_FORMS: Mapping[Callable[[Any], Any], Form] = {
    forms.line: Form.VALUE,
    forms.identifier: Form.VALUE,
    forms.localised: Form.TRANSLATED,
    agreements.consent: Form.NAMED,
    forms.adaptations: Form.NAMED,
    forms.parts: Form.NAMED,
    forms.language: Form.VALUE,
    forms.language_tag: Form.VALUE,
    forms.speech: Form.VALUE,
    forms.country: Form.VALUE,
    forms.address: Form.VALUE,
    forms.timezone: Form.VALUE,
    measures.time: Form.VALUE,
    measures.moment: Form.NUMBER,
    measures.bar_time: Form.NUMBER,
    measures.day: Form.DAY,
    measures.year_or_day: Form.DAY,
    measures.local_moment: Form.VALUE,
    measures.clock: Form.VALUE,
    measures.weekday_or_day: Form.DAY,
    measures.count: Form.NUMBER,
    measures.weeks: Form.NUMBER,
    measures.span: Form.NUMBERS,
    measures.latitude: Form.NUMBER,
    measures.longitude: Form.NUMBER,
    measures.place: Form.VALUE,
}
"""How the files have a value, to how cells have it."""


def columns(kind: str, languages: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a kind behind its ids: what is required first, then in the order of
    its file."""
    _, model = FILES[kind]
    return tuple(_of(model, (), languages))


def required(field: FieldInfo) -> bool:
    """Say whether a field must be written."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("required"))


def _of(model: type[Written], way: tuple[str, ...], languages: Sequence[str]) -> Iterator[Column]:
    named = [(field.alias or name, field) for name, field in model.model_fields.items()]
    if not way:
        named.sort(key=lambda each: not required(each[1]))
    for name, field in named:
        trail = (*way, name)
        group, is_list = _inside(field.annotation)
        if group is not None and not is_list:
            yield from _of(group, trail, languages)
        elif group is not None:
            example = str(field.examples[0]) if field.examples else ""
            yield Column(trail, Form.GROUPS, example.strip("[{}]"))
        else:
            yield from _field(trail, _form(field), is_list, languages)


def _field(
    trail: tuple[str, ...], form: Form, is_list: bool, languages: Sequence[str]
) -> Iterator[Column]:
    if is_list:
        yield Column(trail, Form.NUMBERS if form is Form.NUMBER else Form.LIST)
    elif form is Form.TRANSLATED:
        yield Column(trail, Form.EVERYWHERE)
        for lang in languages:
            yield Column((*trail, lang), Form.TRANSLATED)
    else:
        yield Column(trail, form)


def _inside(annotation: Any) -> tuple[type[Written] | None, bool]:
    """Return the group of fields in an annotation, if it holds one, and whether it is a list."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation, False
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is tuple:
        # A span is a tuple, too, but a form reads it: pydantic has put that beside its type.
        return (_inside(inner[0])[0], True) if inner[-1] is Ellipsis else (None, False)
    if typing.get_origin(annotation) is typing.Annotated:
        return None, False
    found = [_inside(each) for each in inner]
    return next((each for each in found if each != (None, False)), (None, False))


def _form(field: FieldInfo) -> Form:
    """Return how cells have a field, by the function that reads it. Raises KeyError for one that
    nobody has thought of."""
    readers = [each for each in field.metadata if isinstance(each, PlainValidator)]
    readers += _readers(field.annotation)
    return _FORMS[readers[0].func] if readers else Form.VALUE  # type: ignore[index]


def _readers(annotation: Any) -> list[PlainValidator]:
    if typing.get_origin(annotation) is typing.Annotated:
        return [each for each in annotation.__metadata__ if isinstance(each, PlainValidator)]
    return [found for each in typing.get_args(annotation) for found in _readers(each)]
