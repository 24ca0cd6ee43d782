"""From what a file holds to what its schema knows, with every mistake at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from build_tools.catalogue.fields import example_of, fields_of, inner_of, inners_of, is_required
from build_tools.catalogue.forms import Fault, Unfit, one_of
from build_tools.catalogue.nearest import Nearest
from build_tools.catalogue.source import Document, Trail
from build_tools.catalogue.written import Written
from build_tools.problems import Fact, Problem, Words, meant, report, series, worded

W = TypeVar("W", bound=Written)

_MOST_SEEN = 40
"""Characters of a wrong value that are shown in the sentence."""


def validated(
    document: Document, model: type[W], family: str, nearest: Nearest, at: Trail = ()
) -> tuple[W, list[Problem]]:
    """Return what is right in a document, and a problem for everything that is not.

    `at` is the part of the document to validate. Where problems are returned,
    the model holds None in the place of what is wrong or missing.
    """
    value: Any = document.value
    for step in at:
        value = value[step]
    written = _without_gaps(model, value or {})
    checking = _Checking(document, family, nearest, at)
    if not isinstance(written, dict):
        checking.report_fault((), Fault(worded("a group of fields"), "{audio: high}"), value)
        return model(), checking.problems
    missing = dict(_missing(model, written, ()))
    try:
        right = model.model_validate(written)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            checking.report_error(model, details)
            _prune(written, details)
        right = model.model_validate(written)
    for trail, field in missing.items():
        if trail not in checking.misspelt:
            checking.report_missing(trail, field)
    return right, checking.problems


class _Checking:
    """One document on its way through the schema."""

    def __init__(self, document: Document, family: str, nearest: Nearest, at: Trail) -> None:
        self.document = document
        self.family = family
        self.nearest = nearest
        self.at = at
        self.problems: list[Problem] = []
        self.misspelt: set[Trail] = set()
        """Fields that are there under a name very much like theirs."""

    def report_missing(self, trail: Trail, field: FieldInfo) -> None:
        place = self.document.at_key((*self.at, *trail))
        name = ".".join(step for step in trail if isinstance(step, str))
        example = f"{trail[-1]}: {example_of(field)}"
        self.problems.append(report(f"{self.family}01", place, field=name, example=example))

    def report_error(self, model: type[Written], details: ErrorDetails) -> None:
        trail: Trail = details["loc"]
        if details["type"] == "extra_forbidden":
            self.report_unknown(trail, tuple(fields_of(_model_at(model, trail[:-1]))))
            return
        field = _field_at(model, trail)
        for fault in _faults(details, field):
            if fault.unknown:
                self.report_unknown((*trail, *fault.at), fault.unknown)
                continue
            seen = details["input"]
            for name in fault.at:  # what is missing is told as well
                seen = seen.get(name) if isinstance(seen, Mapping) else None
            self.report_fault((*trail, *fault.at), fault, seen)

    def report_unknown(self, trail: Trail, known: tuple[str, ...]) -> None:
        name = str(trail[-1])
        listed = ", ".join(known)
        near = self.nearest(name, known)
        if near:
            self.misspelt.add((*trail[:-1], near))
        self.problems.append(
            report(
                f"{self.family}02",
                self.document.at_key((*self.at, *trail)),
                help=meant(near),
                field=name[:_MOST_SEEN],
                known=listed,
            )
        )

    def report_fault(self, trail: Trail, fault: Fault, seen: object) -> None:
        whole = (*self.at, *trail)
        place = self.document.at_value(whole)
        if fault.is_name:
            place, seen = self.document.at_key(whole), whole[-1]
            whole = whole[:-1]
        name = next((step for step in reversed(whole) if isinstance(step, str)), "")[:_MOST_SEEN]
        in_list = bool(trail) and isinstance(trail[-1], int)
        self.problems.append(
            report(
                f"{self.family}03",
                place,
                field=name,
                seen=_shown(seen),
                expected=fault.expected,
                example=_item(fault.example) if in_list else _line(name, fault.example),
                help=self._suggestion(fault, seen),
            )
        )

    def _suggestion(self, fault: Fault, seen: object) -> Words | None:
        """Where one of several words is expected, name the nearest."""
        if not fault.choices or not isinstance(seen, str):
            return None
        return meant(self.nearest(seen, fault.choices))


def _faults(details: ErrorDetails, field: FieldInfo | None) -> tuple[Fault, ...]:
    """Put pydantic's finding into words about editors' files."""
    context = details.get("ctx", {})
    unfit = context.get("error")
    if isinstance(unfit, Unfit):
        return unfit.faults
    example = example_of(field)
    if details["type"] == "literal_error":
        words = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        return (one_of(tuple(words)),)
    if details["type"] == "tuple_type":
        return (Fault(worded("a list"), example),)
    return (Fault(worded("a group of fields"), example),)


def _line(name: str, example: Fact) -> Fact:
    return f"{name}: {example}" if isinstance(example, str) else series((name, example), ": ")


def _item(example: Fact) -> Fact:
    """Return one item of an example that may be a whole list of groups of fields."""
    if not isinstance(example, str):
        return example
    inner = example.removeprefix("[").removesuffix("]") if example.startswith("[{") else example
    return f"- {inner}" if example.startswith("[{") else inner


def _shown(value: object) -> Fact:
    if isinstance(value, dict):
        return worded("a group of fields")
    if isinstance(value, list):
        shown = ", ".join(each for each in value if isinstance(each, str))
        return worded("the list [{shown}]", shown=shown[:_MOST_SEEN])
    if value is None:
        return worded("empty")
    text = str(value)
    return f"'{text[:_MOST_SEEN]}…'" if len(text) > _MOST_SEEN else f"'{text}'"


def _without_gaps(model: type[Written], value: Any) -> Any:
    """Copy a value without the fields that have a name only; items of lists stay, to be counted."""
    if isinstance(value, list):
        return [_without_gaps(model, each) for each in value]
    if not isinstance(value, Mapping):
        return value
    fields, inners = fields_of(model), inners_of(model)
    written: dict[str, Any] = {}
    for name, each in value.items():
        inner = inners.get(name)
        if each is not None or name not in fields:
            written[name] = each if inner is None else _without_gaps(inner, each)
    return written


def _prune(written: Any, details: ErrorDetails) -> None:
    """Take what is wrong out; an item that should be a group of fields becomes an empty one.

    A list with another wrong item goes as a whole: the places in it must not change.
    """
    *way, last = details["loc"]
    if isinstance(last, int) and details["type"] != "model_type":
        last = way.pop()
    parent = written
    for step in way:
        if isinstance(step, str) and step not in parent:
            return  # gone already, with its list
        parent = parent[step]
    if isinstance(last, int):
        parent[last] = {}
    else:
        parent.pop(last, None)


def _missing(model: type[Written], value: Any, trail: Trail) -> Iterator[tuple[Trail, FieldInfo]]:
    """Yield the required fields that are not there, here and further in."""
    inners = inners_of(model)
    for name, field in fields_of(model).items():
        if name not in value or is_empty(value[name]):
            if is_required(field):
                yield (*trail, name), field
            continue
        inner = inners[name]
        if inner is None:
            continue
        here = value[name]
        if isinstance(here, dict):
            yield from _missing(inner, here, (*trail, name))
        elif isinstance(here, list):
            for number, each in enumerate(here):
                if isinstance(each, dict):
                    yield from _missing(inner, each, (*trail, name, number))


def is_empty(value: Any) -> bool:
    """Say whether a field holds nothing, or nothing but languages that are left empty."""
    if isinstance(value, Mapping):
        return all(each is None for each in value.values())
    return value is None or value == []


def _model_at(model: type[Written], trail: Trail) -> type[Written]:
    for step in trail:
        if isinstance(step, str):
            model = inner_of(fields_of(model)[step]) or model
    return model


def _field_at(model: type[Written], trail: Trail) -> FieldInfo | None:
    names = [step for step in trail if isinstance(step, str)]
    for name in names[:-1]:
        model = inner_of(fields_of(model)[name]) or model
    return fields_of(model).get(names[-1]) if names else None
