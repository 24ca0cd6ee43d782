"""A season's footprint as a file that is written once: its text, and what it is known by.

Digests stand for what figures hang on and for nothing else: neither a corrected title nor a place
that is spelt otherwise makes another set of factors or other activities. A field that holds what it
holds by default is left out of them, so that fields of later versions change no digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from build_tools.domain import Activity, Bounds, FactorSet, FootprintPart, KeptFootprint, KeptTotal

FOLDER = "footprints"
"""The folder in content/."""
ENDING = ".json"
VERSION = 1
SCOPES = ("season", "project", "journey")
"""What is kept, from the whole to its parts."""
SEAL = "seal"
"""The field that tells whether somebody has changed the others."""
DIGITS = 3
"""Kilograms are kept to the gram."""
_NAMED = frozenset({"place", "concert", "workshop", "journey"})
"""Of an activity: where it was and what it belongs to; its kilometres are known by then."""
_LENGTH = 12


def of_factors(factors: FactorSet) -> str:
    """Return what the figures of a set are known by."""
    return _digest([factors.spread, factors.factors])


def of_activities(activities: Iterable[Activity]) -> str:
    """Return what some activities are known by, whatever their order."""
    return _digest(
        sorted(
            json.dumps(_plain(each, without=_NAMED), sort_keys=True, ensure_ascii=False)
            for each in activities
        )
    )


def seal(values: Mapping[str, Any]) -> str:
    """Return what all fields of a file are known by, without its seal."""
    return _digest({name: value for name, value in values.items() if name != SEAL})


def text(it: KeptFootprint) -> str:
    """Return the file: JSON, a line for each total, the same bytes for the same figures."""
    values = as_values(it)
    values[SEAL] = seal(values)
    told = []
    for name, value in sorted(values.items()):
        if name == "totals":
            rows = ",\n  ".join(_json(each) for each in value)
            told.append(f' "{name}": [\n  {rows}\n ]')
        else:
            told.append(f' "{name}": {_json(value)}')
    return "{\n" + ",\n".join(told) + "\n}\n"


def as_values(it: KeptFootprint) -> dict[str, Any]:
    """Return everything but the seal, as plain values."""
    return {
        "version": VERSION,
        "told": it.told.isoformat(),
        "poche": it.poche,
        "factors": {
            "id": it.factors,
            "title": it.title,
            "version": it.version.isoformat(),
            "digest": it.digest,
        },
        "totals": [_total(each) for each in it.totals],
    }


def _total(it: KeptTotal) -> dict[str, Any]:
    return {
        "scope": it.scope,
        "id": it.id,
        "activities": it.activities,
        "demonstrations": it.demonstrations,
        "hours": it.hours,
        "digest": it.digest,
        **_bounds(it.kg),
        "parts": [_part(each) for each in it.parts],
    }


def _part(it: FootprintPart) -> dict[str, Any]:
    """Return a category; what is not counted has no number, for 0 would be one."""
    counted = {} if it.state == "not counted" else _bounds(it.kg)
    return {"category": it.category, "state": it.state, "missing": it.missing, **counted}


def _bounds(kg: Bounds) -> dict[str, float]:
    return {"low": kg.low, "central": kg.central, "high": kg.high}


def _digest(value: object) -> str:
    return hashlib.sha256(_json(_plain(value)).encode()).hexdigest()[:_LENGTH]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _plain(value: object, without: frozenset[str] = frozenset()) -> Any:
    """Return what JSON knows; of dataclasses, fields that do not hold what they do by default."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: _plain(getattr(value, each.name))
            for each in fields(value)
            if each.name not in without
            and (each.default is MISSING or getattr(value, each.name) != each.default)
        }
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
