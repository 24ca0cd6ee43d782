"""What a published sound says of itself: a white list of tags, and nothing else.

MP3 carries ID3v2.3, which the oldest players know, written by mutagen; WebM its
own tags, written by ffmpeg. Whatever else stood in the original (comments, ratings,
lyrics, private frames, pictures) is never read, so it cannot come along.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any

from build_tools.later import later

if TYPE_CHECKING:
    from mutagen import id3
else:
    id3 = later("mutagen.id3")

VERSION = 1
"""Counts up when the same tags would be written otherwise."""

_LICENCE_FRAME = "LICENSE"
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")
_DEEDS = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-PDM-1.0": "https://creativecommons.org/publicdomain/mark/1.0/",
    "CC-PDDC": "https://creativecommons.org/licenses/publicdomain/",
}
_LETTERS = """
ar:ara be:bel bg:bul br:bre bs:bos ca:cat co:cos cs:ces cy:cym da:dan de:deu el:ell
en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fo:fao fr:fra fy:fry ga:gle gd:gla
gl:glg he:heb hi:hin hr:hrv hu:hun hy:hye is:isl it:ita ja:jpn ka:kat ko:kor ku:kur
la:lat lb:ltz lt:lit lv:lav mk:mkd mt:mlt nb:nob nl:nld nn:nno no:nor oc:oci pl:pol
pt:por rm:roh ro:ron ru:rus se:sme sk:slk sl:slv so:som sq:sqi sr:srp sv:swe sw:swa
ti:tir tr:tur uk:ukr ur:urd vi:vie wo:wol yi:yid zh:zho
"""
_THREE_LETTERS = dict(pair.split(":") for pair in _LETTERS.split())
"""BCP 47's two letters to ISO 639-2 (terminological), which ID3 and WebM want."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All that may be said; an empty text is not written."""

    title: str = ""
    artist: str = ""
    composer: str = ""
    album: str = ""
    track: str = ""
    """Its number, `3` or `3/12`."""
    date: str = ""
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    language: str = ""
    """A BCP 47 tag, or three letters of ISO 639-2."""
    copyright: str = ""
    """Who holds the rights."""
    licence: str = ""
    """An SPDX identifier or an address of RightsStatements.org."""


NO_TAGS = Tags()
"""For a sound that says nothing."""


def digest(tags: Tags, cover_sha256: str) -> str:
    """Return what changes whenever the same sound would have to be labelled anew."""
    said = "\0".join((str(VERSION), *astuple(tags), cover_sha256))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def id3_tag(tags: Tags, cover: bytes | None) -> bytes:
    """Return an ID3v2.3 tag in UTF-16, empty bytes if there is nothing to say.

    The tag is put before the encoded sound by us, not by ffmpeg: a corrected
    title then costs no second encoding. `cover` is a JPEG.
    """
    said = _plain(tags)
    frames: Any = id3  # mutagen has no types
    tag = frames.ID3()
    for name, frame in (
        ("title", frames.TIT2),
        ("artist", frames.TPE1),
        ("composer", frames.TCOM),
        ("album", frames.TALB),
        ("track", frames.TRCK),
        ("date", frames.TDRC),
        ("copyright", frames.TCOP),
    ):
        if text := getattr(said, name):
            tag.add(frame(encoding=1, text=[text]))
    if language := three_letters(said.language):
        tag.add(frames.TLAN(encoding=0, text=[language]))
    if said.licence:
        tag.add(frames.TXXX(encoding=1, desc=_LICENCE_FRAME, text=[said.licence]))
    if address := deed(said.licence):
        tag.add(frames.WCOP(url=address))
    if cover:
        tag.add(frames.APIC(encoding=0, mime="image/jpeg", type=3, desc="", data=cover))
    if not tag:
        return b""
    tag.update_to_v23()
    written = io.BytesIO()
    tag.save(written, v1=0, v2_version=3, padding=lambda _: 0)
    return written.getvalue()


def webm_tags(tags: Tags) -> tuple[list[tuple[str, str]], str]:
    """Return names and values for ffmpeg, and the three letters of the language.

    WebM has no place for a picture.
    """
    said = _plain(tags)
    names = ("title", "artist", "composer", "album", "track", "date", "copyright")
    found = [(name, value) for name in names if (value := getattr(said, name))]
    if said.licence:
        found.append(("license", said.licence))
    if address := deed(said.licence):
        found.append(("terms_of_use", address))
    return found, three_letters(said.language)


def deed(licence: str) -> str:
    """Return the address where a licence is explained to people; empty if we know none."""
    if licence.startswith(("http://", "https://")):
        return licence
    if licence in _DEEDS:
        return _DEEDS[licence]
    found = _CREATIVE_COMMONS.fullmatch(licence)
    if found is None:
        return ""
    terms, version, country = found.groups()
    port = f"{country.lower()}/" if country else ""
    return f"https://creativecommons.org/licenses/{terms.lower()}/{version}/{port}"


def three_letters(language: str) -> str:
    """Return ISO 639-2's code for a language tag; empty if it is not known."""
    first = language.strip().lower().replace("_", "-").partition("-")[0]
    if len(first) == 3 and first.isascii() and first.isalpha():
        return first
    return _THREE_LETTERS.get(first, "")


def _plain(tags: Tags) -> Tags:
    return Tags(**{field.name: _one_line(getattr(tags, field.name)) for field in fields(Tags)})


def _one_line(text: str) -> str:
    """Drop control characters, which would end a tag early, and shorten to 250 characters."""
    plain = "".join(
        " " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in text
    )
    return " ".join(plain.split())[:250]
