"""Every rule has a golden folder, and every golden folder says what it always said.

With `POCHE_SAVE_GOLDEN=1` each `expected.txt` is written anew: read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_tools.problems import RULES, printed
from tests.golden import FOLDER, found, laid_out
from tests.spoken import LANGUAGES, strictly

CODES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("code", CODES)
def test_golden(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub with one mistake is told of this mistake, and of no other, and is so again when what
    was read is remembered; and there are words for it in every language."""
    root = laid_out(code, tmp_path / "hub", monkeypatch)

    problems, text = found(root)
    assert found(root) == (problems, text)

    expected = FOLDER / code / "expected.txt"
    if os.environ.get("POCHE_SAVE_GOLDEN") == "1":
        expected.write_text(text, "utf-8", newline="\n")
    assert text == expected.read_text("utf-8")
    for lang in LANGUAGES:
        say = strictly(lang)
        assert all(printed(problem, say) != printed(problem) for problem in problems)
    assert {problem.code for problem in problems} == {code}


def test_every_rule_has_a_golden_folder() -> None:
    """Rules and golden folders are the same codes."""
    assert sorted(RULES) == CODES


def test_messages_are_one_line() -> None:
    """No sentence of a rule breaks the line, so that every head is one line."""
    assert not [rule.code for rule in RULES.values() if "\n" in rule.message + rule.help]
