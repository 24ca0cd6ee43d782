"""Sticks as they are sold: images of FAT32 and exFAT with clusters of 32 kB."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.programs import DOSFSTOOLS, EXFAT_FUSE, EXFATPROGS, MTOOLS, program

CLUSTER = 32 * 1024
FAT32_BYTES = 2200 * 1024**2
"""FAT32 has at least 65,525 clusters; the file is sparse and takes next to nothing."""


def told(*command: str | Path) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8"},
    )
    if done.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


class Fat32:
    """A stick with FAT32, written and read by mtools, which need no rights."""

    def __init__(self, image: Path) -> None:
        self.image, self._mcopy = image, Path(program(MTOOLS))
        with image.open("wb") as file:
            file.truncate(FAT32_BYTES)
        sectors = CLUSTER // 512
        told(program(DOSFSTOOLS), "-F", "32", "-s", str(sectors), "-n", "POCHE", image)

    @property
    def free_bytes(self) -> int:
        last = told(self._mcopy.with_name("mdir"), "-i", self.image, "::").splitlines()
        said = next(line for line in last if line.endswith("bytes free"))
        return int("".join(re.findall(r"\d", said)))

    @property
    def files(self) -> set[str]:
        """The long names of all files, as the stick has them."""
        listed = told(self._mcopy.with_name("mdir"), "-b", "-/", "-i", self.image, "::")
        paths = (line.strip().removeprefix("::/") for line in listed.splitlines())
        return {path for path in paths if path and not path.endswith("/")}

    def fill(self, folder: Path) -> None:
        """Copy all that a folder holds to the root."""
        told(self._mcopy, "-s", "-i", self.image, *sorted(folder.iterdir()), "::")

    def empty_into(self, folder: Path) -> None:
        """Copy all that the stick holds into a folder."""
        folder.mkdir()
        told(self._mcopy, "-s", "-n", "-i", self.image, "::*", folder)


@contextmanager
def exfat(image: Path, place: Path, size: int) -> Iterator[Path]:
    """Yield the folder at which a new stick with exFAT is mounted; skip where none may be."""
    with image.open("wb") as file:
        file.truncate(size)
    told(program(EXFATPROGS), "-c", "32K", image)
    place.mkdir()
    if os.geteuid() != 0 or not Path("/dev/fuse").exists():
        pytest.skip("mounting an image needs rights that this machine does not give")
    loop = told("losetup", "-f", "--show", image).strip()
    try:
        told(program(EXFAT_FUSE), loop, place)
        try:
            yield place
        finally:
            told("umount", place)
    finally:
        told("losetup", "-d", loop)
