"""Reading: what lies about, what is harmless, and what is one clear problem."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_tools.catalogue import read
from build_tools.pipeline import check
from build_tools.problems import Severity
from tests.catalogue.hubs import HUB, VALID, codes, errors, resolved, write

WORK = "title: Chant\ncomposer: traditional\n"


def test_crlf_and_byte_order_mark_are_harmless(tmp_path: Path) -> None:
    """Files as Windows saves them mean the same, and their lines are the same lines."""
    windows = {
        path: ("\ufeff" + text).replace("\n", "\r\n") if path.endswith(("yml", "md")) else text
        for path, text in VALID.items()
    }
    ours, _ = resolved(write(tmp_path / "ours", VALID))
    theirs, _ = resolved(write(tmp_path / "theirs", windows))
    assert ours == theirs
    assert ours is not None


def test_leftovers_are_ignored(tmp_path: Path) -> None:
    """Hidden files and what editors and systems leave behind are nobody's mistake."""
    left = (
        ".DS_Store",
        "Thumbs.db",
        "work.yml~",
        ".work.yml.swp",
        "desktop.ini",
        "README.md",
        "~$index.fr.md",
        ".git/config",
        "brouillon.docx",
    )
    files = {f"content/works/chant/{name}": "?" for name in left}
    files |= {"content/.hidden/x.yml": "?", "content/README.md": "?", ".git/HEAD": "?"}
    source = read(
        write(tmp_path, {"content/hub.yml": HUB, "content/works/chant/work.yml": WORK} | files)
    )
    assert not source.problems


def test_links_are_never_followed(tmp_path: Path) -> None:
    """A folder that links to its own parent, and files out of the tree, are told and left alone."""
    root = write(tmp_path / "hub", VALID)
    write(tmp_path, {"secret.yml": "title: secret\n"})
    (root / "content/works/chant/loop").symlink_to("..", target_is_directory=True)
    (root / "content/works/volé").symlink_to(tmp_path, target_is_directory=True)
    (root / "playlists/autre.yml").symlink_to(tmp_path / "secret.yml")
    (root / "content/works/chant/perdu.jpg").symlink_to("nowhere.jpg")
    source = read(root)
    assert [(each.code, each.location.path) for each in source.problems] == [
        ("FIL06", "content/works/volé"),
        ("FIL06", "content/works/chant/loop"),
        ("FIL06", "content/works/chant/perdu.jpg"),
        ("FIL06", "playlists/autre.yml"),
    ]
    assert "secret" not in repr(source.documents)


def test_a_link_hides_no_mention(tmp_path: Path) -> None:
    """Who names a linked resource is not told that it does not exist."""
    root = write(tmp_path / "hub", VALID)
    person = root / "content/people/jean"
    person.rename(tmp_path / "jean")
    person.symlink_to(tmp_path / "jean", target_is_directory=True)
    _, problems = resolved(root)
    assert errors(problems) == ["FIL06"]


def test_root_without_anything(tmp_path: Path) -> None:
    """An empty folder is one problem, and so is a file in the place of content/."""
    assert codes(resolved(tmp_path)[1]) == ["FIL01"]
    (tmp_path / "content").write_text("")
    assert codes(resolved(tmp_path)[1]) == ["FIL07"]
    assert codes(resolved(write(tmp_path / "b", {"content/x/y.txt": ""}))[1]) == ["FIL02", "FIL04"]


def test_a_misspelt_folder_is_one_problem(tmp_path: Path) -> None:
    """What stands in content/recording is known to the playlists that name it."""
    files = {
        path.replace("content/recordings/", "content/recording/"): text
        for path, text in VALID.items()
    }
    _, problems = resolved(write(tmp_path, files))
    assert errors(problems) == ["FIL04"]


def test_names_that_cannot_be_shown(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 and line breaks in a name are one problem each."""
    root = write(tmp_path, VALID)
    for name in (b"a\xff.jpg", b"b\nc.md"):
        Path(os.fsdecode(os.fsencode(root / "content/works/chant") + b"/" + name)).write_text("")
    assert codes(list(read(root).problems)) == ["FIL07", "FIL07"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "FIL13"),
        ("title: Été\n".encode("latin-1"), "FIL14"),
        ("title: Été\n".encode("utf-16"), "FIL14"),
        (b"title: \x1b[31mred\n", "FIL13"),
        (b"x" * (300 * 1024), "FIL12"),
        (b"a: &a [1]\nb: *a\n", "YML03"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "YML06"),
    ],
)
def test_facts_that_cannot_be_read(tmp_path: Path, raw: bytes, code: str) -> None:
    """Each is one problem, and those who name the work are not troubled."""
    _, problems = resolved(write(tmp_path, VALID | {"content/works/chant/work.yml": raw}))
    assert errors(problems) == [code]


def test_large_facts_are_refused_before_reading(tmp_path: Path) -> None:
    """A file of a gigabyte is refused by its size; nobody reads it."""
    root = write(tmp_path, VALID)
    with (root / "playlists/ecoute.yml").open("r+b") as file:
        file.truncate(1024**3)
    _, problems = resolved(root)
    assert errors(problems) == ["FIL12"]


def test_front_matter(tmp_path: Path) -> None:
    """Front matter is taken off, and the body keeps its place in the file."""
    source = read(write(tmp_path, VALID))
    page = next(text for text in source.texts if text.kind == "pages")
    assert (page.text, page.first_line) == ("Voici.\n", 4)
    assert page.front is not None
    assert page.front.value == {"title": "Aide"}
    plain = next(text for text in source.texts if text.path.endswith("easy.fr.md"))
    assert (plain.text, plain.first_line, plain.front) == ("Frappez.\n", 1, None)


def test_media_lists(tmp_path: Path) -> None:
    """Sounds are those of recordings; pictures may lie anywhere."""
    source = read(write(tmp_path, VALID | {"content/works/chant/bruit.mp3": ""}))
    assert source.sounds == (
        "content/recordings/flute/alto.ogg",
        "content/recordings/flute/flute.flac",
        "content/recordings/seul/seul.mp3",
    )
    assert source.pictures == ("content/concerts/soir/p/a.png", "content/people/jean/jean.jpg")


@pytest.fixture(params=["heeds capitals", "heeds no capitals"])
def any_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that heeds no capitals says that a file is there, however it is called."""
    if request.param == "heeds no capitals":
        monkeypatch.setattr(os.path, "lexists", lambda _: True)
        monkeypatch.setattr(os.path, "exists", lambda _: True)


@pytest.mark.usefixtures("any_disk")
@pytest.mark.parametrize(
    ("wrong", "code", "way_out"),
    [
        ("Content", "FIL01", "rename 'Content' to 'content'"),
        ("Playlists", "FIL01", "rename 'Playlists' to 'playlists'"),
        ("Editions.yml", "FIL05", "rename 'Editions.yml' to 'editions.yml'"),
        ("content/Hub.yml", "FIL02", "rename content/Hub.yml to content/hub.yml"),
    ],
)
def test_other_capitals_are_told(tmp_path: Path, wrong: str, code: str, way_out: str) -> None:
    """What some disks would find all the same is told once, with the way out."""
    root = write(tmp_path, VALID)
    (root / wrong.lower()).rename(root / wrong)
    _, problems = resolved(root)
    told = [each for each in problems if each.severity is not Severity.NOTICE]
    assert [(each.code, each.help) for each in told] == [(code, way_out)]


def test_links_are_no_sounds_to_be_opened(tmp_path: Path) -> None:
    """A link with the name of a sound is refused; a true sound may lie anywhere."""
    root = write(tmp_path, VALID | {"content/works/chant/ton.ogg": "", "content/pages/a.txt": ""})
    (root / "content/pages/aide/lien.ogg").symlink_to("/etc/hostname")
    source = read(root)
    assert "content/pages/aide/lien.ogg" in source.files
    assert source.readable_sounds == {*source.sounds, "content/works/chant/ton.ogg"}


def test_a_hub_without_editions_has_those_of_poche(tmp_path: Path) -> None:
    """They fit every hub; a hub's own take their place."""
    files = {path: text for path, text in VALID.items() if path != "editions.yml"}
    bundled, problems = resolved(write(tmp_path / "without", files))
    own, _ = resolved(write(tmp_path / "with", VALID | {"editions.yml": "usb: {pdf: false}\n"}))
    assert errors(problems) == []
    assert bundled is not None
    assert sorted(bundled.editions) == ["lan", "stick"]
    assert own is not None
    assert sorted(own.editions) == ["usb"]


@pytest.mark.parametrize("made", [False, True])
def test_a_check_of_no_hub_leaves_nothing_behind(tmp_path: Path, made: bool) -> None:
    """A mistyped folder is not made, and an empty one stays empty."""
    root = tmp_path / "typo"
    if made:
        root.mkdir()
    assert codes(list(check(root).problems)) == ["FIL01"]
    assert list(tmp_path.rglob("*")) == ([root] if made else [])
