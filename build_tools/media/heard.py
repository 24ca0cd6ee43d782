"""How loud masters are, as far as somebody listened to them: nothing is decoded for it.

A build measures each master once for each content, before it encodes it, and its published forms
afterwards; the store has both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from build_tools.domain import Level
from build_tools.media import meter
from build_tools.store import Store

Key = TypeVar("Key")

_FORM = re.compile(
    r"(?P<sha256>[0-9a-f]{64})-[a-z0-9]+-(?P<kbits>\d+)(?:-mono)?-v\d+"
    r"-(?P<channels>stereo|mono)-(?:own|[+-]\d+)(?:-filmed)?\.[a-z0-9]+"
)
"""The name of a form of a whole master, as `plan.stored_sound_name` gives it; no excerpt."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a master is; None stands for silence and for what is too short to be measured."""

    integrated_lufs: float | None
    peak_dbfs: float | None
    """Its highest sample."""
    true_peak_dbtp: float | None
    """Its true peak: that of the form that was made of it, without the gain it was given there."""


def heard(store: Store, shas: Mapping[Key, str]) -> dict[Key, Loudness]:
    """Return what is known of some masters, given by their SHA-256."""
    forms: dict[str, list[str]] = {}
    for name in store.derived_names():
        if match := _FORM.fullmatch(name):
            forms.setdefault(match["sha256"], []).append(name)
    found = {key: _known(store, sha256, forms.get(sha256, ())) for key, sha256 in shas.items()}
    return {key: it for key, it in found.items() if it is not None}


def _known(store: Store, sha256: str, forms: Sequence[str]) -> Loudness | None:
    for channels in ("stereo", "mono"):
        known = store.finding(f"{sha256}-heard-{channels}-v{meter.VERSION}")
        if known is not None:
            it = known["heard"]
            true = next((it.true_peak_dbtp - it.gain_db for it in _levels(store, forms)), None)
            return Loudness(_finite(it["loudness_lufs"]), _finite(it["peak_dbfs"]), _finite(true))
    return None


def _levels(store: Store, forms: Sequence[str]) -> Iterator[Level]:
    """Yield how loud the forms of a master came out, that which is nearest to it first."""
    for name in sorted(forms, key=_nearness):
        made = store.derived(name)
        if made is not None:
            yield Level(**made.facts["level"])


def _nearness(name: str) -> tuple[bool, int, str]:
    match = _FORM.fullmatch(name)
    assert match is not None
    return match["channels"] == "mono", -int(match["kbits"]), name


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None
