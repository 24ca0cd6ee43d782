"""YAML as text and positions, so that every mistake can be shown where it stands.

libyaml's events with the base loader: `1:20` stays `1:20`, `no` stays `no`,
and nothing is ever constructed. We build the values from the events ourselves
rather than by `yaml.compose`, which calls itself for every level of nesting:
a file of brackets would exhaust the stack before anyone could count them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from build_tools.catalogue.source import Document, Mark, Trail, Value
from build_tools.problems import Location, Problem, Words, report, worded

MAX_DEPTH = 12
"""Levels of nesting; the deepest file of the hub needs five."""

LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line."""

_FASTEST = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader

_NOTHING = frozenset({"", "~", "null"})
"""Plain scalars that mean that nothing was written."""

_ENDED = (
    worded("the value has ended before this"),
    worded("put the whole value in quotes; inside single quotes write '' for an apostrophe"),
)
_SEEN: tuple[tuple[str, Words, Words], ...] = (
    (
        r"mapping values are not allowed",
        worded("a ':' stands where none is expected"),
        worded("put text that holds ': ' in quotes, or look at the indentation of this line"),
    ),
    (
        r"could not find expected ':'",
        worded("a ':' is missing after the name of a field, or a quotation mark is not closed"),
        worded("write a name, a colon and a space, such as 'title: Ode an die Freude'"),
    ),
    (
        r"escape|Unicode character code|hexadecimal|hexdecimal",
        worded("a \\ in double quotes has a meaning, and this one has none"),
        worded("use single quotes for text that holds a \\"),
    ),
    (
        r"quoted scalar",
        worded("a quotation mark is opened here and not closed"),
        worded("close it; write '' for an apostrophe inside single quotes"),
    ),
    (
        r"expected ',' or '[\]}]'|flow (sequence|mapping)",
        worded("a bracket is opened here and not closed"),
        worded("close it, such as 'ages: [6, 8]'"),
    ),
    (
        r"expected (key|'-' indicator|<block end>)|block (mapping|collection|sequence|entries)",
        worded("this line is not indented like its neighbours"),
        worded("let the names of fields that belong together begin in the same column"),
    ),
    (
        r"cannot start any token",
        worded("this character cannot begin a value"),
        worded("put the value in quotes"),
    ),
    (
        r"alias|anchor",
        worded("a mark that begins with & or * has no name"),
        worded("put text that begins with & or * in quotes"),
    ),
)
_TAB = (
    worded("a tab stands where spaces are expected"),
    worded("indent with spaces, two for each level"),
)
_UNSEEN = (
    worded("this line is not of the form 'field: value'"),
    worded("write one field a line, such as 'title: Ode an die Freude'"),
)


class _Place(Protocol):
    """A mark of either reader; its line and column count from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    value: list[Value] | dict[str, Value]
    trail: Trail
    key: str | None = None
    key_mark: tuple[int, int] = (0, 0)
    lines: dict[str, int] = field(default_factory=dict)
    """Name of a field to the line in which it was first seen."""


class _Refused(Exception):
    """The file cannot be read any further; the problem has been noted."""


def located(
    text: str,
    *,
    path: str,
    kind: str,
    id: str,
    first_line: int = 1,
    lines: tuple[str, ...] | None = None,
    loader: type[yaml.BaseLoader | yaml.CBaseLoader] = _FASTEST,
) -> tuple[Document | None, list[Problem]]:
    """Read one document of YAML; None where it cannot be read to its end.

    `first_line` is the line of the file at which `text` begins, and `lines`
    are all lines of that file, to be shown with problems. An empty text is a
    document without fields.
    """
    shown = tuple(LINE_ENDS.split(text)) if lines is None else lines
    reading = _Reading(path, shown, first_line - 1)
    try:
        reading.follow(yaml.parse(text, Loader=loader))
    except _Refused:
        return None, reading.problems
    except yaml.MarkedYAMLError as error:
        reading.misread(error)
        return None, reading.problems
    except (yaml.YAMLError, ValueError, OverflowError):
        # The pure Python reader lets chr() complain about "\UFFFFFFFF".
        seen, way_out = _UNSEEN
        reading.note("YML01", None, seen=seen, way_out=way_out)
        return None, reading.problems
    return Document(path, kind, id, reading.top, reading.marks, shown), reading.problems


class _Reading:
    """The state between two events."""

    def __init__(self, path: str, lines: tuple[str, ...], lines_before: int) -> None:
        self.path = path
        self.lines = lines
        self.lines_before = lines_before
        self.problems: list[Problem] = []
        self.top: dict[str, Value] = {}
        self.marks: dict[Trail, Mark] = {}
        self._open: list[_Open] = []
        self._documents = 0

    def follow(self, events: Iterator[yaml.Event]) -> None:
        """Build the value of the first document."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_marks(event)
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_marks(event)
                self._begin(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._open.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("YML03", event.start_mark, seen=f"*{event.anchor}"[:60])
            elif isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._refuse("YML05", event.start_mark)

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse("YML03", event.start_mark, seen=f"&{event.anchor}"[:60])
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            self._refuse("YML07", event.start_mark, seen=tag[:60])

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text: str = event.value
        plain = event.style in (None, "")
        if not self._open:
            if not (plain and text in _NOTHING):
                self._refuse("YML06", event.start_mark, seen=worded("a single text"))
            return
        parent = self._open[-1]
        if isinstance(parent.value, dict) and parent.key is None:
            self._name(parent, text, event.start_mark)
        else:
            self._place(None if plain and text in _NOTHING else text, event.start_mark)

    def _name(self, parent: _Open, name: str, mark: _Place | None) -> None:
        if not name:
            self._refuse("YML09", mark, seen=worded("empty"))
        if name in parent.lines:
            self.note("YML02", mark, field=name[:60], first=parent.lines[name])
        parent.key = name
        parent.key_mark = self._position(mark)
        parent.lines.setdefault(name, parent.key_mark[0])

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        is_list = isinstance(event, yaml.SequenceStartEvent)
        if not self._open and is_list:
            self._refuse("YML06", event.start_mark, seen=worded("a list"))
        if len(self._open) >= MAX_DEPTH:
            self._refuse("YML04", event.start_mark, limit=MAX_DEPTH)
        if self._open and isinstance(self._open[-1].value, dict) and self._open[-1].key is None:
            self._refuse(
                "YML09", event.start_mark, seen=worded("a list") if is_list else worded("fields")
            )
        value: list[Value] | dict[str, Value] = [] if is_list else {}
        if self._open:
            trail = self._place(value, event.start_mark)
        else:
            assert isinstance(value, dict)
            self.top, trail = value, ()
        self._open.append(_Open(value, trail))

    def _place(self, value: Value, mark: _Place | None) -> Trail:
        """Put a value into what is open and return its trail."""
        parent = self._open[-1]
        here = self._position(mark)
        if isinstance(parent.value, list):
            trail = (*parent.trail, len(parent.value))
            parent.value.append(value)
            self.marks[trail] = (here, here)
            return trail
        assert parent.key is not None
        trail = (*parent.trail, parent.key)
        parent.value[parent.key] = value
        self.marks[trail] = (parent.key_mark, here)
        parent.key = None
        return trail

    def _position(self, mark: _Place | None) -> tuple[int, int]:
        if mark is None:  # only events that come from no file have none
            return self.lines_before + 1, 1
        return mark.line + 1 + self.lines_before, mark.column + 1

    def misread(self, error: yaml.MarkedYAMLError) -> None:
        """Note, in plain words, what the YAML reader stumbled over."""
        words = f"{error.context or ''} {error.problem or ''}"
        mark = error.problem_mark or error.context_mark
        seen, way_out = next(
            ((seen, way_out) for sign, seen, way_out in _SEEN if re.search(sign, words)), _UNSEEN
        )
        if "opened here" in seen.text or "is missing after" in seen.text:
            mark = error.context_mark or mark  # where it began, not where the reader gave up
        elif "not indented" in seen.text and mark is not None and self._inside_a_line(mark):
            seen, way_out = _ENDED
        elif mark is not None and self._indented_by_tab(mark):
            seen, way_out = _TAB
        self.note("YML01", mark, seen=seen, way_out=way_out)

    def _inside_a_line(self, mark: _Place) -> bool:
        """Return whether something stands before `mark` in its line."""
        line = self.lines[mark.line + self.lines_before : mark.line + self.lines_before + 1]
        return any(text[: mark.column].strip(" -") for text in line)

    def _indented_by_tab(self, mark: _Place) -> bool:
        line = self.lines[mark.line + self.lines_before : mark.line + self.lines_before + 1]
        return any("\t" in text[: len(text) - len(text.lstrip())] for text in line)

    def note(self, code: str, mark: _Place | None, **facts: object) -> None:
        """Note a problem at `mark`, or about the file as a whole."""
        place = Location(self.path)
        if mark is not None:
            line, column = self._position(mark)
            # The end of a file may be reported as the line after its last one.
            excerpt = self.lines[line - 1] if line <= len(self.lines) else ""
            place = Location(self.path, line, column, excerpt)
        self.problems.append(report(code, place, help=None, **facts))

    def _refuse(self, code: str, mark: _Place | None, **facts: object) -> None:
        self.note(code, mark, **facts)
        raise _Refused
