"""Files that are not in a hub yet: all their tags, and whether they sound like one that is."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_tools.children import Children, in_parallel
from build_tools.domain import Progress
from build_tools.media import tags
from build_tools.media.decode import LONGEST_S, MEMORY_BYTES, ffmpeg, opened

_PROGRAM = Path(tags.__file__)
_PATIENCE_S = 60
_DECODING_S = 1800


def all_tags(paths: Sequence[Path], progress: Progress) -> list[Mapping[str, tuple[str, ...]]]:
    """Return every tag that says who, what and when, by its Vorbis name; empty where none can be
    read. A tag is one line of at most 500 characters, of which a name has at most twenty."""
    counted = itertools.count(1)
    return in_parallel(
        _tags,
        paths,
        lambda _: progress("Reading the tags", next(counted), len(paths)),
    )


def _tags(children: Children, path: Path) -> Mapping[str, tuple[str, ...]]:
    end = children.run(
        [sys.executable, "-P", str(_PROGRAM), tags.ALL, str(path.absolute())],
        seconds=_PATIENCE_S,
        memory_bytes=tags.MEMORY_BYTES,
    )
    try:
        found = json.loads(end.out).get("tags", {})
    except (ValueError, AttributeError):
        return {}
    return {name: tuple(texts) for name, texts in found.items()}


def sound_digests(paths: Sequence[Path]) -> list[str]:
    """Return a digest of what is to be heard of each file: the same for copies with other tags or
    in another form without loss. Empty where it cannot be decoded."""
    return in_parallel(_digest, paths, lambda _: None)


def _digest(children: Children, path: Path) -> str:
    arguments = [
        *(ffmpeg(), "-v", "error", *opened(path), "-t", str(LONGEST_S)),
        *("-c:a", "pcm_s32le", "-f", "md5", "pipe:1"),
    ]
    end = children.run(arguments, seconds=_DECODING_S, memory_bytes=MEMORY_BYTES)
    return end.out.strip() if end.code == 0 else ""
