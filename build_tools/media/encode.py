"""One master encoded by ffmpeg, measured as it came out, and labelled.

The gain is found by trying: encoders move loudness a little and peaks more, so
the encoded file is measured and, where needed, made again. A label is put on by
copying, so that a corrected title costs no second encoding.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools import masters
from build_tools.children import Children
from build_tools.domain import Level
from build_tools.later import later
from build_tools.media import frames, labels, loudness, meter, recipe
from build_tools.media.decode import DEMUXERS, MEMORY_BYTES, ffmpeg, opened, opened_together
from build_tools.media.loudness import Heard
from build_tools.media.notes import note_at
from build_tools.media.plan import AudioPreset, Track, stored_sound_name
from build_tools.refusal import Refusal
from build_tools.store import Store, Stored

if TYPE_CHECKING:
    from build_tools.media import images
else:
    images = later("build_tools.media.images")

_TRIES = 5
"""Nearly all are right at the first or second. After so many, a peak that keeps its
bound is enough, for encoders are no exact scale; after twice as many, anything is."""


class MediaError(Refusal):
    """A sound or picture that was fine when it was inspected cannot be worked on now.

    The message is one sentence for people.
    """


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the work is done: the hub's folder, the store, and the children at work."""

    children: Children
    root: Path
    store: Store


@dataclass(frozen=True, slots=True)
class Form:
    """One published form of a sound, in the store."""

    preset: AudioPreset
    stored: Stored
    level: Level
    rule: str
    """What decided on its gain: one of `loudness.RULES`."""


def listened(desk: Desk, track: Track, *, mono: bool) -> tuple[Heard, str]:
    """Return a master's loudness and waveform, measured once for each content.

    Raises MediaError, Stopped, OSError.
    """
    sound = track.sound
    key = f"{track.sha256}-heard-{'mono' if mono else 'stereo'}-v{meter.VERSION}"
    known = desk.store.finding(key)
    if known is None:
        originals = _all_unchanged(desk, track)
        try:
            found = meter.listen_to(
                desk.children, originals, sound, mono=mono, formats=_formats(track)
            )
        except meter.MeasureError as fault:
            raise MediaError(f"{sound.path} could not be measured: {fault}") from fault
        _all_unchanged(desk, track)
        known = {"heard": asdict(found.heard), "outline": found.outline}
        desk.store.keep_finding(key, known)
    return Heard(**known["heard"]), known["outline"]


def form(desk: Desk, track: Track, preset: AudioPreset, gain_db: float | None = None) -> Form:
    """Return a published form, encoded only if the store does not have it.

    Without `gain_db` it gets the gain that it needs alone. Raises MediaError,
    Stopped, OSError.
    """
    name = stored_sound_name(track, preset, gain_db)
    cover_sha256 = track.cover.sha256 if track.cover else ""
    label = labels.digest(track.tags, cover_sha256)
    known = desk.store.derived(name)
    if known is not None and known.facts["label"] == label:
        return _form(preset, known)
    with desk.store.unfinished() as bare:
        if known is None:
            level, rule = _encoded(desk, track, preset, gain_db, bare)
            facts: dict[str, Any] = {"level": asdict(level), "rule": rule}
        else:
            facts = known.facts
            _copy(known.path, bare, skip=facts["head"])
        with desk.store.unfinished() as whole:
            head = _labelled(desk, track, preset, bare, whole)
            facts = {**facts, "label": label, "head": head}
            return _form(preset, desk.store.keep_derived(name, whole, facts))


def labelled_anew(desk: Desk, track: Track, made: Form) -> Stored:
    """Return a copy of an MP3 form that says what `track` says; the form stays as it is."""
    cover_sha256 = track.cover.sha256 if track.cover else ""
    label = labels.digest(track.tags, cover_sha256)
    name = f"{made.stored.path.stem}-{label[:12]}.{made.preset.ending}"
    known = desk.store.derived(name)
    if known is not None and known.facts["label"] == label:
        return known
    with desk.store.unfinished() as whole:
        tag = labels.id3_tag(track.tags, _cover(desk, track))
        _copy(made.stored.path, whole, skip=made.stored.facts["head"], before=tag)
        return desk.store.keep_derived(name, whole, {"label": label})


def unchanged(desk: Desk, path: str, sha256: str) -> Path:
    """Return where an original stands, if it is still the one that was inspected."""
    outside = masters.of(desk.root, desk.store)
    original = outside.place(path)
    if note := note_at(outside, path):
        raise MediaError(f"{path} is needed, and {note.where}: {note.fetch}")
    if desk.store.sha256_of(original) != sha256:
        raise MediaError(f"{path} was changed while Poche was working; start again")
    return original


def _formats(track: Track) -> str:
    return frames.FORMATS if track.filmed else DEMUXERS


def _all_unchanged(desk: Desk, track: Track) -> list[Path]:
    return [unchanged(desk, sound.path, sound.sha256) for sound in track.sounds]


def _form(preset: AudioPreset, stored: Stored) -> Form:
    return Form(preset, stored, Level(**stored.facts["level"]), stored.facts["rule"])


def _encoded(
    desk: Desk, track: Track, preset: AudioPreset, gain_db: float | None, target: Path
) -> tuple[Level, str]:
    """Encode until it is right; return the level reached and what decided on it."""
    if gain_db is not None:
        return _tried(desk, track, preset, gain_db, target), loudness.PARTS
    heard, _ = listened(desk, track, mono=track.is_mono(preset))
    first_db = loudness.first_gain(heard, preset.overshoot_db)
    tried = [_tried(desk, track, preset, first_db, target)]
    if heard.is_silent:
        return tried[0], loudness.SILENCE
    while (rule := loudness.decided_by(tried[-1])) is None:
        if len(tried) >= _TRIES and (loudness.is_safe(tried[-1]) or len(tried) >= 2 * _TRIES):
            return tried[-1], loudness.PEAK
        tried.append(_tried(desk, track, preset, loudness.next_gain(tried), target))
    return tried[-1], rule


def _tried(desk: Desk, track: Track, preset: AudioPreset, gain_db: float, target: Path) -> Level:
    originals = _all_unchanged(desk, track)
    inputs = opened_together(originals) if track.also else opened(originals[0], _formats(track))
    _ffmpeg(desk, track, [*inputs, *recipe.encoding(track, preset, gain_db)], target)
    _all_unchanged(desk, track)
    try:
        return meter.check(desk.children, target, track.length_s, gain_db)
    except meter.MeasureError as fault:
        raise MediaError(f"{track.sound.path}: its copy could not be measured: {fault}") from fault


def _ffmpeg(desk: Desk, track: Track, arguments: list[str], target: Path) -> None:
    end = desk.children.run(
        [ffmpeg(), "-v", "error", "-y", *arguments, f"file:{target}"],
        seconds=meter.patience_s(track.sound.duration_s),
        memory_bytes=MEMORY_BYTES,
    )
    if end.code is None:
        raise MediaError(f"{track.sound.path}: encoding it took too long")
    if end.code != 0:
        said = next(iter(end.err.splitlines()), f"ffmpeg ended with {end.code}")
        raise MediaError(f"{track.sound.path} could not be encoded: {said}")


def _labelled(desk: Desk, track: Track, preset: AudioPreset, bare: Path, whole: Path) -> int:
    """Write the sound with its label; return how many bytes of label stand before the sound."""
    if preset.ending == "mp3":
        tag = labels.id3_tag(track.tags, _cover(desk, track))
        _copy(bare, whole, before=tag)
        return len(tag)
    if preset.ending == "m4a":  # becomes the sound of a video, which says nothing of itself
        _copy(bare, whole)
        return 0
    said = recipe.labelling(*labels.webm_tags(track.tags))
    _ffmpeg(desk, track, [*opened(bare, "matroska"), *said], whole)
    return 0


def _cover(desk: Desk, track: Track) -> bytes | None:
    if track.cover is None:
        return None
    original = unchanged(desk, track.cover.path, track.cover.sha256)
    try:
        return images.small_jpeg(original, track.cover.width_px, track.cover.height_px)
    except (images.TooLarge, images.Damaged) as fault:
        raise MediaError(f"{track.cover.path} can no longer be decoded; start again") from fault


def _copy(source: Path, target: Path, *, skip: int = 0, before: bytes = b"") -> None:
    with source.open("rb") as read, target.open("wb") as written:
        read.seek(skip)
        written.write(before)
        shutil.copyfileobj(read, written, 1024 * 1024)
