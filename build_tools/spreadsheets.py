"""A table of facts brought back: what it would change, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import catalogue, headings, listing, tables
from build_tools.catalogue import places
from build_tools.catalogue.ids import RESERVED, is_id, slug
from build_tools.catalogue.nearest import Nearest
from build_tools.catalogue.schema import FILES
from build_tools.catalogue.textfile import MAX_FACTS_BYTES, read_bytes
from build_tools.catalogue.validate import validated
from build_tools.domain import LANGUAGES
from build_tools.problems import Location, Problem, Severity, Words, meant, report, worded
from build_tools.rehearsal import Change
from build_tools.tables import Column, Form, Value


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would change, and what is wrong with it; with an error, nothing is changed."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Say whether the table itself is wrong."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def plan(root: Path, facts: listing.Facts, file: str, raw: bytes) -> Plan:
    """Return what a table file would change in the hub at `root`; nothing is written.

    `file` is its name as it is shown, `raw` what it holds.
    """
    try:
        if len(raw) > tables.MAX_BYTES:
            most = worded("{count} MB", count=tables.MAX_BYTES // 1_000_000)
            raise tables.NoTable(worded("it has more than {most}", most=most))
        found = tables.read(raw, ending=places.ending(file), title=facts.kind)
    except tables.NoTable as reason:
        return Plan(problems=(report("TAB01", Location(file), reason=reason.why),))
    reading = _Reading(root, facts, file)
    if found.is_old:
        reading.problems.append(report("TAB11", Location(file)))
    for row, column, seen in found.strange:
        reading.note("TAB09", row, column, seen=seen[:40])
    reading.follow(found.rows)
    return Plan(tuple(reading.changes), tuple(reading.problems))


class _Reading:
    """A table on its way to changes of files."""

    def __init__(self, root: Path, facts: listing.Facts, file: str) -> None:
        self.root = root
        self.facts = facts
        self.file = file
        self.columns = headings.columns(facts.kind, facts.languages)
        self.known = {column.name: column for column in headings.columns(facts.kind, LANGUAGES)}
        self.known |= {column.name: column for column in self.columns}
        self.problems: list[Problem] = []
        self.changes: list[Change] = []
        self.nearest = Nearest()

    def note(self, code: str, row: int, at: int, help: Words | None = None, **of: object) -> None:
        """Note what is wrong with a cell; rows and columns count from 1."""
        self.problems.append(report(code, Location(self.file, row, at), help=help, **of))

    def follow(self, rows: tables.Grid) -> None:
        """Read the first row that is not empty as the head, and all others by it."""
        at = next((number for number, row in enumerate(rows) if any(row)), None)
        head = self._head(rows[at], at + 1) if at is not None else {}
        if at is None or tables.ID not in head:
            self.note("TAB04", (at or 0) + 1, 1, kind=self.facts.kind)
            return
        seen: dict[str, int] = {}
        for number, row in enumerate(rows[at + 1 :], at + 2):
            if any(each.strip() for each in row):
                self._row(number, row, head, seen)

    def _head(self, names: Sequence[str], row: int) -> dict[str, int]:
        """Return where each known column stands, from 0."""
        head: dict[str, int] = {}
        for number, each in enumerate(names):
            name = each.strip()
            if name in head:
                self.note("TAB03", row, number + 1, column=name[:60], first=head[name] + 1)
            elif name == tables.ID or name in self.known:
                head[name] = number
            elif name:
                near = self.nearest(name, (tables.ID, *self.known))
                self.note(
                    "TAB02",
                    row,
                    number + 1,
                    help=meant(near),
                    column=name[:60],
                    known=", ".join((tables.ID, *(it.name for it in self.columns))),
                )
        return head

    def _row(
        self, row: int, cells: Sequence[str], head: Mapping[str, int], seen: dict[str, int]
    ) -> None:
        at = head[tables.ID]
        id = cells[at].strip() if at < len(cells) else ""
        if not self._is_right(id, row, at + 1, seen):
            return
        known = {
            self.known[name]: cells[number] if number < len(cells) else ""
            for name, number in head.items()
            if name != tables.ID
        }
        is_there = id in self.facts.folders
        before = self.facts.value(id)
        after, faults = tables.changed(before, known, self.columns)
        for fault in faults:
            self._fault(fault, row, head, known)
        if faults or (after == before and is_there):
            return
        if not is_there:
            near = self.nearest(id, self.facts.folders)
            self.note(
                "TAB12",
                row,
                at + 1,
                help=worded("did you mean '{near}'? then correct the id", near=near)
                if near
                else None,
                id=id,
                folder=listing.folder(self.facts.kind),
            )
        self._validate(id, row, head, before, after)
        self._change(id, row, after)

    def _is_right(self, id: str, row: int, column: int, seen: dict[str, int]) -> bool:
        """Say whether a row may speak of this id, and note it."""
        taken = {it.lower() for it in self.facts.folders}
        if id not in self.facts.folders and (not is_id(id) or id in RESERVED or id in taken):
            better = slug(id) or f"a-{self.facts.kind.removesuffix('s')}"
            near = self.nearest(id, self.facts.folders)
            self.note(
                "TAB05",
                row,
                column,
                help=meant(near) if id else None,
                seen=f"'{id[:60]}'" if id else worded("an empty cell"),
                better=f"{better}-2" if better in RESERVED | taken else better,
            )
            return False
        if id in seen:
            self.note("TAB06", row, column, id=id, first=seen[id])
            return False
        seen[id] = row
        return True

    def _fault(
        self, fault: tables.Fault, row: int, head: Mapping[str, int], cells: Mapping[Column, str]
    ) -> None:
        column = fault.column
        number = head[column.name] + 1
        if fault.is_contrary:
            is_one = column.form is Form.TRANSLATED
            field = ".".join(column.trail[:-1] if is_one else column.trail)
            lang = column.trail[-1] if is_one else worded("one language")
            self.note("TAB08", row, number, field=field, lang=lang)
            return
        expected, example = _EXPECTED[column.form]
        example = column.example or example
        text = cells[column].strip().replace("\n", " ")
        seen = f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
        self.note(
            "TAB07", row, number, column=column.name, seen=seen, expected=expected, example=example
        )

    def _validate(
        self,
        id: str,
        row: int,
        head: Mapping[str, int],
        before: Mapping[str, Value],
        after: Mapping[str, Value],
    ) -> None:
        """Judge facts as those of a file are judged, and tell what was not wrong before."""
        family, model = FILES[self.facts.kind]
        marks: dict[tuple[str | int, ...], tuple[tuple[int, int], tuple[int, int]]] = {}
        for name, number in head.items():
            trail = self.known[name].trail if name != tables.ID else ()
            place = (row, number + 1)
            for depth in range(1, len(trail) + 1):
                marks.setdefault(trail[:depth], (place, place))
        told: list[list[Problem]] = []
        for value in (before, after):
            document = catalogue.Document(self.file, self.facts.kind, id, value, marks)
            told.append(validated(document, model, family, self.nearest)[1])
        was = {(problem.code, problem.message) for problem in told[0]} if before else set()
        for problem in told[1]:
            if (problem.code, problem.message) not in was:
                here = Location(self.file, row, head[tables.ID] + 1)
                where = problem.location if problem.location.line else here
                self.problems.append(replace(problem, location=where))

    def _change(self, id: str, row: int, after: dict[str, Value]) -> None:
        if id not in self.facts.documents:
            path = listing.path(self.facts.kind, id)
            self.changes.append(Change(path, None, tables.new(after).encode("utf-8")))
            return
        there = self.facts.documents[id].path
        held = read_bytes(self.root, there, MAX_FACTS_BYTES)
        if isinstance(held, Problem):
            self.problems.append(held)
            return
        try:
            made = tables.rewritten(held.content.decode("utf-8"), after)
        except (tables.Unchangeable, UnicodeDecodeError):
            self.note("TAB10", row, 1, file=there)
            return
        self.changes.append(Change(there, held.content, made.encode("utf-8")))


_EXPECTED = {
    Form.LIST: (worded("a list"), "flute; piano"),
    Form.NUMBERS: (worded("a list of numbers"), "6; 8"),
    Form.GROUPS: (worded("one group of fields a line"), "at: 1:20, title: Trio"),
    Form.NAMED: (worded("a name and its value on each line"), "hearing: Show the beat"),
}
"""What cells of a form hold, in words, with an example; all others hold what they hold."""
