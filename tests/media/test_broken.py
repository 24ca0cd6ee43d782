"""The kinds of broken file that turn up: each is named, none takes long or much memory.

What is said of each stands in `test_sounds`; here all go through at once, as they would
in a folder that somebody rescued from an old disk.
"""

import io
import random
import struct
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from build_tools.media import decode
from build_tools.problems import Severity
from build_tools.store import Store
from tests.media.conftest import FILES, bring, look, look_and_measure, publish
from tests.media.test_sounds import PLAIN_MP3, _compressed_title


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("song.mp3", PLAIN_MP3)
    return packed.getvalue()


def _cut(name: str) -> bytes:
    content = (FILES / name).read_bytes()
    return content[: len(content) * 2 // 5]


def _flipped(name: str) -> bytes:
    content = bytearray((FILES / name).read_bytes())
    content[len(content) * 3 // 4] ^= 4
    return bytes(content)


REFUSED = {
    "empty.mp3": b"",
    "hundred-bytes.mp3": bytes(range(100)),
    "random.mp3": random.Random(1).randbytes(50_000),
    "random.opus": random.Random(2).randbytes(50_000),
    "random.flac": random.Random(3).randbytes(50_000),
    "text.mp3": b"Un texte, pas un son. " * 40,
    "zeros.wav": bytes(50_000),
    "archive.mp3": _zip(),
    "pointer.flac": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
    "bad-atom.m4a": b"\0\0\0\x18ftypM4A " + struct.pack(">I", 2**31) + b"moov" + b"\xff" * 900,
    "bad-block.flac": b"fLaC\x00\xff\xff\xff" + b"\x10" * 5000,
    "flipped.ogg": _flipped("stereo-44k-1s.ogg"),
    "cut.mp3": _cut("stereo-44k-tags-and-cover.mp3"),
    "cut.m4a": _cut("stereo-44k-1s.m4a"),
    "cut.flac": _cut("mono-44k-half-second.flac"),
    "cut.ogg": _cut("stereo-44k-1s.ogg"),
    "claims-256-mb.mp3": b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + PLAIN_MP3,
    "bomb.mp3": _compressed_title(250_000_000) + PLAIN_MP3,
}
"""What cannot be used; two streams and pictures only are made below."""


def _film(path: Path, *maps: str) -> None:
    picture = ("-f", "lavfi", "-i", "color=s=32x32:d=1:r=5")
    tone = ("-f", "lavfi", "-i", "sine=f=300:d=1")
    coded = ("-c:v", "mjpeg", "-c:a", "aac", "-f", "mp4", str(path))
    subprocess.run([decode.ffmpeg(), "-v", "error", *picture, *tone, *maps, *coded], check=True)


def test_all_kinds_at_once(root: Path) -> None:
    """Each is one error with its name; the two that can be used are used."""
    for name, content in REFUSED.items():
        (root / name).write_bytes(content)
    _film(root / "two-sounds.m4a", "-map", "1:a", "-map", "1:a")
    _film(root / "pictures-only.m4a", "-map", "0:v")
    bring(root, "vbr-without-xing-2s.mp3")
    (root / "wrong-ending.flac").write_bytes(PLAIN_MP3)

    began_s = time.monotonic()
    found, most_kb = look_and_measure(root)
    assert time.monotonic() - began_s < 120
    assert most_kb < 400 * 1024

    errors = {it.location.path for it in found.problems if it.severity is Severity.ERROR}
    assert errors == {*REFUSED, "two-sounds.m4a", "pictures-only.m4a"}
    assert len(found.problems) == len(errors) + 1  # and the ending that does not fit
    assert set(found.sounds) == {"vbr-without-xing-2s.mp3", "wrong-ending.flac"}
    for problem in found.problems:
        assert "Traceback" not in problem.message


@pytest.mark.parametrize(
    "name",
    ["mono-8k-2s.wav", "stereo-44k-tags-and-cover.mp3", "mono-44k-half-second.flac",
     "mono-22k-half-second.aiff"],
)  # fmt: skip
def test_a_cut_file_names_what_it_claims_and_what_is_there(
    root: Path, store: Store, name: str
) -> None:
    (root / name).write_bytes(_cut(name))
    (problem,) = look(root, store).problems
    assert problem.code == "MED05"
    assert "it says that it is " in problem.message and " can be heard" in problem.message


def test_a_wrong_ending_and_a_missing_header_are_published(root: Path, store: Store) -> None:
    bring(root, "vbr-without-xing-2s.mp3")
    (root / "wrong-ending.flac").write_bytes(PLAIN_MP3)
    assert len(publish(root, store).files) == 2
