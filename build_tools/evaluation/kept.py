"""What a hub keeps of the answers: one file for each journey, below `content/evaluations/`.

A record stands on a line of its own, sorted by its id: whoever looks at a change in git sees
what has come, and in which order the children of a class have answered nobody can tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.evaluation.nonsense import Nonsense, shown
from build_tools.evaluation.records import Record, record
from build_tools.problems import Location, Problem, report

FOLDER = "content/evaluations"


class Unreadable(Nonsense):
    """A kept file that is not as it was written; its text tells which one, and what is wrong."""


def _unreadable(path: str, reason: Nonsense) -> Unreadable:
    return Unreadable("{path}: {reason}", path=path, reason=reason)


@dataclass(frozen=True, slots=True)
class Merged:
    """What is kept after something came in."""

    records: Mapping[str, Record]
    """By id."""
    new: int
    again: int
    """How many were there already, the same in every letter."""
    other: tuple[str, ...]
    """Ids that are there already with other answers; what was there stays."""


def merged(before: Mapping[str, Record], come: Iterable[Record]) -> Merged:
    """Return what is kept with what has come. Whatever comes twice is kept once."""
    records = dict(before)
    new, again, other = 0, 0, []
    for each in come:
        known = records.get(each.id)
        if known is None:
            records[each.id] = each
            new += 1
        elif known.value() == each.value():
            again += 1
        else:
            other.append(each.id)
    return Merged(records, new, again, tuple(other))


def file_of(journey: str) -> str:
    """Return the path of a journey's file below the hub's root."""
    return f"{FOLDER}/{journey}.json"


def written(journey: str, records: Iterable[Record]) -> bytes:
    """Return the file that keeps a journey's records."""
    lines = ",\n".join(
        "  " + json.dumps(each.value(), ensure_ascii=False)
        for each in sorted(records, key=lambda it: it.id)
    )
    head = json.dumps(journey)
    return f'{{\n "poche": 1,\n "journey": {head},\n "records": [\n{lines}\n ]\n}}\n'.encode()


def kept(root: Path) -> dict[str, Record]:
    """Return all records of a hub, by id. Raises Unreadable."""
    found: dict[str, Record] = {}
    for path in _files(root):
        for each in _read(root, path):
            if each.id in found:
                raise _unreadable(path, Nonsense("the id {id} is there twice", id=each.id))
            found[each.id] = each
    return found


def looked_over(
    root: Path, journeys: Iterable[str]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return the records about journeys of a hub, whose ids are given, and what is wrong with the
    files that it keeps. A file that is not as it was written tells nothing."""
    known = frozenset(journeys)
    records: dict[str, Record] = {}
    found = []
    for path in _files(root):
        id = path.rpartition("/")[2].removesuffix(".json")
        try:
            its = _read(root, path)
        except Unreadable:
            found.append(report("EVA01", Location(path)))
            continue
        if id not in known:
            found.append(report("EVA02", Location(path), id=id))
        else:
            records |= {each.id: each for each in its}
    return tuple(records.values()), tuple(found)


def _files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.json"))


def _read(root: Path, path: str) -> list[Record]:
    journey = path.rpartition("/")[2].removesuffix(".json")
    try:
        said = json.loads((root / path).read_bytes())
        if said["poche"] != 1 or said["journey"] != journey:
            raise Nonsense("it does not say that it is of {journey}", journey=shown(journey))
        records = [record(each, kept=True) for each in said["records"]]
    except Nonsense as reason:
        raise _unreadable(path, reason) from reason
    except (ValueError, KeyError, TypeError, RecursionError) as reason:
        wrong = Nonsense("it is not as “poche evaluate import” writes it")
        raise _unreadable(path, wrong) from reason
    if strange := next((each.journey for each in records if each.journey != journey), None):
        wrong = Nonsense("it holds an answer about {journey}", journey=shown(strange))
        raise _unreadable(path, wrong)
    return records
