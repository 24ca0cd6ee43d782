"""One video made ready: encoded by ffmpeg with its levelled sound, and its poster drawn."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.domain import Film
from build_tools.later import later
from build_tools.media import frames, reel
from build_tools.media.decode import ffmpeg, read_only
from build_tools.media.encode import Desk, Form, MediaError, form, unchanged
from build_tools.media.plan import AudioPreset
from build_tools.media.reel import Reel
from build_tools.store import Stored

if TYPE_CHECKING:
    from build_tools.media import posters
else:
    posters = later("build_tools.media.posters")

_START_S = 120.0
_SLOWEST = 30.0
"""Times real time that encoding may take: 4K on a slow machine takes ten."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What was made of a video, in the store."""

    video: Stored
    poster: Stored
    sound: Form | None
    """What is heard in it; None for a silent video."""
    alone: tuple[Form, ...]
    """Its sound without the pictures, for each preset."""


def screened(desk: Desk, it: Reel, presets: Sequence[AudioPreset]) -> Screened:
    """Return everything that is published of a video, made only if the store does not have it.

    Raises MediaError, Stopped, OSError.
    """
    track = it.track
    sound = form(desk, track, reel.AAC) if track else None
    video = _video(desk, it.film, sound)
    alone = tuple(form(desk, track, preset) for preset in presets) if track else ()
    return Screened(video, _poster(desk, it.film, video), sound, alone)


def _video(desk: Desk, film: Film, sound: Form | None) -> Stored:
    name = reel.stored_name(film)
    known = desk.store.derived(name)
    if known is not None:
        return known
    inputs = read_only(unchanged(desk, film.path, film.sha256), frames.FORMATS)
    if sound is not None:
        inputs += read_only(sound.stored.path, "mov")
    with desk.store.unfinished() as part:
        _ffmpeg(desk, film, [*inputs, *reel.encoding(film, 1 if sound else 0)], part)
        unchanged(desk, film.path, film.sha256)
        return desk.store.keep_derived(name, part, {})


def _poster(desk: Desk, film: Film, video: Stored) -> Stored:
    """Draw it from the published video, so that playing begins with the same colours."""
    name = f"{film.sha256}-poster-v{posters.VERSION}-{reel.H264.name}-v{reel.H264.version}.webp"
    known = desk.store.derived(name)
    if known is not None:
        return known
    with contextlib.ExitStack() as held:
        stills = [held.enter_context(desk.store.unfinished()) for _ in posters.PLACES]
        for place, still in zip(posters.PLACES, stills, strict=True):
            before, after = reel.still(place * film.duration_s)
            opened = [*before, *read_only(video.path, "mov")]
            _ffmpeg(desk, film, [*opened, *after], still)
        # A sound that outlasts the pictures has moments without any.
        shown = [still for still in stills if still.stat().st_size]
        if not shown:
            raise MediaError(f"{film.path}: no picture of it could be drawn")
        part = held.enter_context(desk.store.unfinished())
        part.write_bytes(posters.poster(shown))
        return desk.store.keep_derived(name, part, {})


def _ffmpeg(desk: Desk, film: Film, arguments: list[str], target: Path) -> None:
    end = desk.children.run(
        [ffmpeg(), "-v", "error", "-y", *arguments, f"file:{target}"],
        seconds=_START_S + _SLOWEST * film.duration_s,
        memory_bytes=frames.MEMORY_BYTES,
    )
    if end.code is None:
        raise MediaError(f"{film.path}: encoding it took too long")
    if end.code != 0:
        said = next(iter(end.err.splitlines()), f"ffmpeg ended with {end.code}")
        raise MediaError(f"{film.path} could not be encoded: {said}")
