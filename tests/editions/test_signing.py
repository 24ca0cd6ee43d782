"""Keys and signatures: nobody but the owner of the key can make them, anybody can check them."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import minisign
import pytest

from build_tools.editions import write_folder
from build_tools.editions.package import Package
from build_tools.editions.signing import CannotSign, make_keys, read_secret, signed
from build_tools.manifest import SIGNATURE, SUMS
from build_tools.signatures import Key, NoKey, WrongSignature
from tests.editions.laid_out import package_in
from tests.programs import MINISIGN, program

SAID = "poche hub:petite-saison edition:stick version:20260901T080000Z"


def no_password() -> str:
    raise AssertionError("no password is needed")


def secret_in(folder: Path) -> minisign.SecretKey:
    make_keys(folder)
    return read_secret(folder / "poche.key", no_password)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_in(tmp_path / "site")


def content_of(package: Package, path: str) -> bytes:
    content = package.files[path]
    assert isinstance(content, bytes)
    return content


def test_a_pair_is_written_once_and_the_secret_for_its_owner_alone(tmp_path: Path) -> None:
    """The printed line is the key in the public file."""
    public, letters = make_keys(tmp_path / "keys")
    secret = tmp_path / "keys" / "poche.key"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert letters.startswith("RW")
    assert public.read_text().splitlines()[1] == letters
    before = secret.read_bytes()
    with pytest.raises(CannotSign, match="is there already and stays"):
        make_keys(tmp_path / "keys")
    secret.unlink()
    with pytest.raises(CannotSign, match=r"poche\.pub is there already"):
        make_keys(tmp_path / "keys")
    assert len(before) > 100
    assert not secret.exists()


def test_a_signature_is_checked_by_file_and_by_line(package: Package, tmp_path: Path) -> None:
    """It says which hub, edition and version were signed, and comes last."""
    public, letters = make_keys(tmp_path)
    done = signed(package, read_secret(tmp_path / "poche.key", no_password))
    assert list(done.files)[-2:] == [SUMS, SIGNATURE]
    sums, signature = content_of(done, SUMS), content_of(done, SIGNATURE)
    for key in (Key(public.read_text()), Key(letters), Key(f"  {letters}\r\n")):
        assert key.check(sums, signature) == SAID


def test_signing_twice_gives_the_same_bytes(package: Package, tmp_path: Path) -> None:
    key = secret_in(tmp_path)
    assert signed(package, key).files == signed(package, key).files


def test_changes_and_other_keys_are_found(package: Package, tmp_path: Path) -> None:
    """In the list, in the signature, in what it says."""
    done = signed(package, secret_in(tmp_path / "one"))
    sums, signature = content_of(done, SUMS), content_of(done, SIGNATURE)
    key = Key((tmp_path / "one" / "poche.pub").read_text())
    with pytest.raises(WrongSignature, match="changed the list"):
        key.check(sums + b" ", signature)
    with pytest.raises(WrongSignature, match="changed the list"):
        key.check(sums, signature.replace(b"20260901", b"20270901"))
    with pytest.raises(WrongSignature, match="damaged"):
        key.check(sums, signature[:100])
    _, other = make_keys(tmp_path / "other")
    with pytest.raises(WrongSignature, match="another key"):
        Key(other).check(sums, signature)


@pytest.mark.parametrize("text", ["", "hello", "RW", "untrusted comment: x\nRWQ\n", "\0" * 100])
def test_what_is_no_key_is_said(text: str, tmp_path: Path) -> None:
    with pytest.raises(NoKey, match=r"\.pub"):
        Key(text)
    (tmp_path / "key").write_text(text)
    with pytest.raises(CannotSign, match="is no secret key"):
        read_secret(tmp_path / "key", no_password)


def test_a_secret_may_have_a_password(tmp_path: Path, package: Package) -> None:
    """Without it, the file is of no use to who finds it."""
    public, _ = make_keys(tmp_path, "trout")
    with pytest.raises(CannotSign, match="not the password"):
        read_secret(tmp_path / "poche.key", lambda: "carp")
    done = signed(package, read_secret(tmp_path / "poche.key", lambda: "trout"))
    sums, signature = content_of(done, SUMS), content_of(done, SIGNATURE)
    assert Key(public.read_text()).check(sums, signature) == SAID


def test_the_program_minisign_agrees(package: Package, tmp_path: Path) -> None:
    """Who has no Poche checks by a program of the system; so it does not fit a changed list."""
    public, _ = make_keys(tmp_path)
    write_folder(signed(package, read_secret(tmp_path / "poche.key", no_password)), tmp_path / "e")
    command = [program(MINISIGN), "-V", "-m", str(tmp_path / "e" / SUMS), "-p", str(public)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert SAID in ended.stdout
    with (tmp_path / "e" / SUMS).open("a") as file:
        file.write("\n")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
