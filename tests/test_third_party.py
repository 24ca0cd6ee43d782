"""Whose work Poche uses is listed, whole and up to date."""

from pathlib import Path

from tests import third_party

ROOT = Path(__file__).resolve().parent.parent

COMPATIBLE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "GPL-2.0-or-later",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
}
"""Licences whose works may be combined under GPL-3.0-or-later."""


def test_list_is_fresh() -> None:
    """If this fails: python -m tests.third_party."""
    assert third_party.PAGE.read_text("utf-8") == third_party.page()


def test_every_licence_agrees_with_ours() -> None:
    for package in third_party.pinned("requirements-dev.lock"):
        expression = third_party.licence(package)
        for choice in expression.split(" AND "):
            assert COMPATIBLE & set(choice.split(" OR ")), f"{package}: {expression}"


def test_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_bundled_fonts_carry_their_licence() -> None:
    assert list((ROOT / "overrides").rglob("*.woff2"))
    assert "SIL OPEN FONT LICENSE" in (
        ROOT / "overrides" / "assets" / "poche" / "OFL.txt"
    ).read_text("utf-8")
