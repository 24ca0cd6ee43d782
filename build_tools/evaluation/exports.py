"""A file that a school has sent: read, and believed in nothing. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from build_tools.evaluation.records import Nonsense, Record, record, shown

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
    refused: tuple[str, ...] = ()
    """Why something was not taken, a clause each; the rest was."""


def taken(raw: bytes, asked: Asked) -> Taken:
    """Return the questionnaires in a file that `asked` has room for, and why others are not."""
    try:
        fillings = _fillings(raw, asked)
    except Nonsense as reason:
        return Taken(refused=(str(reason),))
    records: dict[str, Record] = {}
    refused = []
    for number, said in enumerate(fillings, 1):
        try:
            found = record(said)
            _fits(found, asked)
            if records.setdefault(found.id, found) != found:
                raise Nonsense("another one in this file has the same id and other answers")
        except Nonsense as reason:
            refused.append(f"questionnaire {number}: {reason}")
    return Taken(tuple(records.values()), tuple(refused))


def _fillings(raw: bytes, asked: Asked) -> list[object]:
    if len(raw) > MOST_BYTES:
        raise Nonsense(f"it is larger than {MOST_BYTES // 1_000_000} MB; no device keeps so much")
    try:
        file = json.loads(raw, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as reason:
        raise Nonsense("it is not whole: send it once more, as the device saved it") from reason
    if not isinstance(file, dict) or file.get("poche") != 1 or "evaluation" not in file:
        raise Nonsense("it holds no questionnaires; they come from 'Save to a file'")
    if file["evaluation"] != 1:
        raise Nonsense(f"it is of version {shown(file['evaluation'])}; this Poche knows 1")
    if file.get("hub") != asked.hub:
        raise Nonsense(f"it is from another hub, not from '{asked.hub}'")
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
        raise Nonsense(f"this hub has no journey {shown(found.journey)}")
    if found.day > asked.today + _CLOCKS_APART:
        raise Nonsense(f"{found.day} is still to come: the device's clock was wrong")
    between = asked.journeys[found.journey]
    if between and not between[0] <= found.day <= between[1]:
        raise Nonsense(
            f"{found.day} is outside the journey '{found.journey}', "
            f"which may be asked about from {between[0]} to {between[1]}"
        )
