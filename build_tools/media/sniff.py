"""What a file is by its first and last bytes, whatever its name says. Pure."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from build_tools.problems import Fact, Words, worded

HEAD_BYTES = 4096
"""How much of a file's beginning is enough for everything here."""
TAIL_BYTES = 128 * 1024
"""How much of a file's end is enough: two of Ogg's longest pages."""

LARGEST_TAG_BYTES = 16 * 1024 * 1024
"""The largest tag that is read; a cover of 10 MB still fits."""

_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_OTHERS = (
    (b"%PDF", worded("a PDF")),
    (b"PK\x03\x04", worded("a zip archive or an office document")),
    (b"PK\x05\x06", worded("an empty zip archive")),
    (b"Rar!", worded("a RAR archive")),
    (b"7z\xbc\xaf", worded("a 7z archive")),
    (b"\x1f\x8b", worded("a gzip archive")),
    (b"MThd", worded("MIDI, which is notes and not sound")),
    (b"\x30\x26\xb2\x75", worded("Windows Media (WMA), which few programs can play")),
)
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_SOUND_MARKS = (b"ID3", b"fLaC", b"OggS", b"FORM", b"riff")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A note that stands in for a file which is kept elsewhere."""

    keeper: str
    command: Fact
    sha256: str | None
    """Of the file, if the note says it."""

    @property
    def where(self) -> Fact:
        """What is there instead of the file."""
        return worded("only a note of {keeper}", keeper=self.keeper)

    @property
    def fetch(self) -> Fact:
        """What to do, as the end of a sentence."""
        return worded("fetch it with: {command}", command=self.command)


@dataclass(frozen=True, slots=True)
class Away(Pointer):
    """What is remembered of a file in a folder of masters that is not here."""

    @property
    def where(self) -> Fact:
        """See Pointer."""
        return worded("its folder of masters is away")

    @property
    def fetch(self) -> Fact:
        """See Pointer."""
        return self.command


_LFS = b"version https://git-lfs.github.com/spec/"
_LFS_DIGEST = re.compile(rb"^oid sha256:([0-9a-f]{64})$", re.MULTILINE)
_ANNEX = re.compile(r"(?:^|/)annex/objects/")
_ANNEX_DIGEST = re.compile(r"SHA256E?-s[0-9]+--([0-9a-f]{64})")
"""A key of git-annex by one of its usual backends."""


def pointer(head: bytes, path: str) -> Pointer | None:
    """Tell whether the file is a note of Git LFS or git-annex, and what fetches the file.

    Their forms: Git LFS specification, "The Pointer"; git-annex, "pointer file", "key format".
    """
    if head.startswith(_LFS):
        found = _LFS_DIGEST.search(head)
        digest = found[1].decode() if found else None
        return Pointer("Git LFS", f'git lfs pull --include="{path}"', digest)
    if len(head) < 1024 and (b"/annex/objects/" in head[:512] or head.startswith(b"../.git/annex")):
        return annexed(head.decode("utf-8", "replace"), path)
    return None


def annexed(target: str, path: str) -> Pointer | None:
    """Tell whether a link to `target` is one of git-annex, and what fetches the file."""
    if not _ANNEX.search(target.replace("\\", "/")):
        return None
    found = _ANNEX_DIGEST.search(target)
    return Pointer("git-annex", f'git annex get "{path}"', found[1] if found else None)


def picture_kind(head: bytes) -> str | None:
    """Return JPEG, PNG, WebP, GIF or TIFF, or None."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    return next((kind for mark, kind in _PICTURES if head.startswith(mark)), None)


def is_mp4(head: bytes) -> bool:
    """Tell whether the file begins as MP4 or M4A."""
    return head[4:8] == b"ftyp" and head[8:12] not in _HEIF


def described(head: bytes) -> Words | None:
    """Return what the file holds in plain words, None if it may be sound or a known picture."""
    if not head.strip(b"\0"):
        return worded("it holds nothing but zeros")
    for mark, name in _OTHERS:
        if head.startswith(mark):
            return worded("it holds {name}", name=name)
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return worded("it holds a photo in HEIC or AVIF form")
    if head.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return worded("it holds a web page")
    if _is_text(head):
        return worded("it holds text")
    return None


def _is_text(head: bytes) -> bool:
    """Text in any usual encoding has no control characters but white space."""
    if head.startswith(_SOUND_MARKS) or head[4:8] == b"ftyp":
        return False
    return not any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) and 0x7F not in head


def tag_claim_bytes(head: bytes) -> int:
    """Return how long an ID3v2 tag at the beginning says it is; 0 if there is none."""
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    # ID3v2.4, section 6.2: four bytes of seven bits.
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def webp_size(head: bytes) -> tuple[int, int] | None:
    """Return a WebP's width and height; None if they cannot be found.

    Pillow makes room for the whole canvas as soon as it opens a WebP, before
    anybody could look at the size; so it is read here (RFC 9649, section 2).
    """
    if len(head) < 30:
        return None
    chunk = head[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(head[24:27], "little") + 1
        return width, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def ogg_ends(tail: bytes) -> bool:
    """Tell whether Ogg's last page is there in full and says that it is the last.

    Ogg has no length in its header; a cut file is known by this alone (RFC 3533).
    """
    start = tail.rfind(b"OggS\0")
    if start < 0 or start + 27 > len(tail):
        return False
    segments = tail[start + 26]
    table = tail[start + 27 : start + 27 + segments]
    complete = len(table) == segments and start + 27 + segments + sum(table) <= len(tail)
    return complete and bool(tail[start + 5] & 4)


def mp3_ends(tail: bytes) -> bool:
    """Tell whether the last MPEG audio frame is there in full.

    Looks for the last chain of two frames and more, since a single one may be
    chance. Says True where there is none: then nothing is known.
    """
    best_end = 0
    for start in range(max(0, len(tail) - 16 * 1024), len(tail) - 4):
        length = _mp3_frame_bytes(tail[start : start + 4])
        following = start + length
        if (
            length
            and following + 4 <= len(tail)
            and _mp3_frame_bytes(tail[following : following + 4])
        ):
            best_end = _chain_end(tail, start)
            break
    return best_end <= len(tail)


def _chain_end(tail: bytes, start: int) -> int:
    """Follow frame after frame; return where the last one would end."""
    while length := _mp3_frame_bytes(tail[start : start + 4]):
        start += length
    return start


_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _mp3_frame_bytes(header: bytes) -> int:
    """Return the length of the layer III frame that begins so, 0 if none does (ISO 11172-3)."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version = header[1] >> 3 & 3
    rate_index = header[2] >> 2 & 3
    kbits = (_BITRATES_1 if version == 3 else _BITRATES_2)[header[2] >> 4]
    if version == 1 or rate_index == 3 or not kbits:
        return 0
    samples_by_8 = 144 if version == 3 else 72
    return samples_by_8 * kbits * 1000 // _RATES[version][rate_index] + (header[2] >> 1 & 1)
