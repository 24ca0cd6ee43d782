"""A missing program is installed if allowed, else named in one line; required, it fails."""

from pathlib import Path

import pytest

from tests import install, programs
from tests.programs import ALL, CHROMIUM, FIREFOX, MPV, Program, executable


class Machine:
    """A machine without any of the programs; what its package manager was asked for."""

    def __init__(self, allowed: bool = False) -> None:
        self.allowed = allowed
        self.asked: list[dict[str, list[list[str]]]] = []
        self.has: set[str] = set()

    def install(self, choices: dict[str, list[list[str]]]) -> bool:
        self.asked.append(choices)
        if self.allowed:
            packages = {argument for attempt in choices["apt-get"] for argument in attempt}
            self.has |= {it.name for it in ALL if set(it.packages["apt-get"][0]) <= packages}
        return self.allowed

    def executable(self, wanted: Program) -> str | None:
        return f"/usr/bin/{wanted.name}" if wanted.name in self.has else None


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """Nothing is there and nothing may be installed; no system manager runs."""
    machine = Machine()
    for module in (install, programs):
        monkeypatch.setattr(module, "executable", machine.executable)
    monkeypatch.setattr(install, "install_system_package", machine.install)
    monkeypatch.setattr(install, "SYSTEM_MANAGER", tmp_path / "none")
    monkeypatch.delenv("POCHE_REQUIRE_BROWSERS", raising=False)
    return machine


def test_what_is_skipped_is_said_with_the_way_out(
    bare: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install.main() == 0
    assert bare.asked[1:] == [it.packages for it in ALL]
    said = [line for line in capsys.readouterr().out.splitlines() if "skipped" in line]
    assert len(said) == len(ALL)
    assert "install Firefox (or name its program in POCHE_FIREFOX)" in said[1]
    assert "install VLC (or name its program in POCHE_VLC)" in said[3]


def test_all_that_is_missing_comes_in_one_go(
    bare: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    """The package manager renews its lists once, not six times; recommends stay out."""
    bare.allowed = True
    assert install.main() == 0
    assert len(bare.asked) == 1
    (packages,) = bare.asked[0]["apt-get"]
    assert {"chromium", "mpv", "vlc-bin", "vlc-plugin-base", "nginx", "caddy"} <= set(packages)
    assert "--no-install-recommends" in packages
    assert "skipped" not in capsys.readouterr().out


def test_what_is_there_asks_nobody(bare: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    bare.has = {it.name for it in ALL}
    assert install.main() == 0
    assert bare.asked == [] and capsys.readouterr().out == ""


def test_no_server_is_started_on_somebodys_machine(
    bare: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Under systemd a server's package would serve from then on; a required one must come."""
    monkeypatch.setattr(install, "SYSTEM_MANAGER", tmp_path)
    bare.has = {it.name for it in ALL if not it.serves}
    assert install.main() == 0 and bare.asked == []
    monkeypatch.setenv("POCHE_REQUIRE_BROWSERS", "1")
    bare.allowed = True
    assert install.main() == 0 and len(bare.asked) == 1


@pytest.mark.usefixtures("bare")
def test_missing_program_skips_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(pytest.skip.Exception, match="Chromium is missing"):
        programs.program(CHROMIUM)
    monkeypatch.setenv("POCHE_REQUIRE_BROWSERS", "1")
    assert install.main() == 1
    with pytest.raises(pytest.fail.Exception, match="mpv is required"):
        programs.program(MPV)


def test_a_program_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POCHE_FIREFOX", str(tmp_path / "firefox"))
    assert executable(FIREFOX) == str(tmp_path / "firefox")
