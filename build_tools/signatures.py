"""Who made an edition: its list of files signed in the manner of minisign (Ed25519).

Only the checking stands here; `editions.signing` signs. Whoever has Debian's `minisign` can check
as well: `minisign -Vm SHA256SUMS -p poche.pub`. The format: https://jedisct1.github.io/minisign
"""

from __future__ import annotations

import minisign

LONGEST = 16 * 1024
"""Bytes of a signature or a key, at most; both have a few hundred."""


class NoKey(ValueError):
    """A text is no public key; the message is for people."""


class WrongSignature(ValueError):
    """A signature is not of these bytes, or not by this key; the message is for people."""


class Key:
    """A public key, by which signatures are checked."""

    def __init__(self, text: str) -> None:
        """Read a key: a `.pub` file's text, or its line of letters alone. Raises NoKey."""
        lines = text.strip().splitlines()
        try:
            self._key = minisign.PublicKey.from_base64(lines[-1].strip())
        except (IndexError, ValueError) as error:
            raise NoKey(
                "this is no public key; a key is the file whose name ends in .pub, "
                "or its line that begins with RW"
            ) from error

    def check(self, content: bytes, signature: bytes) -> str:
        """Return what the signer said of the content (the trusted comment).

        Raises WrongSignature.
        """
        try:
            signed = minisign.Signature.from_bytes(signature)
        except ValueError as error:
            raise WrongSignature("the signature is damaged") from error
        try:
            self._key.verify(content, signed)
        except minisign.VerifyError as error:
            other = "key identifiers" in str(error)
            raise WrongSignature(
                "it was signed with another key than the one given"
                if other
                else "the signature does not fit: somebody or something changed the list"
            ) from error
        return str(signed.trusted_comment)


def comment(hub: str, edition: str, version: str) -> str:
    """Return the trusted comment of an edition: what the signature says that it signs."""
    return f"poche hub:{hub} edition:{edition} version:{version}"
