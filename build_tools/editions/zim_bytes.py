"""The same input, the same ZIM file: what libzim draws by lot is set anew.

Of a file that was written twice, 48 bytes differ: its own id, the id of the database of titles,
which Xapian draws, and the checksum of all. The format is openZIM's
(wiki.openzim.org/wiki/ZIM_file_format): the id stands in bytes 8 to 23, the checksum's place in
bytes 72 to 79; the checksum is the MD5 of all before it.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
import uuid
from pathlib import Path

_ID = slice(8, 24)
_CHECKSUM_AT = slice(72, 80)
_XAPIAN = b"\x0f\x0dXapian Glass"
"""How Xapian's databases begin; two bytes of version and the id follow."""
_ID_AFTER = len(_XAPIAN) + 2
_ID_LENGTH = 16
_PIECE = 1024 * 1024


def settle(file: Path, identity: str) -> None:
    """Give a ZIM file the ids that follow from `identity`, and its checksum anew.

    Raises ValueError for what is no ZIM file, and OSError.
    """
    given = uuid.uuid5(uuid.NAMESPACE_OID, identity).bytes
    with file.open("r+b") as opened, mmap.mmap(opened.fileno(), 0) as content:
        if content[:4] != b"ZIM\x04":
            raise ValueError(f"{file.name} is no ZIM file")
        content[_ID] = given
        database = content.rfind(_XAPIAN)
        if database >= 0:
            start = database + _ID_AFTER
            content[start : start + _ID_LENGTH] = given
        (end,) = struct.unpack("<Q", content[_CHECKSUM_AT])
        content[end : end + _ID_LENGTH] = _md5(content, end)


def _md5(content: mmap.mmap, end: int) -> bytes:
    digest = hashlib.md5(usedforsecurity=False)
    for start in range(0, end, _PIECE):
        digest.update(content[start : min(start + _PIECE, end)])
    return digest.digest()
