"""What published sounds say of themselves: a white list, renewed without encoding."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mutagen
import mutagen.id3
import pytest
from PIL import Image

from build_tools.media import Derived, Sounds, Tags, Track, derive, labels
from build_tools.store import Store
from tests.media.conftest import bring, look, silent, sound

ALL = Tags(
    title="An die Freude — « été »",
    artist="Chœur",
    composer="Ludwig van Beethoven",
    album="Ein Jahr",
    track="3/8",
    date="2026-05-04",
    language="de",
    copyright="Les Concerts",
    licence="CC-BY-SA-4.0",
)


def one(root: Path, store: Store, tags: Tags, cover: str = "", tier: str = "standard") -> Derived:
    """Publish the one sound of a folder with these tags."""
    found = look(root, store)
    (master,) = found.sounds.values()
    track = Track(master, tags, found.pictures[cover] if cover else None)
    return derive(root, Sounds({"a": track}), {}, store, silent, tier=tier)


def test_mp3_says_all_of_the_white_list_in_id3v23(root: Path, store: Store) -> None:
    bring(root, "mono-8k-2s.wav", "photo-gps-orientation-6.jpg")
    derived = one(root, store, ALL, "photo-gps-orientation-6.jpg")
    ((_, path),) = derived.files.items()
    tags = mutagen.id3.ID3(path, translate=False)
    assert tags.version == (2, 3, 0)
    assert {frame.FrameID: str(frame) for frame in tags.values() if frame.FrameID != "APIC"} == {
        "TIT2": "An die Freude — « été »",
        "TPE1": "Chœur",
        "TCOM": "Ludwig van Beethoven",
        "TALB": "Ein Jahr",
        "TRCK": "3/8",
        "TYER": "2026",
        "TDAT": "0405",
        "TLAN": "deu",
        "TCOP": "Les Concerts",
        "TXXX": "CC-BY-SA-4.0",
        "WCOP": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    (cover,) = tags.getall("APIC")
    picture = Image.open(io.BytesIO(cover.data))
    assert picture.format == "JPEG" and max(picture.size) <= 500
    assert not picture.getexif() and b"Exif" not in cover.data and b"GPS" not in cover.data


@pytest.mark.parametrize("tier", ["standard", "frugal"])
def test_nothing_else_of_the_original_comes_along(root: Path, store: Store, tier: str) -> None:
    """Its comment, its private frames and its cover hold what must not be published."""
    bring(root, "stereo-44k-tags-and-cover.mp3")
    for path in one(root, store, Tags("Titel"), tier=tier).files.values():
        content = path.read_bytes()
        for trace in (b"SECRET", b"APIC", b"PRIV", b"COMM", b"Lavf6", b"Lavc6"):
            assert trace not in content, trace
        found = mutagen.File(path)
        assert found is None or sorted(found.tags or ()) == ["TIT2"]


def test_webm_says_the_same(root: Path, store: Store) -> None:
    bring(root, "mono-8k-2s.wav")
    derived = one(root, store, ALL, tier="frugal")
    content = next(path for url, path in derived.files.items() if url.endswith("webm")).read_bytes()
    said = (ALL.title, ALL.artist, ALL.composer, ALL.album, ALL.track, ALL.date, ALL.copyright)
    for text in (*said, ALL.licence, "https://creativecommons.org/licenses/by-sa/4.0/"):
        assert text.encode() in content, text
    assert b"\x22\xb5\x9c\x83deu" in content  # the element Language


@pytest.mark.parametrize("tier", ["standard", "frugal", "high"])
def test_a_corrected_title_costs_no_encoding_and_gives_the_same_bytes(
    root: Path, tmp_path: Path, tier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the title had always been right, in MP3 and in WebM."""
    sound(root / "a.flac", "sine=f=440:d=2")
    right = one(root, Store(tmp_path / "right"), ALL, tier=tier)
    store = Store(tmp_path / "store")
    one(root, store, replace(ALL, title="Wrong", licence=""), tier=tier)
    monkeypatch.setattr("build_tools.media.encode._tried", None)
    corrected = one(root, store, ALL, tier=tier)
    assert list(corrected.files) == list(right.files)
    for url, path in corrected.files.items():
        assert path.read_bytes() == right.files[url].read_bytes()


def test_another_cover_is_another_label(
    root: Path, store: Store, children_started: Callable[[], int]
) -> None:
    bring(root, "mono-8k-2s.wav", "transparent-500x500.png")
    bare = one(root, store, ALL)
    before = children_started()
    covered = one(root, store, ALL, "transparent-500x500.png")
    assert list(covered.files) != list(bare.files)
    assert children_started() == before
    again = one(root, store, ALL)
    assert {url: hashlib.sha256(path.read_bytes()).hexdigest()[:8] in url
            for url, path in again.files.items()} == dict.fromkeys(bare.files, True)  # fmt: skip


def test_licences_lead_to_their_deeds() -> None:
    assert labels.deed("CC0-1.0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert labels.deed("CC-BY-NC-ND-3.0") == "https://creativecommons.org/licenses/by-nc-nd/3.0/"
    assert labels.deed("CC-BY-3.0-AT") == "https://creativecommons.org/licenses/by/3.0/at/"
    assert labels.deed("http://rightsstatements.org/vocab/InC/1.0/").endswith("InC/1.0/")
    assert labels.deed("MIT") == labels.deed("") == ""


def test_languages_have_three_letters() -> None:
    spoken = [labels.three_letters(tag) for tag in ("fr", "de-AT", "lb", "NLD", "deu", "xx", "")]
    assert spoken == ["fra", "deu", "ltz", "nld", "deu", "", ""]


def test_a_sound_without_a_word_has_no_tag(root: Path, store: Store) -> None:
    bring(root, "mono-8k-2s.wav")
    ((_, path),) = one(root, store, Tags()).files.items()
    assert path.read_bytes()[:1] == b"\xff"
