"""Sounds as they come: measured truly, or refused in plain words."""

import io
import json
import os
import random
import resource
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.media import decode, tags
from build_tools.reading import digest
from build_tools.store import Store
from tests.media.conftest import FILES, bring, look, look_and_measure

WHOLE = {
    "mono-22k-half-second.aiff": (0.5, 1, 22050, "pcm_s16be"),
    "mono-44k-half-second.flac": (0.5, 1, 44100, "flac"),
    "mono-48k-1s.opus": (1.0, 1, 48000, "opus"),
    "mono-8k-2s.mp3": (2.0, 1, 8000, "mp3"),
    "mono-8k-2s.wav": (2.0, 1, 8000, "pcm_s16le"),
    "stereo-44k-1s.m4a": (1.0, 2, 44100, "aac"),
    "stereo-44k-1s.ogg": (1.0, 2, 44100, "vorbis"),
    "stereo-44k-tags-and-cover.mp3": (1.5, 2, 44100, "mp3"),
    "stereo-48k-quarter-second.wav": (0.25, 2, 48000, "pcm_s16le"),
    "surround-tenth-of-a-second.flac": (0.1, 6, 44100, "flac"),
}
MP3 = (FILES / "stereo-44k-tags-and-cover.mp3").read_bytes()
PLAIN_MP3 = (FILES / "mono-8k-2s.mp3").read_bytes()


def code(root: Path, store: Store, name: str, content: bytes) -> str:
    """The code of the one problem of a file with this content, and its sentence."""
    (root / name).write_bytes(content)
    found = look(root, store)
    (problem,) = found.problems
    if problem.severity == "error":
        assert not found.sounds
    return f"{problem.code} {problem.message}"


def test_every_format_is_measured(root: Path, store: Store) -> None:
    """Length within 0.02 s, channels, rate and codec are those of the sound."""
    bring(root, *WHOLE)
    found = look(root, store)
    assert not found.problems
    assert set(found.sounds) == set(WHOLE)
    for name, (duration_s, channels, rate_hz, codec) in WHOLE.items():
        sound = found.sounds[name]
        assert sound.duration_s == pytest.approx(duration_s, abs=0.02), name
        assert (sound.channels, sound.sample_rate_hz, sound.codec) == (channels, rate_hz, codec)


def test_variable_rate_without_header_is_accepted(root: Path, store: Store) -> None:
    """Its length is counted; mutagen would guess it from the first frame."""
    bring(root, "vbr-without-xing-2s.mp3")
    found = look(root, store)
    assert not found.problems
    assert found.sounds["vbr-without-xing-2s.mp3"].duration_s == pytest.approx(2.0, abs=0.06)


def test_what_was_found_before_counts_as_the_same(root: Path, store: Store) -> None:
    """Else all pages that name a sound would be made twice, the second time for nothing."""
    bring(root, "stereo-44k-tags-and-cover.mp3")
    first, again = look(root, store), look(root, store)
    assert len(dict(*[sound.tags for sound in first.sounds.values()])) > 1
    assert digest([*first.sounds.values()]) == digest([*again.sounds.values()])


def test_only_known_tags_come_along(root: Path, store: Store) -> None:
    """A comment may carry a pupil's name: it is never read."""
    bring(root, "stereo-44k-tags-and-cover.mp3")
    (sound,) = look(root, store).sounds.values()
    assert dict(sound.tags) == {
        "title": "Ode an die Freude",
        "artist": "Ludwig van Beethoven",
        "composer": "Ludwig van Beethoven",
        "album": "Demonstration",
        "track": "3/8",
        "date": "2026",
        "language": "deu",
    }


@pytest.mark.parametrize("name", sorted(set(WHOLE) - {"surround-tenth-of-a-second.flac"}))
def test_a_file_cut_to_40_percent_is_refused(root: Path, store: Store, name: str) -> None:
    """Whatever length the header still claims."""
    content = (FILES / name).read_bytes()
    said = code(root, store, name, content[: len(content) * 2 // 5])
    assert said.startswith(("MED05", "MED06")), said


def test_a_cut_file_says_both_lengths(root: Path, store: Store) -> None:
    content = (FILES / "mono-8k-2s.wav").read_bytes()
    said = code(root, store, "cut.wav", content[: len(content) // 2])
    assert said == (
        "MED05 the file was cut short: it says that it is 2.0 s long, but 1.0 s can be heard"
    )


def test_a_cut_m4a_with_its_index_in_front_is_refused(root: Path, store: Store) -> None:
    """The index still claims everything; `moov` moved before `mdat` is how shops sell them."""
    content = (FILES / "stereo-44k-1s.m4a").read_bytes()
    at = content.rfind(b"moov") - 4
    moov = bytearray(content[at : at + int.from_bytes(content[at : at + 4], "big")])
    mdat = content.find(b"mdat") - 4
    for start in _chunk_offsets(moov):
        (offset,) = struct.unpack_from(">I", moov, start)
        struct.pack_into(">I", moov, start, offset + len(moov))
    content = content[:mdat] + moov + content[mdat:at]
    (root / "whole.m4a").write_bytes(content)
    assert not look(root, store).problems
    (root / "whole.m4a").unlink()
    assert code(root, store, "cut.m4a", content[: len(content) * 3 // 5]).startswith("MED05")


def _chunk_offsets(moov: bytearray) -> list[int]:
    at = moov.find(b"stco")
    (count,) = struct.unpack_from(">I", moov, at + 8)
    return [at + 12 + 4 * index for index in range(count)]


def test_an_mp3_without_length_that_stops_inside_a_frame_is_doubted(
    root: Path, store: Store
) -> None:
    content = (FILES / "vbr-without-xing-2s.mp3").read_bytes()
    assert code(root, store, "a.mp3", content[:4000]).startswith("MED10")


def test_sound_after_sound_is_not_taken_for_damage(root: Path, store: Store) -> None:
    """Old tag programs leave their own bytes after the music; all of it is still there."""
    bring(root, "mono-8k-2s.mp3", "mono-44k-half-second.flac", "stereo-44k-1s.ogg")
    for path in root.iterdir():
        path.write_bytes(path.read_bytes() + b"LYRICSBEGIN some words LYRICSEND" * 9)
    assert not look(root, store).problems


NO_SOUND = "MED03 there is no sound in this file: "


def _zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("song.mp3", MP3)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.mp3", b"", "MED01 the sound is empty"),
        ("pointer.flac", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "MED02"),
        ("annex.flac", b"/annex/objects/SHA256E-s1--0.flac\n", "MED02"),
        ("text.mp3", b"Un texte, pas un son." * 9, NO_SOUND + "it holds text"),
        ("utf16.mp3", "Ein Text.\n".encode("utf-16") * 9, "MED03"),
        ("page.mp3", b"<!DOCTYPE html><title>404</title>", NO_SOUND + "it holds a web page"),
        ("zeros.flac", bytes(50_000), NO_SOUND + "it holds nothing but zeros"),
        ("short.ogg", b"\x01" * 100, "MED03"),
        ("random.mp3", random.Random(1).randbytes(50_000), "MED03"),
        ("random.opus", random.Random(2).randbytes(50_000), "MED03"),
        ("random.flac", b"fLaC" + random.Random(3).randbytes(50_000), "MED06"),
        ("block.flac", b"fLaC\x00\xff\xff\xff" + b"\x10" * 5000, "MED06"),
        ("archive.flac", _zipped(), NO_SOUND + "it holds a zip"),
        ("picture.mp3", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", NO_SOUND + "it holds a JPEG"),
        ("notes.mp3", b"MThd\0\0\0\6\0\0\0\1\0`MTrk\0\0\0\4\0\xff/\0", "MED03"),
        ("atom.m4a", b"\0\0\0\x18ftypM4A " + b"\xff" * 400, "MED0"),
        ("claims.mp3", b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + PLAIN_MP3, "MED09"),
        ("only-tag.mp3", MP3[: MP3.index(b"\xff\xfb")], "MED06"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-6:] else "",
)  # fmt: skip
def test_what_is_no_sound_is_refused(
    root: Path, store: Store, name: str, content: bytes, expected: str
) -> None:
    assert code(root, store, name, content).startswith(expected)


def test_a_film_without_sound_is_refused(root: Path, store: Store) -> None:
    """M4A may hold pictures and nothing else."""
    made = root / "film.m4a"
    picture = ("-f", "lavfi", "-i", "color=s=32x32:d=1:r=5", "-c:v", "mjpeg", "-f", "mp4")
    subprocess.run([decode.ffmpeg(), "-v", "error", *picture, made], check=True)
    assert code(root, store, "film.m4a", made.read_bytes()) == NO_SOUND + "it holds pictures only"


def test_flipped_bits_are_found_where_the_format_can_tell(root: Path, store: Store) -> None:
    """FLAC and Ogg have check sums; one bit is enough."""
    for name in ("mono-44k-half-second.flac", "mono-48k-1s.opus", "stereo-44k-1s.ogg"):
        content = bytearray((FILES / name).read_bytes())
        content[len(content) * 3 // 4] ^= 4
        assert code(root, store, name, bytes(content)).startswith("MED06"), name
        (root / name).unlink()


def test_a_hole_inside_is_found_with_its_place(root: Path, store: Store) -> None:
    content = bytearray(PLAIN_MP3)
    content[2000:2500] = bytes(500)
    assert code(root, store, "hole.mp3", bytes(content)) == (
        "MED06 the sound is damaged near 0.8 s:"
        " it says that it is 2.2 s long, and 1.6 s can be heard"
    )


def test_flipped_bits_never_break_the_program(root: Path, store: Store) -> None:
    """Whatever is found, it is a finding."""
    chance = random.Random(7)
    names = [*WHOLE, "vbr-without-xing-2s.mp3"]
    for name in names:
        content = bytearray((FILES / name).read_bytes())
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        (root / name).write_bytes(content)
    found = look(root, store)
    assert set(found.sounds) | {problem.location.path for problem in found.problems} == set(names)


def _compressed_title(size_bytes: int) -> bytes:
    """A title in one compressed frame, packed piece by piece: the parent's own
    memory would be counted as its children's."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"\x03")
    for begin in range(0, size_bytes, 1_000_000):
        packed += packer.compress(b"a" * min(1_000_000, size_bytes - begin))
    packed += packer.flush()
    body = struct.pack(">I", size_bytes + 1) + packed
    frame = b"TIT2" + struct.pack(">I", len(body)) + b"\x00\x80" + body
    length = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + length + frame


def test_a_tag_bomb_takes_little_memory(root: Path) -> None:
    """244 kB that would unpack to 250 MB, and to twice that as text."""
    bomb = _compressed_title(250_000_000) + PLAIN_MP3
    assert len(bomb) < 300_000
    (root / "bomb.mp3").write_bytes(bomb)
    found, most_kb = look_and_measure(root)
    assert [problem.code for problem in found.problems] == ["MED09"]
    assert most_kb < 400 * 1024


def test_a_compressed_title_of_usual_size_is_read(root: Path, store: Store) -> None:
    (root / "a.mp3").write_bytes(_compressed_title(30) + PLAIN_MP3)
    (sound,) = look(root, store).sounds.values()
    assert sound.tags["title"] == "a" * 30


def test_an_ending_that_does_not_fit_is_a_warning(root: Path, store: Store) -> None:
    assert code(root, store, "song.FLAC", PLAIN_MP3) == (
        "MED07 the name ends in '.FLAC', but the file holds MP3"
    )
    assert list(look(root, store).sounds) == ["song.FLAC"]


def test_what_is_no_file_or_gone_is_said(root: Path, store: Store) -> None:
    """A named pipe would keep a reader waiting for ever."""
    os.mkfifo(root / "pipe.mp3")
    (root / "link.mp3").symlink_to("nowhere.mp3")
    (root / "folder.mp3").mkdir()
    found = look(root, store)
    assert [problem.code for problem in found.problems] == ["MED09"] * 3


def test_what_may_not_be_read_is_said(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal is staged, since the tests may run as root, who may read everything."""

    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    bring(root, "mono-8k-2s.mp3", "grey-100x60.webp")
    monkeypatch.setattr(Path, "open", refused)
    assert [problem.message for problem in look(root, store).problems] == [
        "the picture cannot be read: this account may not open it",
        "the sound cannot be read: this account may not open it",
    ]


def test_too_large_is_refused_unread(root: Path, store: Store) -> None:
    with (root / "large.wav").open("wb") as file:
        file.truncate(2_000_000_001)
    (problem,) = look(root, store).problems
    assert problem.code == "MED08"


def test_odd_names_are_only_names(root: Path, store: Store) -> None:
    """ffmpeg would take some of these for options, protocols or patterns."""
    names = ["-y.mp3", "concat:a.mp3", "a%03d.mp3", "été 'x'.mp3", "http:x.mp3", "|x.mp3"]
    for name in names:
        shutil.copy(FILES / "mono-8k-2s.mp3", root / name)
    found = look(root, store)
    assert not found.problems
    assert set(found.sounds) == set(names)


def test_a_playlist_named_as_sound_opens_nothing_else(root: Path, store: Store) -> None:
    shutil.copy(FILES / "mono-8k-2s.mp3", root / "secret.bin")
    listed = f"ffconcat version 1.0\nfile {root / 'secret.bin'}\n".encode()
    assert code(root, store, "list.mp3", listed).startswith("MED03")


@pytest.mark.proof
def test_single_bits_flipped(root: Path, store: Store, prove: Callable[[str], None]) -> None:
    """What check sums can find is found; what is not found still decodes to its full length."""
    chance = random.Random(20260907)
    for name in ("mono-44k-half-second.flac", "stereo-44k-1s.ogg", "mono-48k-1s.opus"):
        whole = (FILES / name).read_bytes()
        found = 0
        for number in range(100):
            content = bytearray(whole)
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            flipped = f"{number}-{name}"
            (root / flipped).write_bytes(bytes(content))
            found += flipped not in look(root, store).sounds
            (root / flipped).unlink()
        # The rest hits padding and tags, which no check sum covers and nobody hears.
        assert found >= 60, name
        prove(f"- 100 single bits flipped in {name}: {found} found, none broke the program.")


@pytest.mark.parametrize("refusal", [ValueError("current limit exceeds maximum limit"), OSError()])
def test_tags_are_read_where_memory_cannot_be_bounded(
    refusal: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """macOS may refuse a bound on memory: a sound is a sound all the same."""

    def refuse(*_: object) -> None:
        raise refusal

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(zlib, "decompress", zlib.decompress)  # the program replaces it for good
    tags._main("mp3", str(FILES / "stereo-44k-tags-and-cover.mp3"))
    answer = json.loads(capsys.readouterr().out)
    assert answer["length_s"] == pytest.approx(1.5, abs=0.1)
    assert answer["tags"]["title"]
