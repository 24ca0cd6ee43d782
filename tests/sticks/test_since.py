"""`poche pack --since`: a season that goes on, and the sticks that are out there."""

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from build_tools.manifest import STAMP, SUMS, UPDATE, read_stamp, read_update
from tests.editions.test_folder import tree
from tests.season import EPOCH
from tests.sticks.conftest import Done

LATER = str(int(EPOCH) + 40 * 24 * 3600)


def poche(hub: Path, *arguments: str | Path, epoch: str = LATER) -> Done:
    """Run a command at another moment of the season; a traceback is a failure."""
    told = ["--root", *map(str, (hub, *arguments))]
    done = CliRunner().invoke(main, told, env={"SOURCE_DATE_EPOCH": epoch})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


@dataclass(frozen=True)
class Season:
    """A hub packed twice: a title was put right, and the consent to a recording withdrawn."""

    hub: Path
    before: Path
    """The stick as it was given out first."""
    pack: Path
    done: Done

    @property
    def after(self) -> Path:
        """The stick as it would be given out now."""
        return self.hub / "dist/stick"


@pytest.fixture(scope="session")
def season(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Season:
    folder = tmp_path_factory.mktemp("since")
    later = Path(shutil.copytree(hub, folder / "hub"))
    before = Path(shutil.copytree(hub / "dist/stick", folder / "before"))
    version = read_stamp((before / STAMP).read_text("utf-8")).version
    rights = "title: {fr: Tenir, de: Halten}\nrights: {licence: CC0-1.0, until: 2026-09-30}\n"
    (later / "content/recordings/tone/recording.yml").write_text(rights, "utf-8")
    done = poche(later, "pack", "stick", "--since", later / "dist/stick")
    return Season(later, before, later / f"dist/stick-since-{version}.zip", done)


def test_the_older_copy_may_be_the_one_that_is_packed_anew(season: Season) -> None:
    assert season.done.code == 0, season.done.err
    told = f"update from {read_stamp((season.before / STAMP).read_text('utf-8')).version}: "
    assert told in season.done.out and f"in dist/{season.pack.name}" in season.done.out
    assert sorted(path.name for path in (season.hub / "dist").glob("stick*")) == [
        "stick",
        season.pack.name,
        "stick.receipt.json",
        "stick.receipt.txt",
    ]


def test_the_update_makes_the_new_stick_of_the_old_one(season: Season, tmp_path: Path) -> None:
    """Media and music of the withdrawn recording are gone from it."""
    stick = Path(shutil.copytree(season.before, tmp_path / "stick"))
    done = poche(season.hub, "update", stick, "--from", season.pack)
    assert done.code == 0, done.err
    assert tree(stick) == tree(season.after)
    gone = tree(season.before).keys() - tree(stick).keys()
    assert any(path.startswith("poche/media/tone-") for path in gone)
    assert any(path.startswith("Musique/") and "Tenir" in path for path in gone)


def test_the_update_holds_what_changed_alone(season: Season) -> None:
    """Pages that say nothing of the recording are the same, whatever the day of the edition."""
    before, after = tree(season.before), tree(season.after)
    changed = {path for path, content in after.items() if before.get(path) != content}
    with zipfile.ZipFile(season.pack) as archive:
        assert {*archive.namelist()} == changed | {UPDATE}
        told = read_update(archive.read(UPDATE).decode())
    assert {*told.removed} == before.keys() - after.keys()
    same = {"poche/fr/works/index.html", "poche/de/recordings/long.html"}
    assert same <= after.keys() and not same & changed


@pytest.mark.parametrize(
    ("edition", "epoch", "why"),
    [
        ("stick", EPOCH, "of the same version"),
        ("stick", str(int(EPOCH) - 1), "which is newer than"),
        ("pocket", LATER, "and what is packed is 'pocket' of essai"),
    ],
)
def test_what_the_older_copy_is_no_older_copy_of_is_not_packed(
    season: Season, edition: str, epoch: str, why: str
) -> None:
    """It is said before anything is made."""
    was = tree(season.hub / "dist")
    done = poche(season.hub, "pack", edition, "--since", season.before, epoch=epoch)
    assert done.code != 0 and why in done.err and "Traceback" not in done.err
    assert "Writing the pages" not in done.err
    assert tree(season.hub / "dist") == was


def test_what_is_no_copy_is_said_in_one_sentence(season: Season, tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text("no list", "utf-8")
    done = poche(season.hub, "pack", "stick", "--since", tmp_path)
    assert done.code != 0 and "SHA256SUMS' is damaged in line 1" in done.err
