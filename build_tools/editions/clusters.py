"""What files take on a stick, where room is given out in clusters. Pure.

FAT32 and exFAT give each file and each folder whole clusters, of 32 kB on most sticks. A folder
is a list of entries of 32 bytes: for each name FAT32 writes one, and one per 13 characters of
the long name; exFAT writes two, and one per 15 (Microsoft, FAT and exFAT file system
specifications). The larger of both is counted here, so that the sum holds for either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

USUAL = 32 * 1024
"""Bytes in a cluster of most sticks as they are sold."""
LARGEST_FILE = 4 * 1024**3 - 1
"""Bytes that FAT32 can give to one file."""

_ENTRY = 32
_DOTS = 2
"""Entries of a folder for itself and its parent."""


def taken(sizes: Mapping[str, int], cluster: int) -> int:
    """Return how many bytes files take on a carrier, their folders included.

    `sizes` are bytes by carrier path; `cluster` is in bytes. What the formatting of the
    carrier took before is not in it.
    """
    entries: dict[str, set[str]] = defaultdict(set)
    for path in sizes:
        parts = path.split("/")
        for depth, name in enumerate(parts):
            entries["/".join(parts[:depth])].add(name)
    folders = (_ENTRY * (_DOTS + sum(map(_entries, names))) for names in entries.values())
    return sum(_whole(size, cluster) for size in (*sizes.values(), *folders))


def _entries(name: str) -> int:
    length = len(name.encode("utf-16-le")) // 2
    return max(1 + -(-length // 13), 2 + -(-length // 15))


def _whole(size: int, cluster: int) -> int:
    return -(-size // cluster) * cluster
