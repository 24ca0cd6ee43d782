"""In which order a copy is brought up to date, and what room that takes. Pure.

Between two files the copy is old in part and new in part, and somebody may open it so. What a
page needs is there before the page: media, then scripts and styles, then pages that are new,
then those that lead to them, then what finds pages, then playlists, then the way in. What only
old pages need is removed after all that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from build_tools.editions.clusters import taken
from build_tools.editions.package import FRONT
from build_tools.manifest import SITE, STAMP

_MEDIA = SITE + "media/"
_FINDING = (SITE + "search/", SITE + "catalogue.json")
_LAST = (STAMP, SITE + FRONT, FRONT)


def rank(path: str, *, is_new: bool) -> int:
    """Return the step in which a file is written; `is_new`: nothing there is called so."""
    plain = path.removesuffix(".br").removesuffix(".gz")
    if plain in _LAST:
        return 8 + _LAST.index(plain)
    if plain.startswith(SITE):
        return _of_site(plain, is_new)
    if "/" in plain:
        return 6 if plain.endswith(".m3u8") else 5
    return 7


def _of_site(path: str, is_new: bool) -> int:
    if path.startswith(_FINDING):
        return 4
    if path.endswith(".html"):
        return 2 if is_new else 3
    return 0 if path.startswith(_MEDIA) else 1


def in_order(wanted: Iterable[str], there: Collection[str]) -> list[list[str]]:
    """Return paths step by step; `there` are those under which something is there already."""
    steps: dict[int, list[str]] = {}
    for path in sorted(wanted):
        steps.setdefault(rank(path, is_new=path not in there), []).append(path)
    return [steps[key] for key in sorted(steps)]


def peak(order: Iterable[str], new: Mapping[str, int], old: Mapping[str, int], cluster: int) -> int:
    """Return how many bytes more than now are taken at the worst moment.

    Each file lies beside the one that it replaces until it is whole. `new` and `old` are bytes
    by path, `cluster` is in bytes.
    """
    most = now = 0
    for path in order:
        now += _whole(new[path], cluster)
        most = max(most, now)
        now -= _whole(old.get(path, 0), cluster)
    added = {path: new[path] for path in new if path not in old}
    return most + taken(dict.fromkeys(added, 0), cluster)


def left_over(
    ours: Iterable[str], kept: Collection[str], is_one: Callable[[str, str], bool]
) -> list[str]:
    """Return what came with older copies and is not to be there any more.

    FAT32 takes names that differ by case alone for one, other carriers do not: `is_one` is
    asked whether a name, and one that is kept, stand for one file there.
    """
    folded = {path.lower(): path for path in kept}
    gone = sorted({*ours} - {*kept})
    return [p for p in gone if not (twin := folded.get(p.lower())) or not is_one(p, twin)]


def _whole(size: int, cluster: int) -> int:
    return -(-size // cluster) * cluster
