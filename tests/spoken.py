"""What Poche tells editors in their languages, for tests: strict about what nobody translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from build_tools import printing
from build_tools.problems import RULES, Say
from build_tools.sheets import plan
from build_tools.strings import of_problems

LANGUAGES = ("fr", "de", "nl")
"""What editors are spoken to in besides English."""
TOOLS = Path(__file__).parents[1] / "build_tools"
_TABLES = (
    (text for rule in RULES.values() for text in (rule.message, rule.help)),
    (form for two in printing.COUNTED.values() for form in two),
    plan.PARTS.values(),
)
"""Texts that are not written where they are told."""


@cache
def used() -> frozenset[str]:
    """Return every text that editors can be told, as far as it has words."""
    texts = {text for table in _TABLES for text in table}
    texts.update(text for _, text in worded() if isinstance(text, str))
    return frozenset(text for text in texts if has_words(text))


def worded() -> Iterator[tuple[str, object]]:
    """Yield what is given to `worded`, and where: None stands for what is no text."""
    for path in sorted(TOOLS.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "worded":
                text = call.args[0]
                said = text.value if isinstance(text, ast.Constant) else None
                yield f"{path.relative_to(TOOLS).as_posix()}: {ast.unparse(text)}", said


def has_words(text: str) -> bool:
    """Say whether a text has a word besides the names in its brackets."""
    return bool(re.search(r"[a-zA-Z]", re.sub(r"\{\w+\}", "", text)))


def strictly(lang: str) -> Say:
    """Return who speaks a language, and raises KeyError for what was never translated."""
    texts = of_problems(lang).texts

    def say(text: str) -> str:
        return texts[text] if has_words(text) else text

    return say
