"""The published forms of all sounds, pictures and videos, made where the store has them not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from build_tools.domain import ImageFile, Picture, Progress
from build_tools.media import groups, plan
from build_tools.media.encode import Desk, Form, form, listened
from build_tools.media.groups import Group, Key
from build_tools.media.loudness import ALBUM, PARTS, Heard
from build_tools.media.pictures import widths
from build_tools.media.plan import AudioPreset, Sounds, Track
from build_tools.media.published import Derived, Published
from build_tools.media.reel import Reel
from build_tools.media.screen import screened
from build_tools.media.workbench import Workbench
from build_tools.store import Store

_PICTURE_WEIGHS_S = 10.0
"""A picture takes about as long as this much sound."""
_VIDEO_WEIGHS = 25.0
"""A second of video takes about as long as so many of sound."""
_NO_FILMS: Mapping[str, Reel] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Listened:
    """What is known of a track before and after its own forms are made."""

    heard: tuple[Heard, ...]
    """For each preset, in its channels."""
    outline: str
    forms: tuple[Form, ...] = ()


def derive(
    root: Path,
    sounds: Sounds,
    pictures: Mapping[str, Picture],
    store: Store,
    progress: Progress,
    *,
    films: Mapping[str, Reel] = _NO_FILMS,
    tier: str = "standard",
    mp3_only: bool = False,
) -> Derived:
    """Make what is to be published of what was inspected, in one of `choices.TIERS`.

    The mappings go from the stem of the address (`wachet-auf-choir`) to the
    original. The same content under two stems is published once, by the first of
    them in the alphabet. Raises MediaError where an original changed since it
    was inspected, OSError where the disk does not do its part.
    """
    try:
        shown, presets = plan.each_once(pictures), plan.TIERS[tier]
        if mp3_only:
            presets = tuple(preset for preset in presets if preset.ending == "mp3")
        watched = plan.each_once(films)
        weight_s = _weight_s(sounds, len(shown), presets) + sum(map(_film_s, watched.values()))
        bench = Workbench(root, store, progress, weight_s)
        out = Published()
        _films(bench, watched, presets, out)
        return _derived(bench, sounds, shown, presets, out)
    finally:
        store.remember()


def _derived(
    bench: Workbench,
    sounds: Sounds,
    pictures: Mapping[str, Picture],
    presets: Sequence[AudioPreset],
    out: Published,
) -> Derived:
    """Make first what stands alone, then the groups, whose gains follow from it."""
    tracks = plan.each_once(sounds.tracks)
    own = dict(zip(tracks, _own(bench, list(tracks.values()), presets), strict=True))
    parts = _parts_heard(bench, sounds, presets)
    _images(bench, pictures, out)
    for stem, track in tracks.items():
        out.audio[track.sound.sha256] = out.sound(stem, track, own[stem].forms)
        out.peaks[track.sound.sha256] = own[stem].outline

    by_sha256 = {track.sound.sha256: own[stem] for stem, track in tracks.items()}
    together = [
        *_part_groups(sounds, by_sha256, parts, len(presets)),
        *_album_groups(sounds, by_sha256, len(presets)),
    ]
    made = groups.settled(
        together, lambda work, jobs: bench.side_by_side(work, jobs, lambda it: it.track.length_s)
    )
    _publish_parts(sounds, parts, made, presets, out)
    _publish_albums(sounds, made, presets, out)
    bench.finish()
    return out.all()


_WITHOUT = "without "
"""Before a part's name in a group: all the others. No part's name holds a space."""


def _members(sounds: Sounds, stem: str) -> dict[str, Track]:
    """Return the parts of a recording, and of each part all the others, by name in the group."""
    others = sounds.without.get(stem, {})
    return {**sounds.parts[stem], **{_WITHOUT + name: track for name, track in others.items()}}


def _weight_s(sounds: Sounds, pictures: int, presets: Sequence[AudioPreset]) -> float:
    """Return how much work there is, in seconds of sound."""
    kinds = (sounds.parts, sounds.without, sounds.albums)
    grouped = [each for group in kinds for each in group.values()]
    alone_s = sum(track.length_s for track in plan.each_once(sounds.tracks).values())
    together_s = sum(track.length_s for group in grouped for track in group.values())
    return len(presets) * (alone_s + together_s) + pictures * _PICTURE_WEIGHS_S


def _listened(desk: Desk, track: Track, presets: Sequence[AudioPreset]) -> Listened:
    found = [listened(desk, track, mono=track.is_mono(preset)) for preset in presets]
    return Listened(tuple(heard for heard, _ in found), found[0][1])


def _own(
    bench: Workbench, tracks: Sequence[Track], presets: Sequence[AudioPreset]
) -> list[Listened]:
    """Make every track with the gain that it needs alone."""

    def make(desk: Desk, track: Track) -> Listened:
        known = _listened(desk, track, presets)
        forms = tuple(form(desk, track, preset) for preset in presets)
        return Listened(known.heard, known.outline, forms)

    return bench.side_by_side(make, tracks, lambda track: len(presets) * track.length_s)


def _parts_heard(
    bench: Workbench, sounds: Sounds, presets: Sequence[AudioPreset]
) -> dict[tuple[str, str], Listened]:
    """Measure all parts: their gain is not known before the loudest is."""
    parts = {
        (stem, name): track
        for stem in sounds.parts
        for name, track in _members(sounds, stem).items()
    }
    found = bench.side_by_side(
        lambda desk, track: _listened(desk, track, presets), list(parts.values()), lambda _: 0.0
    )
    return dict(zip(parts, found, strict=True))


def _part_groups(
    sounds: Sounds,
    own: Mapping[str, Listened],
    heard: Mapping[tuple[str, str], Listened],
    presets: int,
) -> list[Group]:
    return [
        groups.parts_group(
            stem,
            own[sounds.tracks[stem].sound.sha256].forms[at],
            _members(sounds, stem),
            {name: heard[stem, name].heard[at] for name in _members(sounds, stem)},
        )
        for stem in sounds.parts
        for at in range(presets)
    ]


def _album_groups(sounds: Sounds, own: Mapping[str, Listened], presets: int) -> list[Group]:
    return [
        groups.album_group(
            playlist,
            {name: own[track.sound.sha256].forms[at] for name, track in tracks.items()},
            tracks,
            {name: own[track.sound.sha256].heard[at] for name, track in tracks.items()},
        )
        for playlist, tracks in sounds.albums.items()
        for at in range(presets)
    ]


def _images(bench: Workbench, pictures: Mapping[str, Picture], out: Published) -> None:
    made = bench.side_by_side(widths, list(pictures.values()), lambda _: _PICTURE_WEIGHS_S)
    for (stem, picture), files in zip(pictures.items(), made, strict=True):
        found = []
        for (width, height), stored in files:
            url = plan.picture_url(stem, stored.sha256, width)
            out.files[url] = stored.path
            found.append(ImageFile(url, width, height, stored.size_bytes))
        out.images[picture.sha256] = tuple(found)


def _film_s(it: Reel) -> float:
    return _VIDEO_WEIGHS * it.film.duration_s


def _films(
    bench: Workbench, films: Mapping[str, Reel], presets: Sequence[AudioPreset], out: Published
) -> None:
    """Make the videos, before anything else: the longest work begins first."""
    made = bench.side_by_side(
        lambda desk, it: screened(desk, it, presets), list(films.values()), _film_s
    )
    for (stem, it), each in zip(films.items(), made, strict=True):
        out.film(stem, it, each)


def _publish_parts(
    sounds: Sounds,
    heard: Mapping[tuple[str, str], Listened],
    made: Mapping[Key, Form],
    presets: Sequence[AudioPreset],
    out: Published,
) -> None:
    """Prose may play a part by its path: there it sounds as it does in its group."""
    for stem, parts in sounds.parts.items():
        for name, track in parts.items():
            forms = [made[PARTS, stem, name, preset.name] for preset in presets]
            files = out.sound(f"{stem}-{plan.plain(name)}", track, forms)
            out.parts[stem, name] = files
            out.audio.setdefault(track.sound.sha256, files)
            out.peaks[track.sound.sha256] = heard[stem, name].outline
            out.without[stem, name] = ()  # of a single part nothing is left
        for name, track in sounds.without.get(stem, {}).items():
            forms = [made[PARTS, stem, _WITHOUT + name, preset.name] for preset in presets]
            out.without[stem, name] = out.sound(f"{stem}-without-{plan.plain(name)}", track, forms)


def _publish_albums(
    sounds: Sounds, made: Mapping[Key, Form], presets: Sequence[AudioPreset], out: Published
) -> None:
    """Where one preset's own form will do and another's not, the album takes each as it is."""
    for playlist, tracks in sounds.albums.items():
        for stem, track in tracks.items():
            needed = [made.get((ALBUM, playlist, stem, preset.name)) for preset in presets]
            if not any(needed):
                continue
            known = out.audio[track.sound.sha256]
            out.albums[playlist, stem] = tuple(
                file if each is None else out.sound(f"{stem}-in-{playlist}", track, [each])[0]
                for each, file in zip(needed, known, strict=True)
            )
