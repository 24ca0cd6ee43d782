"""A newcomer does what the guide says, line by line: nothing else, and nothing of it left out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.guides import GUIDES, ROOT, guide, written_out
from tests.previewing import PATIENCE_S, preview

SOUNDS = ROOT / "tests/media/files"
ADDRESSES = {"en": "ADDRESS", "fr": "ADRESSE"}
SHEETS = {"en": "hands-and-feet", "fr": "mains-et-pieds"}

PART = re.compile(r"^```(console|text|yaml|markdown)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
"""What a reader does: types commands, compares what is said, or saves a file."""


@dataclass(slots=True)
class Newcomer:
    """Somebody at a terminal, with an editor and a browser beside it."""

    home: Path
    where: Path
    lang: str
    said: str = ""
    code: int = 0
    codes: list[int] = field(default_factory=list)
    open_preview: str = ""

    def types(self, line: str, terminal: ExitStack) -> None:
        """Do what a line says; all but a slip that the guide shows must end well."""
        words = shlex.split(line)
        if words[0] == "cd":
            self.where /= words[1]
        elif words == ["poche", "preview"]:
            self.open_preview = terminal.enter_context(preview(self.where))
        else:
            self._run(line)

    def _run(self, line: str) -> None:
        season = str(self.home / "season.git")
        typed = line.replace(ADDRESSES[self.lang], season)
        done = subprocess.run(
            ["sh", "-c", typed],
            cwd=self.where,
            env=self._environment(),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=10 * PATIENCE_S,
            check=False,
        )
        self.said = done.stdout + done.stderr
        assert "Traceback" not in self.said, self.said
        self.codes.append(done.returncode)

    def _environment(self) -> dict[str, str]:
        programs = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        mine = {"HOME": str(self.home), "PATH": programs, "POCHE_LANG": self.lang}
        return {**os.environ, **mine, "GIT_CONFIG_NOSYSTEM": "1"}

    def saves(self, path: str, text: str) -> None:
        """Save a file that is there already, as all are that the guide shows: commands began
        them."""
        assert (self.where / path).is_file()
        (self.where / path).write_text(text, "utf-8")

    def sees(self, text: str) -> None:
        """Wait until the German sheet shows a text."""
        page = f"{self.open_preview}de/workshops/{SHEETS[self.lang]}.html"
        end = time.monotonic() + PATIENCE_S
        shown = ""
        while text not in shown:
            assert time.monotonic() < end, shown
            time.sleep(0.1)
            with urllib.request.urlopen(page, timeout=PATIENCE_S) as answer:
                shown = answer.read().decode()


@pytest.fixture(params=GUIDES)
def newcomer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newcomer]:
    """The season of the first steps lies where others can fetch it, and a sound at home."""
    lang = str(request.param)
    season = tmp_path / "season"
    written_out(guide(lang, "index.md"), season)
    choir = season / "content/recordings/wachet-auf-choir/choir.flac"
    shutil.copy(SOUNDS / "mono-44k-half-second.flac", choir)
    shutil.copy(SOUNDS / "mono-8k-2s.wav", tmp_path / "lobet.wav")
    others = ("-c", "user.name=Others", "-c", "user.email=others@example.org")
    for line in (
        ("init", "-q", "-b", "main"),
        ("add", "content"),
        (*others, "commit", "-qm", "Begin a season"),
        ("clone", "-q", "--bare", str(season), str(tmp_path / "season.git")),
    ):
        subprocess.run(["git", *line], cwd=season, check=True)
    yield Newcomer(tmp_path, tmp_path, lang)


def test_the_first_change_is_done_as_it_is_told(newcomer: Newcomer) -> None:
    typed: list[str] = []
    slips: set[int] = set()
    checked = ""
    with ExitStack() as terminal:
        for kind, path, text in PART.findall(guide(newcomer.lang, "first-change.md")):
            if kind == "text":
                assert text.strip() in newcomer.said
                slips.add(len(newcomer.codes) - 1)
            elif kind == "console":
                if newcomer.open_preview:
                    terminal.close()  # Ctrl-C
                for line in text.splitlines():
                    newcomer.types(line, terminal)
                    typed.append(line)
                    if line.startswith("git status"):
                        new = (each[3:].partition("/")[0] for each in newcomer.said.splitlines())
                        assert {*new} == {"content", ".poche"}
                checked = newcomer.said if line == "poche check" else checked
            else:
                newcomer.saves(path, text)
                if path.endswith("index.de.md"):
                    newcomer.sees("Jedes Kind kann eine Zeile")
                elif newcomer.open_preview:
                    newcomer.sees("Hände und Füße")
    assert SHEETS[newcomer.lang] not in checked  # not even that its translation lags behind
    assert [at for at, code in enumerate(newcomer.codes) if code] == sorted(slips)
    assert {line.split()[1] for line in typed if line.startswith("poche")} == {
        "check", "new", "preview"
    }  # fmt: skip
    handed_in = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "lobet-den-herrn"],
        cwd=newcomer.home / "season.git",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert f"content/workshops/{SHEETS[newcomer.lang]}/index.de.md" in handed_in
    assert not [name for name in handed_in if name.startswith("build/")]
