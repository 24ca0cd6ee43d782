"""A version is when the sources were last changed: the same for whoever packs, whenever."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.editions import no_earlier, version
from build_tools.editions.version import written
from build_tools.manifest import VERSION
from build_tools.today import NoDay


def hub_in(folder: Path) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "content/hub.yml").write_text("title: x\n")
    os.utime(folder / "content/hub.yml", (1_788_739_200, 1_788_739_200))
    return folder


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    dates = {"GIT_AUTHOR_DATE": "1700000000 +0200", "GIT_COMMITTER_DATE": "1700000000 +0200"}
    subprocess.run(
        ["git", "-C", str(root), *who, *arguments], check=True, capture_output=True,
        env={**os.environ, **dates},
    )  # fmt: skip


def test_the_epoch_comes_first_then_the_last_commit_then_the_newest_file(tmp_path: Path) -> None:
    root = hub_in(tmp_path / "hub")
    assert version(root, {}) == "20260907T000000Z"
    git(root, "init", "-q")
    assert version(root, {}) == "20260907T000000Z", "git does not know the season yet"
    git(root, "add", "content")
    git(root, "commit", "-qm", "x")
    assert version(root, {}) == "20231114T221320Z"
    assert version(root, {"SOURCE_DATE_EPOCH": "0"}) == "19700101T000000Z"


def test_what_is_built_counts_as_no_source(tmp_path: Path) -> None:
    root = hub_in(tmp_path / "hub")
    for name in ("build", "dist"):
        (root / name).mkdir()
        (root / name / "new.html").write_text("x")
    assert version(root, {}) == "20260907T000000Z"


def test_settings_of_the_folder_run_nothing(tmp_path: Path) -> None:
    root = hub_in(tmp_path / "hub")
    git(root, "init", "-q")
    git(root, "add", "content")
    git(root, "commit", "-qm", "x")
    for setting in ("core.fsmonitor", "core.pager"):
        git(root, "config", setting, f"touch {tmp_path}/ran")
    assert version(root, {}) == "20231114T221320Z"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "1e9", "²", "253402300800"])
def test_an_epoch_that_is_none_is_refused_in_words(tmp_path: Path, epoch: str) -> None:
    with pytest.raises(NoDay, match="seconds since 1970, such as"):
        version(tmp_path, {"SOURCE_DATE_EPOCH": epoch})


@given(st.integers(0, 253_402_300_799), st.integers(0, 253_402_300_799))
def test_versions_are_in_order_as_text_is(one: int, other: int) -> None:
    assert VERSION.fullmatch(written(one))
    assert (written(one) < written(other)) == (one < other)


def test_a_version_moves_on_when_something_has_to_go() -> None:
    """Else who packs again without a new commit would give out the same version with less in it."""
    assert no_earlier("20260907T080000Z", None) == "20260907T080000Z"
    assert no_earlier("20260907T080000Z", date(2026, 9, 7)) == "20260907T080000Z"
    assert no_earlier("20260907T080000Z", date(2026, 9, 8)) == "20260908T000000Z"
    assert VERSION.fullmatch(no_earlier("00010101T000000Z", date(2, 1, 1)))
