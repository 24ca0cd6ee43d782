"""The ready-made files for forges do what they say, as far as this machine can show it."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FILES = {name: ROOT / "docs" / "editors" / "ci" / f"{name}.yml"
         for name in ("github", "gitlab", "forgejo")}  # fmt: skip
HUB = "title: Musique\nlanguages: [fr]\ndefault_language: fr\n"
CLONE = 'git clone --quiet --depth 1 "$POCHE" ../poche'


def commands(name: str) -> list[str]:
    """What a forge's file has a shell do, in order."""
    told: dict[str, Any] = yaml.safe_load(FILES[name].read_text("utf-8"))
    if name == "gitlab":
        script: list[str] = told["check"]["script"]
        return script
    return [step["run"] for step in told["jobs"]["check"]["steps"] if "run" in step]


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """A season's repository, with Poche where the files fetch it to."""
    folder = tmp_path / "season"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "hub.yml").write_text(HUB, "utf-8")
    (tmp_path / "poche").symlink_to(ROOT)
    return folder


def run(name: str, season: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    """Do what a forge does after it has fetched both repositories, until something fails."""
    for command in commands(name):
        if command.startswith("git "):
            continue
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=season,
            env={**os.environ, "CI": "true"},
            capture_output=True,
            text=True,
            check=False,
        )
        yield done
        if done.returncode:
            return


@pytest.mark.parametrize("name", FILES)
def test_every_file_fetches_poche_checks_and_builds(name: str) -> None:
    told = commands(name)
    assert CLONE in told
    assert sum("build_tools check" in each for each in told) == 1
    assert told.index(CLONE) < len(told) - 2
    assert "build_tools build" in told[-1]


@pytest.mark.parametrize("name", FILES)
def test_a_season_that_is_right_passes_and_is_built(name: str, season: Path) -> None:
    codes = [done.returncode for done in run(name, season)]
    assert codes == [0, 0]
    assert (season / "build" / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("github", "::error file=content/hub.yml,line=4,col=1,title="),
        ("forgejo", "content/hub.yml:4:1: error["),
    ],
)
def test_what_is_wrong_is_said_at_its_line_and_stops(name: str, said: str, season: Path) -> None:
    (season / "content" / "hub.yml").write_text(f"{HUB}titel: x\n", "utf-8")
    done = list(run(name, season))
    assert [each.returncode for each in done] == [1]
    assert said in done[0].stdout


def test_gitlab_is_handed_a_report_that_it_can_read(season: Path) -> None:
    """As its documentation of custom tools for Code Quality asks."""
    (season / "content" / "hub.yml").write_text(f"{HUB}titel: x\n", "utf-8")
    assert [each.returncode for each in run("gitlab", season)] == [1]
    rows = json.loads((season / "problems.json").read_text("utf-8"))
    assert [row["location"] for row in rows] == [{"path": "content/hub.yml", "lines": {"begin": 4}}]
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in ("info", "minor", "major", "critical", "blocker")
    (season / "content" / "hub.yml").write_text(f"# first\n{HUB}titel: x\n", "utf-8")
    list(run("gitlab", season))
    again = json.loads((season / "problems.json").read_text("utf-8"))
    assert [row["fingerprint"] for row in again] == [row["fingerprint"] for row in rows]
