"""One playlist, three files: the same facts in each, and nothing that a player stumbles over."""

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.domain import Assets, AudioFile, Catalogue, Localised, Playlist
from build_tools.site import draw_covers
from build_tools.site.assets import SiteAssets
from build_tools.site.playlist_files import (
    FORMATS,
    VLC,
    jspf,
    m3u8,
    playlist_files,
    xspf,
)
from build_tools.site.track_list import TrackList, track_list

XSPF = "{http://xspf.org/ns/0/}"
VLC_TAG = "{http://www.videolan.org/vlc/playlist/ns/0/}option"

IN_PLAYLIST = {"title", "creator", "annotation", "info", "image", "trackList"}
IN_TRACK = {
    "location", "title", "creator", "annotation", "info", "image", "album", "trackNum",
    "duration", "extension",
}  # fmt: skip


@pytest.fixture
def assets(hub: Catalogue, derived: Assets) -> SiteAssets:
    return draw_covers(hub, derived, {}, {})


@pytest.fixture
def told(hub: Catalogue, assets: SiteAssets) -> TrackList:
    return track_list(hub.playlists["ecouter"], "de", hub, assets)


def playlist_of(text: str) -> ElementTree.Element:
    """Parse an XSPF and hold it to version 1 of the format.

    Elements may stand in any order, each at most once; `trackList` is required,
    everything else in the format's namespace must be known to it.
    """
    root = ElementTree.fromstring(text.encode())
    assert root.tag == XSPF + "playlist" and root.attrib == {"version": "1"}
    _known_once(root, IN_PLAYLIST)
    lists = root.findall(XSPF + "trackList")
    assert len(lists) == 1 and not (lists[0].text or "").strip()
    for track in lists[0]:
        assert track.tag == XSPF + "track" and not track.attrib
        _known_once(track, IN_TRACK)
        assert re.fullmatch(r"[0-9]+", value(track, "duration"))
        assert re.fullmatch(r"[1-9][0-9]*", value(track, "trackNum"))
        for extension in track.findall(XSPF + "extension"):
            assert list(extension.attrib) == ["application"]
            assert all(not child.tag.startswith(XSPF) for child in extension)
        for name in ("location", "info", "image"):
            assert re.fullmatch(r"[A-Za-z0-9._/-]+", value(track, name)), "a plain relative URI"
    return root


def _known_once(element: ElementTree.Element, known: set[str]) -> None:
    names = [child.tag.removeprefix(XSPF) for child in element]
    assert set(names) <= known and len(names) == len(set(names)), names
    for child in element:
        if child.tag.removeprefix(XSPF) not in {"trackList", "extension"}:
            assert (child.text or "").strip() and not len(child), "words, and no markup"


def value(element: ElementTree.Element, name: str) -> str:
    return element.findtext(XSPF + name, "")


def tracks_of(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{XSPF}trackList/{XSPF}track")


def test_m3u8_is_what_players_expect(told: TrackList) -> None:
    cover = r"\.\./\.\./media/cover-playlists-ecouter-[0-9a-f]{8}\.svg"
    lines = m3u8(told).splitlines()
    assert re.fullmatch(f"#EXTIMG:{cover}", lines.pop(4))
    assert lines == [
        "#EXTM3U",
        "#EXTENC:UTF-8",
        "#PLAYLIST:Écouter",
        "#EXTALB:Écouter",
        "#EXTINF:10,Ludwig <van> Beethoven – Ode </script> Klavier",
        "#EXTVLCOPT:start-time=10",
        "#EXTVLCOPT:stop-time=20.5",
        "../../media/ode-piano-1.mp3",
        "#EXTINF:61,Ludwig <van> Beethoven – Ode </script> Klavier",
        "../../media/ode-cordes-1.mp3",
    ]


def test_m3u8_keeps_commas_from_parting_a_title(told: TrackList) -> None:
    """VLC reads `artist,title` at the first comma, unless ` - ` stands in the line."""
    track = replace(told.tracks[0], title="Wachet auf, ruft uns die Stimme")
    lines = m3u8(replace(told, tracks=(track,))).splitlines()
    assert "#EXTINF:10,Ludwig <van> Beethoven - Wachet auf, ruft uns die Stimme" in lines


def test_xspf_says_the_same(told: TrackList) -> None:
    root = playlist_of(xspf(told))
    assert value(root, "title") == "Écouter" and value(root, "creator") == "Musik"
    assert value(root, "info") == "../../de/playlists/ecouter.html"
    first, second = tracks_of(root)
    assert value(first, "location") == "../../media/ode-piano-1.mp3"
    assert value(first, "title") == "Ode </script> Klavier"
    assert value(first, "creator") == "Ludwig <van> Beethoven"
    assert value(first, "annotation") == "Écoute."
    assert value(first, "info") == "../../de/recordings/ode-piano.html"
    assert (value(first, "trackNum"), value(first, "duration")) == ("1", "10500")
    assert (value(second, "trackNum"), value(second, "duration")) == ("2", "61250")
    assert value(second, "album") == "Écouter" and not value(second, "annotation")


def test_xspf_has_excerpts_as_vlc_reads_them(told: TrackList) -> None:
    """VLC compares the prefixed name as text, and reorders tracks that have a number of its own."""
    first, second = tracks_of(playlist_of(xspf(told)))
    extension = first.find(XSPF + "extension")
    assert extension is not None and extension.get("application") == VLC
    options = [option.text for option in extension.findall(VLC_TAG)]
    assert options == ["start-time=10", "stop-time=20.5"] and len(extension) == 2
    assert "<vlc:option>start-time=10</vlc:option>" in xspf(told)
    assert second.find(XSPF + "extension") is None


def test_jspf_is_xspf_in_json(told: TrackList) -> None:
    data = json.loads(jspf(told))["playlist"]
    root = playlist_of(xspf(told))
    for name in IN_PLAYLIST - {"trackList"}:
        assert data.get(name, "") == value(root, name)
    for track, element in zip(data["track"], tracks_of(root), strict=True):
        assert track["location"] == [value(element, "location")]
        for name in IN_TRACK - {"location", "extension"}:
            assert str(track.get(name, "")) == value(element, name)
    assert data["track"][0]["extension"] == {VLC: [{"option": ["start-time=10", "stop-time=20.5"]}]}
    assert "extension" not in data["track"][1]


def test_every_language_has_every_format(hub: Catalogue, assets: SiteAssets) -> None:
    urls = [url for url, _ in playlist_files(hub, assets)]
    assert urls == [
        f"{lang}/playlists/ecouter.{ending}" for lang in hub.hub.languages for ending in FORMATS
    ]
    assert list(FORMATS) == ["m3u8", "xspf", "jspf"]


def test_same_hub_same_bytes(hub: Catalogue, assets: SiteAssets) -> None:
    assert dict(playlist_files(hub, assets)) == dict(playlist_files(hub, assets))


def test_every_address_leads_from_the_file_to_the_site(hub: Catalogue, assets: SiteAssets) -> None:
    """Joined to the file's own place, each is an address of the site that exists."""
    known = {file.url for forms in assets.derived.audio.values() for file in forms}
    for url, text in playlist_files(hub, assets):
        if url.endswith(".m3u8"):
            for line in text.splitlines():
                if not line.startswith("#"):
                    assert _joined(url, line) in known
                if line.startswith("#EXTIMG:"):
                    assert _joined(url, line.removeprefix("#EXTIMG:")) in assets.drawn


def _joined(url: str, way: str) -> str:
    parts: list[str] = list(PurePosixPath(url).parent.parts)
    for part in PurePosixPath(way).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def locations(told: TrackList) -> list[str]:
    return [track.location.removeprefix("../../media/") for track in told.tracks]


def test_mp3_goes_before_smaller_forms(hub: Catalogue, assets: SiteAssets) -> None:
    """Car radios and old players know MP3, few know Opus; without one the first form is taken."""
    opus = AudioFile("media/ode-piano-1.webm", "audio/webm", 5, 61.25)
    own = assets.derived.audio
    both = replace(
        assets, derived=replace(assets.derived, audio={**own, "a" * 64: (opus, *own["a" * 64])})
    )
    only = replace(assets, derived=replace(assets.derived, audio={**own, "a" * 64: (opus,)}))
    playlist = hub.playlists["ecouter"]
    assert locations(track_list(playlist, "fr", hub, both))[0] == "ode-piano-1.mp3"
    assert locations(track_list(playlist, "fr", hub, only))[0] == "ode-piano-1.webm"


def test_album_takes_the_forms_that_keep_the_balance(hub: Catalogue, assets: SiteAssets) -> None:
    """Only where there is one: a recording whose own form is right has no other."""
    quiet = AudioFile("media/ode-cordes-album-1.mp3", "audio/mpeg", 9, 61.25)
    albums = {("ecouter", "ode-cordes"): (quiet,)}
    balanced = replace(assets, derived=replace(assets.derived, albums=albums))
    playlist = replace(hub.playlists["ecouter"], gain="album")
    assert locations(track_list(playlist, "fr", hub, balanced)) == [
        "ode-piano-1.mp3", "ode-cordes-album-1.mp3",
    ]  # fmt: skip
    other = replace(playlist, id="autre")
    with_other = SiteAssets(balanced.derived, {**assets.covers, ("playlists", "autre"): "x.svg"})
    assert locations(track_list(other, "fr", hub, with_other))[1] == "ode-cordes-1.mp3"


def test_publisher_is_the_creator(hub: Catalogue, assets: SiteAssets) -> None:
    named = replace(hub, hub=replace(hub.hub, publisher="Les  Amis"))
    assert track_list(hub.playlists["ecouter"], "fr", named, assets).creator == "Les Amis"


def test_performers_stand_in_for_a_composer(hub: Catalogue, assets: SiteAssets) -> None:
    recording = replace(hub.recordings["ode-piano"], work=None, artist="Trio Sonore")
    item = replace(hub.playlists["ecouter"].items[0], recording=recording)
    playlist = replace(hub.playlists["ecouter"], items=(item,))
    assert track_list(playlist, "fr", hub, assets).tracks[0].creator == "Trio Sonore"


def with_title(hub: Catalogue, text: str) -> Playlist:
    items = tuple(
        replace(
            item, recording=replace(item.recording, title=Localised(text)), prompt=Localised(text)
        )
        for item in hub.playlists["ecouter"].items
    )
    return replace(
        hub.playlists["ecouter"], items=items, title=Localised(text), description=Localised(text)
    )


HOSTILE = {
    "markup": "]]> </title><location>http://x/</location> & \"quoted\" 'single' <!-- -->",
    "lines": "first\r\n../../elsewhere.mp3\n#EXTVLCOPT:sout=x\u2028and\u2029more\x85end",
    "controls": "a\x00b\x07c\x1bd\ufffee\uffff\ud800f",
    "turned": "\u202eesrever \u2067עברית\u2069 العربية",
    "long": "Ode " * 400,
    "decomposed": unicodedata.normalize("NFD", "Élève à Noël"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_gets_out_of_its_place(hub: Catalogue, assets: SiteAssets, name: str) -> None:
    safe = _all_hold(hub, assets, HOSTILE[name])
    assert safe.title
    if name == "long":
        assert len(safe.title) == 250 and safe.title.endswith("…")
    if name == "turned":
        assert safe.title == "esrever עברית العربية"
    if name == "decomposed":
        assert safe.title == "Élève à Noël"


def _all_hold(hub: Catalogue, assets: SiteAssets, text: str) -> TrackList:
    """Write all three formats with `text` wherever there are words; return what was told."""
    told = track_list(with_title(hub, text), "fr", hub, assets)
    lines = m3u8(told).encode().decode().split("\n")
    assert [line for line in lines if line and not line.startswith("#")] == [
        "../../media/ode-piano-1.mp3", "../../media/ode-cordes-1.mp3",
    ]  # fmt: skip
    assert len(lines) == 12 and len(m3u8(told).splitlines()) == 11
    assert sum(line.startswith("#EXTVLCOPT:") for line in lines) == 2
    root = playlist_of(xspf(told))
    data: dict[str, Any] = json.loads(jspf(told))["playlist"]
    assert value(root, "title") == data.get("title", "") == told.title
    first = told.tracks[0]
    assert value(tracks_of(root)[0], "annotation") == first.annotation
    assert data["track"][0].get("annotation", "") == first.annotation
    return told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=[])))
def test_any_text_is_held(hub: Catalogue, assets: SiteAssets, text: str) -> None:
    """Surrogates and noncharacters too; the fixtures are frozen, so that they may be shared."""
    _all_hold(hub, assets, text)
