"""Signing: a pair of keys for a hub, and the signature over an edition's list of files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import minisign

from build_tools.editions.package import Package, opened
from build_tools.manifest import SIGNATURE, SUMS
from build_tools.signatures import comment

SecretKey: TypeAlias = minisign.SecretKey
"""What `read_secret` gives and `signed` takes."""

SECRET, PUBLIC = "poche.key", "poche.pub"
"""Names of the two files of a pair."""
_LONGEST = 16 * 1024


class CannotSign(Exception):
    """There is no key to sign with, or no place for one; the message is for people."""


def make_keys(folder: Path, password: str | None = None) -> tuple[Path, str]:
    """Write a pair of keys into a folder; return the public file and its line of letters.

    The secret file can be read by its owner alone, and is locked with the password if there is
    one. Nothing is overwritten. Raises CannotSign or OSError.
    """
    secret, public = folder / SECRET, folder / PUBLIC
    for path in (secret, public):
        if path.exists():
            raise CannotSign(
                f"{path} is there already and stays; keys for another hub belong in another folder"
            )
    folder.mkdir(parents=True, exist_ok=True)
    pair = minisign.KeyPair.generate()
    letters = pair.public_key.to_base64().decode()
    shown = bytes(pair.public_key)
    if password:
        pair.secret_key.encrypt(password)
    _write_new(secret, bytes(pair.secret_key) + b"\n", 0o600)
    pair.secret_key.wipe()
    _write_new(public, shown + b"\n", 0o644)
    return public, letters


def read_secret(path: Path, ask: Callable[[], str]) -> SecretKey:
    """Read a secret key; `ask` is called for the password if it has one.

    Raises CannotSign or OSError.
    """
    with path.open("rb") as file:
        text = file.read(_LONGEST)
    try:
        key = minisign.SecretKey.from_bytes(text.strip())
    except ValueError as error:
        raise CannotSign(
            f"{path} is no secret key; 'poche keys' makes a pair, of which {SECRET} signs"
        ) from error
    if key.is_encrypted():
        try:
            key.decrypt(ask())
        except ValueError as error:
            raise CannotSign(f"this is not the password of {path}") from error
    return key


def signed(package: Package, key: SecretKey) -> Package:
    """Return a package with the signature over its list as its last file.

    The same key and list give the same bytes: Ed25519 needs no chance, and no clock is asked.
    """
    stamp = package.stamp
    with opened(package.files[SUMS]) as file:
        signature = key.sign(
            file,
            untrusted_comment="signature of SHA256SUMS by Poche",
            trusted_comment=comment(stamp.hub, stamp.edition, stamp.version),
        )
    return Package(stamp, {**package.files, SIGNATURE: bytes(signature) + b"\n"})


def _write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that was not there, readable from its first moment by whom it may be read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
