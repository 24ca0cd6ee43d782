"""Playlists beside plain music point at the media of the site, whatever the list says besides."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.domain import Playlist
from build_tools.editions.playlists import moved, playlists
from tests.editions.test_music import called, season

M3U = """\
#EXTM3U
#EXTENC:UTF-8
#PLAYLIST:À l’école
#EXTIMG:../../media/cover.svg
#EXTINF:32,Scott Joplin - The Entertainer
#EXTVLCOPT:start-time=7.5
../../media/the-entertainer.mp3
"""


def test_a_playlist_moves_with_its_paths() -> None:
    """Nothing else in it changes."""
    expected = M3U.replace("../../media", "../poche/media")
    assert moved(M3U, "poche/fr/playlists", "Musique") == expected


def test_playlists_are_called_by_their_titles(tmp_path: Path) -> None:
    """Two of one title have names of their own, as their folders of plain music have."""
    known = season("A")
    again = Playlist("zweite", called("à l’ÉCOLE"), known.playlists["liste"].items)
    both = replace(known, playlists={**known.playlists, "zweite": again})
    (tmp_path / "fr/playlists").mkdir(parents=True)
    for id_ in both.playlists:
        (tmp_path / f"fr/playlists/{id_}.m3u8").write_text(M3U, "utf-8")
    found = playlists(tmp_path, both)
    assert list(found) == ["Musique/A l'ecole.m3u8", "Musique/a l'ECOLE (2).m3u8"]
    assert b"../poche/media/the-entertainer.mp3" in found["Musique/A l'ecole.m3u8"]
    assert all(content.startswith(b"#EXTM3U") for content in found.values())


def test_a_site_without_the_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        playlists(tmp_path, season("A"))


FOLDERS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map("/".join)


@given(FOLDERS, FOLDERS, FOLDERS)
def test_a_path_leads_to_the_same_file_from_anywhere(source: str, target: str, folder: str) -> None:
    """What a path meant there, it means here."""
    up = "../" * len(PurePosixPath(source).parts)
    path = f"{up}{folder}/x.mp3" if folder else f"{up}x.mp3"
    (line,) = moved(path, source, target).splitlines()
    here = PurePosixPath("/carrier", target, line)
    assert _normal(here) == _normal(PurePosixPath("/carrier", folder, "x.mp3"))


def _normal(path: PurePosixPath) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts
