"""The private environment: made once, made anew when half-made, honest when it can't be made."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_tools import bootstrap

ROOT = Path(__file__).resolve().parent.parent
STANDARD_LIBRARY_ALONE = [
    ROOT / "build_tools" / name for name in ("__init__.py", "__main__.py", "bootstrap.py")
]

STAND_IN = """
import importlib.metadata
import sys

def main():
    print(sys.prefix, sys.argv, importlib.metadata.version("poche"))
    sys.exit(7 if "fail" in sys.argv else 0)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with nothing to install, in a folder with a blank and an accent in its name."""
    root = tmp_path / "clé usb"
    (root / "build_tools").mkdir(parents=True)
    for file in STANDARD_LIBRARY_ALONE:
        shutil.copy(file, root / "build_tools")
    (root / "build_tools" / "cli.py").write_text(STAND_IN, "utf-8")
    (root / "pyproject.toml").write_text('version = "1.2.3"\n', "utf-8")
    (root / "requirements.lock").write_text("", "utf-8")
    (root / "requirements-cluster.lock").write_text("", "utf-8")
    (root / "requirements-dev.lock").write_text("", "utf-8")
    return root


def start(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m build_tools`` outside any environment of ours."""
    python = getattr(sys, "_base_executable", sys.executable)
    return subprocess.run(
        [python, "-m", "build_tools", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_environment_is_made_once_and_arguments_and_exit_code_pass_through(checkout: Path) -> None:
    first = start(checkout, "check", "--root", "a b")
    assert first.returncode == 0, first.stderr
    assert "private environment" in first.stdout
    assert str(checkout / ".venv") in first.stdout
    assert "['poche', 'check', '--root', 'a b'] 1.2.3" in first.stdout

    assert [*(checkout / "build_tools" / "__pycache__").glob("cli.*.pyc")], "compiled beforehand"

    begin = time.monotonic()
    second = start(checkout, "fail")
    assert second.returncode == 7
    assert "private environment" not in second.stdout
    assert time.monotonic() - begin < 2

    command = shutil.which("poche", path=str(checkout / ".venv" / "bin"))
    if os.name != "nt":
        assert command is not None
        direct = subprocess.run([command, "fail"], cwd="/", capture_output=True, check=False)
        assert direct.returncode == 7


def test_half_made_or_outdated_environment_is_made_anew(checkout: Path) -> None:
    start(checkout, "check")
    left_behind = checkout / ".venv" / "left-behind"
    left_behind.touch()
    (checkout / ".venv" / "poche-stamp").unlink()
    assert "private environment" in start(checkout, "check").stdout
    assert not left_behind.exists()

    (checkout / "requirements.lock").write_text("# another lock\n", "utf-8")
    assert "private environment" in start(checkout, "check").stdout


def test_test_tools_are_added_without_making_the_environment_anew(checkout: Path) -> None:
    bootstrap.ensure(checkout, "runtime")
    (checkout / ".venv" / "kept").touch()
    bootstrap.ensure(checkout, "dev")
    bootstrap.ensure(checkout, "runtime")
    assert (checkout / ".venv" / "kept").exists()
    stamp = checkout / ".venv" / "poche-stamp"
    assert re.fullmatch(r"dev \w{64}\nruntime \w{64}\n", stamp.read_text("utf-8"))
    bootstrap.ensure(checkout, "cluster")
    known = stamp.read_text("utf-8")
    assert re.fullmatch(r"cluster \w{64}\ndev \w{64}\nruntime \w{64}\n", known)


def test_package_without_hash_is_refused_in_one_line(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("click==8.5.1\n", "utf-8")
    done = start(checkout, "check")
    assert done.returncode == bootstrap.TOOL_FAILED
    assert "hash" in done.stderr.lower()
    assert done.stderr.splitlines()[-1].startswith("poche: the packages of requirements.lock")
    assert not (checkout / ".venv" / "poche-stamp").exists()


def test_python_without_ensurepip_says_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", checkout)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(bootstrap, "install_system_package", lambda _choices: False)
    assert bootstrap.prepare_then("runtime", []) == bootstrap.TOOL_FAILED
    said = capsys.readouterr().err
    assert "sudo apt install python3-venv" in said
    assert said.count("\n") == 1


def test_old_python_says_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "OLDEST", (9, 9))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert bootstrap.prepare_then("runtime", []) == bootstrap.TOOL_FAILED
    said = capsys.readouterr().err
    assert f"this is Python 3.{sys.version_info.minor};" in said
    assert "3.11 or newer" in said
    assert said.count("\n") == 1


def test_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "OLDEST", (9, 9))
    monkeypatch.setattr(sys, "argv", ["/x/build_tools/__main__.py", "check"])
    monkeypatch.setattr(
        shutil, "which", lambda name: f"/bin/{name}" if name == "python3.12" else None
    )
    monkeypatch.setattr(bootstrap, "replace_process", seen.append)
    bootstrap.prepare_then("runtime", [])
    assert seen == [["/bin/python3.12", "-m", "build_tools", "check"]]


@pytest.mark.parametrize("file", STANDARD_LIBRARY_ALONE, ids=lambda file: file.name)
def test_the_first_step_runs_on_an_old_and_bare_python(file: Path) -> None:
    """Its syntax is Python 3.7's and its imports are the standard library's."""
    tree = ast.parse(file.read_text("utf-8"), feature_version=(3, 7))
    at_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in at_top if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in at_top if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= {*sys.stdlib_module_names, "build_tools"}


def pinned(lock: str) -> dict[str, str]:
    """Every requirement of a lock file with its hashes."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(re.split(r"\s+(?=--hash)", line, maxsplit=1) for line in lines)


@pytest.mark.parametrize("lock", bootstrap.LOCKS.values())
def test_locks_pin_everything_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|file:", text)
    for requirement, hashes in pinned(lock).items():
        assert re.match(r"[a-z0-9-]+==\S+( ;.*)?$", requirement)
        assert re.fullmatch(r"(--hash=sha256:[0-9a-f]{64}\s*)+", hashes)


def test_each_lock_holds_those_before_it_whole() -> None:
    runtime, cluster, dev = (pinned(lock).items() for lock in bootstrap.LOCKS.values())
    assert runtime < cluster < dev


def test_who_needs_no_cluster_does_not_load_dask() -> None:
    """It is an extra; neither is what is there of it imported where nobody asks for it."""
    names = {requirement.split("==")[0] for requirement in pinned("requirements.lock")}
    assert not names & {"dask", "distributed", "tornado"}
    listed = "import sys; import build_tools.cli; print({'dask', 'distributed'} & {*sys.modules})"
    said = subprocess.check_output([sys.executable, "-c", listed], text=True, cwd=ROOT)
    assert said.strip() == "set()"


@pytest.mark.parametrize("windows", [False, True])
def test_command_finds_its_python_beside_it(windows: bool) -> None:
    name, text = bootstrap.command_file(windows=windows)
    assert name == ("Scripts/poche.cmd" if windows else "bin/poche")
    assert ("%~dp0python.exe" if windows else "$here/python") in text
    assert text.count("\n") == (1 if windows else 3)


def test_package_manager_is_used_only_by_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is run where we are neither root nor may become it without a password."""
    calls: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        calls.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    monkeypatch.setattr(bootstrap, "may_install", lambda: None)
    assert not bootstrap.install_system_package({"apt-get": [["chromium"]]})
    assert calls == []

    monkeypatch.setattr(bootstrap, "may_install", lambda: ["sudo", "-n"])
    assert bootstrap.install_system_package({"apt-get": [["chromium"]]})
    assert calls[-1] == ["sudo", "-n", "apt-get", "install", "-y", "chromium"]


def test_make_help_lists_every_target_and_each_is_one_line() -> None:
    rules = re.findall(
        r"^([a-z]+):[^#=\n]*(## .+)?\n((?:\t.+\n)*)", (ROOT / "Makefile").read_text("utf-8"), re.M
    )
    targets = {name for name, _, _ in rules}
    assert targets >= {"help", "site", "check", "test", "proof", "preview", "lock", "clean"}
    for name, explained, recipe in rules:
        assert recipe.count("\n") == 1, name
        assert explained or name == "dev"


def test_continuous_integration_runs_make_test_with_browsers_required() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "POCHE_REQUIRE_BROWSERS=1 make test" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
