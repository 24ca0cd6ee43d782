"""Masters that were not fetched: what is known of them is used, and nothing is invented."""

import hashlib
import importlib
import os
import shutil
from pathlib import Path

import pytest

from build_tools import pipeline
from build_tools.media import MediaError, listen, sniff

inspect = importlib.import_module("build_tools.media.inspect")
"""The module: the room has a function of this name."""
SOUND = Path(__file__).parent / "files" / "mono-8k-2s.mp3"
PICTURE = Path(__file__).parent / "files" / "cmyk-600x400.jpg"
DIGEST = hashlib.sha256(SOUND.read_bytes()).hexdigest()
KEY = f"SHA256E-s{SOUND.stat().st_size}--{DIGEST}.mp3"
LFS = f"version https://git-lfs.github.com/spec/v1\noid sha256:{DIGEST}\nsize 99\n"
MASTER = "content/recordings/flute/flute.mp3"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    folder = (tmp_path / MASTER).parent
    folder.mkdir(parents=True)
    (tmp_path / "content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"
    )
    (folder / "recording.yml").write_text(
        "title: Flûte\ncover: cover.jpg\nrights: {licence: CC0-1.0}\n", "utf-8"
    )
    shutil.copy(SOUND, tmp_path / MASTER)
    shutil.copy(PICTURE, folder / "cover.jpg")
    return tmp_path


def codes(root: Path) -> list[str]:
    return [problem.code for problem in pipeline.check(root).problems]


def annex(root: Path, *, fetched: bool) -> None:
    """Put the master behind a link, as `git annex add` does."""
    kept = root / ".git/annex/objects/0F/a1" / KEY / KEY
    if fetched:
        kept.parent.mkdir(parents=True)
        shutil.copy(SOUND, kept)
    (root / MASTER).unlink()
    (root / MASTER).symlink_to(os.path.relpath(kept, (root / MASTER).parent))


def test_a_hub_that_was_built_is_built_again_without_its_masters(hub: Path) -> None:
    site = pipeline.build(hub).site
    assert site is not None
    before = {path.name for path in (site / "media").iterdir()}
    for name in (MASTER, "content/recordings/flute/cover.jpg"):
        content = (hub / name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        (hub / name).write_text(LFS.replace(DIGEST, digest))
    again = pipeline.build(hub)
    assert [problem.code for problem in again.checked.problems] == ["MED15", "MED15"]
    assert again.site is not None
    assert {path.name for path in (again.site / "media").iterdir()} == before


def test_another_form_needs_the_master_and_says_how_to_fetch_it(hub: Path) -> None:
    pipeline.build(hub)
    (hub / MASTER).write_text(LFS)
    with pytest.raises(MediaError, match="only a note of Git LFS: fetch it with: git lfs"):
        pipeline.build(hub, tier="high")


def test_what_was_never_here_is_missing(hub: Path) -> None:
    (hub / MASTER).write_text(LFS)
    assert codes(hub) == ["MED02"]
    (hub / MASTER).write_text(LFS.replace(f"oid sha256:{DIGEST}\n", ""))
    assert codes(hub) == ["MED02"], "a note that does not say of which file it is"


@pytest.mark.skipif(os.name == "nt", reason="git-annex unlocks all files on Windows")
def test_masters_behind_links_of_git_annex_are_read(hub: Path) -> None:
    annex(hub, fetched=True)
    checked = pipeline.check(hub)
    assert [problem.code for problem in checked.problems] == []
    assert checked.inspection.sounds[MASTER].sha256 == DIGEST


@pytest.mark.skipif(os.name == "nt", reason="git-annex unlocks all files on Windows")
def test_links_of_git_annex_that_lead_nowhere_are_notes(hub: Path) -> None:
    annex(hub, fetched=False)
    problems = pipeline.check(hub).problems
    assert [problem.code for problem in problems] == ["MED02"]
    assert problems[0].help == f'fetch it with: git annex get "{MASTER}"'
    (hub / MASTER).unlink()
    shutil.copy(SOUND, hub / MASTER)
    assert codes(hub) == []
    annex(hub, fetched=False)
    assert codes(hub) == ["MED15"]


@pytest.mark.parametrize(
    "target",
    ["/etc/hosts", "../../.git/config", "../../../.git/annex/objects/a/b/SHA256E-s1--0/other.mp3"],
)
def test_other_links_are_not_followed(hub: Path, target: str) -> None:
    (hub / MASTER).unlink()
    (hub / MASTER).symlink_to(target)
    assert "FIL06" in codes(hub)


def test_texts_are_never_read_through_links_of_git_annex(hub: Path) -> None:
    secret = hub / ".git/annex/objects/0F/a1" / KEY / KEY
    secret.parent.mkdir(parents=True)
    secret.write_text("Secret")
    text = hub / "content/recordings/flute/index.fr.md"
    text.symlink_to(os.path.relpath(secret, text.parent))
    assert "FIL06" in codes(hub)


def test_notes_name_the_file_that_they_stand_for() -> None:
    assert sniff.pointer(LFS.encode(), "a.mp3") == sniff.Pointer(
        "Git LFS", 'git lfs pull --include="a.mp3"', DIGEST
    )
    unlocked = f"/annex/objects/{KEY}\n".encode()
    assert sniff.pointer(unlocked, "a.mp3") == sniff.Pointer(
        "git-annex", 'git annex get "a.mp3"', DIGEST
    )
    other = sniff.pointer(b"/annex/objects/WORM-s9-m1--a.mp3\n", "a.mp3")
    assert other is not None
    assert other.sha256 is None


def test_what_an_earlier_version_found_will_do_while_a_master_is_away(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever takes a newer Poche need not fetch all masters to check once more."""
    monkeypatch.setattr(listen, "VERSION", listen.VERSION - 1)
    monkeypatch.setattr(inspect, "_PICTURES_VERSION", inspect._PICTURES_VERSION - 1)
    assert codes(hub) == []
    monkeypatch.undo()
    (hub / MASTER).write_text(LFS)
    assert codes(hub) == ["MED15"]
    monkeypatch.setattr(listen, "VERSION", listen.VERSION + 2)
    assert codes(hub) == ["MED02"]
