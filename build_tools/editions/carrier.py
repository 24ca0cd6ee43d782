"""Plain music written onto a carrier: whole files, and nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.editions.placing import check_room, is_there, put


@dataclass(frozen=True, slots=True)
class Written:
    """What lies on the carrier now."""

    files: int
    size_bytes: int
    fresh: int
    """How many of the files were not there before as they are."""


def write(target: Path, files: Mapping[str, Path]) -> Written:
    """Bring files, by their paths in `target`, onto a carrier in the order given.

    A file that is there already and is the same stays; one of the same name
    that is not is replaced. Nothing else in `target` is changed or removed. On
    the same disk a file is linked, elsewhere copied, beside its place first, so
    that a pulled stick holds no half file under a good name. Raises NoRoom
    before anything is written, and OSError.
    """
    sizes = {path: source.stat().st_size for path, source in files.items()}
    wanted = {p: source for p, source in files.items() if not is_there(source, target / p)}
    needed = {path: sizes[path] for path in wanted}
    check_room(target, needed, "the music", "choose fewer playlists, or --audio frugal")
    for path, source in wanted.items():
        place = target / path
        put(source, place, place.with_name(".poche.part"), link=True)
    return Written(len(files), sum(sizes.values()), len(wanted))
