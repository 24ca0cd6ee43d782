"""`poche serve` as somebody in a classroom meets it: what it serves, what it says, how it ends."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_tools import serve, serving
from build_tools.cli import main
from build_tools.drawings import qr_blocks
from build_tools.manifest import STAMP, stamp_json
from tests.editions.laid_out import STAMP as EDITION

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 30
SHELL = "<!doctype html><title>Musique &amp; poche</title>"


def site(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(SHELL, "utf-8")
    (folder / "catalogue.json").write_text('{"languages": ["de", "fr", "xx"]}', "utf-8")
    return folder


def refused(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--root", str(root), "serve", *arguments])
    assert result.exit_code == 2, result.output
    assert len(result.stderr.splitlines()) == 1, "one sentence"
    return result


def test_without_a_name_it_is_the_built_site(tmp_path: Path) -> None:
    built = site(tmp_path / "build/site")
    found = serving.find(tmp_path, None)
    assert (found.folder, found.title) == (built, "Musique & poche")
    assert found.languages == ("de", "fr")


def test_an_edition_is_found_by_its_name_and_says_what_it_is(tmp_path: Path) -> None:
    folder = site(tmp_path / "dist/stick")
    (folder / STAMP).parent.mkdir()
    (folder / STAMP).write_text(stamp_json(EDITION), "utf-8")
    found = serving.find(tmp_path, "stick")
    assert (found.folder, found.title) == (folder, EDITION.title)
    assert found.languages == EDITION.languages
    assert serving.find(tmp_path, str(folder)).folder == folder


def test_a_damaged_stamp_stops_nobody(tmp_path: Path) -> None:
    folder = site(tmp_path / "stick")
    (folder / STAMP).parent.mkdir()
    (folder / STAMP).write_text("{", "utf-8")
    assert serving.find(tmp_path, str(folder)).title == "Musique & poche"
    (folder / "catalogue.json").write_text("[]", "utf-8")
    assert serving.find(tmp_path, str(folder)).languages == ("fr", "de", "nl", "en", "lb")


def test_what_holds_no_site_is_refused_with_a_way_out(tmp_path: Path) -> None:
    assert "poche build" in refused(tmp_path).stderr
    (tmp_path / "empty").mkdir()
    assert "such as a stick" in refused(tmp_path, str(tmp_path / "empty")).stderr
    assert "no index.html" in refused(tmp_path, str(tmp_path / "gone")).stderr
    site(tmp_path / "dist/stick")
    assert "there is stick: poche serve stick" in refused(tmp_path).stderr


def test_a_taken_port_is_said_before_anything_is_served(tmp_path: Path) -> None:
    site(tmp_path / "build/site")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path, "--host", "127.0.0.1", "--port", str(port)).stderr
    assert f"port {port} is taken" in said and f"--port {port + 1}" in said


def test_a_host_that_is_not_this_machine_is_refused(tmp_path: Path) -> None:
    site(tmp_path / "build/site")
    assert "leave --host away" in refused(tmp_path, "--host", "192.0.2.77").stderr
    assert "leave --host away" in refused(tmp_path, "--host", "nobody.invalid").stderr


def test_it_says_its_address_serves_and_ends_calmly(tmp_path: Path) -> None:
    site(tmp_path / "build/site")
    command = [sys.executable, "-P", "-m", "build_tools", "--root", str(tmp_path), "serve"]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as child:
        assert child.stderr is not None
        said = ""
        while "Stop with" not in said:
            line = child.stderr.readline()
            assert line, said
            said += line
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        with urllib.request.urlopen(address[0], timeout=PATIENCE_S) as answer:
            assert answer.read().decode() == SHELL
        child.send_signal(signal.SIGINT)
        rest = child.stderr.read()
        assert child.wait(PATIENCE_S) == 0
    assert rest.splitlines() == ["Stopped."]


def test_to_everybody_it_says_the_addresses_in_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "own_addresses", lambda: ("192.168.1.20", "10.42.0.1"))
    said = serving.told(tmp_path, "0.0.0.0", 8000)
    assert qr_blocks("http://192.168.1.20:8000/") in said
    assert "Open http://192.168.1.20:8000/ on every device of this network." in said
    assert "If that does not open, try http://10.42.0.1:8000/" in said
    assert any("Everybody in this network" in line for line in said)
    assert not any("127.0.0.1:" in line for line in said)


def test_for_this_machine_alone_it_names_nothing_else(tmp_path: Path) -> None:
    said = serving.told(tmp_path, "127.0.0.1", 80)
    assert "Open http://127.0.0.1/ on this machine." in said
    assert not any("Everybody" in line for line in said)


def test_without_a_network_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "own_addresses", lambda: ())
    said = serving.told(tmp_path, "0.0.0.0", 8000)
    assert any("in no network" in line for line in said)
    assert "Here: http://127.0.0.1:8000/" in said


def test_own_addresses_are_for_others() -> None:
    for address in serve.own_addresses():
        assert not address.startswith(("127.", "169.254.", "0."))


def test_addresses_are_written_as_browsers_take_them() -> None:
    assert serve.address("10.0.0.2", 80) == "http://10.0.0.2/"
    assert serve.address("10.0.0.2", 8000) == "http://10.0.0.2:8000/"
    assert serve.address("fd00::2", 8000) == "http://[fd00::2]:8000/"
    assert serve.is_everywhere("0.0.0.0") and serve.is_everywhere("::")
    assert not serve.is_everywhere("10.0.0.2") and not serve.is_everywhere("box.lan")


def test_the_code_in_a_terminal_has_a_quiet_zone_and_square_points() -> None:
    """Each line says its colours itself, so that it is dark on light on any terminal."""
    lines = qr_blocks("http://192.168.1.20:8000/").splitlines()
    bare = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]
    assert all(line.startswith("\x1b[30;107m") and line.endswith("\x1b[0m") for line in lines)
    assert len({len(line) for line in bare}) == 1
    assert abs(len(bare[0]) - 2 * len(bare)) <= 1
    assert not bare[0].strip() and all(line[:2] == line[-2:] == "  " for line in bare)
    assert bare[1].startswith("  █▀▀▀▀▀█ ")
