"""What files say that should not leave with them: found once, and never published."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen
import mutagen.flac
import mutagen.id3
import mutagen.mp4
import pytest
from PIL import ExifTags, Image, PngImagePlugin

from build_tools.media import Reel, Sounds, Tags, Track, derive, inspect, listen, tags
from build_tools.privacy import MAYBE
from build_tools.problems import printed
from build_tools.store import Store
from tests.media.conftest import look, silent, sound
from tests.media.films import AAC, H264, film, pattern, told, tone

ADDRESS, NUMBER, SERIAL = "anne@example.org", "06 12 34 56 78", "SN0042137"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="49,32.7N" '
    f'aux:SerialNumber="{SERIAL}"><dc:creator>{ADDRESS}</dc:creator></rdf:Description></x:xmpmeta>'
)


def codes(root: Path, store: Store) -> list[str]:
    """What is told of the files in a folder, and never whole."""
    problems = look(root, store).problems
    for problem in problems:
        said = printed(problem)
        assert ADDRESS not in said and NUMBER not in said and SERIAL not in said
    return [problem.code for problem in problems]


def exif(**fields: Any) -> Image.Exif:
    found = Image.Exif()
    inside, place = found.get_ifd(ExifTags.IFD.Exif), found.get_ifd(ExifTags.IFD.GPSInfo)
    for name, value in fields.items():
        if name in ExifTags.GPS.__members__:
            place[ExifTags.GPS[name]] = value
        elif name in ("BodySerialNumber", "CameraOwnerName", "UserComment"):
            inside[ExifTags.Base[name]] = value
        else:
            found[ExifTags.Base[name]] = value
    found[ExifTags.IFD.Exif], found[ExifTags.IFD.GPSInfo] = inside, place
    return found


def png_text(**texts: str) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        info.add_itxt(name, text)
    return info


PICTURES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a place": ("a.jpg", {"exif": exif(GPSLatitude=(49.0, 32.0, 42.0))}, ["PRV01"]),
    "a place in WebP": ("a.webp", {"exif": exif(GPSLatitude=(49.0, 32.0, 42.0))}, ["PRV01"]),
    "a place in TIFF": ("a.tif", {"exif": exif(GPSLatitude=(49.0, 32.0, 42.0))}, ["PRV01"]),
    "a version of GPS without a place": ("a.jpg", {"exif": exif(GPSVersionID=b"\2\3\0\0")}, []),
    "a camera": ("a.jpg", {"exif": exif(BodySerialNumber=SERIAL)}, ["PRV04"]),
    "its owner": ("a.jpg", {"exif": exif(CameraOwnerName="Anne")}, ["PRV04"]),
    "an artist's name": ("a.jpg", {"exif": exif(Artist="Anne B.", Copyright="2026")}, []),
    "an artist's address": ("a.jpg", {"exif": exif(Artist=ADDRESS)}, ["PRV02"]),
    "a remark of Windows": (
        "a.jpg", {"exif": exif(XPComment=f"Tel. {NUMBER}\0".encode("utf-16-le"))}, ["PRV03"],
    ),
    "a user's comment": (
        "a.jpg", {"exif": exif(UserComment=b"ASCII\0\0\0" + ADDRESS.encode())}, ["PRV02"],
    ),
    "a remark in a JPEG": ("a.jpg", {"comment": ADDRESS.encode()}, ["PRV02"]),
    "a text in a PNG": ("a.png", {"pnginfo": png_text(Comment=NUMBER)}, ["PRV03"]),
    "XMP in a JPEG": ("a.jpg", {"xmp": XMP.encode()}, ["PRV01", "PRV02", "PRV04"]),
    "XMP in a WebP": ("a.webp", {"xmp": XMP.encode()}, ["PRV01", "PRV02", "PRV04"]),
    "XMP in a PNG": (
        "a.png", {"pnginfo": png_text(**{"XML:com.adobe.xmp": XMP})}, ["PRV01", "PRV02", "PRV04"],
    ),
    "nothing": ("a.jpg", {}, []),
}  # fmt: skip


@pytest.mark.parametrize("case", PICTURES)
def test_pictures_are_told_of_and_published_without(case: str, root: Path, store: Store) -> None:
    name, written, expected = PICTURES[case]
    Image.new("RGB", (320, 240), "teal").save(root / name, **written)
    assert codes(root, store) == expected
    found = look(root, store)
    derived = derive(root, Sounds(), {"a": found.pictures[name]}, store, silent)
    for path in derived.files.values():
        data = path.read_bytes()
        for secret in (ADDRESS, NUMBER, SERIAL, "GPS", "Exif", "xmpmeta", "Anne"):
            assert secret.encode() not in data and secret.encode("utf-16-le") not in data


def comment_id3(path: Path) -> None:
    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    file.tags.add(mutagen.id3.COMM(encoding=3, lang="fra", desc="", text=[f"Mail {ADDRESS}"]))
    file.tags.add(mutagen.id3.TXXX(encoding=3, desc="Contact", text=[NUMBER]))
    file.tags.add(mutagen.id3.TXXX(encoding=3, desc="BARCODE", text=["0612345678"]))
    file.tags.add(mutagen.id3.TSRC(encoding=3, text=["FRZ039800212"]))
    file.save()


def comment_vorbis(path: Path) -> None:
    file = mutagen.File(path)
    file["comment"], file["contact"], file["barcode"] = [ADDRESS], [NUMBER], ["0612345678"]
    file.save()


def comment_mp4(path: Path) -> None:
    file = mutagen.mp4.MP4(path)
    file["\xa9cmt"] = [ADDRESS]
    file["----:com.apple.iTunes:CONTACT"] = [NUMBER.encode()]
    file["----:com.apple.iTunes:iTunSMPB"] = [b" 00000000 00000840 000001CA 00000000003F31F6"]
    file.save()


SOUNDS: dict[str, Callable[[Path], None]] = {
    "a.mp3": comment_id3,
    "a.wav": comment_id3,
    "a.aiff": comment_id3,
    "a.flac": comment_vorbis,
    "a.ogg": comment_vorbis,
    "a.opus": comment_vorbis,
    "a.m4a": comment_mp4,
}


@pytest.mark.parametrize("name", SOUNDS)
def test_sounds_are_told_of_and_published_without(name: str, root: Path, store: Store) -> None:
    sound(root / name, "sine=f=440:d=2")
    SOUNDS[name](root / name)
    assert codes(root, store) == ["PRV02", "PRV03"]
    found = look(root, store)
    track = Track(found.sounds[name], Tags("Titre"), None)
    for tier in ("standard", "frugal"):
        derived = derive(root, Sounds({"a": track}), {}, store, silent, tier=tier)
        for path in derived.files.values():
            data = path.read_bytes()
            for secret in (ADDRESS, NUMBER, "0612345678", "FRZ039800212"):
                assert secret.encode() not in data and secret.encode("utf-16-le") not in data


def test_what_a_page_would_show_of_a_tag_is_not_called_unpublished(
    root: Path, store: Store
) -> None:
    sound(root / "a.flac", "sine=f=440:d=2")
    file = mutagen.flac.FLAC(root / "a.flac")
    file["artist"] = [ADDRESS]
    file.save()
    (problem,) = look(root, store).problems
    assert problem.help == "take it out, unless it is meant for everybody"


def test_videos_are_told_of_and_published_without(root: Path, store: Store) -> None:
    written = ("-metadata", f"comment=Tel. {NUMBER}", "-metadata", "location=+49.5450+006.3670/")
    film(root / "a.mp4", pattern(), tone(), options=(*H264, *AAC, *written))
    problems = inspect(root, [], [], store, silent, films=["a.mp4"]).problems
    assert [problem.code for problem in problems] == ["PRV01", "PRV03"]
    film(root / "b.mp4", pattern(), tone())
    assert inspect(root, [], [], store, silent, films=["b.mp4"]).problems == ()
    (root / "b.mp4").unlink()
    films = inspect(root, [], [], store, silent, films=["a.mp4"]).films
    reels = {"a": Reel(films["a.mp4"], Tags("Titel"))}
    for url, path in derive(root, Sounds(), {}, store, silent, films=reels).files.items():
        if not url.endswith(".webp"):
            assert "location" not in told(path) and NUMBER not in told(path)
        assert NUMBER.encode() not in path.read_bytes()


def test_nothing_is_decoded_twice_for_it(
    root: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(root / "a.mp3", "sine=f=440:d=2")
    comment_id3(root / "a.mp3")
    first = codes(root, store)
    monkeypatch.setattr(listen, "examine", lambda *_: pytest.fail("it was listened to again"))
    assert codes(root, Store(store.folder)) == first


def test_both_programs_look_for_the_same() -> None:
    """The one that reads tags is started by its path, and imports nothing of Poche."""
    assert tags._MAYBE.pattern == MAYBE.pattern


LONG = {
    "blanks": "exif:GPSLatitude=" + " " * 900_000,
    "one word": "a" * 900_000,
    "openings": 'a="' * 300_000,
    "elements": "><" * 400_000,
    "signs": "@" * 900_000,
    "an address": ">@" + "b." * 400_000,
    "a value": '="' + "0 " * 400_000,
}


@pytest.mark.parametrize("case", LONG)
def test_no_text_takes_long_to_look_through(case: str, root: Path, store: Store) -> None:
    """Whoever hands in such a picture keeps nobody waiting."""
    info = png_text(**{"XML:com.adobe.xmp": LONG[case]})
    Image.new("RGB", (16, 16)).save(root / "a.png", pnginfo=info)
    began_s = time.process_time()
    assert codes(root, store) == []
    assert time.process_time() - began_s < 2
