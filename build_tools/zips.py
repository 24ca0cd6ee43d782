"""Zips from anywhere, read without trusting what they say of themselves.

A zip may name files outside its folder, hold links, grow without end (in one file, or in many
that share their bytes), or need a password. All that is found from its directory, before a
byte of it is unpacked; the directory itself is read up to a bound.
"""

from __future__ import annotations

import contextlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools.manifest import refused

LARGEST_DIRECTORY = 16 * 1024 * 1024
"""Bytes of the list of files in a zip: some 140,000 names of usual length."""
GROWTH = 100
"""How many times as large as the zip its files may be; pages shrink to a tenth, music hardly."""

_GROUND = 1024 * 1024
"""Bytes that even a tiny zip may grow to."""
_HEADER = 30
_PIECE = 1024 * 1024
_ENCRYPTED = 0x1


class RefusedZip(Exception):
    """This is no zip, or none that can be read safely; the message is for people."""


class DamagedFile(Exception):
    """A file in a zip cannot be unpacked; the message is for people."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one name of a zip must not be unpacked."""

    path: str
    why: str


class Zip:
    """An open zip: which files may be read, and what is wrong with the others."""

    def __init__(self, archive: zipfile.ZipFile, faults: tuple[Fault, ...]) -> None:
        self._archive = archive
        self.faults = faults
        wrong = {fault.path for fault in faults}
        self.files: Mapping[str, zipfile.ZipInfo] = {
            info.orig_filename: info
            for info in archive.infolist()
            if not info.is_dir() and info.orig_filename not in wrong
        }
        """By path, in the order of the directory."""

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield a file's bytes. Raises DamagedFile, KeyError for one that is not there, OSError."""
        info = self.files[path]
        try:
            with self._archive.open(info) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise DamagedFile("it is damaged and cannot be unpacked") from error


@contextlib.contextmanager
def opened_zip(path: Path) -> Iterator[Zip]:
    """Open a zip and look through its directory. Raises RefusedZip or OSError."""
    with _Sparing(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            message = f"'{path.name}' is no zip, or was not copied to its end"
            raise RefusedZip(message) from error
        with archive:
            infos = archive.infolist()
            _refuse_bombs(path, infos)
            yield Zip(archive, tuple(_faults(infos)))


class _Sparing(io.FileIO):
    """A file of which nobody reads more at once than a directory may have."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0 or size > LARGEST_DIRECTORY:
            found = super().read(LARGEST_DIRECTORY + 1) or b""
            if len(found) > LARGEST_DIRECTORY:
                raise RefusedZip(f"'{self._name()}' lists more files than any edition has")
            return found
        return super().read(size) or b""

    def _name(self) -> str:
        return Path(str(self.name)).name


def _refuse_bombs(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    """Compare what a zip would become with what it is, and refuse files that share bytes."""
    size, grown = path.stat().st_size, sum(info.file_size for info in infos)
    if grown > GROWTH * size + _GROUND:
        raise RefusedZip(
            f"'{path.name}' has {size:,} bytes and would become {grown:,}: "
            "no edition shrinks like that, so it is not unpacked"
        )
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise RefusedZip(f"'{path.name}' has files that lie in each other: it is not unpacked")
        end = info.header_offset + _HEADER + info.compress_size


def _faults(infos: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for info in infos:
        name = info.orig_filename.removesuffix("/")
        why = refused(name) or _unfit(info)
        if (other := seen.get(name.lower())) is not None:
            why = "it is there twice" if other == name else f"sticks take it for '{other}'"
        seen[name.lower()] = name
        if why:
            yield Fault(info.orig_filename, why)


def _unfit(info: zipfile.ZipInfo) -> str | None:
    """Return why a file is refused, whatever its name, or None."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a link or a device, and no file"
    if info.flag_bits & _ENCRYPTED:
        return "it is locked with a password"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that editions do not use"
    return None
