"""Groups and lists changed in place by ruamel.yaml, with their remarks. All scalars are text."""

from __future__ import annotations

import difflib
import io
import json
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from build_tools.tables.values import Value, scalar

_TEXT, _NULL = (Tag(suffix=f"tag:yaml.org,2002:{name}") for name in ("str", "null"))


class _AsText(VersionedResolver):
    """Reads `1:20`, `1.10` and `no` as they are written, as Poche does everywhere."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode:
            return _NULL if implicit[0] and value in ("", "~", "null") else _TEXT
        return super().resolve(kind, value, implicit)


def merged(text: str, wanted: dict[str, Value]) -> str:
    """Return a group of fields as `text` has it, with other values. Raises ValueError."""
    yaml = _yaml()
    yaml.indent(**_indents(text))
    try:
        there = yaml.load(text)
        made = io.StringIO()
        yaml.dump(_merged(there, wanted, in_brackets=False), made)
    except (YAMLError, IndexError, AttributeError, TypeError, KeyError) as error:
        raise ValueError(str(error)) from error
    return made.getvalue()


def dumped(wanted: dict[str, Value]) -> str:
    """Return a group of fields as it is written where there was none."""
    made = io.StringIO()
    _yaml().dump(_new(wanted, in_brackets=False), made)
    return made.getvalue()


def dumped_item(wanted: Value) -> str:
    """Return an item of a list as it is written on lines of its own."""
    yaml = _yaml()
    yaml.indent(mapping=2, sequence=2, offset=0)
    made = io.StringIO()
    yaml.dump(CommentedSeq([_new(wanted, in_brackets=False)]), made)
    return made.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _AsText
    yaml.preserve_quotes = True
    yaml.width = 1 << 20  # no line is broken that was not
    yaml.allow_duplicate_keys = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _indents(text: str) -> dict[str, int]:
    """Return how far groups and items of lists are moved in, as seen at the first of them."""
    lines = text.split("\n")
    outer = len(lines[0]) - len(lines[0].lstrip())
    for line in lines[1:]:
        bare = line.lstrip()
        if not bare or bare.startswith("#"):
            continue
        step = len(line) - len(bare) - outer
        if bare.startswith(("- ", "-\t")) or bare == "-":
            inside = len(bare) - len(bare[1:].lstrip()) or 2
            return {"mapping": 2, "sequence": step + inside, "offset": step}
        return {"mapping": max(2, step), "sequence": max(2, step) + 2, "offset": max(2, step)}
    return {"mapping": 2, "sequence": 4, "offset": 2}


def _merged(there: Any, wanted: Value, *, in_brackets: bool) -> Any:
    if _plain(there) == wanted:
        return there
    if isinstance(there, CommentedMap) and isinstance(wanted, dict):
        inside = in_brackets or bool(there.fa.flow_style())
        _merge_fields(there, wanted, in_brackets=inside)
        return there
    if isinstance(there, CommentedSeq) and isinstance(wanted, list):
        inside = in_brackets or bool(there.fa.flow_style())
        _merge_items(there, wanted, in_brackets=inside)
        return there
    if isinstance(there, DoubleQuotedScalarString | SingleQuotedScalarString) and isinstance(
        wanted, str
    ):
        return type(there)(wanted) if wanted.isprintable() else DoubleQuotedScalarString(wanted)
    return _new(wanted, in_brackets=in_brackets)


def _merge_fields(there: CommentedMap, wanted: dict[str, Value], *, in_brackets: bool) -> None:
    for name in [name for name in there if name not in wanted]:
        del there[name]
    for at, (name, value) in enumerate(wanted.items()):
        if name in there:
            there[name] = _merged(there[name], value, in_brackets=in_brackets)
        else:
            there.insert(at, name, _new(value, in_brackets=in_brackets))


def _merge_items(there: CommentedSeq, wanted: list[Value], *, in_brackets: bool) -> None:
    """Change a list where it differs; items that stay keep their place and their remarks."""
    before = [json.dumps(_plain(each)) for each in there]
    after = [json.dumps(each) for each in wanted]
    are_short = any(isinstance(it, CommentedMap) and it.fa.flow_style() for it in there)
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, start, end, first, last in reversed(steps):
        if tag == "equal":
            continue
        both = min(end - start, last - first)
        for number in range(both):
            there[start + number] = _merged(
                there[start + number], wanted[first + number], in_brackets=in_brackets
            )
        for number in range(end - 1, start + both - 1, -1):
            del there[number]
        for number in range(first + both, last):
            item = _new(wanted[number], in_brackets=in_brackets or are_short)
            there.insert(start + number - first, item)


def _new(value: Value, *, in_brackets: bool) -> Any:
    """Return a value for ruamel.yaml: short lists in brackets, all else on lines of its own."""
    if isinstance(value, dict):
        group = CommentedMap()
        for name, each in value.items():
            group[_text(name)] = _new(each, in_brackets=in_brackets)
        if in_brackets:
            group.fa.set_flow_style()
        return group
    if isinstance(value, list):
        items = CommentedSeq([_new(each, in_brackets=in_brackets) for each in value])
        if in_brackets or not any(isinstance(each, dict | list) for each in value):
            items.fa.set_flow_style()
        return items
    return None if value is None else _text(value)


def _text(text: str) -> Any:
    written = scalar(text)
    if written.startswith(('"', "'")):
        quoted = DoubleQuotedScalarString if written[0] == '"' else SingleQuotedScalarString
        return quoted(text)
    return text


def _plain(there: Any) -> Value:
    if isinstance(there, dict):
        return {str(name): _plain(each) for name, each in there.items()}
    if isinstance(there, list):
        return [_plain(each) for each in there]
    return None if there is None else str(there)
