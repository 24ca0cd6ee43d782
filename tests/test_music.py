"""The doors to sound: tiers and the receipt of a build, and plain music for car radios."""

import json
import shutil
import subprocess
from pathlib import Path

import mutagen.id3
import mutagen.mp3
import pytest

from build_tools import pipeline, tracks
from build_tools.media import decode
from tests.commands import poche
from tests.media.conftest import FILES, sound

RECORDING = """\
title: {title}
recorded: {{date: 2026-05-04}}
rights: {{licence: CC-BY-4.0, holder: Les Concerts}}
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A loud and a soft recording, the loud one with a part and a cover, in an album."""
    root = tmp_path / "hub"
    (root / "playlists").mkdir(parents=True)
    for name, soft_db in (("fort", -6), ("doux", -14)):
        folder = root / "content/recordings" / name
        folder.mkdir(parents=True)
        (folder / "recording.yml").write_text(RECORDING.format(title=f"Chant {name} « été »"))
        sound(folder / "master.flac", "sine=f=500:d=3", "-ac", "2", "-af", f"volume={soft_db}dB")
    folder = root / "content/recordings/fort"
    sound(folder / "alto.flac", "sine=f=400:d=3", "-af", "volume=-9dB")
    shutil.copy(FILES / "transparent-500x500.png", folder / "cover.png")
    with (folder / "recording.yml").open("a") as recording:
        recording.write("parts: {alto: alto.flac}\ncover: cover.png\n")
    (root / "content/hub.yml").write_text(
        "title: {fr: Musique, de: Musik}\nlanguages: [fr, de]\ndefault_language: fr\n"
    )
    (root / "playlists/liste.yml").write_text(
        "title: {fr: À chanter, de: Zum Singen}\ngain: album\nitems:\n"
        "  - {recording: doux, start: 0:01, stop: 0:02}\n  - recording: fort\n"
    )
    return root


def test_a_build_leaves_a_receipt_and_says_how_loud_it_is(hub: Path) -> None:
    code, _, err = poche(hub, "build")
    assert code == 0, err
    told = json.loads((hub / "build/receipt.json").read_text(encoding="utf-8"))
    assert told["tier"] == "standard"
    rules = sorted(row["rule"] for row in told["sounds"])
    assert rules == ["album", "album", "loudness", "loudness", "parts"]
    for row in told["sounds"]:
        assert (hub / "build/site" / row["url"]).stat().st_size == row["size_bytes"]
    assert "Sounds: 2 at −16 LUFS, 1 as the parts of their recording, 2 as their album." in err


def test_the_tier_is_chosen_at_the_door(hub: Path) -> None:
    assert poche(hub, "build", "--audio", "frugal")[0] == 0
    catalogue = json.loads((hub / "build/site/catalogue.json").read_text(encoding="utf-8"))
    for recording in catalogue["recordings"]:
        mimes = [file["mime"] for file in recording["audio"]]
        assert mimes == ["audio/webm; codecs=opus", "audio/mpeg"]
    assert poche(hub, "build", "--audio", "best")[0] == 2


def test_music_is_written_in_order_with_labels_of_its_own(hub: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    code, out, err = poche(hub, "music", str(stick))
    assert code == 0, err
    assert out.startswith("2 files, 0.1 MB, 2 of them new, in ")
    files = sorted(path.relative_to(stick).as_posix() for path in stick.rglob("*.mp3"))
    assert files == ["Musique/A chanter/01 Chant doux ete.mp3",
                     "Musique/A chanter/02 Chant fort ete.mp3"]  # fmt: skip
    first, second = (mutagen.mp3.MP3(stick / name) for name in files)
    assert (str(first.tags["TALB"]), str(first.tags["TRCK"])) == ("À chanter", "1/2")
    assert str(second.tags["TIT2"]) == "Chant fort « été »"
    assert str(second.tags["TCOP"]) == "Les Concerts"
    assert second.tags.getall("APIC") and not first.tags.getall("APIC")
    assert first.info.length == pytest.approx(1.0, abs=0.08)
    assert second.info.length == pytest.approx(3.0, abs=0.08)
    assert _mean_db(stick / files[1]) - _mean_db(stick / files[0]) == pytest.approx(8, abs=0.3)
    assert "0 of them new" in poche(hub, "music", str(stick))[1]


def _mean_db(path: Path) -> float:
    """Loudness of half a second in the middle, as plain power."""
    arguments = ["-hide_banner", "-ss", "0.3", "-t", "0.5", "-i", path, "-af", "volumedetect"]
    said = subprocess.run([decode.ffmpeg(), *arguments, "-f", "null", "-"], check=True,
                          capture_output=True, text=True).stderr  # fmt: skip
    return float(said.partition("mean_volume: ")[2].split()[0])


def test_the_site_is_untouched_by_music(hub: Path, tmp_path: Path) -> None:
    """Its labels are its own: building again makes nothing, and the same bytes stand there."""
    poche(hub, "build")
    before = {path: path.read_bytes() for path in (hub / "build/site/media").iterdir()}
    poche(hub, "music", str(tmp_path))
    assert {path: path.read_bytes() for path in before} == before
    poche(hub, "build")
    assert {path: path.read_bytes() for path in (hub / "build/site/media").iterdir()} == before


def test_music_in_another_language_and_tier(hub: Path, tmp_path: Path) -> None:
    code, _, err = poche(hub, "music", str(tmp_path), "--lang", "de", "--audio", "frugal")
    assert code == 0, err
    (folder,) = (tmp_path / "Musique").iterdir()
    assert folder.name == "Zum Singen"
    assert {mutagen.mp3.MP3(path).info.channels for path in folder.iterdir()} == {1}


def test_music_says_what_there_is(hub: Path, tmp_path: Path) -> None:
    code, _, err = poche(hub, "music", str(tmp_path), "--playlist", "nix")
    assert code == 1 and "no playlist is called 'nix'; there is liste" in err
    code, _, err = poche(hub, "music", str(tmp_path), "--lang", "it")
    assert code == 1 and "no language is called 'it'; there is fr, de" in err
    assert not (tmp_path / "Musique").exists()


def test_music_of_a_faulty_hub_is_not_written(hub: Path, tmp_path: Path) -> None:
    (hub / "content/recordings/doux/master.flac").write_bytes(b"")
    code, out, _ = poche(hub, "music", str(tmp_path))
    assert code == 1 and "MED01" in out
    assert not (tmp_path / "Musique").exists()


def test_labels_follow_the_catalogue(hub: Path) -> None:
    known = pipeline.check(hub).catalogue
    assert known is not None
    tags = tracks.label(known, known.recordings["fort"])
    assert (tags.title, tags.album, tags.date) == ("Chant fort « été »", "Musique", "2026-05-04")
    assert (tags.copyright, tags.licence) == ("Les Concerts", "CC-BY-4.0")
    assert tracks.label(known, known.recordings["fort"], "de").album == "Musik"
    assert tracks.parts(known, known.recordings["fort"])["alto"].tags.title.endswith("(alto)")
