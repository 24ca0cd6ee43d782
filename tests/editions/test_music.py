"""Plain music: names that anything can bear, in the playlist's order, and nothing else touched."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Catalogue, Hub, Localised, Playlist, PlaylistItem, Recording, Sound
from build_tools.editions import NoRoom, music_sizes, plan_music, write
from build_tools.editions.names import LONGEST, fitted, safe

MASTER = Sound("content/recordings/a/a.flac", "a" * 64, 60.0, "flac", 2, 44_100)


def called(text: str) -> Localised:
    return Localised(everywhere=text)


def season(*titles: str, playlist: str = "À l’école") -> Catalogue:
    """A hub with one playlist of recordings with these titles."""
    recordings = [
        Recording(f"r{at}", called(title), {}, MASTER, artist="Chœur")
        for at, title in enumerate(titles)
    ]
    items = tuple(PlaylistItem(it) for it in recordings)
    return Catalogue(
        Hub("test", called("Test"), ("fr",), "fr"),
        recordings={it.id: it for it in recordings},
        playlists={"liste": Playlist("liste", called(playlist), items)},
    )


def paths(catalogue: Catalogue) -> list[str]:
    return [it.path for it in plan_music(catalogue, list(catalogue.playlists.values()), "fr")]


def test_names_keep_the_order_and_say_what_is_heard() -> None:
    assert paths(season("Le cœur", "Straße: „Lied“?")) == [
        "Musique/A l'ecole/01 Le coeur - Choeur.mp3",
        "Musique/A l'ecole/02 Strasse - Lied - Choeur.mp3",
    ]


def test_playlists_of_one_title_have_folders_of_their_own() -> None:
    catalogue = season("A")
    again = replace(catalogue.playlists["liste"], id="zweite", title=called("à l’ÉCOLE"))
    both = replace(catalogue, playlists={**catalogue.playlists, "zweite": again})
    folders = {path.split("/")[1].lower() for path in paths(both)}
    assert folders == {"a l'ecole", "a l'ecole (2)"}


def test_long_names_end_with_a_word_and_umlauts_are_spelt_as_germans_do() -> None:
    long = "Eine sehr lange Überschrift für ein kleines Stück (Demonstration)"
    catalogue = season(long)
    german = replace(
        catalogue,
        hub=replace(catalogue.hub, languages=("de",), default_language="de"),
        playlists={
            "liste": replace(
                catalogue.playlists["liste"], title=Localised(by_lang={"de": "Erstes Hören"})
            )
        },
    )
    assert [it.path for it in plan_music(german, list(german.playlists.values()), "de")] == [
        "Musique/Erstes Hoeren/01 Eine sehr lange Ueberschrift fuer ein kleines Stueck.mp3"
    ]
    assert paths(season("Noël aïeul"))[0].startswith("Musique/A l'ecole/01 Noel aieul")


def test_a_title_in_other_letters_goes_by_its_id() -> None:
    assert paths(season("Пісня", playlist="音楽")) == ["Musique/liste/01 r0 - Choeur.mp3"]


def test_a_hundred_items_have_three_digits() -> None:
    found = paths(season(*["A"] * 100))
    assert found == sorted(found) and found[0].startswith("Musique/A l'ecole/001 ")


def test_what_music_would_take_is_known_before_it_is_made() -> None:
    """A minute at 96 kbit/s is 720 kB, an excerpt less; a label is added."""
    catalogue = season("A", "B")
    items = catalogue.playlists["liste"].items
    cut = (items[0], replace(items[1], start_s=10.0, stop_s=20.0))
    playlist = replace(catalogue.playlists["liste"], items=cut)
    sizes = music_sizes(plan_music(catalogue, [playlist], "fr"), 96)
    assert list(sizes) == paths(catalogue)
    assert [size - 64 * 1024 for size in sizes.values()] == [720_000, 120_000]


@given(st.text(max_size=120))
def test_any_title_gives_a_name_for_fat32(title: str) -> None:
    name = fitted(safe(title, "id"), ".mp3", ())
    assert name.isascii() and name.isprintable() and 4 < len(name) <= LONGEST
    assert not set(name) & set('"*/:<>?\\|#%') and name == name.strip(" .")
    assert not PureWindowsPath(name).is_reserved()


@given(st.lists(st.text("aAbé ", max_size=70), max_size=12))
def test_names_are_never_the_same(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in titles:
        name = fitted(safe(title, "id"), ".mp3", taken)
        assert name.lower() not in taken and len(name) <= LONGEST
        taken.add(name.lower())


def _music(tmp_path: Path) -> tuple[Path, dict[str, Path]]:
    source = tmp_path / "source.mp3"
    source.write_bytes(b"music" * 1000)
    target = tmp_path / "stick"
    target.mkdir()
    return target, {"Musique/A/01 a.mp3": source, "Musique/A/02 b.mp3": source}


def test_what_is_there_stays_and_what_is_foreign_too(tmp_path: Path) -> None:
    target, files = _music(tmp_path)
    (target / "Musique/A").mkdir(parents=True)
    (target / "Musique/A/mine.mp3").write_bytes(b"own")
    (target / "Musique/A/01 a.mp3").write_bytes(b"old")
    assert write(target, files).fresh == 2
    assert (target / "Musique/A/mine.mp3").read_bytes() == b"own"
    assert (target / "Musique/A/01 a.mp3").read_bytes() == b"music" * 1000
    again = write(target, files)
    assert (again.files, again.fresh, again.size_bytes) == (2, 0, 10_000)


def test_without_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT32 knows no links; no half file stays behind under any name."""

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    target, files = _music(tmp_path)
    write(target, files)
    assert sorted(path.name for path in target.rglob("*.*")) == ["01 a.mp3", "02 b.mp3"]
    assert (target / "Musique/A/01 a.mp3").stat().st_nlink == 1


def test_too_little_room_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, files = _music(tmp_path)
    usage = shutil.disk_usage(target)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(NoRoom, match="0 MB free, and the music needs 1 MB"):
        write(target, files)
    assert not list(target.iterdir())


def test_a_failed_copy_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, files = _music(tmp_path)
    write(target, files)
    for path in target.rglob("*.mp3"):
        path.unlink()
        path.write_bytes(b"old")

    def pulled(*_: object) -> Callable[[], None]:
        raise OSError("the stick is gone")

    monkeypatch.setattr(Path, "hardlink_to", pulled)
    monkeypatch.setattr(os, "fsync", pulled)
    with pytest.raises(OSError, match="gone"):
        write(target, files)
    assert {path.read_bytes() for path in target.rglob("*") if path.is_file()} == {b"old"}
