"""What an edition says of itself: its list, its stamp, and what an update was to remove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from build_tools.manifest import (
    STAMP,
    SUMS,
    UPDATE,
    Malformed,
    Stamp,
    read_stamp,
    read_sums,
    read_update,
)
from build_tools.verify.copies import Copy, Unreadable, read_small
from build_tools.verify.findings import Finding

LARGEST_LIST = 32 * 1024 * 1024
"""Bytes of the list of files: a quarter of a million files. It is held in memory."""
_LARGEST_STAMP = 64 * 1024
_LARGEST_UPDATE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Papers:
    """As far as they could be read."""

    text: bytes | None
    """The list as it lies there, which is what is signed."""
    sums: Mapping[str, str]
    """Empty where the list cannot be read."""
    stamp: Stamp | None
    update: bool = False
    """Whether an update brought this copy here, or is it."""
    since: str = ""
    removed: frozenset[str] = frozenset()
    """Paths of the old version that the new one does not have."""
    findings: list[Finding] = field(default_factory=list)

    def is_update(self, carrier: str) -> bool:
        """Return whether only what changed is to be expected."""
        return self.update and carrier == "zip"


def read_papers(copy: Copy) -> Papers:
    """Read what a copy says of itself; what cannot be read is a finding."""
    findings: list[Finding] = []
    text = _read(copy, SUMS, LARGEST_LIST, findings)
    sums: Mapping[str, str] = {}
    stamp: Stamp | None = None
    if text is not None:
        try:
            sums = read_sums(text.decode("utf-8"))
        except (Malformed, UnicodeDecodeError) as error:
            findings.append(Finding("damaged", SUMS, _why(error, SUMS)))
    told = STAMP in sums and STAMP not in copy.files  # as any file of the list
    said = None if told else _read(copy, STAMP, _LARGEST_STAMP, findings)
    if said is not None:
        try:
            stamp = read_stamp(said.decode("utf-8"))
        except (Malformed, UnicodeDecodeError) as error:
            findings.append(Finding("damaged", STAMP, _why(error, STAMP)))
    update, since, removed = _read_update(copy, stamp, sums, findings)
    return Papers(text, sums, stamp, update, since, removed, findings)


def _read(copy: Copy, path: str, most: int, findings: list[Finding]) -> bytes | None:
    if path not in copy.files:
        why = "it is not there; perhaps the copy was not made to its end"
        findings.append(Finding("missing", path, why))
        return None
    try:
        content = read_small(copy, path, most)
    except Unreadable as error:
        findings.append(Finding("damaged", path, str(error)))
        return None
    if content is None:
        findings.append(Finding("damaged", path, "it is larger than that of any edition"))
    return content


def _read_update(
    copy: Copy, stamp: Stamp | None, sums: Mapping[str, str], findings: list[Finding]
) -> tuple[bool, str, frozenset[str]]:
    """Return whether there was an update, from which version, and what it was to remove."""
    if UPDATE not in copy.files or UPDATE in sums:
        return False, "", frozenset()
    text = _read(copy, UPDATE, _LARGEST_UPDATE, findings)
    if text is None:
        return False, "", frozenset()
    try:
        update = read_update(text.decode("utf-8"))
    except (Malformed, UnicodeDecodeError) as error:
        findings.append(Finding("damaged", UPDATE, _why(error, UPDATE)))
        return True, "", frozenset()
    if stamp is not None and update.version != stamp.version:
        findings.append(
            Finding(
                "damaged",
                UPDATE,
                f"it leads to version {update.version}, and this is {stamp.version}",
            )
        )
    return True, update.since, frozenset(update.removed) - set(sums)


def _why(error: ValueError, path: str) -> str:
    return str(error) if isinstance(error, Malformed) else f"'{path}' is damaged: it is no text"
