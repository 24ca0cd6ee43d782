"""Masters in a folder outside the hub: read from there, and remembered while it is away."""

import shutil
from pathlib import Path

import pytest

from build_tools import masters, pipeline
from build_tools.media import MediaError
from build_tools.unchanged import marks_of_hub

FILES = Path(__file__).parent / "files"
SOUND, OTHER = FILES / "mono-8k-2s.mp3", FILES / "mono-44k-half-second.flac"
MASTER = "content/recordings/flute/flute.mp3"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub whose only master lies on a disk beside it."""
    root = tmp_path / "hub"
    folder = root / "content/recordings/flute"
    folder.mkdir(parents=True)
    (root / "content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr]\ndefault_language: fr\nmedia_root: ../disk  # archive\n"
    )
    (folder / "recording.yml").write_text(
        "title: Flûte\nrights: {licence: CC0-1.0}\n", encoding="utf-8"
    )
    place = tmp_path / "disk/recordings/flute"
    place.mkdir(parents=True)
    shutil.copy(SOUND, place / "flute.mp3")
    return root


def codes(root: Path) -> list[str]:
    return [problem.code for problem in pipeline.check(root).problems]


def test_masters_are_read_from_the_folder_outside(hub: Path) -> None:
    built = pipeline.build(hub)
    assert [it.code for it in built.checked.problems] == []
    assert built.site is not None
    assert [path.name for path in (built.site / "media").glob("flute-*.mp3")]
    assert not (hub / MASTER).exists()


def test_what_lies_beside_the_facts_goes_first(hub: Path) -> None:
    shutil.copy(OTHER, hub / "content/recordings/flute/flute.flac")
    (hub.parent / "disk/recordings/flute/flute.mp3").unlink()
    shutil.copy(SOUND, hub.parent / "disk/recordings/flute/flute.flac")
    sounds = pipeline.check(hub).inspection.sounds
    assert {path: it.duration_s < 1 for path, it in sounds.items()} == {
        "content/recordings/flute/flute.flac": True
    }


def test_a_disk_that_is_away_is_remembered(hub: Path) -> None:
    built = pipeline.build(hub)
    assert built.site is not None
    before = {path.name for path in (built.site / "media").iterdir()}
    (hub.parent / "disk").rename(hub.parent / "elsewhere")
    again = pipeline.build(hub)
    assert [it.code for it in again.checked.problems] == ["HUB09", "MED15"]
    assert again.site is not None
    assert {path.name for path in (again.site / "media").iterdir()} == before
    with pytest.raises(MediaError, match="attach the disk with"):
        pipeline.build(hub, tier="high")


def test_one_machine_may_have_it_elsewhere(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (hub.parent / "disk").rename(hub.parent / "elsewhere")
    assert codes(hub) == ["HUB09", "REC01"] or "HUB09" in codes(hub)
    monkeypatch.setenv(masters.VARIABLE, str(hub.parent / "elsewhere"))
    assert codes(hub) == []


def test_a_change_on_the_disk_is_noticed(hub: Path) -> None:
    before = marks_of_hub(hub).digest
    shutil.copy(OTHER, hub.parent / "disk/recordings/flute/flute.mp3")
    assert marks_of_hub(hub).digest != before


def test_nothing_but_media_is_taken_from_there(hub: Path) -> None:
    place = hub.parent / "disk/recordings/flute"
    (place / "index.fr.md").write_text("# A text that nobody may read\n\n::: tipp\n")
    (place / "recording.yml").write_text("titel: x\n")
    (place / ".hidden.mp3").write_bytes(b"no sound")
    (place / "link.mp3").symlink_to("/etc/hosts")
    (hub.parent / "disk/recordings/unknown").mkdir()
    shutil.copy(SOUND, hub.parent / "disk/recordings/unknown/other.mp3")
    checked = pipeline.check(hub)
    assert [it.code for it in checked.problems] == []
    assert [*checked.inspection.sounds] == [MASTER]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("media_root: ../disk", "../disk"),
        ('media_root: "../my disk"  # here', "../my disk"),
        ("media_root: '/media/archive'", "/media/archive"),
        ("media_root: originals on the archive disk", "originals on the archive disk"),
        ("media_root:", None),
        ("# media_root: ../disk", None),
    ],
)
def test_the_field_is_understood_before_yaml_is_read(
    hub: Path, line: str, named: str | None
) -> None:
    (hub / "content/hub.yml").write_text(f"title: Musique\n{line}\n")
    assert masters.of(hub).named == named
