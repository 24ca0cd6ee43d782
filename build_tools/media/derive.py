"""The published forms of all sounds and pictures, made where the store does not have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.domain import Assets, AudioFile, ImageFile, Picture, Progress
from build_tools.media import images, plan
from build_tools.media.children import Children, in_parallel
from build_tools.media.encode import MediaError, published_sound, unchanged
from build_tools.media.plan import Track
from build_tools.media.store import Store, Stored


@dataclass(frozen=True, slots=True)
class Derived:
    """What a site needs of its media."""

    assets: Assets
    files: Mapping[str, Path]
    """Address in the site to the file in the store, to be linked or copied, never changed."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The published forms of one original."""

    sha256: str
    audio: tuple[AudioFile, ...] = ()
    images: tuple[ImageFile, ...] = ()
    paths: tuple[Path, ...] = ()
    """In the order of `audio` or `images`."""


def derive(
    root: Path,
    sounds: Mapping[str, Track],
    pictures: Mapping[str, Picture],
    store: Store,
    progress: Progress,
) -> Derived:
    """Make what is to be published of inspected sounds and pictures.

    Both mappings go from the stem of the address (`wachet-auf-choir-soprano`) to
    the original. The same content under two stems is published once, by the
    first of them in the alphabet. Raises MediaError where an original changed
    since it was inspected, OSError where the disk does not do its part.
    """
    # The longest first, or one core would end the work alone.
    tracks = sorted(
        plan.each_once(sounds).items(), key=lambda item: (-item[1].sound.duration_s, item[0])
    )
    jobs: list[tuple[str, Track | Picture]] = [*tracks, *plan.each_once(pictures).items()]
    try:
        made = in_parallel(
            lambda children, job: _published(children, root, *job, store),
            jobs,
            lambda done: progress("Making the sounds and pictures for the site", done, len(jobs)),
        )
    finally:
        store.remember()
    made.sort(key=lambda each: each.sha256)
    published = ((file.url, path) for each in made for file, path in _files(each))
    return Derived(
        Assets(
            audio={each.sha256: each.audio for each in made if each.audio},
            images={each.sha256: each.images for each in made if each.images},
        ),
        dict(sorted(published)),
    )


def _files(made: _Made) -> zip[tuple[AudioFile | ImageFile, Path]]:
    return zip((*made.audio, *made.images), made.paths, strict=True)


def _published(
    children: Children, root: Path, stem: str, original: Track | Picture, store: Store
) -> _Made:
    if isinstance(original, Picture):
        return _picture(root, stem, original, store)
    stored = published_sound(children, root, original, store)
    sound = original.sound
    file = AudioFile(
        plan.sound_url(stem, stored.sha256),
        plan.STANDARD.mime,
        stored.size_bytes,
        sound.duration_s,
    )
    return _Made(sound.sha256, audio=(file,), paths=(stored.path,))


def _picture(root: Path, stem: str, picture: Picture, store: Store) -> _Made:
    wanted = plan.sizes(picture.width_px, picture.height_px)
    names = [plan.stored_name(picture.sha256, plan.PICTURES, width) for width, _ in wanted]
    stored = [known for name in names if (known := store.derived(name)) is not None]
    if len(stored) < len(names):
        stored = _shrunk(root, picture, wanted, names, store)
    files = tuple(
        ImageFile(plan.picture_url(stem, file.sha256, width), width, height, file.size_bytes)
        for (width, height), file in zip(wanted, stored, strict=True)
    )
    return _Made(picture.sha256, images=files, paths=tuple(file.path for file in stored))


def _shrunk(
    root: Path,
    picture: Picture,
    wanted: list[tuple[int, int]],
    names: list[str],
    store: Store,
) -> list[Stored]:
    original = unchanged(root, picture.path, picture.sha256, store)
    try:
        made = images.shrink(original, wanted)
    except (images.TooLarge, images.Damaged) as fault:
        raise MediaError(f"{picture.path} can no longer be decoded; start again") from fault
    unchanged(root, picture.path, picture.sha256, store)
    stored = []
    for name, content in zip(names, made, strict=True):
        with store.unfinished() as part:
            part.write_bytes(content)
            stored.append(store.keep_derived(name, part, {}))
    return stored
