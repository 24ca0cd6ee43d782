"""What is made of a master: presets, sizes, names and tags. Pure.

A preset's version is part of the name under which its results are stored, so a
preset that changes must count up. The versions of the encoders are left out on
purpose: another ffmpeg would give the same music other bytes and other names,
and every stick would be filled anew for nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from build_tools.domain import Picture, Sound


@dataclass(frozen=True, slots=True)
class AudioPreset:
    """How a sound is encoded."""

    name: str
    version: int
    kbits: int
    """Constant bit rate in 1000 bits a second."""
    sample_rate_hz: int
    ending: str
    mime: str


@dataclass(frozen=True, slots=True)
class PicturePreset:
    """How a picture is encoded."""

    name: str
    version: int
    quality: int
    effort: int
    """WebP's method, 0 to 6."""
    widths_px: tuple[int, ...]
    ending: str


STANDARD = AudioPreset("standard", 1, 96, 44_100, "mp3", "audio/mpeg")
"""MP3 at a constant rate: plays everywhere and seeks within 0.03 s, which no
variable rate does. One minute is 0.72 MB."""

PICTURES = PicturePreset("webp", 1, 75, 4, (480, 960), "webp")

_LARGEST_WEBP_PX = 16_383


@dataclass(frozen=True, slots=True)
class Track:
    """A sound to be published, with the only two tags that it will carry."""

    sound: Sound
    title: str
    artist: str = ""


Original = TypeVar("Original", Track, Picture)


def stored_name(sha256: str, preset: AudioPreset | PicturePreset, width_px: int = 0) -> str:
    """Return the name in the store of what `preset` makes of an original."""
    width = f"-{width_px}" if width_px else ""
    return f"{sha256}-{preset.name}-v{preset.version}{width}.{preset.ending}"


def sound_url(stem: str, sha256: str) -> str:
    """Return the address of a derived sound, by the SHA-256 of its own content."""
    return f"media/{stem}-{sha256[:8]}.{STANDARD.ending}"


def picture_url(stem: str, sha256: str, width_px: int) -> str:
    """Return the address of a derived picture of one width."""
    return f"media/{stem}-{sha256[:8]}-{width_px}.{PICTURES.ending}"


def each_once(originals: Mapping[str, Original]) -> dict[str, Original]:
    """Return the originals to be published: the same content under two stems goes by the first."""
    chosen: dict[str, str] = {}
    for stem in sorted(originals):
        original = originals[stem]
        sha256 = original.sound.sha256 if isinstance(original, Track) else original.sha256
        chosen.setdefault(sha256, stem)
    return {stem: originals[stem] for stem in sorted(chosen.values())}


def sizes(width_px: int, height_px: int) -> list[tuple[int, int]]:
    """Return the widths and heights in which a picture is published, narrow to wide.

    Nothing is enlarged: a picture of 700 points comes in 480 and 700. One of 500
    comes in 480 alone, since a second file for a little more helps nobody. Very
    tall ones become narrower, since WebP ends at 16,383 points.
    """
    found: list[tuple[int, int]] = []
    for width in PICTURES.widths_px:
        scale = min(1.0, width / width_px, _LARGEST_WEBP_PX / height_px)
        size = max(1, round(width_px * scale)), max(1, round(height_px * scale))
        if not found or size[0] >= found[-1][0] * 1.25:
            found.append(size)
    return found


def encoding(preset: AudioPreset, channels: int) -> list[str]:
    """Return ffmpeg's arguments for encoding one sound; mono stays mono, more become stereo.

    Nothing of the original's tags, chapters or cover goes along. `bitexact`
    keeps versions out of the file; the Info header, which makes seeking exact
    and carries the encoder's delay, is still written (seen in the bytes).
    """
    return [
        *("-map_metadata", "-1", "-map_chapters", "-1", "-vn", "-sn", "-dn"),
        *("-ac", "1" if channels == 1 else "2", "-ar", str(preset.sample_rate_hz)),
        *("-c:a", "libmp3lame", "-b:a", f"{preset.kbits}k", "-joint_stereo", "1"),
        *("-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *("-write_xing", "1", "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3"),
    ]


def id3(title: str, artist: str) -> bytes:
    """Return an ID3v2.3 tag with title and artist, empty bytes if there is neither.

    Version 2.3 and UTF-16 are what the oldest players know. The tag is put
    before the encoded sound by us, not by ffmpeg: a corrected title then costs
    no second encoding.
    """
    frames = b"".join(
        name + len(body).to_bytes(4, "big") + b"\0\0" + body
        for name, text in ((b"TIT2", title), (b"TPE1", artist))
        if (shown := _one_line(text))
        for body in (b"\x01" + b"\xff\xfe" + shown.encode("utf-16-le"),)
    )
    if not frames:
        return b""
    length = len(frames)
    seven_bits = bytes(length >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + seven_bits + frames


def _one_line(text: str) -> str:
    """Drop control characters, which would end a tag early, and shorten to 250 characters."""
    plain = "".join(
        " " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in text
    )
    return " ".join(plain.split())[:250]
