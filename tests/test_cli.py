"""The door: exit codes, forms of printing, and a site that stays whole."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main
from tests.commands import poche

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "tests" / "media" / "files"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A small hub without a mistake: one recording, one page, two languages."""
    recording = tmp_path / "content/recordings/ton"
    page = tmp_path / "content/pages/aide"
    for folder in (recording, page, tmp_path / "playlists"):
        folder.mkdir(parents=True)
    (tmp_path / "content/hub.yml").write_text(
        "title: Musique\nlanguages: [fr, lb]\ndefault_language: fr\n"
    )
    source = next(path for path in sorted(FILES.iterdir()) if path.suffix == ".ogg")
    shutil.copy(source, recording / "ton.ogg")
    (recording / "recording.yml").write_text("title: Un ton\nrights: {licence: CC0-1.0}\n")
    (page / "index.fr.md").write_text("---\ntitle: Aide\n---\nTexte.\n")
    (page / "index.lb.md").write_text("---\ntitle: Hëllef\n---\nText.\n")
    (tmp_path / "playlists/tout.yml").write_text("title: Tout\nitems:\n  - recording: ton\n")
    return tmp_path


def test_right_hub_gives_0(hub: Path) -> None:
    code, out, err = poche(hub, "check")
    assert (code, out) == (0, ""), err
    assert "Everything is right." in err


def test_mistakes_give_1_and_are_all_printed(hub: Path) -> None:
    """YAML, media and prose are reported together."""
    (hub / "playlists/tout.yml").write_text("title: Tout\nitems:\n  - recording: tonn\n")
    (hub / "content/recordings/ton/ton.ogg").write_text("no music")
    (hub / "content/pages/aide/index.fr.md").write_text("---\ntitle: A\n---\n::: tipp\n:::\n")
    code, out, _ = poche(hub, "check")
    assert code == 1
    assert "playlists/tout.yml:3:5: error[PLY04] no recording has the id 'tonn'" in out
    assert "help: did you mean 'ton'?" in out
    assert "content/recordings/ton/ton.ogg: error[MED" in out
    assert "content/pages/aide/index.fr.md:4:1: error[TXT02]" in out
    assert "Traceback" not in out


def test_json_has_its_form(hub: Path) -> None:
    (hub / "playlists/tout.yml").write_text("title: Tout\nitms: []\n")
    code, out, _ = poche(hub, "check", "--format", "json")
    data = json.loads(out)
    assert code == 1 and data["version"] == 1
    unknown = next(problem for problem in data["problems"] if problem["code"] == "PLY02")
    assert set(unknown) == {"code", "severity", "path", "line", "column", "message", "help"}
    assert (unknown["path"], unknown["line"], unknown["column"]) == ("playlists/tout.yml", 2, 1)


def test_github_form_is_one_line_a_problem(hub: Path) -> None:
    (hub / "playlists/tout.yml").write_text("title: 'a%b,c'\nitms: []\n")
    _, out, _ = poche(hub, "check", "--format", "github")
    assert out.startswith("::error file=playlists/tout.yml,line=")
    assert all(line.startswith("::") for line in out.splitlines())


def test_strict_counts_warnings(hub: Path) -> None:
    text = "---\ntitle: Aide\n---\nTexte <script>x</script>.\n"
    (hub / "content/pages/aide/index.fr.md").write_text(text)
    assert poche(hub, "check")[0] == 0
    assert poche(hub, "check", "--strict")[0] == 1
    assert poche(hub, "build", "--strict")[0] == 1
    assert not (hub / "build/site").exists()


def test_missing_translation_is_a_notice(hub: Path) -> None:
    (hub / "content/pages/aide/index.lb.md").unlink()
    code, out, _ = poche(hub, "check")
    assert code == 0 and "notice[TRN01]" in out


def test_folder_without_hub_gives_1(tmp_path: Path) -> None:
    code, out, _ = poche(tmp_path, "check")
    assert code == 1 and "error[" in out and "Traceback" not in out


def test_build_then_failed_build_leaves_the_site(hub: Path) -> None:
    code, out, err = poche(hub, "build")
    assert code == 0, err
    site = hub / "build/site"
    assert out.strip() == f"Open {site / 'index.html'}"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert (site / "lb/recordings/ton.html").is_file() and (site / "catalogue.json").is_file()
    (hub / "playlists/tout.yml").write_text("items: []\n")
    assert poche(hub, "build")[0] == 1
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_faults_of_the_machine_give_2(hub: Path) -> None:
    (hub / "build").write_text("a file where a folder must be")
    code, _, err = poche(hub, "build")
    assert code == 2 and "Traceback" not in err and "poche:" in err


def start_build(hub: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from build_tools.cli import main; main()", "--root", str(hub)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*command, "build"], cwd=ROOT, stdout=quiet, stderr=quiet)


def state(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def build_at_the_swap(hub: Path) -> subprocess.Popen[bytes]:
    """Return a build whose new site has just begun to appear.

    It is put in place milliseconds later: on a busy machine a build may be over
    before it is seen, and then another is started.
    """
    for _ in range(20):
        child = start_build(hub)
        while child.poll() is None:
            if (hub / "build/site.new").exists():
                return child
            time.sleep(0.0005)
    pytest.fail("no build was met at the swap in 20 tries")


def kill_builds(hub: Path, at_random_s: list[float], at_swap_s: list[float]) -> None:
    """Kill builds, counted from their start and from the swap's beginning.

    Each time the site is the old one or the new one, byte for byte.
    """
    text = hub / "content/pages/aide/index.fr.md"
    written = [f"---\ntitle: A\n---\n{word}\n" for word in ("un", "deux")]
    sites = []
    for words in written:
        text.write_text(words)
        assert poche(hub, "build")[0] == 0
        sites.append(state(hub / "build/site"))
    begin = [(start_build, delay_s) for delay_s in at_random_s]
    begin += [(build_at_the_swap, delay_s) for delay_s in at_swap_s]
    for number, (start, delay_s) in enumerate(begin):
        text.write_text(written[number % 2])
        child = start(hub)
        time.sleep(delay_s)
        child.kill()
        child.wait()
        site = hub / "build/site"
        assert state(site if site.is_dir() else hub / "build/site.old") in sites
    text.write_text(written[1])
    assert poche(hub, "build")[0] == 0
    assert state(hub / "build/site") == sites[1]
    assert not list((hub / "build").glob("site.*"))


def test_killed_builds_leave_a_whole_site(hub: Path) -> None:
    kill_builds(hub, [0.3, 0.9, 1.3], [0.0, 0.005, 0.02])


@pytest.mark.proof
def test_builds_killed_at_random_leave_a_whole_site(
    hub: Path, prove: Callable[[str], None]
) -> None:
    rng = random.Random(20260907)
    kill_builds(
        hub,
        [round(rng.uniform(0.0, 2.0), 3) for _ in range(30)],
        [round(rng.uniform(0.0, 0.05), 4) for _ in range(30)],
    )
    prove(
        "- 60 builds killed, 30 of them while the new site was put in place: each time the site "
        "was the old one or the new one, byte for byte, and the next build was right."
    )


def test_two_builds_at_once_take_turns(hub: Path) -> None:
    """Preview and a build in another window is an everyday case."""
    children = [start_build(hub) for _ in range(3)]
    assert [child.wait(120) for child in children] == [0, 0, 0]
    assert (hub / "build/site/index.html").is_file()


def test_no_hub_leaves_nothing_behind(tmp_path: Path) -> None:
    for command in ("check", "build"):
        assert poche(tmp_path / "typo", command)[0] == 1
    assert not (tmp_path / "typo").exists()


def test_any_character_is_printed_on_any_console(hub: Path) -> None:
    (hub / "playlists/tout.yml").write_text("title: Łódź 日本\nitms: []\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", "from build_tools.cli import main; main()", "--root", hub, "check"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert result.returncode == 1 and b"PLY02" in result.stdout


@pytest.mark.parametrize("command", [(), ("check",), ("build",), ("preview",)])
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"], prog_name="poche")
    assert result.exit_code == 0 and len(result.output) > 200
