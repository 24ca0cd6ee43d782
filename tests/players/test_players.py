"""Playlist files play in mpv and VLC, from a folder with any name, excerpts to the tenth second.

The tiny hub is heard to its end; of the sample season's lists every entry is opened.
"""

from pathlib import Path

import pytest

from tests.players import mpv, vlc
from tests.players.conftest import STEPS_HZ, TONE_HZ
from tests.programs import MPV, VLC, program
from tests.season import Site

FIRST, SECOND, THIRD, FOURTH = STEPS_HZ


@pytest.fixture(scope="session")
def mpv_program() -> str:
    return program(MPV)


@pytest.fixture(scope="session")
def vlc_program() -> str:
    return program(VLC)


def entries_of(file: Path) -> list[Path]:
    """The sounds that an M3U8 names, in order."""
    lines = file.with_suffix(".m3u8").read_text("utf-8").splitlines()
    return [(file.parent / line).resolve() for line in lines if not line.startswith("#")]


def test_mpv_plays_every_entry(mpv_program: str, tiny: Path) -> None:
    file = tiny / "fr/playlists/marches.m3u8"
    told = mpv.play(mpv_program, tiny, file)
    assert told.code == 0 and told.complaints == [], told.log
    assert [entry.place for entry in told.entries] == ["1/4", "2/4", "3/4", "4/4"]
    assert [entry.path for entry in told.entries] == entries_of(file)
    assert [entry.length_s for entry in told.entries] == pytest.approx([4, 1, 4, 4], abs=0.1)


@pytest.mark.parametrize("ending", ["m3u8", "xspf"])
def test_vlc_plays_every_entry_and_keeps_to_excerpts(
    vlc_program: str, tiny: Path, ending: str
) -> None:
    """The pitch tells which second of which recording is heard, the stretch how long."""
    file = tiny / f"de/playlists/marches.{ending}"
    heard = vlc.play(vlc_program, file)
    assert heard.code == 0, heard.log
    assert heard.opened == [file, *entries_of(file)]
    assert [pitch for _, pitch in heard.pitches_hz()] == [SECOND, THIRD, TONE_HZ, FOURTH, FIRST]
    lengths = [length for length, _ in heard.pitches_hz()]
    assert lengths == pytest.approx([1, 0.5, 1, 1, 1], abs=0.11)
    assert len(heard.sound) / vlc.RATE_HZ == pytest.approx(4.5, abs=0.2)


def test_mpv_opens_every_list_of_the_season(mpv_program: str, season: Path, site: Site) -> None:
    lengths_s = {
        (season / file["url"]).resolve(): recording["duration_s"]
        for recording in site.catalogue["recordings"]
        for file in recording["audio"]
    }
    lists = sorted(season.glob("*/playlists/*.m3u8"))
    assert len(lists) == len(site.catalogue["playlists"]) * len(site.catalogue["languages"]) > 0
    told = mpv.play(mpv_program, season, *lists, seconds=0.2)
    assert told.code == 0 and told.complaints == [], told.log
    assert [entry.path for entry in told.entries] == [
        path for file in lists for path in entries_of(file)
    ]
    for entry in told.entries:
        # What was made for one playlist alone stands in no list of recordings.
        expected_s = lengths_s.get(entry.path, entry.length_s)
        assert entry.length_s == pytest.approx(expected_s, abs=0.1), entry.path


@pytest.mark.parametrize("ending", ["m3u8", "xspf"])
def test_vlc_opens_every_list_of_the_season(
    vlc_program: str, season: Path, site: Site, ending: str
) -> None:
    """Languages differ in words alone: one is enough here."""
    lang = site.catalogue["languages"][-1]
    lists = sorted(season.glob(f"{lang}/playlists/*.{ending}"))
    assert len(lists) == len(site.catalogue["playlists"]) > 0
    for file in lists:
        heard = vlc.play(vlc_program, file, vlc.UNHEARD)
        assert heard.code == 0, heard.log
        assert heard.opened == [file, *entries_of(file)]
