"""How far several sticks are: stages as plain lines, percentages in one line of a terminal."""

import sys
from pathlib import Path

import pytest

from build_tools.progress import Targets

A, B = Path("/media/a"), Path("/media/b")


def tell(targets: Targets) -> None:
    """Two sticks at once, the second a little behind."""
    with targets:
        for done in (1, 50, 99, 100):
            targets(A, "writing", done * 10_000, 1_000_000)
            targets(B, "writing", done * 5000, 1_000_000)
        targets(A, "reading back", 1_000_000, 1_000_000)


def test_without_a_terminal_each_stage_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Targets())
    assert capsys.readouterr().err.splitlines() == [
        "/media/a: writing, 1.0 MB",
        "/media/b: writing, 1.0 MB",
        "/media/a: reading back, 1.0 MB",
    ]


def test_on_a_terminal_one_line_says_it_for_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written over, and stays within the window."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    tell(Targets())
    *steps, end = capsys.readouterr().err.split("\r")[1:]
    assert "a: writing 50 %  b: writing 25 %" in [step.rstrip() for step in steps]
    assert end.startswith("a: reading back 100 %  b: writing 50 %") and end.endswith("\n")
    assert all(len(step.rstrip("\n")) < 40 for step in (*steps, end))


def test_nothing_to_do_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with Targets() as targets:
        targets(A, "writing", 0, 0)
    assert capsys.readouterr().err == "/media/a: writing, 0.0 MB\n"
