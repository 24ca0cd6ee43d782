"""What was derived, and the addresses under which it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.domain import Assets, AudioFile, ImageFile
from build_tools.media import plan
from build_tools.media.encode import Form
from build_tools.media.plan import Track


@dataclass(frozen=True, slots=True)
class Derived:
    """What a site needs of its media."""

    assets: Assets
    files: Mapping[str, Path]
    """Address in the site to the file in the store, to be linked or copied, never changed."""
    rules: Mapping[str, str]
    """Address of a sound to what decided on its gain: one of `loudness.RULES`."""
    masters: Mapping[str, str]
    """Address of a sound to the path of its master."""


@dataclass(slots=True)
class Published:
    """What has its address so far."""

    audio: dict[str, tuple[AudioFile, ...]] = field(default_factory=dict)
    parts: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    without: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    albums: dict[tuple[str, str], tuple[AudioFile, ...]] = field(default_factory=dict)
    peaks: dict[str, str] = field(default_factory=dict)
    images: dict[str, tuple[ImageFile, ...]] = field(default_factory=dict)
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

    def all(self) -> Derived:
        """Return everything, each mapping in the order of its keys."""
        assets = Assets(
            audio=dict(sorted(self.audio.items())),
            parts=dict(sorted(self.parts.items())),
            without=dict(sorted(self.without.items())),
            albums=dict(sorted(self.albums.items())),
            peaks=dict(sorted(self.peaks.items())),
            images=dict(sorted(self.images.items())),
        )
        files, rules = dict(sorted(self.files.items())), dict(sorted(self.rules.items()))
        return Derived(assets, files, rules, dict(sorted(self.masters.items())))
