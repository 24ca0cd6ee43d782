"""The same content gives the same bytes, wherever and however it is built."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.season import Site, build, copy_of_the_season


def digests(root: Path) -> dict[str, str]:
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def test_two_builds_are_identical(site: Site, tmp_path: Path) -> None:
    """In another folder, time zone, language and hash order, with nothing taken from a cache."""
    other = build(
        copy_of_the_season(tmp_path / "élsewhere"),
        PYTHONHASHSEED="7",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
    )
    first, second = digests(site.root), digests(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.proof
def test_ten_builds_are_identical(site: Site, tmp_path: Path, prove: Callable[[str], None]) -> None:
    first = digests(site.root)
    for number in range(9):
        hub = copy_of_the_season(tmp_path / str(number))
        assert digests(build(hub, PYTHONHASHSEED=str(number + 1))) == first
    prove(f"- Ten builds from nothing, ten hash orders: {len(first)} files, all bytes identical.")
