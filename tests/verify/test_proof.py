"""Signatures, updates and ZIM files by `poche verify`; keys by `poche keys`; what both print."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools.cli import main
from build_tools.editions import write_folder, write_zip
from build_tools.editions.signing import make_keys, read_secret, signed
from build_tools.manifest import SIGNATURE, SUMS
from tests.verify.edition import found_in, package_of, report_of, stick_in

MP3 = "poche/media/a-01.mp3"
OLD = "poche/media/withdrawn.mp3"


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(it) for it in arguments], input=given)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A signed stick; its key is `poche.pub` beside it."""
    make_keys(tmp_path)
    key = read_secret(tmp_path / "poche.key", lambda: "")
    write_folder(signed(package_of(tmp_path / "site"), key), tmp_path / "stick")
    return tmp_path / "stick"


def test_a_signature_is_checked_where_a_key_is_given(sealed: Path) -> None:
    """And said to be unchecked where none is."""
    key = sealed.parent / "poche.pub"
    report = report_of(sealed, key=key)
    assert report.findings == ()
    assert report.signer == "poche hub:petite-saison edition:stick version:20260901T080000Z"
    assert found_in(sealed) == [("notice", SIGNATURE)]
    assert report_of(sealed).whole


def test_a_wrong_or_missing_signature_is_an_error(sealed: Path, tmp_path: Path) -> None:
    """By another key, over another list, none at all."""
    make_keys(tmp_path / "other")
    other, key = tmp_path / "other" / "poche.pub", tmp_path / "poche.pub"
    assert found_in(sealed, key=other) == [("signature", SIGNATURE)]
    sums = (sealed / SUMS).read_text()
    (sealed / SUMS).write_text(sums.replace("  Musique", " *Musique"))
    assert found_in(sealed, key=key) == [("signature", SIGNATURE)]
    (sealed / SIGNATURE).unlink()
    assert found_in(sealed, key=key) == [("signature", SUMS)]
    assert found_in(sealed) == []


@pytest.mark.parametrize("content", [b"", b"\xff" * 300, b"x" * 100_000, b"a\nb\nc\nd\n"])
def test_a_damaged_signature_is_an_error(content: bytes, sealed: Path) -> None:
    (sealed / SIGNATURE).write_bytes(content)
    assert found_in(sealed, key=sealed.parent / "poche.pub") == [("signature", SIGNATURE)]


def update_of(stick: Path, path: Path, *, removed: str = OLD, to: str = "20260901T080000Z") -> Path:
    """A zip of what changed since an older version: a page and the list, and what is gone."""
    said = {"format": 1, "from": "20260101T080000Z", "to": to, "removed": [removed]}
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("poche/edition.json", "poche/fr/index.html", SUMS):
            archive.write(stick / name, name)
        archive.writestr("poche/update.json", json.dumps(said))
    return path


def test_an_update_is_whole_without_what_did_not_change(tmp_path: Path) -> None:
    """It is what it says; a changed file in it is found."""
    stick = stick_in(tmp_path)
    report = report_of(update_of(stick, tmp_path / "u.zip"))
    assert (report.findings, report.carrier, report.files) == ((), "update", 2)
    (stick / "poche/fr/index.html").write_bytes(b"x")
    assert found_in(update_of(stick, tmp_path / "u.zip")) == [("changed", "poche/fr/index.html")]


def test_what_an_update_left_over_is_no_stranger(tmp_path: Path) -> None:
    """Unzipped over an old copy, it cannot delete what was withdrawn."""
    stick = stick_in(tmp_path)
    (stick / OLD).write_bytes(b"x")
    assert found_in(stick) == [("foreign", OLD)]
    with zipfile.ZipFile(update_of(stick, tmp_path / "u.zip")) as archive:
        archive.extractall(stick)
    assert found_in(stick) == [("leftover", OLD)]
    (stick / OLD).unlink()
    assert found_in(stick) == []


@pytest.mark.parametrize("text", ["", "{}", "[" * 9999, '{"format": 2}', None])
def test_a_damaged_update_is_named(text: str | None, tmp_path: Path) -> None:
    """One that would remove what lies outside of the copy, too."""
    stick = stick_in(tmp_path)
    with zipfile.ZipFile(update_of(stick, tmp_path / "u.zip", removed="../x")) as archive:
        said = archive.read("poche/update.json") if text is None else text.encode()
    (stick / "poche/update.json").write_bytes(said)
    assert found_in(stick) == [("damaged", "poche/update.json")]


def test_an_update_to_another_version_is_named(tmp_path: Path) -> None:
    zipped = update_of(stick_in(tmp_path), tmp_path / "u.zip", to="20270101T080000Z")
    assert found_in(zipped) == [("damaged", "poche/update.json")]


# ZIM files


@pytest.fixture(scope="module")
def zim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ZIM file of the tiny edition, as libzim writes it, and nothing of Kiwix's."""
    from libzim.writer import Creator, Hint, Item, StringProvider  # noqa: PLC0415 (slow)

    folder = tmp_path_factory.mktemp("zim")
    stick = stick_in(folder)

    class File(Item):  # type: ignore[misc]
        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

        def get_path(self) -> str:
            return self.path.relative_to(stick).as_posix()

        def get_title(self) -> str:
            return self.get_path()

        def get_mimetype(self) -> str:
            return "text/html" if self.path.suffix == ".html" else "application/octet-stream"

        def get_contentprovider(self) -> StringProvider:
            return StringProvider(self.path.read_bytes())

        def get_hints(self) -> dict[Hint, bool]:
            return {}

    with Creator(folder / "a.zim").config_indexing(False, "fra") as creator:
        creator.set_mainpath("index.html")
        for path in sorted(stick.rglob("*")):
            if path.is_file():
                creator.add_item(File(path))
    return folder / "a.zim"


def test_a_whole_zim_is_whole(zim: Path) -> None:
    """Its files are compared with the list inside."""
    report = report_of(zim)
    assert report.findings == ()
    assert report.carrier == "zim" and report.files > 10


@pytest.mark.parametrize("place", [0.3, 0.6, 0.95])
def test_a_changed_bit_in_a_zim_is_found(zim: Path, tmp_path: Path, place: float) -> None:
    content = bytearray(zim.read_bytes())
    content[int(len(content) * place)] ^= 16
    (tmp_path / "b.zim").write_bytes(content)
    assert ("damaged", "") in found_in(tmp_path / "b.zim")


def test_half_a_zim_is_damaged(zim: Path, tmp_path: Path) -> None:
    """The child may do what it likes; the report comes all the same."""
    for size in (4, 80, 5000):
        (tmp_path / "b.zim").write_bytes(zim.read_bytes()[:size])
        assert found_in(tmp_path / "b.zim") == [("damaged", "")]


# Commands


def test_what_is_printed_and_what_the_exit_code_says(tmp_path: Path) -> None:
    """0 whole, 1 not whole or no edition, 2 the machine."""
    stick = stick_in(tmp_path)
    said = run("verify", stick)
    assert said.exit_code == 0
    assert "Petite saison, edition 'stick', version 20260901T080000Z, valid until" in said.output
    assert "Whole: 18 files" in said.output
    (stick / MP3).unlink()
    (stick / "bad\x1b[2Jname").touch()
    said = run("verify", stick)
    assert said.exit_code == 1
    assert f"missing: {MP3}: it is not there" in said.output
    assert "\x1b" not in said.output and "bad\\x1b[2Jname" in said.output
    assert "Not as it should be: 3 things to mend" in said.output
    said = run("verify", tmp_path / "site")
    assert said.exit_code == 1 and said.output.startswith("Error: ")
    assert "holds no edition of Poche" in said.output and "Traceback" not in said.output
    assert run("verify", tmp_path / "nothing").exit_code == 2


def test_programs_read_json(tmp_path: Path) -> None:
    """All findings, however many."""
    stick = stick_in(tmp_path)
    for number in range(50):
        (stick / f"stranger{number}").touch()
    said = json.loads(run("verify", "--format", "json", stick).stdout)
    assert (said["version"], said["whole"], said["carrier"]) == (1, False, "folder")
    assert len(said["findings"]) == 50
    assert said["findings"][0] == {
        "kind": "foreign",
        "path": "stranger0",
        "message": "no list names it",
    }
    assert said["edition"]["valid_until"] == "2028-06-30"
    assert "and 30 more" in run("verify", stick).output


def test_what_is_no_key_is_said(sealed: Path) -> None:
    said = run("verify", "--key", sealed / "index.html", sealed)
    assert said.exit_code == 1 and "this is no public key" in said.output


def test_keys_are_made_once(tmp_path: Path) -> None:
    """The public one is printed; a password is asked for unless it is not wanted."""
    said = run("keys", tmp_path, "--no-password")
    letters = (tmp_path / "poche.pub").read_text().splitlines()[1]
    assert said.exit_code == 0 and said.stdout == f"{letters}\n"
    said = run("keys", tmp_path, "--no-password")
    assert said.exit_code == 1 and "is there already" in said.output
    said = run("keys", tmp_path / "locked", given="trout\ntrout\n")
    assert said.exit_code == 0
    assert "encrypted" in (tmp_path / "locked" / "poche.key").read_text()
    said = run("keys", tmp_path / "free", given="\n\n")
    assert said.exit_code == 0
    assert "encrypted" not in (tmp_path / "free" / "poche.key").read_text()


def test_a_zip_of_another_system_is_the_same_edition(tmp_path: Path) -> None:
    """Zipped again by hand, with folders of its own, it is whole; one level down, it is not."""
    package = package_of(tmp_path / "site")
    write_zip(package, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "copy")
    shutil.make_archive(str(tmp_path / "again"), "zip", tmp_path / "copy")
    assert found_in(tmp_path / "again.zip") == []
    shutil.make_archive(str(tmp_path / "deeper"), "zip", tmp_path, "copy")
    said = run("verify", tmp_path / "deeper.zip")
    assert said.exit_code == 1 and "did you mean 'copy'" in said.output
