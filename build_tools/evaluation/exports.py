"""A file that a school has sent: read, and believed in nothing. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from build_tools.evaluation.nonsense import Nonsense, shown
from build_tools.evaluation.records import Record, record

MOST_BYTES = 2_000_000
"""What a file may weigh: six times what a device keeps."""
_CLOCKS_APART = timedelta(days=1)
"""Where it is tomorrow already, it is so by one day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer has to fit: the hub, its journeys, and today."""

    hub: str
    journeys: Mapping[str, tuple[date, date] | None]
    """By id, the days between which answers make sense; None where a journey has no dates."""
    today: date


@dataclass(frozen=True, slots=True)
class Taken:
    """What could be taken of a file."""

    records: tuple[Record, ...] = ()
    refused: tuple[Nonsense, ...] = ()
    """Why something was not taken, a clause each; the rest was."""


def taken(raw: bytes, asked: Asked) -> Taken:
    """Return the questionnaires in a file that `asked` has room for, and why others are not."""
    try:
        fillings = _fillings(raw, asked)
    except Nonsense as reason:
        return Taken(refused=(reason,))
    records: dict[str, Record] = {}
    refused = []
    for number, said in enumerate(fillings, 1):
        try:
            found = record(said)
            _fits(found, asked)
            if records.setdefault(found.id, found) != found:
                raise Nonsense("another one in this file has the same id and other answers")
        except Nonsense as reason:
            refused.append(
                Nonsense("questionnaire {number}: {reason}", number=number, reason=reason)
            )
    return Taken(tuple(records.values()), tuple(refused))


def _fillings(raw: bytes, asked: Asked) -> list[object]:
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise Nonsense("it is larger than {most} MB; no device keeps so much", most=most)
    try:
        file = json.loads(raw, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as reason:
        raise Nonsense("it is not whole: send it once more, as the device saved it") from reason
    if not isinstance(file, dict) or file.get("poche") != 1 or "evaluation" not in file:
        raise Nonsense("it holds no questionnaires; they come from “Save to a file”")
    if file["evaluation"] != 1:
        seen = shown(file["evaluation"])
        raise Nonsense("it is of version {said}; this Poche knows {known}", said=seen, known=1)
    if file.get("hub") != asked.hub:
        raise Nonsense("it is from another hub, not from {hub}", hub=shown(asked.hub))
    fillings = file.get("fillings")
    if not isinstance(fillings, list) or set(file) != {"poche", "evaluation", "hub", "fillings"}:
        raise Nonsense("it holds something else beside questionnaires")
    return fillings


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Refuse what says one thing twice: readers would not agree which one counts."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(name)
        found[name] = value
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _fits(found: Record, asked: Asked) -> None:
    if found.journey not in asked.journeys:
        raise Nonsense("this hub has no journey {said}", said=shown(found.journey))
    if found.day > asked.today + _CLOCKS_APART:
        raise Nonsense("{day} is still to come: the device’s clock was wrong", day=found.day)
    between = asked.journeys[found.journey]
    if between and not between[0] <= found.day <= between[1]:
        raise Nonsense(
            "{day} is outside the journey {journey}, about which people are asked "
            "from {first} to {last}",
            day=found.day,
            journey=shown(found.journey),
            first=between[0],
            last=between[1],
        )
