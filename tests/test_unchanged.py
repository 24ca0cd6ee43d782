"""What was found is said again only while nothing is different."""

import os
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools import pipeline
from build_tools.cli import main
from build_tools.unchanged import marks

PAGE = "content/pages/aide/index.fr.md"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub, written a while ago, with one notice: a page without its second language."""
    page = tmp_path / PAGE
    page.parent.mkdir(parents=True)
    (tmp_path / "playlists").mkdir()
    (tmp_path / "content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr, lb]\ndefault_language: fr\n"
    )
    page.write_text("---\ntitle: Aide\n---\nTexte.\n")
    aged(tmp_path)
    return tmp_path


def aged(folder: Path) -> None:
    """Let everything in a folder be as it is for a while."""
    for path in folder.rglob("*"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 10**10))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was really done, in order."""
    done: list[str] = []
    for name in ("check", "build"):
        real = getattr(pipeline, name)

        def noted(*given: object, real: object = real, name: str = name, **more: object) -> object:
            done.append(name)
            return real(*given, **more)  # type: ignore[operator]

        monkeypatch.setattr(pipeline, name, noted)
    return done


def poche(hub: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(hub), *arguments], prog_name="poche")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_check_says_the_same_without_looking_again(hub: Path, runs: list[str]) -> None:
    first = poche(hub, "check")
    assert "TRN01" in first[1]
    assert poche(hub, "check") == first
    assert runs == ["check"]
    assert "TRN01" in poche(hub, "check", "--format", "json")[1]
    assert runs == ["check"], "how problems are printed changes nothing"


def test_build_says_the_same_without_building_again(hub: Path, runs: list[str]) -> None:
    code, said = poche(hub, "build")
    again = poche(hub, "build")
    assert again[0] == code == 0
    assert again[1] == said.replace("Writing the pages: 36\n", "")
    assert runs.count("build") == 1
    poche(hub, "build", "--strict")
    assert runs.count("build") == 2, "asked otherwise it is another question"


CHANGES = {
    "a text": lambda hub: (hub / PAGE).write_text("---\ntitle: Aide\n---\nAutre.\n"),
    "a new file": lambda hub: (hub / "content/pages/aide/index.lb.md").write_text("Neit.\n"),
    "a file less": lambda hub: (hub / "playlists").rmdir(),
    "words of its own": lambda hub: (hub / "overrides").mkdir(),
    "settings": lambda hub: (hub / "mkdocs.yml").write_text("site_name: x\n"),
    "editions": lambda hub: (hub / "editions.yml").write_text("editions: []\n"),
    "a page of the site": lambda hub: next((hub / "build/site/fr").glob("*.html")).write_text("x"),
    "a page less": lambda hub: next((hub / "build/site/fr").glob("*.html")).unlink(),
    "a file too many": lambda hub: (hub / "build/site/more.html").write_text("x"),
    "no site": lambda hub: shutil.rmtree(hub / "build/site"),
    "no pages for MkDocs": lambda hub: shutil.rmtree(hub / "build/docs"),
    "a page less for MkDocs": lambda hub: next((hub / "build/docs/fr").glob("*.md")).unlink(),
    "no memory": lambda hub: shutil.rmtree(hub / "build/cache"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_is_noticed(hub: Path, runs: list[str], what: str) -> None:
    poche(hub, "build")
    CHANGES[what](hub)
    poche(hub, "build")
    assert runs.count("build") == 2


def test_damaged_memory_is_not_believed(hub: Path, runs: list[str]) -> None:
    poche(hub, "check")
    memory = hub / "build/cache/last-check"
    whole = memory.read_bytes()
    memory.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert "TRN01" in poche(hub, "check")[1]
    assert runs == ["check", "check"]


def test_of_a_file_that_was_just_written_nothing_is_remembered(hub: Path, runs: list[str]) -> None:
    """It may change again under the same time, where times are whole seconds, as on a stick."""
    now_ns = time.time_ns() // 10**9 * 10**9
    os.utime(hub / PAGE, ns=(now_ns, now_ns))
    poche(hub, "check")
    poche(hub, "check")
    assert runs == ["check", "check"]


def test_a_folder_that_is_no_hub_is_left_as_it_is(tmp_path: Path) -> None:
    assert poche(tmp_path, "check")[0] == 1
    assert list(tmp_path.iterdir()) == []


def test_marks_know_files_from_folders_and_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("x")
    before = marks(tmp_path).digest
    (tmp_path / "c").symlink_to("b")
    with_link = marks(tmp_path).digest
    assert before != with_link
    (tmp_path / "b").write_text("longer")
    assert marks(tmp_path / "c").digest != with_link
    assert marks(tmp_path / "nothing").digest == marks(tmp_path / "nothing").digest
