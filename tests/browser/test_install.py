"""A missing browser is installed if allowed, else named in one line; required, it fails."""

from pathlib import Path

import pytest

from tests.browser import fixtures, install
from tests.browser.find import CHROMIUM, FIREFOX, executable


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A machine without browsers and without the right to install any; what was asked for."""
    asked: list[object] = []
    monkeypatch.setattr(install, "executable", lambda _name: None)
    monkeypatch.setattr(fixtures, "executable", lambda _name: None)
    monkeypatch.setattr(install, "install_system_package", asked.append)
    monkeypatch.delenv("POCHE_REQUIRE_BROWSERS", raising=False)
    return asked


def test_what_is_skipped_is_said_with_the_way_out(
    bare: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert install.main() == 0
    assert bare == [install.PACKAGES[CHROMIUM], install.PACKAGES[FIREFOX]]
    said = [line for line in capsys.readouterr().out.splitlines() if "skipped" in line]
    assert len(said) == 2
    assert "install Firefox (or name its program in POCHE_FIREFOX)" in said[1]


@pytest.mark.usefixtures("bare")
def test_missing_browser_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.skip.Exception, match="Chromium is missing"):
        fixtures.program(CHROMIUM)
    monkeypatch.setenv("POCHE_REQUIRE_BROWSERS", "1")
    assert install.main() == 1
    with pytest.raises(pytest.fail.Exception, match="Chromium is required"):
        fixtures.program(CHROMIUM)


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POCHE_FIREFOX", str(tmp_path / "firefox"))
    assert executable(FIREFOX) == str(tmp_path / "firefox")
