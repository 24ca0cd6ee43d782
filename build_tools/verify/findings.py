"""What a check found: values, in an order in which a technician reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from build_tools.manifest import Stamp

Kind: TypeAlias = Literal[
    "damaged",
    "signature",
    "missing",
    "changed",
    "foreign",
    "leftover",
    "name",
    "size",
    "link",
    "external",
    "date",
    "notice",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The worst first; all but the last mean that the copy is not what it should be.

damaged     the list of files, the stamp or the carrier itself cannot be read
signature   the list is not signed, or by somebody else
missing     a file of the list is not there
changed     a file has other bytes than the list says, or cannot be read
foreign     a file that no list names
leftover    a file of an older version, which an update was to remove
name        a name that some carrier cannot bear, or no file at all (links, devices)
size        a file that FAT32 cannot hold
link        a page names a file that the edition does not have
external    a page asks another host for something by itself
date        the rights have ended, or this machine's clock cannot tell
notice      worth knowing, and no harm
"""


class NotAnEdition(Exception):
    """There is nothing that could be checked; the message is for people."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    kind: Kind
    path: str
    """Carrier path; empty where no file is meant."""
    message: str
    """What was seen, for people."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a copy is, and all that was found."""

    carrier: str
    """`folder`, `zip`, `update` or `zim`."""
    stamp: Stamp | None
    """None where it could not be read."""
    files: int
    """How many files of the list are here and as they should be."""
    size_bytes: int
    """Of these files."""
    followed: int
    """How many different addresses on the internet the pages offer to who presses them."""
    signer: str | None
    """What the signature says, if a key was given and it fits."""
    findings: tuple[Finding, ...]
    """In the order of KINDS, then by path."""

    @property
    def whole(self) -> bool:
        """Whether nothing was found but notices."""
        return all(finding.kind == "notice" for finding in self.findings)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings with the worst kinds first, then by path."""
    return tuple(sorted(findings, key=lambda it: (KINDS.index(it.kind), it.path, it.message)))
