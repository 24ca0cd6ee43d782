"""What lies on a carrier beside the site: words to read first, playlists, and plain music."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from build_tools import editions, media, site, tracks
from build_tools.domain import Catalogue, Progress
from build_tools.editions import Content, Piece
from build_tools.making import Material, Wanted, store_of
from build_tools.manifest import Stamp
from build_tools.strings import Strings


def beside(
    root: Path,
    made: Path,
    catalogue: Catalogue,
    stamp: Stamp,
    strings: Mapping[str, Strings],
    *,
    plain: Mapping[str, Path],
) -> dict[str, Content]:
    """Return everything by carrier path; `plain` is plain music that was made, or nothing.

    `root` is the hub's folder, `made` that of the edition's site. In a ZIM file no page can be
    given a folder, and Kiwix looks for itself whether the file is whole.

    Raises OSError where the site is not whole.
    """
    music: dict[str, Content] = {}
    if stamp.format in ("folder", "zip"):
        music |= editions.playlists(made, catalogue)
        music |= plain
    told: dict[str, Content] = {**editions.readmes(stamp, catalogue.hub, strings, music)}
    if stamp.format != "zim":
        page = site.verify_page(root, catalogue.hub, stamp.languages, strings)
        told[site.VERIFY_PAGE] = page
    return {**told, **music}


def plain_sizes(catalogue: Catalogue, wanted: Wanted) -> dict[str, int]:
    """Return what plain music would take, in bytes by carrier path, without making it."""
    return editions.music_sizes(_planned(catalogue), media.mp3_of(wanted.tier).kbits)


def plain_music(
    it: Material, found: media.Derived, wanted: Wanted, progress: Progress
) -> dict[str, Path]:
    """Make the plain music of all playlists and return it by carrier path, in their order.

    Raises `media.MediaError` or OSError.
    """
    lang, planned = it.catalogue.hub.default_language, _planned(it.catalogue)
    pieces = [tracks.piece(it.catalogue, each, found.assets, lang) for each in planned]
    store, tier, executor = store_of(it.root), wanted.tier, it.executor
    made = media.make_pieces(it.root, pieces, store, progress, tier=tier, executor=executor)
    return {each.path: path for each, path in zip(planned, made, strict=True)}


def _planned(catalogue: Catalogue) -> list[Piece]:
    lists = list(catalogue.playlists.values())
    return editions.plan_music(catalogue, lists, catalogue.hub.default_language)
