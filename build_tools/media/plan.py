"""What is made of a master: tiers, presets, sizes and names. Pure.

A preset's version is part of the name under which its results are stored, so a
preset that changes must count up. The versions of the encoders are left out on
purpose: another ffmpeg would give the same music other bytes and other names,
and every stick would be filled anew for nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeVar

from build_tools.domain import Picture, Sound
from build_tools.media.labels import NO_TAGS, Tags


@dataclass(frozen=True, slots=True)
class AudioPreset:
    """How a sound is encoded."""

    name: str
    version: int
    kbits: int
    """Bit rate in 1000 bits a second: constant for MP3, the mean for Opus."""
    sample_rate_hz: int
    ending: str
    """`mp3`, `webm`, which is Opus in WebM, or `m4a`, which is AAC-LC in MP4."""
    mime: str
    overshoot_db: float
    """What its true peak usually has above the highest sample: where to begin trying."""
    mono: bool = False
    """Whether even stereo is made one channel."""


@dataclass(frozen=True, slots=True)
class PicturePreset:
    """How a picture is encoded."""

    name: str
    version: int
    quality: int
    effort: int
    """WebP's method, 0 to 6."""
    widths_px: tuple[int, ...]
    ending: str


_MP3, _OPUS = "audio/mpeg", "audio/webm; codecs=opus"

TIERS: Mapping[str, tuple[AudioPreset, ...]] = MappingProxyType(
    {
        "frugal": (
            AudioPreset("opus-48", 1, 48, 48_000, "webm", _OPUS, 0.3),
            AudioPreset("mp3-64-mono", 1, 64, 44_100, "mp3", _MP3, 0.3, mono=True),
        ),
        "standard": (AudioPreset("mp3-96", 1, 96, 44_100, "mp3", _MP3, 0.2),),
        "high": (
            AudioPreset("opus-96", 1, 96, 48_000, "webm", _OPUS, 0.3),
            AudioPreset("mp3-160", 1, 160, 44_100, "mp3", _MP3, 0.2),
        ),
    }
)
"""The forms of each tier in the order in which a player tries them.

MP3 at a constant rate plays everywhere and seeks within 0.03 s, which no variable
rate does: it is in every tier. Opus in WebM seeks by its Cues within 0.01 s; old
devices of Apple's do not play it."""

PICTURES = PicturePreset("webp", 1, 75, 4, (480, 960), "webp")

_LARGEST_WEBP_PX = 16_383
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Track:
    """A sound to be published, with all that its published forms say of themselves."""

    sound: Sound
    tags: Tags = NO_TAGS
    cover: Picture | None = None
    """A picture of its own, for players that show one."""
    spoken: bool = False
    """Whether it is speech, for which one channel is enough."""
    also: tuple[Sound, ...] = ()
    """Sounds that are heard together with `sound`, sample by sample, as in a choir."""
    start_s: float | None = None
    """Where an excerpt begins; None at the start of the master."""
    stop_s: float | None = None
    """Where an excerpt ends; None at the end of the master."""
    filmed: bool = False
    """Whether it is the sound of a video: then its time stamps count, for it keeps to pictures."""

    def is_mono(self, preset: AudioPreset) -> bool:
        """Whether the form that `preset` makes of it has one channel."""
        alone = all(each.channels == 1 for each in self.sounds)
        return preset.mono or self.spoken or alone

    @property
    def sounds(self) -> tuple[Sound, ...]:
        """Everything that is heard at once."""
        return (self.sound, *self.also)

    @property
    def sha256(self) -> str:
        """What names its content: the master's own hash, or one of all that is mixed."""
        if not self.also:
            return self.sound.sha256
        joined = "+".join(each.sha256 for each in self.sounds)
        return hashlib.sha256(joined.encode()).hexdigest()

    @property
    def length_s(self) -> float:
        """Seconds that are heard."""
        stop_s = self.sound.duration_s if self.stop_s is None else self.stop_s
        return stop_s - (self.start_s or 0.0)


@dataclass(frozen=True, slots=True)
class Sounds:
    """All that is to be heard, in the ways of finding its gain."""

    tracks: Mapping[str, Track] = field(default_factory=dict)
    """Stem of the published name to a sound that gets the gain it needs alone."""
    parts: Mapping[str, Mapping[str, Track]] = field(default_factory=dict)
    """Stem of a track to the parts of its recording by name, which keep its gain."""
    without: Mapping[str, Mapping[str, Track]] = field(default_factory=dict)
    """The same stems and names to all other parts together, which keep that gain too."""
    albums: Mapping[str, Mapping[str, Track]] = field(default_factory=dict)
    """Id of a playlist to its tracks by stem, which have one gain in common."""


class _Named(Protocol):
    @property
    def sha256(self) -> str: ...


Original = TypeVar("Original", bound=_Named)


def stored_name(sha256: str, preset: PicturePreset, width_px: int) -> str:
    """Return the name in the store of what `preset` makes of a picture."""
    return f"{sha256}-{preset.name}-v{preset.version}-{width_px}.{preset.ending}"


def stored_sound_name(track: Track, preset: AudioPreset, gain_db: float | None) -> str:
    """Return the name in the store of a form with a given gain, or (None) with its own."""
    channels = "mono" if track.is_mono(preset) else "stereo"
    aim = "own" if gain_db is None else f"{round(gain_db * 100):+d}"
    cut = ""
    if track.start_s is not None or track.stop_s is not None:
        begin_ms, end_ms = (round(1000 * at_s) for at_s in span_s(track))
        cut = f"-{begin_ms}-{end_ms}"
    cut += "-filmed" * track.filmed
    made = f"{preset.name}-v{preset.version}-{channels}-{aim}{cut}"
    return f"{track.sha256}-{made}.{preset.ending}"


def span_s(track: Track) -> tuple[float, float]:
    """Return where in the master a track begins and ends."""
    start_s = track.start_s or 0.0
    return start_s, start_s + track.length_s


def plain(name: str) -> str:
    """Return a name in lower case ASCII for an address: letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_PLAIN.sub("-", bare).strip("-")[:40] or "part"


def sound_url(stem: str, sha256: str, preset: AudioPreset) -> str:
    """Return the address of a derived sound, by the SHA-256 of its own content."""
    return f"media/{stem}-{sha256[:8]}.{preset.ending}"


def picture_url(stem: str, sha256: str, width_px: int) -> str:
    """Return the address of a derived picture of one width."""
    return f"media/{stem}-{sha256[:8]}-{width_px}.{PICTURES.ending}"


def each_once(originals: Mapping[str, Original]) -> dict[str, Original]:
    """Return the originals to be published: the same content under two stems goes by the first."""
    chosen: dict[str, str] = {}
    for stem in sorted(originals):
        chosen.setdefault(originals[stem].sha256, stem)
    return {stem: originals[stem] for stem in sorted(chosen.values())}


def sizes(width_px: int, height_px: int) -> list[tuple[int, int]]:
    """Return the widths and heights in which a picture is published, narrow to wide.

    Nothing is enlarged: a picture of 700 points comes in 480 and 700. One of 500
    comes in 480 alone, since a second file for a little more helps nobody. Very
    tall ones become narrower, since WebP ends at 16,383 points.
    """
    found: list[tuple[int, int]] = []
    for width in PICTURES.widths_px:
        scale = min(1.0, width / width_px, _LARGEST_WEBP_PX / height_px)
        size = max(1, round(width_px * scale)), max(1, round(height_px * scale))
        if not found or size[0] >= found[-1][0] * 1.25:
            found.append(size)
    return found
