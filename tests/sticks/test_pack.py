"""`poche pack` to sticks and zips: what lies there, what is said, and how it ends."""

import json
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import mutagen.mp3
import pytest

from tests.editions.test_folder import tree
from tests.sticks.conftest import Done, poche, write_hub

MUSIC = [
    "Musique/Des marches.m3u8",
    "Musique/Des marches/01 Monter, une marche par seconde.mp3",
    "Musique/Des marches/02 Tenir.mp3",
    "Musique/Des marches/03 Monter, une marche par seconde.mp3",
    "Musique/Des marches/04 Monter, une marche par seconde.mp3",
]


@dataclass(frozen=True)
class Packed:
    """The season, two sticks that were filled at once, and what the command said."""

    hub: Path
    sticks: tuple[Path, Path]
    done: Done

    @property
    def stick(self) -> Path:
        return self.sticks[0]


@pytest.fixture(scope="session")
def packed(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    first, second = (tmp_path_factory.mktemp(name) for name in ("first", "second"))
    done = poche(hub, "pack", "stick", "--to", first, "--to", second)
    assert done.code == 0, done.err
    return Packed(hub, (first, second), done)


def test_the_root_holds_what_a_teacher_looks_for(packed: Packed) -> None:
    """Everything else is one folder down."""
    top = {path.name for path in packed.stick.iterdir()}
    wanted = {"index.html", "LISEZ-MOI.txt", "LIESMICH.txt", "Musique", "poche", "SHA256SUMS"}
    assert wanted <= top <= wanted | {"verify.html"}


def test_both_sticks_and_dist_are_the_same(packed: Packed) -> None:
    first = tree(packed.sticks[0])
    assert first == tree(packed.sticks[1]) == tree(packed.hub / "dist/stick")
    files = len(first)
    for stick in packed.sticks:
        said = rf"  {re.escape(str(stick))}: {files} files, \d\.\d MB, {files} of them new; read"
        assert re.search(said, packed.done.out)
        assert f"{stick}: writing" in packed.done.err
        assert f"{stick}: reading back" in packed.done.err


def test_the_list_is_read_by_others(packed: Packed) -> None:
    """`sha256sum -c` finds every file, and nothing to say."""
    done = subprocess.run(
        ["sha256sum", "--quiet", "-c", "SHA256SUMS"],
        cwd=packed.stick,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_site_is_as_it_was_built(packed: Packed) -> None:
    """What its catalogue says of sounds holds below `poche/`, names and bytes."""
    site = packed.stick / "poche"
    catalogue = json.loads((site / "catalogue.json").read_text("utf-8"))
    sounds = [file for recording in catalogue["recordings"] for file in recording["audio"]]
    assert len(sounds) == 3
    assert all((site / it["url"]).stat().st_size == it["bytes"] for it in sounds)
    built = packed.hub / "build/editions/stick/site"
    known = ("poche/edition.json", "poche/index.html")
    there = {path: it for path, it in tree(packed.stick).items() if path.startswith("poche/")}
    assert {path.removeprefix("poche/"): it for path, it in there.items() if path not in known} == {
        path: it for path, it in tree(built).items() if path != "index.html"
    }


def test_music_lies_beside_the_site(packed: Packed) -> None:
    """Excerpts are cut for players that know no playlists."""
    paths = (path for path in packed.stick.joinpath("Musique").rglob("*.*"))
    assert sorted(path.relative_to(packed.stick).as_posix() for path in paths) == MUSIC
    lengths = [mutagen.mp3.MP3(packed.stick / name).info.length for name in MUSIC[1:]]
    assert lengths == pytest.approx([1.5, 1.0, 1.0, 1.0], abs=0.1)


def test_one_that_fails_does_not_stop_the_others(packed: Packed, tmp_path: Path) -> None:
    """One is not there, one is somebody else's; the third has all of it already."""
    absent = tmp_path / "absent"
    (tmp_path / "index.html").write_text("mine")
    targets = ("--to", absent, "--to", tmp_path, "--to", packed.sticks[1])
    done = poche(packed.hub, "pack", "stick", *targets)
    assert done.code == 2 and "Traceback" not in done.err
    assert f"not copied: {absent} is no folder; is the stick plugged in?" in done.err
    assert f"not copied: 'index.html' in {tmp_path} is not ours and is not replaced" in done.err
    assert tree(tmp_path) == {"index.html": b"mine"}
    assert " 0 of them new; read back, and whole" in done.out


def test_a_target_takes_one_edition(packed: Packed, tmp_path: Path) -> None:
    done = poche(packed.hub, "pack", "--to", tmp_path)
    assert done.code == 2 and "--to takes one edition: name it" in done.err
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="session")
def zipped(packed: Packed) -> Path:
    """A zip; and a stick that is smaller than the first one by a little."""
    receipt = json.loads((packed.hub / "dist/stick.receipt.json").read_text("utf-8"))
    size_kb = (receipt["takes_bytes"] - 1) // 1000
    with (packed.hub / "editions.yml").open("a", encoding="utf-8") as file:
        file.write(f"narrow: {{format: folder, size: {size_kb} kB}}\n")
    done = poche(packed.hub, "pack", "pocket", "narrow")
    assert done.code == 0, done.err
    return packed.hub / "dist/pocket.zip"


def test_a_zip_holds_the_same_without_music_twice(packed: Packed, zipped: Path) -> None:
    """It is to be downloaded: plain music is in it only where a size is given, and kept."""
    with zipfile.ZipFile(zipped) as archive:
        names = archive.namelist()
    alike = {path for path in tree(packed.stick) if not path.endswith(".mp3")}
    assert {name for name in names if not name.endswith(".mp3")} == alike
    assert [name for name in names if name.startswith("Musique/")] == MUSIC[:1]


def test_the_same_season_gives_the_same_zip(packed: Packed, zipped: Path, tmp_path: Path) -> None:
    """In another folder, with another cache, byte by byte."""
    again = write_hub(tmp_path / "elsewhere")
    assert poche(again, "pack", "pocket").code == 0
    assert (again / "dist/pocket.zip").read_bytes() == zipped.read_bytes()


def test_music_that_does_not_fit_is_left_out_and_said(packed: Packed, zipped: Path) -> None:
    narrow = packed.hub / "dist/narrow"
    music = [path for path in tree(narrow) if path.startswith("Musique/")]
    said = (packed.hub / "dist/narrow.receipt.txt").read_text("utf-8")
    assert music == MUSIC[:1] and "plain music left out: it would need" in said
    readme = (narrow / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert "Des marches" not in readme and "autoradios" not in readme
    assert "autoradios" in (packed.stick / "LISEZ-MOI.txt").read_text("utf-8-sig")
