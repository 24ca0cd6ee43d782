"""What a camera and its programs write into a picture besides what is seen: EXIF, XMP, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import ExifTags, Image

from build_tools.media.finding import OF_A_CAMERA, PLACE
from build_tools.privacy import MAYBE

_LONGEST = 5_000
_MOST = 20
_TEXTS = (
    *("ImageDescription", "Artist", "Copyright", "HostComputer", "DocumentName"),
    *("XPTitle", "XPComment", "XPAuthor", "XPKeywords", "XPSubject"),
)
"""Fields of EXIF's main part that hold what somebody wrote."""
_NO_TEXTS = frozenset({"xmp", "XML:com.adobe.xmp", "icc_profile", "exif", "Raw profile type exif"})
_XMP_LARGEST_BYTES = 1_000_000
_XMP_PLACE = re.compile(rb"exif:GPSLatitude\b[^>]{0,20}?[=>]\s{0,8}[\"']?\s{0,8}\d")
_XMP_CAMERA = {
    "CameraOwnerName": re.compile(rb"aux:OwnerName\b[^>]{0,20}?[=>]\s{0,8}[\"']?\s{0,8}\w"),
    "BodySerialNumber": re.compile(rb"aux:SerialNumber\b[^>]{0,20}?[=>]\s{0,8}[\"']?\s{0,8}\w"),
    "LensSerialNumber": re.compile(rb"aux:LensSerialNumber\b[^>]{0,20}?[=>]\s{0,8}[\"']?\s{0,8}\w"),
}
_XMP_VALUE = re.compile(rb">([^<>]{5,2000})<|(?<![\w:])[\w:]{1,80}=\"([^\"<>]{5,2000})\"")


def written_in(image: Image.Image) -> tuple[tuple[str, str], ...]:
    """Return what is written in a picture as far as it may be private, each place once.

    What cannot be read is passed over: it is not published either.
    """
    try:
        found = {*_in_exif(image), *_in_xmp(image), *_in_remarks(image)}
    except Exception:  # Pillow lets assorted exceptions through on rubbish
        return ()
    return tuple(sorted(found))[:_MOST]


def _in_exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    inside = exif.get_ifd(ExifTags.IFD.Exif)
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if place.get(ExifTags.GPS.GPSLatitude) or place.get(ExifTags.GPS.GPSLongitude):
        yield PLACE, ""
    for name in OF_A_CAMERA:
        if _text(inside.get(ExifTags.Base[name]) or exif.get(ExifTags.Base[name])):
            yield name, ""
    for name in _TEXTS:
        yield from _kept(name, exif.get(ExifTags.Base[name]))
    yield from _kept("UserComment", inside.get(ExifTags.Base.UserComment))


def _in_xmp(image: Image.Image) -> Iterator[tuple[str, str]]:
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = (xmp.encode() if isinstance(xmp, str) else bytes(xmp))[:_XMP_LARGEST_BYTES]
    if _XMP_PLACE.search(data):
        yield PLACE, ""
    yield from ((name, "") for name, form in _XMP_CAMERA.items() if form.search(data))
    for value in _XMP_VALUE.finditer(data):
        text = value[1] or value[2]
        if b"@" in text or b"at)" in text:  # of numbers it is full that nobody can ring up
            yield from _kept("XMP", text)


def _in_remarks(image: Image.Image) -> Iterator[tuple[str, str]]:
    """Yield remarks beside EXIF: of JPEG and GIF, and texts of PNG under names of their own."""
    for name, value in image.info.items():
        if isinstance(name, str) and name not in _NO_TEXTS:
            yield from _kept(name[:40], value)


def _kept(name: str, value: object) -> Iterator[tuple[str, str]]:
    text = _text(value)
    if MAYBE.search(text):
        yield name, "".join(char if char.isprintable() else " " for char in text)


def _text(value: object) -> str:
    """Return what a field says; Windows writes UTF-16, and a remark says first how it is coded."""
    if isinstance(value, str):
        return value[:_LONGEST].strip(" \0")
    if not isinstance(value, bytes):
        return ""
    data = value[: 2 * _LONGEST]
    if data[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8):
        data = data[8:]
    wide = data.count(b"\0") * 3 >= len(data) > 0
    return data.decode("utf-16-le" if wide else "utf-8", "replace").strip(" \0")
