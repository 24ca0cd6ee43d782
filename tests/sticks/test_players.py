"""Playlists at the root of a stick play in mpv and VLC, which know nothing of the site."""

from pathlib import Path

import pytest

from tests.players import mpv, vlc
from tests.players.conftest import STEPS_HZ, TONE_HZ
from tests.programs import MPV, VLC, program

FIRST, SECOND, THIRD, FOURTH = STEPS_HZ
LIST = "Musique/Des marches.m3u8"


def media_of(stick: Path) -> list[Path]:
    """The sounds that the playlist names, in order: those of the site."""
    lines = (stick / LIST).read_text("utf-8").splitlines()
    found = [(stick / "Musique" / line).resolve() for line in lines if line[:1] != "#"]
    assert all(path.parent == stick.resolve() / "poche/media" for path in found)
    return found


def test_mpv_plays_the_playlist_at_the_root(stick: Path) -> None:
    told = mpv.play(program(MPV), stick, stick / LIST)
    assert told.code == 0 and told.complaints == [], told.log
    assert [entry.path for entry in told.entries] == media_of(stick)
    assert [entry.length_s for entry in told.entries] == pytest.approx([4, 1, 4, 4], abs=0.1)


def test_vlc_plays_it_with_its_excerpts(stick: Path) -> None:
    heard = vlc.play(program(VLC), stick / LIST)
    assert heard.code == 0, heard.log
    assert heard.opened == [stick / LIST, *media_of(stick)]
    assert [pitch for _, pitch in heard.pitches_hz()] == [SECOND, THIRD, TONE_HZ, FOURTH, FIRST]


def test_mpv_plays_a_folder_of_plain_music_in_its_order(stick: Path) -> None:
    """As a car radio does: by name, excerpts cut, nothing known of playlists."""
    files = sorted((stick / "Musique/Des marches").iterdir())
    told = mpv.play(program(MPV), stick, *files)
    assert told.code == 0 and told.complaints == [], told.log
    assert [entry.length_s for entry in told.entries] == pytest.approx([1.5, 1, 1, 1], abs=0.1)
