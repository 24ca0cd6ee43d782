"""What was derived, and the addresses under which it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.domain import Assets, AudioFile, ImageFile, Level, Screening, VideoFile
from build_tools.media import plan, reel
from build_tools.media.encode import Form
from build_tools.media.plan import Track
from build_tools.media.reel import Reel
from build_tools.media.screen import Screened


@dataclass(frozen=True, slots=True)
class Derived:
    """What a site needs of its media."""

    assets: Assets
    files: Mapping[str, Path]
    """Address in the site to the file in the store, to be linked or copied, never changed."""
    rules: Mapping[str, str]
    """Address of a sound, or of a video that has one, to what decided on its gain: one of
    `loudness.RULES`."""
    masters: Mapping[str, str]
    """Address of a sound or video to the path of its master."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Address of a video to how loud its sound is."""


@dataclass(slots=True)
class Published:
    """What has its address so far."""

    audio: dict[str, tuple[AudioFile, ...]] = field(default_factory=dict)
    parts: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    without: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    albums: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    peaks: dict[str, str] = field(default_factory=dict)
    images: dict[str, tuple[ImageFile, ...]] = field(default_factory=dict)
    screenings: dict[str, Screening] = field(default_factory=dict)
    levels: dict[str, Level] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    masters: dict[str, str] = field(default_factory=dict)

    def sound(self, stem: str, track: Track, forms: Iterable[Form]) -> tuple[AudioFile, ...]:
        """Give the forms of a sound their addresses; return them as the site knows them."""
        found = []
        for each in forms:
            url = plan.sound_url(stem, each.stored.sha256, each.preset)
            size = each.stored.size_bytes
            found.append(AudioFile(url, each.preset.mime, size, track.length_s, each.level))
            self.files[url], self.rules[url] = each.stored.path, each.rule
            self.masters[url] = track.sound.path
        return tuple(found)

    def film(self, stem: str, it: Reel, made: Screened) -> None:
        """Give everything that was made of a video its address."""
        width, height = reel.size(it.film.width_px, it.film.height_px)
        url = reel.video_url(stem, made.video.sha256)
        still = plan.picture_url(stem, made.poster.sha256, width)
        mime = reel.H264.mime if made.sound else reel.SILENT_MIME
        size = made.video.size_bytes
        self.screenings[it.sha256] = Screening(
            VideoFile(url, mime, width, height, size, it.film.duration_s),
            ImageFile(still, width, height, made.poster.size_bytes),
            self.sound(stem, it.track, made.alone) if it.track else (),
        )
        self.files[url], self.files[still] = made.video.path, made.poster.path
        self.masters[url] = it.film.path
        if made.sound:
            self.rules[url], self.levels[url] = made.sound.rule, made.sound.level

    def all(self) -> Derived:
        """Return everything, each mapping in the order of its keys."""
        assets = Assets(
            audio=dict(sorted(self.audio.items())),
            parts=dict(sorted(self.parts.items())),
            without=dict(sorted(self.without.items())),
            albums=dict(sorted(self.albums.items())),
            peaks=dict(sorted(self.peaks.items())),
            images=dict(sorted(self.images.items())),
            screenings=dict(sorted(self.screenings.items())),
        )
        files, rules = dict(sorted(self.files.items())), dict(sorted(self.rules.items()))
        masters, levels = dict(sorted(self.masters.items())), dict(sorted(self.levels.items()))
        return Derived(assets, files, rules, masters, levels)
