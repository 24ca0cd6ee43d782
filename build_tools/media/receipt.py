"""The account of a build's sounds: `build/receipt.json`, and the one line about it. Pure.

`sounds` has one entry for each published file in the order of addresses: its
address, its master's path, its size, and the figures of `domain.Level`, measured
on the file itself. `rule` says what decided on its gain: `loudness` (it is at
-16 LUFS), `peak` (as loud as its true peak allows), `ceiling` (30 dB were added,
and no more are), `silence` (nothing to be made louder), `parts` and `album` (the
group's balance is kept). What cannot be measured is null. Same sounds, same bytes.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from build_tools.domain import AudioFile, Level
from build_tools.media.loudness import ALBUM, LOUDNESS, PARTS, PEAK
from build_tools.media.published import Derived

VERSION = 1
"""Counts up when a field changes its meaning."""


def receipt(derived: Derived, tier: str) -> str:
    """Return the account of all sounds as JSON."""
    assets = derived.assets
    groups = (assets.audio, assets.parts, assets.without, assets.albums)
    found = (forms for group in groups for forms in group.values())
    files = {file.url: file for forms in found for file in forms}
    rows = [_row(files[url], derived) for url in sorted(files)]
    told = {"version": VERSION, "tier": tier, "sounds": rows}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def balance(derived: Derived) -> str:
    """Return one line for people: how loud the sounds came out; empty if there are none."""
    count = Counter(derived.rules.values())
    others = sum(count.values()) - sum(count[rule] for rule in (LOUDNESS, PEAK, PARTS, ALBUM))
    said = [
        f"{count[rule]} {words}"
        for rule, words in (
            (LOUDNESS, "at −16 LUFS"),
            (PEAK, "as loud as their peaks allow"),
            (PARTS, "as the parts of their recording"),
            (ALBUM, "as their album"),
        )
        if count[rule]
    ]
    if others:
        said.append(f"{others} too soft to be made louder")
    return f"Sounds: {', '.join(said)}." if said else ""


def _row(file: AudioFile, derived: Derived) -> dict[str, Any]:
    figures = asdict(file.level) if isinstance(file.level, Level) else {}
    return {
        "url": file.url,
        "master": derived.masters[file.url],
        "size_bytes": file.size_bytes,
        "duration_s": round(file.duration_s, 3),
        "rule": derived.rules[file.url],
        **{name: value if math.isfinite(value) else None for name, value in figures.items()},
    }
