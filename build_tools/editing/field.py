"""One field of a file of facts written, changed or taken out, and not a byte besides.

PyYAML's own reader says where everything stands; what comes out is read again, and
must say what was wanted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""
_MARK = "\ufeff"
"""The byte order mark, which some editors put before everything."""
_NOTHING = (None, "", "~", "null")


class Unchangeable(Exception):
    """The field is written in a form that cannot be changed by itself."""


def with_field(text: str, name: str, value: str | None, *, after: Sequence[str] = ()) -> str:
    """Return a file of facts with a field at its top level; None takes the field out.

    `text` is the file as it is, with its line ends, and can be read as YAML. `value` needs
    no quotes. A new field goes below the last of those in `after` that are there.
    Raises Unchangeable.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    found = [pair for pair in pairs if pair[0].value == name]
    if found and not isinstance(found[0][1], yaml.ScalarNode):
        raise Unchangeable(name)
    if value is None:
        changed = _without(text, *found[0]) if found else text
    else:
        field = f"{name}: {value}" if value not in _NOTHING else f"{name}: '{value}'"
        if found:
            (key, _), end = found[0], _end(text, *found[0])
            changed = text[: key.start_mark.index] + field + text[end:]
        else:
            below = [pair for pair in pairs if pair[0].value in after]
            changed = _added(text, pairs, below, field)
    _look(text, changed, name, value)
    return changed


def _look(before: str, after: str, name: str, value: str | None) -> None:
    """Read both texts, and refuse the second if it is not the first with one field changed."""
    wanted = dict(yaml.load(before, Loader=yaml.BaseLoader) or {})
    try:
        seen = dict(yaml.load(after, Loader=yaml.BaseLoader) or {})
    except (yaml.YAMLError, ValueError) as error:
        raise Unchangeable(name) from error
    wanted.pop(name, None)
    there = seen.pop(name, None)
    is_so = there in _NOTHING if value is None else there == value
    if seen != wanted or not is_so:
        raise Unchangeable(name)


def _without(text: str, key: yaml.Node, value: yaml.Node) -> str:
    """Take out a field with its line, or write nothing in the place of its value."""
    start, end = key.start_mark.index, _end(text, key, value)
    first, last = _line(text, start, end)
    if _is_alone(text, first, start, end, last):
        kept = len(_MARK) if text.startswith(_MARK, first) else 0
        return text[: first + kept] + text[last:]
    return text[: value.start_mark.index] + "null" + text[end:]


def _added(
    text: str,
    pairs: Sequence[tuple[yaml.Node, yaml.Node]],
    below: Sequence[tuple[yaml.Node, yaml.Node]],
    field: str,
) -> str:
    """Write a field onto a line of its own, or before the first one where all are in one line."""
    ending = _BREAK.search(text)
    newline = ending.group() if ending else "\n"
    if below:
        key, value = max(below, key=lambda pair: pair[1].end_mark.index)
        start, end = key.start_mark.index, _end(text, key, value)
        first, last = _line(text, start, end)
        if _is_alone(text, first, start, end, last):
            indent = text[first:start].removeprefix(_MARK)
            ended = "" if _BREAK.search(text[end:last]) else newline
            return f"{text[:last]}{ended}{indent}{field}{newline}{text[last:]}"
    if not pairs:
        ended = newline if text.removeprefix(_MARK) and not _BREAK.fullmatch(text[-1]) else ""
        return f"{text}{ended}{field}{newline}"
    start = pairs[0][0].start_mark.index
    first, _ = _line(text, start, start)
    indent = text[first:start].removeprefix(_MARK)
    between = ", " if indent.strip() else f"{newline}{indent}"
    return f"{text[:start]}{field}{between}{text[start:]}"


def _end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """Return where a field ends, without the white space that a block takes with it."""
    end = max(key.end_mark.index, value.end_mark.index)
    while text[end - 1].isspace():
        end -= 1
    return end


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line of `start` begins, and where the line of `end` has ended."""
    breaks = [each.end() for each in _BREAK.finditer(text, 0, start)]
    ending = _BREAK.search(text, end)
    return (breaks[-1] if breaks else 0), (ending.end() if ending else len(text))


def _is_alone(text: str, first: int, start: int, end: int, last: int) -> bool:
    """Say whether nothing but a remark stands beside a field, from `start` to `end`, in its lines.

    `first` and `last` are where these lines begin and have ended.
    """
    before, behind = text[first:start].removeprefix(_MARK), text[end:last].strip()
    return not before.strip() and (not behind or behind.startswith("#"))
