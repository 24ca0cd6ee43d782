"""Sounds for players outside the site: excerpts cut, and labels of their own, always MP3."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from build_tools.domain import Progress
from build_tools.media import plan
from build_tools.media.encode import Desk, form, labelled_anew
from build_tools.media.labels import Tags
from build_tools.media.plan import AudioPreset, Track
from build_tools.media.workbench import Workbench
from build_tools.store import Store

LABEL = "Cutting and labelling the music, in seconds of sound"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be made."""

    track: Track
    """As the site publishes it."""
    gain_db: float | None
    """The gain that it has with others; None for the one that it needs alone."""
    tags: Tags
    """What this file says of itself."""
    start_s: float | None = None
    """Where an excerpt of the track begins; None at its start."""
    stop_s: float | None = None


def mp3_of(tier: str) -> AudioPreset:
    """Return the preset of a tier that plays everywhere."""
    return next(preset for preset in plan.TIERS[tier] if preset.ending == "mp3")


def make_pieces(
    root: Path,
    pieces: Sequence[Piece],
    store: Store,
    progress: Progress,
    *,
    tier: str,
    executor: Executor | None = None,
) -> list[Path]:
    """Return the files in the store, in the order of the pieces.

    An excerpt keeps the gain of its whole: it is as loud as the same place of
    the recording. Raises MediaError, OSError.
    """
    make, total_s = partial(_made, mp3_of(tier)), sum(piece.track.length_s for piece in pieces)
    bench = Workbench(root, store, progress, total_s, label=LABEL, executor=executor)
    try:
        return bench.side_by_side(make, pieces, lambda piece: piece.track.length_s)
    finally:
        store.remember()


def _made(preset: AudioPreset, desk: Desk, piece: Piece) -> Path:
    gain_db, excerpt = piece.gain_db, piece.start_s is not None or piece.stop_s is not None
    if excerpt and gain_db is None:
        gain_db = form(desk, piece.track, preset).level.gain_db
    cut = replace(piece.track, start_s=piece.start_s, stop_s=piece.stop_s)
    made = form(desk, cut, preset, gain_db)
    return labelled_anew(desk, replace(cut, tags=piece.tags), made).path
