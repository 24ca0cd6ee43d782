"""The account of a build's sounds and videos: `build/receipt.json`, and a line about it. Pure.

`sounds` has one entry for each published file in the order of addresses: its
address, its master's path, its size, and the figures of `domain.Level`, measured
on the file itself. `rule` says what decided on its gain: `loudness` (it is at
-16 LUFS), `peak` (as loud as its true peak allows), `ceiling` (30 dB were added,
and no more are), `silence` (nothing to be made louder), `parts` and `album` (the
group's balance is kept). What cannot be measured is null. `videos` has the same of
each video and its sound, which are null where it is silent, with its size in points
and `mb_a_minute`. Same sounds, same bytes.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from build_tools.domain import AudioFile, Level, VideoFile
from build_tools.media.loudness import ALBUM, LOUDNESS, PARTS, PEAK
from build_tools.media.published import Derived

VERSION = 1
"""Counts up when a field changes its meaning."""


def receipt(derived: Derived, tier: str) -> str:
    """Return the account of all sounds as JSON."""
    assets = derived.assets
    groups = (assets.audio, assets.parts, assets.without, assets.albums)
    found = [forms for group in groups for forms in group.values()]
    found += [it.audio for it in assets.screenings.values()]
    files = {file.url: file for forms in found for file in forms}
    rows = [_row(files[url], derived) for url in sorted(files)]
    shown = (it.video for it in assets.screenings.values() if it.video)
    videos = sorted(shown, key=lambda it: it.url)
    told = {
        "version": VERSION,
        "tier": tier,
        "sounds": rows,
        "videos": [_video(it, derived) for it in videos],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def balance(derived: Derived) -> str:
    """Return one line for people: how loud the sounds came out, and how heavy the videos.

    Empty if there are none.
    """
    lines = (_sounds(derived), _videos(derived))
    return " ".join(line for line in lines if line)


def _videos(derived: Derived) -> str:
    videos = [it.video for it in derived.assets.screenings.values() if it.video]
    if not videos:
        return ""
    most = max(map(_mb_a_minute, videos))
    return f"Videos: {len(videos)}, of at most {most:.1f} MB a minute."


def _mb_a_minute(video: VideoFile) -> float:
    return video.size_bytes / 1e6 / (video.duration_s / 60)


def _sounds(derived: Derived) -> str:
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


def _video(video: VideoFile, derived: Derived) -> dict[str, Any]:
    level = derived.levels.get(video.url)
    return {
        "url": video.url,
        "master": derived.masters[video.url],
        "size_bytes": video.size_bytes,
        "duration_s": round(video.duration_s, 3),
        "mb_a_minute": round(_mb_a_minute(video), 2),
        "width_px": video.width_px,
        "height_px": video.height_px,
        "rule": derived.rules.get(video.url),
        **(_figures(level) if level else {}),
    }


def _figures(level: Level) -> dict[str, float | None]:
    return {name: it if math.isfinite(it) else None for name, it in asdict(level).items()}


def _row(file: AudioFile, derived: Derived) -> dict[str, Any]:
    return {
        "url": file.url,
        "master": derived.masters[file.url],
        "size_bytes": file.size_bytes,
        "duration_s": round(file.duration_s, 3),
        "rule": derived.rules[file.url],
        **(_figures(file.level) if file.level else {}),
    }
