"""An edition or an update as it has arrived from anywhere: read, bounded, nothing believed yet."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools import signatures
from build_tools.editions.claims import folders_of
from build_tools.editions.package import CannotCarry
from build_tools.editions.placing import PIECE
from build_tools.manifest import (
    SIGNATURE,
    STAMP,
    SUMS,
    UPDATE,
    Malformed,
    Stamp,
    Update,
    is_the_teachers,
    read_stamp,
    read_sums,
    read_update,
)
from build_tools.zips import DamagedFile, RefusedZip, opened_zip

_LONGEST = {SUMS: 64 * 1024**2, UPDATE: 64 * 1024**2, STAMP: 1024**2, SIGNATURE: signatures.LONGEST}
"""Bytes of what is read into memory, at most."""
_UNLISTED = (SUMS, SIGNATURE, UPDATE)

Pieces = Callable[[str], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came: the list of a whole edition, and some or all of its files."""

    name: str
    """What people call it: a file's or folder's name."""
    stamp: Stamp
    sums: Mapping[str, str]
    """What a copy is to hold, besides the list and its signature."""
    listed: bytes
    """The list as it is written."""
    signature: bytes | None
    update: Update | None
    """None where it is a whole edition."""
    sizes: Mapping[str, int]
    """The files that came, each with its bytes."""
    _pieces: Pieces

    def pieces(self, path: str) -> Iterator[bytes]:
        """Yield the bytes of a file that came. Raises CannotCarry and OSError."""
        try:
            yield from self._pieces(path)
        except DamagedFile as error:
            raise damaged(self.name, path) from error
        except OSError as error:
            raise CannotCarry(
                f"{self.name} cannot be read any more ({error.strerror or error}); plug it in or "
                "fetch it again, then run the same command again"
            ) from error

    @property
    def lists(self) -> dict[str, bytes]:
        """The list, and its signature if it has one, by their paths."""
        signature = {SIGNATURE: self.signature} if self.signature is not None else {}
        return {SUMS: self.listed, **signature}

    @property
    def all_sums(self) -> dict[str, str]:
        """The sums of all files of a copy."""
        lists = {path: hashlib.sha256(it).hexdigest() for path, it in self.lists.items()}
        return {**self.sums, **lists}


def damaged(name: str, path: str) -> CannotCarry:
    """Return what to say of something that was changed on its way."""
    return CannotCarry(f"{name} was damaged on its way ('{path}'); fetch it once more")


@contextlib.contextmanager
def arriving(path: Path) -> Iterator[Arrival]:
    """Open a folder, a zip, or a list beside its stamp, as long as it is needed.

    Raises CannotCarry for what is not an edition, or none that can be unpacked without harm.
    """
    if path.is_dir():
        yield _arrival(path.name or str(path), *_folder(path))
    elif path.name == SUMS:
        yield _arrival(str(path.parent), *_folder(path.parent))
    else:
        with contextlib.ExitStack() as stack:
            try:
                it = stack.enter_context(opened_zip(path))
            except RefusedZip as refusal:
                raise CannotCarry(str(refusal)) from refusal
            if it.faults:
                first = it.faults[0]
                raise CannotCarry(f"{path.name} is refused: of '{first.path}', {first.why}")
            sizes = {name: info.file_size for name, info in it.files.items()}
            yield _arrival(path.name, sizes, it.pieces, is_sealed=True)


def _folder(folder: Path) -> tuple[Mapping[str, int], Pieces]:
    def pieces(path: str) -> Iterator[bytes]:
        with (folder / path).open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    heads = {path: (folder / path).stat().st_size for path in _there(folder, _LONGEST)}
    named = _listed(folder.name, heads, pieces)
    return {**heads, **{p: (folder / p).stat().st_size for p in _there(folder, named)}}, pieces


def _there(folder: Path, paths: Collection[str]) -> list[str]:
    """Return which paths are files of the folder's own: nothing that links lead to."""
    linked = {it for it in (*paths, *folders_of(paths)) if (folder / it).is_symlink()}
    return [p for p in paths if not linked & {p, *folders_of([p])} and (folder / p).is_file()]


def _listed(name: str, sizes: Mapping[str, int], pieces: Pieces) -> dict[str, str]:
    try:
        return read_sums((_read(name, SUMS, sizes, pieces) or b"").decode())
    except ValueError as error:
        said = error if isinstance(error, Malformed) else f"'{SUMS}' is damaged"
        raise CannotCarry(f"{name} cannot be read: {said}") from error


def _arrival(
    name: str, sizes: Mapping[str, int], pieces: Pieces, *, is_sealed: bool = False
) -> Arrival:
    """Read the list, the stamp and what an update says of itself; `is_sealed`: nothing else."""
    listed, stamped = (_read(name, path, sizes, pieces) for path in (SUMS, STAMP))
    if listed is None or stamped is None:
        missing = SUMS if listed is None else STAMP
        raise CannotCarry(f"{name} is no edition and no update of one: it has no '{missing}'")
    sums = _listed(name, sizes, pieces)
    _refuse_others(name, sums, sizes if is_sealed else ())
    if hashlib.sha256(stamped).hexdigest() != sums.get(STAMP):
        raise damaged(name, STAMP)
    told = _read(name, UPDATE, sizes, pieces)
    try:
        stamp = read_stamp(stamped.decode())
        update = read_update(told.decode()) if told is not None else None
    except ValueError as error:
        raise CannotCarry(f"{name} cannot be read: {error}") from error

    if update is not None and update.version != stamp.version:
        update = None  # it lay there from an earlier one that was unzipped
    signature = _read(name, SIGNATURE, sizes, pieces)
    held = {path: size for path, size in sizes.items() if path in sums}
    return Arrival(name, stamp, sums, listed, signature, update, held, pieces)


def _refuse_others(name: str, sums: Mapping[str, str], there: Collection[str]) -> None:
    """Raise CannotCarry for files that no edition brings."""
    other = next((path for path in there if path not in {*sums, *_UNLISTED}), None)
    if other is not None:
        raise CannotCarry(f"{name} is refused: '{other}' is in it and not in its list")
    if any(map(is_the_teachers, sums)):
        raise CannotCarry(f"{name} is refused: it would write what is the teacher's own")


def _read(name: str, path: str, sizes: Mapping[str, int], pieces: Pieces) -> bytes | None:
    """Return a small file's bytes, or None where it did not come."""
    if path not in sizes:
        return None
    if sizes[path] > _LONGEST[path]:
        raise CannotCarry(f"{name} is refused: '{path}' is larger than it can be")
    try:
        return b"".join(pieces(path))
    except DamagedFile as error:
        raise damaged(name, path) from error
